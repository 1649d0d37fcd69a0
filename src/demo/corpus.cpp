#include "demo/corpus.h"

#include "corpus/document.h"
#include "corpus/normal/applicant.h"
#include "corpus/normal/finish.h"
#include "corpus/normal/number.h"
#include "corpus/schema.h"
#include "demo/inventions.h"
#include "search/index/index.h"
#include "work/corpus.h"

namespace sanlian::demo {
namespace {

/// One of the park's patents as a database of publications would have it.
corpus::Publication publication_of(const record::RowView& row) {
  const auto text = [&](std::string_view key) { return record::printed(row, key); };
  corpus::Publication one;
  one.application = corpus::application_number(text("patent_number"), "CN");
  corpus::add_text(one.titles, "zh", text("title"));
  corpus::set_day(one, one.applied, text("filing_date"));
  corpus::set_day(one, one.published, text("grant_date"));
  corpus::add_applicant(one, {.name = text("registered_holders"), .standard = {}, .country = "CN", .region = "济南"});
  corpus::add_ipc(one, text("ipc_main"));
  one.country = "CN";
  one.kind = text("kind") == "实用新型" ? "U" : text("kind") == "外观设计" ? "S" : "B";
  one.source = "demo";
  corpus::finish(one);
  return one;
}

Status put(search::Index& index, const corpus::Publication& publication, std::int64_t& count) {
  ++count;
  return index.put(corpus::to_document(publication));
}
}  // namespace

Result<std::int64_t> make_corpus(work::Platform& platform, const Options& options) {
  const auto parameters = Parameters::load(platform.packs(), options.park, "demo_corpus.yaml");
  if (!parameters) return std::int64_t{0};
  SeededRandom random(static_cast<std::uint64_t>(parameters->whole("seed")) + options.seed);
  const auto index = SANLIAN_TRY(search::Index::open(platform.corpus().directory(), corpus::publication_schema(), {}));
  std::int64_t count = 0;
  Inventions inventions(*parameters, random, platform.clock().now().local_date());
  for (const auto& publication : inventions.make(kPublications * options.scale))
    SANLIAN_TRY(put(*index, publication, count));
  const auto* type = platform.registry().find("patent");
  ensure(type != nullptr, "a park's demo has patents");
  SANLIAN_TRY(platform.queries().each(
      platform.store().reader(), platform.context(record::Actor::system("demo")), *type,
      {.fields = {"patent_number", "title", "filing_date", "grant_date", "registered_holders", "ipc_main", "kind"}},
      [&](const record::RowView& row) -> Result<bool> {
        SANLIAN_TRY(put(*index, publication_of(row), count));
        return true;
      }));
  SANLIAN_TRY(index->commit("demo"));
  return count;
}

}  // namespace sanlian::demo
