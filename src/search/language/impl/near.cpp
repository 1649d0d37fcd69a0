#include "search/language/impl/near.h"

#include <algorithm>

#include "search/language/errors.h"

namespace sanlian::search::language {
namespace {

/// The fields of a word, phrase or wildcard; null for everything else.
std::vector<FieldId>* fields_of(Query& query) {
  if (auto* words = std::get_if<Words>(&query.node)) return &words->fields;
  if (auto* phrase = std::get_if<Phrase>(&query.node)) return &phrase->fields;
  if (auto* wildcard = std::get_if<Wildcard>(&query.node)) return &wildcard->fields;
  return nullptr;
}

/// Ors inside an Or say the same without their brackets.
void flatten(Query& query) {
  auto* any = std::get_if<Or>(&query.node);
  if (any == nullptr) return;
  std::vector<Query> flat;
  for (auto& operand : any->operands) {
    flatten(operand);
    if (auto* inner = std::get_if<Or>(&operand.node))
      std::move(inner->operands.begin(), inner->operands.end(), std::back_inserter(flat));
    else
      flat.push_back(std::move(operand));
  }
  any->operands = std::move(flat);
}

bool collect(Query& query, std::vector<std::vector<FieldId>*>& leaves) {
  if (auto* fields = fields_of(query)) return leaves.push_back(fields), true;
  auto* any = std::get_if<Or>(&query.node);
  if (any == nullptr) return false;
  return std::all_of(any->operands.begin(), any->operands.end(), [&](Query& each) { return collect(each, leaves); });
}
}  // namespace

Result<Query> make_near(const Source& source, const NearSign& sign, std::vector<Query> operands) {
  const auto shown = source.raw(sign.begin, sign.end);
  std::vector<std::vector<FieldId>*> leaves;
  for (auto& operand : operands) {
    flatten(operand);
    if (!collect(operand, leaves)) return source.fail(errors::near_operand, sign.begin, shown);
  }
  std::vector<FieldId> shared = *leaves.front();
  for (const auto* fields : leaves)
    std::erase_if(shared, [&](FieldId id) { return std::find(fields->begin(), fields->end(), id) == fields->end(); });
  if (shared.empty()) return source.fail(errors::near_fields, sign.begin, shown);
  for (auto* fields : leaves) *fields = shared;
  return Query{Near{std::move(operands), sign.distance, sign.kind == NearKind::ordered}};
}

}  // namespace sanlian::search::language
