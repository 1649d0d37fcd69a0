// Writing records inside a transaction: rights, rules, version, journal, in that order; nothing half-done.
#pragma once

#include <string>
#include <unordered_map>

#include "base/id.h"
#include "record/access.h"
#include "record/draft.h"
#include "record/row.h"
#include "store/transaction.h"

namespace sanlian::record {

struct Written {
  std::string id;
  std::int64_t version = 0;
  bool changed = true;  ///< False: the change said what the record said already; nothing was written.
};

/// The stage columns of a type with a chain; room chain alone decides them.
struct StageCells {
  std::string stage;
  Instant since;
  std::optional<Date> due;
  std::string reason = {};  ///< Why it was moved, in the person's words; kept in the journal's entry.
};

class Writer {
 public:
  Writer(const Registry& registry, const Access& access, IdMaker& ids);

  struct Who {
    const Actor& actor;
    const Cause& cause;
  };

  /// Fills defaults and computed fields and checks what needs no database; before the queue, so that the writer thread
  /// has little left to do. Errors: record.required, record.wrong_value.
  Status prepare(Draft& draft, const Actor& actor, Instant now) const;

  /// Fills the computed fields of a row that is not written (yet): what a guard sees of the values given with a move.
  Status recompute(Row& row, const Actor& actor, Instant now) const;

  /// Errors: record.forbidden, record.field_forbidden, record.outside_rule, record.not_unique, record.no_such_target.
  Result<Written> create(store::Transaction& transaction, const Who& who, const Draft& draft,
                         const std::optional<StageCells>& stage = {}) const;
  /// With `stage` it is a move: written and journalled as one even where nothing else changes.
  /// Errors: also record.not_found, record.version_missing, record.version_conflict.
  Result<Written> edit(store::Transaction& transaction, const Who& who, std::string_view id, Draft change,
                       const std::optional<StageCells>& stage = {}) const;
  /// To the recycle bin. Errors: also record.still_referred_to, record.already_deleted.
  Result<Written> remove(store::Transaction& transaction, const Who& who, const RecordType& type, std::string_view id,
                         std::optional<std::int64_t> version) const;
  Result<Written> restore(store::Transaction& transaction, const Who& who, const RecordType& type, std::string_view id,
                          std::optional<std::int64_t> version) const;

  /// What a person puts into a record: references to live records they may read, receipts of files given to them.
  /// Values that `before` holds already are passed over. create() and edit() ask it of who writes; whoever lets the
  /// platform write what a person gave asks it of the person first.
  /// Errors: record.no_such_target, record.unknown_receipt.
  Status check_given(store::Transaction& transaction, const Actor& person, const Draft& draft,
                     const Row* before = nullptr) const;

  /// The record when the actor may see it. Errors: record.not_found.
  Result<Row> visible(store::Source& source, const Actor& actor, Instant now, const RecordType& type,
                      std::string_view id) const;
  using Permission = record::Permission;
  Permission permission(store::Source& source, const Actor& actor, Instant now, Action action, const Row& row) const {
    return record::permission(source, registry_, {.actor = actor, .now = now}, action, row);
  }

  const Registry& registry() const { return registry_; }

 private:
  Status check(store::Transaction& transaction, const Who& who, Action action, const Row& after) const;
  Result<Written> set_deleted(store::Transaction& transaction, const Who& who, Row row, bool deleted) const;
  Status journal(store::Transaction& transaction, const Who& who, std::string_view action, const Row* before,
                 const Row& after, std::string_view stage_reason = {}) const;

  const Registry& registry_;
  const Access& access_;
  IdMaker& ids_;
  std::unordered_map<const RecordType*, std::string> inserts_;  ///< The statement, by type.
};

}  // namespace sanlian::record
