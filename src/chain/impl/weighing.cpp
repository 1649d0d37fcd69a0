#include "chain/impl/weighing.h"

#include <algorithm>

#include "base/text.h"
#include "chain/evidence.h"

namespace sanlian::chain {
namespace {

feel::Value text_or_null(std::string_view text) { return text.empty() ? feel::Value() : feel::Value(text); }

/// Every record in a value: one, or a list of lists of them.
void collect(const feel::Value& value, std::vector<feel::Value>& records) {
  if (value.is(feel::Kind::entity)) records.push_back(value);
  if (value.is(feel::Kind::list))
    for (const auto& item : value.list()) collect(item, records);
}

std::vector<MoveReason::Need> needs_of(const record::RecordType& type, const std::vector<std::string>& paths) {
  std::vector<MoveReason::Need> needs;
  for (const auto& path : paths) needs.push_back({.path = path, .label = describe_path(type, path)});
  return needs;
}

}  // namespace

Label describe_path(const record::RecordType& type, std::string_view path) {
  Label words;
  const feel::Entity* entity = &type.entity;
  for (const auto part : split(path, '.')) {
    const auto* attribute = entity ? entity->find(part) : nullptr;
    const bool named = attribute && !attribute->names.empty();
    if (!words.zh.empty()) words.zh += " · ", words.en += " · ";
    words.zh += named ? attribute->names.front() : std::string(part);
    words.en += named ? attribute->names.back() : std::string(part);
    entity = attribute ? attribute->target : nullptr;
  }
  return words;
}

Weighing::Weighing(const Moves::Parts& parts, const Subject& subject, record::Row row)
    : parts_(parts), subject_(subject), row_(std::move(row)) {
  const auto& move = subject_.move;
  frame_ = {record::as_object(row_, subject_.source, registry()), subject_.person.as_feel(),
            feel::Context({{"key", move.key},
                           {"from", text_or_null(subject_.from)},
                           {"to", move.to},
                           {"reason", text_or_null(trim(subject_.reason))}})};
  ensure(frame_.size() == kTargetSlot, "a frame is laid out as move_scope says");
}

bool Weighing::knows(const Move& move, const record::Actor& person) {
  return person.is_system() || std::ranges::any_of(move.roles, [&](const auto& role) { return person.has_role(role); });
}

std::optional<std::string> Weighing::allowing_role() const {
  if (subject_.person.is_system()) return std::string();
  for (const auto& role : subject_.move.roles)
    if (subject_.person.has_role(role) && allows(role)) return role;
  return std::nullopt;
}

bool Weighing::allows(const std::string& role) const {
  const auto& person = subject_.person;
  const record::Actor alone({.id = person.id(),
                             .login = person.login(),
                             .name = person.name(),
                             .roles = {role},
                             .park = person.park(),
                             .organisation = person.organisation()});
  // Who has no other role was asked when the record was opened.
  if (person.roles().size() > 1 &&
      !parts_.writer.permission(subject_.source, alone, subject_.now, record::Action::read, row_).allowed)
    return false;
  if (!subject_.move.where) return true;
  auto frame = frame_;
  frame[kUserSlot] = alone.as_feel();
  return feel::judge(*subject_.move.where, frame, environment()).verdict == feel::Verdict::met;
}

feel::Value Weighing::evaluate(const feel::Expression& expression) const {
  return feel::evaluate(expression, frame_, environment()).value;
}

feel::Outcome Weighing::judge(const feel::Expression& expression) const {
  return feel::judge(expression, frame_, environment());
}

std::vector<feel::Value> Weighing::with_target(const record::Row& target) const {
  auto frame = frame_;
  frame.emplace_back(record::as_object(target, subject_.source, registry()));
  return frame;
}

feel::Value Weighing::evaluate(const feel::Expression& expression, const record::Row& target) const {
  return feel::evaluate(expression, with_target(target), environment()).value;
}

feel::Outcome Weighing::judge(const feel::Expression& expression, const record::Row& target) const {
  return feel::judge(expression, with_target(target), environment());
}

Reached Weighing::reach(const Related& related) const {
  Reached reached;
  const auto note = [&](const feel::Value& empty, const std::string& prefix) {
    reached.unknown = true;
    for (const auto& path : feel::missing_fields(empty)) reached.missing.push_back(prefix + path);
  };
  const auto first = evaluate(related.over);
  if (first.is_null()) note(first, "");
  std::vector<feel::Value> records;
  collect(first, records);
  if (related.path) {
    std::vector<feel::Value> further;
    for (const auto& record : records) {
      const std::vector<feel::Value> frame = {record, subject_.person.as_feel()};
      const auto next = feel::evaluate(*related.path, frame, environment()).value;
      if (next.is_null()) note(next, related.over.text() + ".");
      collect(next, further);
    }
    records = std::move(further);
  }
  for (const auto& record : records) {
    std::string id(record.object().id());
    if (std::find(reached.ids.begin(), reached.ids.end(), id) == reached.ids.end())
      reached.ids.push_back(std::move(id));
  }
  return reached;
}

Result<std::vector<MoveReason>> Weighing::missing_fields() const {
  std::vector<MoveReason> reasons;
  for (const auto& ask : subject_.move.asks)
    if (ask.required && record::is_null(row_.of(*ask.field)[0]))
      reasons.push_back({.kind = MoveReason::Kind::field_missing,
                         .text = ask.field->label,
                         .key = ask.field->key,
                         .needs = {},
                         .grounds = {}});
  return reasons;
}

Result<std::vector<MoveReason>> Weighing::guards(Input input) const {
  std::vector<MoveReason> reasons;
  for (const auto& guard : subject_.move.guards) {
    if (guard.waits_for_input && input == Input::awaited) continue;
    if (guard.check) {
      if (auto reason = SANLIAN_TRY(check(guard))) reasons.push_back(std::move(*reason));
      continue;
    }
    const auto outcome = judge(*guard.must);
    if (outcome.verdict == feel::Verdict::met) continue;
    const bool unknown = outcome.verdict == feel::Verdict::unknown;
    reasons.push_back({.kind = unknown ? MoveReason::Kind::guard_unknown : MoveReason::Kind::guard_unmet,
                       .text = guard.otherwise,
                       .key = {},
                       .needs = needs_of(*row_.type, outcome.missing),
                       .grounds = {}});
  }
  return reasons;
}

Result<std::optional<MoveReason>> Weighing::check(const Guard& guard) const {
  feel::Context inputs;
  for (const auto& [key, expression] : guard.inputs)
    if (auto value = evaluate(expression); !value.is_null()) inputs.put(key, std::move(value));
  const auto reached =
      guard.related ? reach(*guard.related) : Reached{.ids = {row_.id}, .unknown = false, .missing = {}};
  MoveReason reason{.kind = MoveReason::Kind::check_not_passed,
                    .text = guard.otherwise,
                    .key = guard.check->key,
                    .needs = needs_of(*row_.type, reached.missing),
                    .grounds = {}};
  for (const auto& id : reached.ids) {
    auto checked =
        !guard.related ? std::optional(row_) : SANLIAN_TRY(record::load(subject_.source, *guard.related->type, id));
    if (!checked) continue;
    const auto held_up =
        SANLIAN_TRY(parts_.checks.held_up(subject_.source, *guard.check, *checked, inputs, subject_.now));
    for (const auto& ground : held_up) reason.grounds.push_back(SANLIAN_TRY(ground_text(*checked, ground)));
  }
  if (!reason.grounds.empty()) return std::optional(std::move(reason));
  if (!reached.unknown) return std::optional<MoveReason>();
  reason.kind = MoveReason::Kind::guard_unknown;
  return std::optional(std::move(reason));
}

Result<Label> Weighing::ground_text(const record::Row& checked, const Checks::Ground& ground) const {
  const auto name = [&](Lang lang) { return checked.print(checked.type->title(), lang); };
  Label text{.zh = name(Lang::zh) + "：" + ground.label.zh, .en = name(Lang::en) + ": " + ground.label.en};
  if (!ground.unknown) return text;
  std::vector<std::string> zh, en;
  for (const auto& path : ground.missing) {
    const auto label = describe_path(*checked.type, path);
    zh.push_back(label.zh), en.push_back(label.en);
  }
  text.zh += zh.empty() ? "（待补数据）" : "（待补：" + join(zh, "、") + "）";
  text.en += en.empty() ? " (not known)" : " (not known: " + join(en, ", ") + ")";
  return text;
}

Result<std::vector<MoveReason>> Weighing::documents() const {
  std::vector<MoveReason> reasons;
  if (subject_.move.documents.empty()) return reasons;
  const auto today = subject_.now.local_date();
  const auto evidence = SANLIAN_TRY(attached(subject_.source, subject_.chain, row_.id));
  for (const auto* kind : subject_.move.documents) {
    const auto found = std::ranges::find(evidence, kind->key, &Evidence::kind);
    const bool there = found != evidence.end();
    if (there && (!found->valid_until || *found->valid_until >= today)) continue;
    auto text = kind->label;
    if (there) {
      const auto day = found->valid_until->to_string();
      text = {.zh = text.zh + "（有效期至 " + day + "，已过期）", .en = text.en + " (expired on " + day + ")"};
    }
    reasons.push_back({.kind = MoveReason::Kind::document_missing,
                       .text = std::move(text),
                       .key = kind->key,
                       .needs = {},
                       .grounds = {}});
  }
  return reasons;
}

}  // namespace sanlian::chain
