#include "corpus/navigation/axes.h"

#include <map>

#include "base/text.h"
#include "corpus/errors.h"
#include "corpus/schema.h"
#include "search/facet/facet.h"

namespace sanlian::corpus {
namespace {

using search::FieldId;
using search::FieldKind;

const std::map<std::string, std::string_view, std::less<>>& short_names() {
  static const std::map<std::string, std::string_view, std::less<>> names = {
      {"year", field::applied_year}, {"status", field::legal_status}, {"city", field::region}};
  return names;
}

Axis of_numbers(const search::Snapshot& snapshot, const search::Set& set, FieldId id) {
  Axis axis{.key = snapshot.schema()[id].key};
  std::uint64_t with = 0;
  for (const auto& [value, count] : search::number_counts(snapshot, set, id)) {
    axis.rows.push_back({std::to_string(value), count});
    with += count;
  }
  axis.values = axis.rows.size();
  axis.without = set.count() - with;
  return axis;
}

Axis of_keywords(const search::Snapshot& snapshot, const search::Facet& facet) {
  Axis axis{.key = snapshot.schema()[facet.field].key, .values = facet.values, .without = facet.without};
  for (const auto& [id, count] : facet.counts)
    axis.rows.push_back({std::string(snapshot.names().name(facet.field, id)), count});
  return axis;
}
}  // namespace

Result<FieldId> axis_field(std::string_view name) {
  const auto& schema = publication_schema();
  const auto lower = lower_ascii(trim(name));
  const auto meant = short_names().find(lower);
  const auto by_key = schema.find(meant == short_names().end() ? std::string_view(lower) : meant->second);
  const auto coded = by_key ? std::vector{*by_key} : schema.coded(name);
  for (const auto id : coded)
    if (schema[id].kind != FieldKind::text && schema[id].number == search::NumberKind::whole) return id;
  std::vector<std::string> known;
  for (const auto& field : schema.fields())
    if (field.kind != FieldKind::text && field.number == search::NumberKind::whole) known.push_back(field.key);
  return Error(errors::no_such_axis, {{"axis", std::string(name)}, {"known", join(known, ", ")}});
}

std::vector<Axis> count_axes(const search::Snapshot& snapshot, const search::Set& set, std::span<const FieldId> fields,
                             std::size_t k) {
  std::vector<FieldId> keywords;
  for (const auto id : fields)
    if (snapshot.schema()[id].kind == FieldKind::keyword) keywords.push_back(id);
  const auto facets = search::facets(snapshot, set, keywords, k);
  std::vector<Axis> axes;
  auto next = facets.begin();
  for (const auto id : fields)
    axes.push_back(snapshot.schema()[id].kind == FieldKind::keyword ? of_keywords(snapshot, *next++)
                                                                    : of_numbers(snapshot, set, id));
  return axes;
}

}  // namespace sanlian::corpus
