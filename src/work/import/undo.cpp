#include "work/import/undo.h"

#include <unordered_map>

#include "format/json.h"
#include "record/errors.h"
#include "record/field_kind.h"
#include "store/journal.h"
#include "work/import/errors.h"

namespace sanlian::work {
namespace {

struct Step {
  std::int64_t seq = 0, version = 0;
  const record::RecordType* type = nullptr;
  std::string record_id;
  bool created = false;
};

struct Left {
  std::string type, record_id;
  std::string code, zh, en;
};

class Undo {
 public:
  Undo(Platform& platform, store::Transaction& transaction, const record::Writer::Who& who, ImportBatch& batch)
      : platform_(platform), transaction_(transaction), who_(who), batch_(batch) {}

  Status run() {
    SANLIAN_TRY(read_journal());
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) SANLIAN_TRY(take_back(*step));
    batch_.state = left_count_ == 0 ? "undone" : "partly_undone";
    batch_.undone_at = transaction_.now();
    describe();
    SANLIAN_TRY(save_undo(transaction_, batch_));
    return journal();
  }

 private:
  /// What the import did, oldest first, without what an earlier undo took back already.
  Status read_journal() {
    constexpr int kPage = 1000;
    std::unordered_map<std::string, std::vector<std::size_t>> open;
    for (std::int64_t after = 0;;) {
      const auto page = SANLIAN_TRY(store::journal::of_cause(transaction_, batch_.id, kPage, after));
      for (const auto& entry : page) {
        after = entry.seq;
        const auto* type = platform_.registry().find(entry.type);
        if (!type) continue;
        if (entry.cause == "import") {
          open[entry.record_id].push_back(steps_.size());
          steps_.push_back({.seq = entry.seq,
                            .version = entry.version,
                            .type = type,
                            .record_id = entry.record_id,
                            .created = entry.action == "create"});
        } else if (auto& stack = open[entry.record_id]; !stack.empty()) {
          steps_[stack.back()].type = nullptr;
          stack.pop_back();
          if (!stack.empty()) steps_[stack.back()].version = entry.version;
        }
      }
      if (page.size() < kPage) break;
    }
    std::erase_if(steps_, [](const Step& step) { return !step.type; });
    return {};
  }

  Status take_back(const Step& step) {
    const auto moved = versions_.find(step.record_id);
    const auto expected = moved == versions_.end() ? step.version : moved->second;
    auto taken = transaction_.attempt([&] { return take_back_now(step, expected); });
    if (taken) {
      versions_[step.record_id] = taken->version;
      ++(step.created ? removed_ : restored_);
      return {};
    }
    const auto kind = taken.error().kind();
    if (kind == ErrorKind::broken || kind == ErrorKind::unavailable) return std::move(taken).error();
    if (stuck_.emplace(step.record_id, true).second) leave(step, taken.error());
    return {};
  }

  Result<record::Written> take_back_now(const Step& step, std::int64_t expected) {
    const auto row = SANLIAN_TRY(record::load(transaction_, *step.type, step.record_id));
    if (!row || row->deleted_at) return Error(errors::import_gone);
    if (row->version != expected || stuck_.contains(step.record_id)) return Error(errors::import_changed_since);
    if (step.created) return platform_.writer().remove(transaction_, who_, *step.type, step.record_id, row->version);
    auto change = SANLIAN_TRY(before(step));
    change.version = row->version;
    return platform_.writer().edit(transaction_, who_, step.record_id, std::move(change));
  }

  /// The change that gives the record the values it had before this step.
  Result<record::Draft> before(const Step& step) {
    const auto entries =
        SANLIAN_TRY(store::journal::of_record(transaction_, step.type->key, step.record_id, 1, step.seq + 1));
    ensure(entries.size() == 1 && entries[0].seq == step.seq, "the journal keeps every entry");
    const auto changes = SANLIAN_TRY(format::parse_json(entries[0].changes));
    record::Draft draft(*step.type);
    format::Value reasons = format::Value::make_map();
    for (const auto& change : changes.entries()) {
      const auto& old = change.value.items()[0];
      if (change.key == "doubts" && old.is_list()) reasons = reasons_of(old);
      const auto* field = step.type->field_by_key(change.key);
      if (!field || field->computed) continue;
      if (old.is_null()) {
        SANLIAN_TRY(draft.set(*field, feel::Value()));
        continue;
      }
      draft.given[static_cast<std::size_t>(field->index)] = 1;
      SANLIAN_TRY(field->kind->parse(*field, old, draft.of(*field)));
    }
    SANLIAN_TRY(record::note_doubts(draft, &reasons, record::DoubtMode::keep));
    return draft;
  }

  static format::Value reasons_of(const format::Value& doubts) {
    auto reasons = format::Value::make_map();
    for (const auto& note : doubts.items()) {
      const auto *field = note.find_text("field"), *reason = note.find_text("reason");
      if (field && reason) reasons.set(*field, format::Value::make_text(*reason));
    }
    return reasons;
  }

  void leave(const Step& step, const Error& error) {
    ++left_count_;
    if (left_.size() < ImportBatch::kProblemsMax)
      left_.push_back({.type = step.type->key,
                       .record_id = step.record_id,
                       .code = std::string(error.code()),
                       .zh = error.message(Lang::zh),
                       .en = error.message(Lang::en)});
  }

  void describe() {
    batch_.undone.clear();
    format::JsonWriter out(batch_.undone);
    out.begin_map().key("removed").integer(removed_).key("restored").integer(restored_);
    out.key("left").integer(left_count_).key("left_records").begin_list();
    for (const auto& one : left_)
      out.begin_map()
          .key("type")
          .text(one.type)
          .key("id")
          .text(one.record_id)
          .key("code")
          .text(one.code)
          .key("message")
          .text(one.zh)
          .key("message_en")
          .text(one.en)
          .end_map();
    out.end_list().end_map();
  }

  Status journal() {
    SANLIAN_TRY(store::journal::append(
        transaction_, {.actor = who_.actor.id().empty() ? who_.actor.name() : who_.actor.id(),
                       .actor_name = who_.actor.name(),
                       .actor_role = who_.actor.roles().empty() ? std::string() : who_.actor.roles().front(),
                       .cause = who_.cause.kind,
                       .cause_ref = who_.cause.reference,
                       .request_id = who_.cause.request_id,
                       .park = batch_.park,
                       .type = "import_batch",
                       .record_id = batch_.id,
                       .action = "undo",
                       .changes = "{}"}));
    return {};
  }

  Platform& platform_;
  store::Transaction& transaction_;
  const record::Writer::Who who_;
  ImportBatch& batch_;
  std::vector<Step> steps_;
  std::unordered_map<std::string, std::int64_t> versions_;  ///< Of records with several steps, as we left them.
  std::unordered_map<std::string, bool> stuck_;             ///< Left as they are; their older steps too.
  std::vector<Left> left_;
  std::int64_t left_count_ = 0, removed_ = 0, restored_ = 0;
};

}  // namespace

Result<ImportBatch> undo_import(Platform& platform, const record::Actor& actor, const std::string& id,
                                const std::string& request_id) {
  const auto found = SANLIAN_TRY(find_batch(platform, platform.store().reader(), actor, id));
  const auto& type = *SANLIAN_TRY(platform.registry().type(found.type));
  SANLIAN_TRY(platform.access().require(type, record::Action::import, actor));
  const record::Cause cause{.kind = "undo", .reference = id, .request_id = request_id};
  return platform.store().write_and_wait([&](store::Transaction& transaction) -> Result<ImportBatch> {
    auto batch = SANLIAN_TRY(find_batch(platform, transaction, actor, id));
    if (batch.state != "done" && batch.state != "partly_undone") return Error(errors::import_not_undoable);
    SANLIAN_TRY(Undo(platform, transaction, {actor, cause}, batch).run());
    return batch;
  });
}

}  // namespace sanlian::work
