// The FEEL of a chain file: compiled against the record type and typed against the fields it is written to.
#include <algorithm>

#include "chain/errors.h"
#include "chain/impl/chain_reader.h"
#include "feel/declared.h"
#include "feel/evaluate.h"
#include "record/errors.h"
#include "record/field_kind.h"

namespace sanlian::chain {
namespace {

const feel::Entity* entity_of(const feel::Type& type) {
  const auto& one = type.is(feel::Kind::list) ? type.element() : type;
  return one.is(feel::Kind::entity) ? one.entity() : nullptr;
}

/// A reference takes a record of its type or the text of an id.
bool takes(const record::Field& field, const feel::Type& given) {
  if (given.is_open()) return true;
  if (field.kind->name() == "reference" && given.is(feel::Kind::string)) return true;
  return feel::fits(given, field.kind->feel_type(field));
}

Error wrong_type(const record::Field& field, const feel::Type& found) {
  return Error(
      errors::wrong_type,
      {{"what", field.key}, {"wanted", field.kind->feel_type(field).to_string()}, {"found", found.to_string()}});
}

/// Whether an expression over the chain's type reads a field that is given with the move, or one computed from it.
bool waits(const record::RecordType& type, const Move& move, const feel::Expression& expression) {
  return std::ranges::any_of(expression.reads(), [&](const feel::Read& read) {
    if (read.attribute->owner != &type.entity) return false;
    const auto* field = type.field_by_key(read.attribute->key);
    return move.ask(read.attribute->key) || (field && field->computed && waits(type, move, *field->computed));
  });
}

}  // namespace

std::optional<feel::Expression> ChainReader::compile(const Declared& node, const feel::Scope& scope,
                                                     std::optional<feel::Type> expected) {
  return feel::compile_declared(node, file_, scope, std::move(expected), errors_);
}

const record::RecordType* ChainReader::records_of(const Declared& node, const feel::Expression& expression) {
  const auto* entity = entity_of(expression.type());
  const auto* type = entity ? sources_.registry.find(*entity) : nullptr;
  if (!type) node.refuse(Error(errors::not_records, {{"text", node.text()}, {"found", expression.type().to_string()}}));
  return type;
}

std::optional<Related> ChainReader::read_related(const ChainType& chain, const Declared& over, const Declared& path) {
  auto first = compile(over, move_scope(*chain.type));
  const auto* type = first ? records_of(over, *first) : nullptr;
  if (!type) return std::nullopt;
  Related related{.over = std::move(*first), .path = {}, .type = type};
  if (!path) return related;
  related.path = compile(path, record::record_scope(*type));
  related.type = related.path ? records_of(path, *related.path) : nullptr;
  if (!related.type) return std::nullopt;
  return related;
}

void ChainReader::check_value(const record::Field& field, const feel::Expression& value, const feel::Scope& scope,
                              const Declared& node) {
  if (!takes(field, value.type())) return node.refuse(wrong_type(field, value.type()));
  if (field.options.empty() || !value.reads().empty()) return;
  // What reads nothing can be tried now: a misspelt option should not wait for the first case that meets it.
  const std::vector<feel::Value> nothing(static_cast<std::size_t>(scope.slots()));
  const auto tried = feel::evaluate(value, nothing, {.now = {}, .limits = {}}).value;
  std::vector<record::Cell> cells(field.kind->columns().size());
  if (tried.is_null()) return;
  if (auto status = field.kind->from_feel(field, tried, cells); !status) node.refuse(std::move(status).error());
}

std::vector<Setting> ChainReader::read_settings(const record::RecordType& type, const feel::Scope& scope,
                                                const Declared& values) {
  std::vector<Setting> settings;
  for (const auto& [key, node] : values.entries()) {
    const auto* field = field_of(type, key, node);
    auto value = compile(node, scope);
    if (!field || !value) continue;
    check_value(*field, *value, scope, node);
    settings.push_back({.field = field, .value = std::move(*value)});
  }
  return settings;
}

void ChainReader::read_guard(const ChainType& chain, Move& move, const Declared& declared) {
  Guard guard{.otherwise = declared["else"].label(),
              .must = {},
              .check = nullptr,
              .related = {},
              .inputs = {},
              .waits_for_input = false};
  const bool goes_with_check = declared["over"] || declared["path"] || declared["inputs"];
  if (declared["must"].present() == declared["check"].present() || (goes_with_check && !declared["check"]))
    return declared.refuse(Error(errors::guard_form));
  if (declared["check"]) {
    read_check(chain, guard, declared);
    if (!guard.check) return;
  } else {
    guard.must = compile(declared["must"], move_scope(*chain.type), feel::Type(feel::Kind::boolean));
    if (!guard.must) return;
  }
  const auto awaits = [&](const feel::Expression& expression) { return waits(*chain.type, move, expression); };
  guard.waits_for_input = (guard.must && awaits(*guard.must)) || (guard.related && awaits(guard.related->over)) ||
                          std::ranges::any_of(guard.inputs, [&](const auto& input) { return awaits(input.second); });
  move.guards.push_back(std::move(guard));
}

void ChainReader::read_check(const ChainType& chain, Guard& guard, const Declared& declared) {
  const auto word = declared["check"].text();
  const auto* check = sources_.checks.find(word);
  if (!check)
    return declared["check"].refuse(
        Error(errors::unknown_check, {{"name", word}, {"nearest", nearest_hint(word, sources_.checks.names())}}));
  const auto* checked = chain.type;
  if (declared["over"]) {
    guard.related = read_related(chain, declared["over"], declared["path"]);
    if (!guard.related) return;
    checked = guard.related->type;
  }
  if (checked != check->over)
    return declared["check"].refuse(
        Error(errors::check_over, {{"check", word}, {"wanted", check->over->key}, {"found", checked->key}}));
  guard.check = check;
  read_inputs(chain, guard, declared["inputs"]);
}

void ChainReader::read_inputs(const ChainType& chain, Guard& guard, const Declared& inputs) {
  const auto& check = *guard.check;
  for (const auto& [key, node] : inputs.entries()) {
    const auto input = std::find_if(check.inputs.begin(), check.inputs.end(),
                                    [&, wanted = key](const CheckFace::Input& one) { return one.key == wanted; });
    if (input == check.inputs.end()) {
      std::vector<std::string> known;
      for (const auto& one : check.inputs) known.push_back(one.key);
      node.refuse(
          Error(errors::unknown_input, {{"check", check.key}, {"name", key}, {"nearest", nearest_hint(key, known)}}));
      continue;
    }
    if (auto value = compile(node, move_scope(*chain.type), input->type))
      guard.inputs.emplace_back(key, std::move(*value));
  }
}

void ChainReader::read_update(const ChainType& chain, Move& move, const Declared& declared) {
  auto related = read_related(chain, declared["over"], declared["path"]);
  if (!related) return;
  const auto scope = move_scope(*chain.type, related->type);
  Update update{.related = std::move(*related),
                .where = compile(declared["where"], scope, feel::Type(feel::Kind::boolean)),
                .sets = {}};
  update.sets = read_settings(*update.related.type, scope, declared["sets"]);
  move.updates.push_back(std::move(update));
}

void ChainReader::read_creation(const ChainType& chain, Move& move, const Declared& declared) {
  auto type = sources_.registry.type(declared["type"].text());
  if (!type) return declared["type"].refuse(std::move(type).error());
  Creation creation{.type = *type, .key = nullptr, .values = {}};
  if (const auto node = declared["key"]) {
    creation.key = field_of(*chain.type, node.text(), node);
    if (creation.key && creation.key->target_type != creation.type)
      node.refuse(Error(errors::creation_key, {{"field", node.text()}, {"type", creation.type->key}}));
  }
  creation.values = read_settings(*creation.type, move_scope(*chain.type), declared["values"]);
  const auto entries = declared["values"].entries();
  for (const auto& field : creation.type->fields) {
    const bool given =
        std::any_of(entries.begin(), entries.end(), [&](const auto& entry) { return entry.first == field.key; });
    if (field.required && !field.computed && !field.default_value && !given)
      declared["values"].refuse(Error(errors::creation_lacks, {{"type", creation.type->key}, {"field", field.key}}));
  }
  move.creates.push_back(std::move(creation));
}

void ChainReader::read_announcement(const ChainType& chain, Move& move, const Declared& declared) {
  Announcement announcement{.roles = {}, .organisation = {}, .text = declared["text"].label()};
  const auto node = declared["organisation"];
  announcement.organisation = compile(node, move_scope(*chain.type));
  const auto* entity = announcement.organisation ? entity_of(announcement.organisation->type()) : nullptr;
  const bool open = announcement.organisation && !entity && !node.text().empty();
  for (const auto& item : declared["roles"].items()) {
    const auto* role = role_of(item);
    if (!role) continue;
    announcement.roles.push_back(role->key);
    // Without its organisation, or with one of another kind, such a notice would be for nobody.
    const auto* owner = sources_.registry.find(role->belongs_to);
    if (owner && owner->key != "park" && (open || entity != &owner->entity))
      item.refuse(Error(errors::notice_for_nobody, {{"role", role->key}, {"owner", owner->key}}));
  }
  move.notifies.push_back(std::move(announcement));
}

}  // namespace sanlian::chain
