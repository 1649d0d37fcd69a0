#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "store/journal.h"

namespace sanlian::store {

class Connection;
class JournalTail;
class Transaction;

JournalTail& journal_of(Transaction& transaction);

/// The bytes that are hashed for one entry: every field with its length, so that no two entries give the same bytes.
void append_canonical(std::string& out, const JournalEntry& entry, std::int64_t seq, Instant at);
/// Hash of a group: SM3 over the previous seal's hexadecimal digits and the canonical bytes of its entries.
std::string seal_hash(std::string_view previous, std::string_view canonical);

inline constexpr std::string_view kFirstSeal = "0000000000000000000000000000000000000000000000000000000000000000";

/// The writer's end of the journal: the next number and what is not sealed yet. It follows savepoints, so that a
/// refused job leaves no gap in the numbers.
class JournalTail {
 public:
  /// Reads where the journal ends. Errors: those of a query.
  Status load(Connection& connection);

  void enter();           ///< A savepoint begins.
  void leave(bool keep);  ///< It is released or rolled back.
  Result<std::int64_t> append(Transaction& transaction, const JournalEntry& entry);
  /// Writes the seal over all that is not sealed. Before COMMIT, and by itself within very large jobs.
  Status seal(Connection& connection);
  void committed();
  void rolled_back();
  std::int64_t last_seq() const { return now_.next_seq - 1; }

 private:
  struct State {
    std::int64_t next_seq = 1, first_unsealed = 1;
    std::string previous = std::string(kFirstSeal);
    std::size_t sealed_bytes = 0;  ///< How much of `bytes_` the newest seal covers.
  };
  struct Frame {
    State before;
    std::size_t bytes_start;
  };
  State now_, durable_;
  std::string bytes_;  ///< Canonical bytes of the group, as far as a rollback may need them again.
  std::vector<Frame> frames_;
};

}  // namespace sanlian::store
