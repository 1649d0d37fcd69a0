#include "chain/chain.h"

#include <algorithm>

#include "record/registry.h"

namespace sanlian::chain {

std::string_view terminal_key(Terminal terminal) {
  constexpr std::string_view kKeys[] = {"", "success", "failure", "cancelled"};
  return kKeys[static_cast<std::size_t>(terminal)];
}

const Stage* ChainType::stage(std::string_view stage_key) const {
  for (const auto& stage : stages)
    if (stage.key == stage_key) return &stage;
  return nullptr;
}

const Move* ChainType::move(std::string_view move_key) const {
  for (const auto& move : moves)
    if (move.key == move_key) return &move;
  return nullptr;
}

bool Move::leaves(std::string_view stage) const { return std::find(from.begin(), from.end(), stage) != from.end(); }

const Ask* Move::ask(std::string_view field_key) const {
  for (const auto& ask : asks)
    if (ask.field->key == field_key) return &ask;
  return nullptr;
}

feel::Type move_type() {
  using feel::Kind;
  return feel::Type::context_of(
      {{"key", Kind::string}, {"from", Kind::string}, {"to", Kind::string}, {"reason", Kind::string}});
}

feel::Scope move_scope(const record::RecordType& type, const record::RecordType* target) {
  feel::Scope scope = record::record_scope(type);
  ensure(scope.slots() == kMoveSlot, "a record's scope holds the record and its user");
  scope.add("move", move_type());
  if (target) scope.add("target", target->entity);
  return scope;
}

}  // namespace sanlian::chain
