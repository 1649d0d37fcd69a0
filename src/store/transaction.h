#pragma once

#include <type_traits>

#include "base/date.h"
#include "store/connection.h"
#include "store/source.h"

namespace sanlian::store {

class JournalTail;

/// What a job sees while it runs on the writer thread: the database with its own changes. Lent for the job only.
class Transaction final : public Source {
 public:
  Transaction(Connection& connection, JournalTail& journal, Instant now)
      : connection_(connection), journal_(journal), now_(now) {}
  Transaction(const Transaction&) = delete;

  Result<Rows> query(std::string_view sql, Binds binds = {}) override;
  /// Rows inserted, changed or deleted. Errors: those of constraints, store.statement_refused for BEGIN and its kin.
  Result<std::int64_t> run(std::string_view sql, Binds binds = {});
  /// Several statements separated by `;`; for tables made from declarations.
  Status script(std::string_view sql);
  std::int64_t last_row_id() const { return connection_.last_row_id(); }

  /// The instant this job began; every row and entry it writes carries the same one, unless it replays history.
  Instant now() const { return now_; }
  /// For a replay of history into an empty store: what the job writes from here on is dated at `instant`.
  void replay_at(Instant instant) { now_ = instant; }

  /// Runs `part` so that its refusal undoes its own changes alone: a row of an import that is reported and skipped.
  template <class Part>
  auto attempt(Part part) -> std::invoke_result_t<Part&> {
    if (auto begun = enter(); !begun) return std::move(begun).error();
    auto result = part();
    if (auto ended = leave(result.has_value()); !ended) return std::move(ended).error();
    return result;
  }

 private:
  friend class JournalTail;
  friend JournalTail& journal_of(Transaction& transaction);
  /// When the disk is full or fails SQLite may roll everything back at once; a statement after that would be saved by
  /// itself, so none runs.
  Status still_open() const;
  Status enter();
  Status leave(bool keep);

  Connection& connection_;
  JournalTail& journal_;
  Instant now_;
};

}  // namespace sanlian::store
