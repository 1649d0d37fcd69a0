#include "work/corpus.h"

#include "corpus/normal/number.h"
#include "corpus/schema.h"
#include "search/match/match.h"
#include "work/platform.h"

namespace sanlian::work {
namespace {

/// Adds the publications of one number, in any spelling, to `set`; whether there were any.
Result<bool> add_numbered(const search::Snapshot& snapshot, std::string_view key, const std::string& number,
                          search::Set& set) {
  const auto matched = SANLIAN_TRY(search::match(snapshot, {search::Value{corpus::field_id(key), number}}));
  bool found = false;
  matched.for_each([&](std::uint32_t doc) {
    set.add(doc);
    found = true;
  });
  return found;
}
}  // namespace

Result<std::shared_ptr<const corpus::Library>> CorpusShelf::library() {
  const std::lock_guard lock(mutex_);
  if (!library_)
    library_ = SANLIAN_TRY(corpus::Library::open(directory_));
  else
    SANLIAN_TRY(library_->refresh());
  return std::shared_ptr<const corpus::Library>(library_);
}

Result<std::shared_ptr<const corpus::Library>> corpus_of(Platform& platform) { return platform.corpus().library(); }

Result<OwnPatents> own_patents(Platform& platform, const record::Actor& actor, const search::Snapshot& snapshot) {
  OwnPatents own{.set = search::Set(snapshot.slots())};
  const auto* type = platform.registry().find("patent");
  if (!type) return own;
  SANLIAN_TRY(platform.queries().each(
      platform.store().reader(), platform.context(actor), *type, {.fields = {"publication_number", "patent_number"}},
      [&](const record::RowView& row) -> Result<bool> {
        const auto publication = corpus::spell_number(record::printed(row, "publication_number"));
        const auto application = corpus::application_number(record::printed(row, "patent_number"), "CN");
        if (publication.empty() && application.empty()) return true;
        ++own.patents;
        bool found = false;
        if (!publication.empty())
          found = SANLIAN_TRY(add_numbered(snapshot, corpus::field::number, publication, own.set));
        if (!found && !application.empty())
          found = SANLIAN_TRY(add_numbered(snapshot, corpus::field::application, application, own.set));
        own.found += found ? 1 : 0;
        return true;
      }));
  return own;
}

}  // namespace sanlian::work
