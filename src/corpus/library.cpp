#include "corpus/library.h"

#include <charconv>

#include "base/text.h"
#include "corpus/errors.h"
#include "corpus/normal/number.h"
#include "corpus/payload.h"
#include "corpus/schema.h"
#include "search/language/parse.h"
#include "search/match/match.h"

namespace sanlian::corpus {
namespace fs = std::filesystem;
namespace {

using search::FieldId;

constexpr std::size_t kSnippetCharacters = 180;

Result<search::Query> read(std::string_view text) {
  if (trim(text).empty()) return search::Query{search::Everything{}};
  return search::parse(text, publication_schema());
}

struct Order {
  FieldId field = 0;
  bool descending = false;
};

Result<Order> order_of(std::string_view sort) {
  Order order;
  if (sort.starts_with('-')) order.descending = true, sort.remove_prefix(1);
  const auto& schema = publication_schema();
  const auto coded = schema.coded(sort);
  if (coded.size() == 1 && schema[coded[0]].kind == search::FieldKind::number) {
    order.field = coded[0];
    return order;
  }
  std::vector<std::string> known;
  for (const auto& field : schema.fields())
    if (field.kind == search::FieldKind::number) known.push_back(field.key);
  return Error(errors::no_such_axis, {{"axis", std::string(sort)}, {"known", join(known, ", ")}});
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

/// `2019:415`, `none:415`: the column's value and the document of the last row.
Result<search::After> after_of(const std::string& text) {
  const auto colon = text.find(':');
  search::After after;
  std::int64_t value = 0;
  const auto first = std::string_view(text).substr(0, colon);
  if (colon == std::string::npos || !read_number(std::string_view(text).substr(colon + 1), after.doc) ||
      (first != "none" && !read_number(first, value)))
    return Error(errors::bad_page, {{"after", text}});
  if (first != "none") after.value = value;
  return after;
}

const std::string* first_text(const std::vector<Text>& texts) { return texts.empty() ? nullptr : &texts.front().text; }

Result<Row> row_of(const search::Snapshot& snapshot, const search::Query& query, std::uint32_t doc, float score) {
  Row row{.publication = SANLIAN_TRY(from_payload(SANLIAN_TRY(snapshot.payload(doc)))), .score = score};
  const auto& publication = row.publication;
  if (const auto* title = first_text(publication.titles))
    row.title_spans = search::highlights(query, field_id(field::title), *title);
  if (const auto* summary = first_text(publication.abstracts))
    row.snippet = search::snippet(*summary, search::highlights(query, field_id(field::abstract_text), *summary),
                                  kSnippetCharacters);
  else if (const auto* claim = first_text(publication.claims))
    row.snippet =
        search::snippet(*claim, search::highlights(query, field_id(field::claims), *claim), kSnippetCharacters);
  return row;
}
}  // namespace

Result<std::unique_ptr<Library>> Library::open(const fs::path& directory) {
  std::error_code none;
  if (!fs::exists(directory / "CURRENT", none)) return Error(errors::no_index, {{"path", directory.string()}});
  return std::unique_ptr<Library>(
      new Library(SANLIAN_TRY(search::Index::open_to_read(directory, publication_schema()))));
}

Status Library::refresh() { return index_->refresh(); }

Result<Library::Found> Library::find(std::string_view query, const search::Limits& limits) const {
  return find(query, index_->snapshot(), limits);
}

Result<Library::Found> Library::find(std::string_view query, std::shared_ptr<const search::Snapshot> snapshot,
                                     const search::Limits& limits) const {
  Found found{.snapshot = std::move(snapshot), .query = SANLIAN_TRY(read(query)), .set = {}};
  found.set = SANLIAN_TRY(search::match(*found.snapshot, found.query, limits));
  return found;
}

Result<Page> Library::search(const SearchRequest& request, const search::Limits& limits) const {
  const auto found = SANLIAN_TRY(find(request.query, limits));
  const auto& snapshot = *found.snapshot;
  const auto limit = std::min(request.limit, kRowsMax);
  Page page{.count = found.set.count(), .expression = print(found.query)};
  if (request.sort.empty()) {
    std::size_t skip = 0;
    if (!request.after.empty() && !read_number(request.after, skip))
      return Error(errors::bad_page, {{"after", request.after}});
    const auto reach = std::min(skip + limit, kRankedMax);
    const auto hits = SANLIAN_TRY(search::top(snapshot, found.query, reach, limits));
    for (std::size_t i = skip; i < hits.size(); ++i)
      page.rows.push_back(SANLIAN_TRY(row_of(snapshot, found.query, hits[i].doc, hits[i].score)));
    if (reach < page.count && reach < kRankedMax) page.next = std::to_string(reach);
    return page;
  }
  const auto order = SANLIAN_TRY(order_of(request.sort));
  std::optional<search::After> after;
  if (!request.after.empty()) after = SANLIAN_TRY(after_of(request.after));
  const auto docs = search::sorted(snapshot, found.set, order.field, order.descending, limit + 1, after);
  for (std::size_t i = 0; i < std::min(limit, docs.size()); ++i)
    page.rows.push_back(SANLIAN_TRY(row_of(snapshot, found.query, docs[i], 0)));
  if (docs.size() > limit && limit > 0) {
    const auto last = docs[limit - 1];
    const auto value = snapshot.number(order.field, last);
    page.next = (value ? std::to_string(*value) : "none") + ":" + std::to_string(last);
  }
  return page;
}

Result<Publication> Library::publication(std::string_view number) const {
  const auto snapshot = index_->snapshot();
  const auto spelled = spell_number(number);
  auto doc = snapshot->find(spelled);
  if (!doc) {
    const auto set = SANLIAN_TRY(search::match(*snapshot, {search::Value{field_id(field::number), spelled}}));
    set.for_each([&](std::uint32_t one) {
      if (!doc) doc = one;
    });
  }
  if (!doc) return Error(errors::no_such_publication, {{"number", std::string(number)}});
  return from_payload(SANLIAN_TRY(snapshot->payload(*doc)));
}

std::string Library::print(const search::Query& query) const { return search::print(query, publication_schema()); }

search::Index::Size Library::size() const { return index_->size(); }
std::vector<Error> Library::verify() const { return index_->verify(); }

}  // namespace sanlian::corpus
