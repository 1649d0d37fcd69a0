#include "chain/impl/performance.h"

#include <algorithm>

#include "base/text.h"
#include "chain/errors.h"
#include "chain/notice.h"
#include "chain/stage_event.h"
#include "record/errors.h"

namespace sanlian::chain {
namespace {

template <class List, class Get>
Label joined(const List& list, Get label) {
  std::vector<std::string> zh, en;
  for (const auto& item : list) {
    const Label one = label(item);
    zh.push_back(one.zh), en.push_back(one.en);
  }
  return {.zh = join(zh, "、"), .en = join(en, ", ")};
}

/// Ids in a value: of records, or texts that are ids.
void collect_ids(const feel::Value& value, std::vector<std::string>& ids) {
  std::string id;
  if (value.is(feel::Kind::entity)) id = value.object().id();
  if (value.is(feel::Kind::string)) id = value.string();
  if (value.is(feel::Kind::list))
    for (const auto& item : value.list()) collect_ids(item, ids);
  if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(std::move(id));
}

}  // namespace

Result<MoveDone> Performance::run() {
  chain_ = SANLIAN_TRY(parts_.book.require(request_.type));
  SANLIAN_TRY(admit());
  SANLIAN_TRY(weigh());
  SANLIAN_TRY(write());
  return std::move(done_);
}

Weighing Performance::weighing() const {
  return Weighing(parts_,
                  {.source = transaction_,
                   .person = who_.actor,
                   .now = now(),
                   .chain = *chain_,
                   .move = *move_,
                   .from = before_.stage,
                   .reason = request_.reason},
                  row_);
}

Status Performance::admit() {
  before_ = SANLIAN_TRY(parts_.writer.visible(transaction_, who_.actor, now(), request_.type, request_.id));
  if (before_.stage.empty()) before_.stage = chain_->start;  // from before its type had a chain
  row_ = before_;
  const auto place = request_.type.key + "/" + before_.id;
  if (before_.deleted_at) return Error(record::errors::already_deleted).at(place);
  move_ = chain_->move(request_.move);
  if (!move_) {
    std::vector<std::string> known;
    for (const auto& move : chain_->moves) known.push_back(move.key);
    const auto near = nearest(request_.move, known);
    return Error(errors::unknown_move, {{"chain", chain_->label.zh},
                                        {"chain_en", chain_->label.en},
                                        {"move", std::string(request_.move)},
                                        {"nearest", near ? "→ " + *near : ""}});
  }
  if (!Weighing::knows(*move_, who_.actor)) {
    const auto roles = joined(move_->roles, [&](const std::string& key) { return registry().role(key)->label; });
    return Error(errors::wrong_role,
                 {{"move", move_->label.zh}, {"move_en", move_->label.en}, {"roles", roles.zh}, {"roles_en", roles.en}})
        .at(place);
  }
  auto role = weighing().allowing_role();
  if (!role) return Error(errors::not_this_record, {{"move", move_->label.zh}, {"move_en", move_->label.en}}).at(place);
  role_ = std::move(*role);
  if (!request_.version) return Error(record::errors::version_missing).at(place);
  if (*request_.version != before_.version)
    return Error(record::errors::version_conflict,
                 {{"current", std::to_string(before_.version)}, {"given", std::to_string(*request_.version)}})
        .at(place);
  return check_stage();
}

Status Performance::check_stage() const {
  if (move_->leaves(before_.stage)) return {};
  const auto label_of = [&](const std::string& key) {
    const auto* stage = chain_->stage(key);
    return stage ? stage->label : Label{.zh = key, .en = key};
  };
  const auto stage = label_of(before_.stage);
  const auto from = joined(move_->from, label_of);
  return Error(errors::wrong_stage, {{"stage", stage.zh},
                                     {"stage_en", stage.en},
                                     {"move", move_->label.zh},
                                     {"move_en", move_->label.en},
                                     {"from", from.zh},
                                     {"from_en", from.en}})
      .at(request_.type.key + "/" + before_.id);
}

Status Performance::read_given() {
  const auto& given = request_.given;
  change_ = given.is_null() ? record::Draft(request_.type)
                            : SANLIAN_TRY(record::read_draft(request_.type, given, record::DoubtMode::ask));
  Errors errors;
  for (const auto& field : request_.type.fields) {
    if (!change_->given[static_cast<std::size_t>(field.index)]) continue;
    if (!move_->ask(field.key))
      errors.add(Error(errors::not_asked, {{"move", move_->label.zh},
                                           {"move_en", move_->label.en},
                                           {"label", field.label.zh},
                                           {"label_en", field.label.en},
                                           {"field", field.key}})
                     .at("field " + field.key));
    std::ranges::copy(change_->of(field), row_.of(field).begin());
  }
  if (!errors.empty()) return std::move(errors).take();
  change_->version = before_.version;
  SANLIAN_TRY(parts_.writer.check_given(transaction_, who_.actor, *change_, &before_));
  return parts_.writer.recompute(row_, who_.actor, now());
}

Status Performance::weigh() {
  SANLIAN_TRY(read_given());
  Errors errors;
  if (move_->reason_required && trim(request_.reason).empty())
    errors.add(Error(errors::reason_missing, {{"move", move_->label.zh}, {"move_en", move_->label.en}}).at("reason"));
  const auto weighed = weighing();
  const auto fields = SANLIAN_TRY(weighed.missing_fields());
  for (const auto& reason : fields) errors.add(reason.as_error());
  for (const auto& reason : SANLIAN_TRY(weighed.guards(Weighing::Input::given))) {
    // A guard that only waits for a field reported above says nothing new.
    const bool said = !reason.needs.empty() && std::ranges::all_of(reason.needs, [&](const auto& need) {
      return std::ranges::any_of(fields, [&](const auto& field) { return field.key == need.path; });
    });
    if (!said || reason.kind != MoveReason::Kind::guard_unknown) errors.add(reason.as_error());
  }
  for (const auto& reason : SANLIAN_TRY(weighed.documents())) errors.add(reason.as_error());
  if (!errors.empty()) return std::move(errors).take();
  return {};
}

record::StageCells Performance::next_stage() const {
  if (move_->to == before_.stage)  // a move that stays does not give more time
    return {
        .stage = before_.stage, .since = before_.stage_since.value_or(now()), .due = before_.stage_due, .reason = {}};
  const auto* stage = chain_->stage(move_->to);
  ensure(stage, "moves lead to stages of their chain");
  return enter(*stage, now(), parts_.calendar);
}

Status Performance::write() {
  const auto chain_actor = record::Actor::on_behalf_of(who_.actor, role_);
  const record::Cause cause{.kind = "move", .reference = move_->key, .request_id = who_.cause.request_id};
  const record::Writer::Who chain_who{.actor = chain_actor, .cause = cause};
  {
    const auto weighed = weighing();  // every value sees the record as it was with what was given
    for (const auto& setting : move_->sets) SANLIAN_TRY(change_->set(*setting.field, weighed.evaluate(setting.value)));
  }
  for (const auto& setting : move_->sets)
    std::ranges::copy(change_->of(*setting.field), row_.of(*setting.field).begin());
  SANLIAN_TRY(parts_.writer.recompute(row_, who_.actor, now()));
  for (const auto& creation : move_->creates) SANLIAN_TRY(create(creation, weighing(), chain_who));
  auto stage = next_stage();
  stage.reason = trim(request_.reason);
  const auto written = SANLIAN_TRY(parts_.writer.edit(transaction_, chain_who, before_.id, std::move(*change_), stage));
  done_.version = written.version;
  SANLIAN_TRY(append_event(stage));
  return follow(chain_who);
}

Status Performance::create(const Creation& creation, const Weighing& weighed, const record::Writer::Who& chain_who) {
  record::Draft draft(*creation.type);
  draft.park = before_.park;
  for (const auto& value : creation.values)
    if (auto status = draft.set(*value.field, weighed.evaluate(value.value)); !status)
      return std::move(status.error().at(creation.type->key));
  if (auto status = parts_.writer.prepare(draft, chain_who.actor, now()); !status)
    return std::move(status.error().at(creation.type->key));
  auto written = creation.type->staged() ? moves_.create_staged(transaction_, chain_who, std::move(draft))
                                         : parts_.writer.create(transaction_, chain_who, std::move(draft));
  if (!written) return std::move(written.error().at(creation.type->key));
  if (creation.key) {
    SANLIAN_TRY(change_->set(*creation.key, feel::Value(written->id)));
    std::ranges::copy(change_->of(*creation.key), row_.of(*creation.key).begin());
  }
  done_.created.push_back({.type = creation.type, .id = written->id});
  return {};
}

Status Performance::append_event(const record::StageCells& stage) {
  done_.event_seq = SANLIAN_TRY(
      chain::append_event(transaction_, {.seq = 0,
                                         .chain = chain_->key,
                                         .type = request_.type.key,
                                         .record_id = before_.id,
                                         .park = before_.park,
                                         .from_stage = before_.stage,
                                         .to_stage = stage.stage,
                                         .move = move_->key,
                                         .at = now(),
                                         .actor = who_.actor.id().empty() ? who_.actor.name() : who_.actor.id(),
                                         .actor_name = who_.actor.name(),
                                         .due = stage.due,
                                         .reason = stage.reason,
                                         .version = done_.version}));
  return {};
}

Status Performance::reload() {
  auto row = SANLIAN_TRY(record::load(transaction_, request_.type, before_.id));
  ensure(row.has_value(), "a record that was just written can be read");
  row_ = std::move(*row);
  return {};
}

Status Performance::follow(const record::Writer::Who& chain_who) {
  for (const auto& name : move_->runs) {
    SANLIAN_TRY(reload());
    const auto* effect = parts_.effects.find(name);
    ensure(effect, "effects are looked up when the chain is loaded");
    EffectContext context{.transaction = transaction_,
                          .writer = parts_.writer,
                          .who = chain_who,
                          .person = who_.actor,
                          .chain = *chain_,
                          .move = *move_,
                          .record = row_,
                          .created = done_.created,
                          .calendar = parts_.calendar};
    if (auto status = (*effect)(context); !status) return std::move(status.error().at(name));
  }
  SANLIAN_TRY(reload());
  for (const auto& one : move_->updates) SANLIAN_TRY(update(one, weighing(), chain_who));
  SANLIAN_TRY(reload());
  for (const auto& one : move_->notifies) SANLIAN_TRY(announce(one, weighing()));
  done_.version = row_.version;
  done_.stage = row_.stage;
  done_.due = row_.stage_due;
  return {};
}

Status Performance::update(const Update& update, const Weighing& weighed, const record::Writer::Who& chain_who) {
  const auto& type = *update.related.type;
  for (const auto& id : weighed.reach(update.related).ids) {
    const auto target = SANLIAN_TRY(record::load(transaction_, type, id));
    if (!target || target->deleted_at) continue;
    if (update.where && weighed.judge(*update.where, *target).verdict != feel::Verdict::met) continue;
    record::Draft change(type);
    change.version = target->version;
    for (const auto& setting : update.sets)
      if (auto status = change.set(*setting.field, weighed.evaluate(setting.value, *target)); !status)
        return std::move(status.error().at(type.key + "/" + id));
    auto written = parts_.writer.edit(transaction_, chain_who, id, std::move(change));
    if (!written) return std::move(written.error().at(type.key + "/" + id));
    if (written->changed) done_.updated.push_back(std::move(*written));
  }
  return {};
}

Status Performance::announce(const Announcement& announcement, const Weighing& weighed) {
  std::vector<std::string> organisations;
  if (announcement.organisation) collect_ids(weighed.evaluate(*announcement.organisation), organisations);
  for (const auto& key : announcement.roles)
    SANLIAN_TRY(announce_to(*registry().role(key), announcement, organisations));
  return {};
}

Status Performance::announce_to(const record::Role& role, const Announcement& announcement,
                                const std::vector<std::string>& organisations) {
  Notice notice{.id = 0,
                .at = now(),
                .role = role.key,
                .organisation = {},
                .park = role.belongs_to == "platform" || role.belongs_to == "province" ? std::string() : before_.park,
                .user_id = {},
                .type = request_.type.key,
                .record_id = before_.id,
                .chain = chain_->key,
                .move = move_->key,
                .text = announcement.text,
                .read_at = {},
                .read_by = {}};
  if (!is_of_organisation(registry(), role)) {
    if (role.belongs_to == "park" && before_.park.empty()) return {};  // it would be for the staff of every park
    SANLIAN_TRY(post(transaction_, notice));
    ++done_.notices;
    return {};
  }
  for (const auto& organisation : organisations) {
    notice.organisation = organisation;
    SANLIAN_TRY(post(transaction_, notice));
    ++done_.notices;
  }
  return {};
}

}  // namespace sanlian::chain
