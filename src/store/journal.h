// The journal 账: what happened, by whom, why. Appended in the transaction of the change itself, never altered.
// Each commit group is sealed by one SM3 hash over the seal before it and the group's entries, so that a change, a
// deletion in the middle or a recomputed stretch is found (docs/decisions/2026-11-23-journal-seal.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace sanlian::store {

class Source;
class Transaction;

struct JournalEntry {
  std::int64_t seq = 0;      ///< 1, 2, 3 … without a gap; given by append.
  Instant at;                ///< The transaction's; given by append.
  std::string actor;         ///< User id, or the name of a job.
  std::string actor_name;    ///< As shown then; a later rename does not rewrite the past.
  std::string actor_role;    ///< The role that allowed it.
  std::string cause;         ///< edit, move, import, merge, job, demo, undo …
  std::string cause_ref;     ///< What groups several entries: an import batch, a move. Empty when there is none.
  std::string request_id;    ///< To find the log lines.
  std::string park;          ///< Empty for the platform.
  std::string type;          ///< Record type, or a table of the system.
  std::string record_id;     ///< Never empty.
  std::int64_t version = 0;  ///< The record's version after the change; 0 when it changes none (a reading, a consent).
  std::string action;        ///< create, edit, delete, restore, move, read …
  std::string changes;       ///< JSON {"field":[before,after]}.
  bool operator==(const JournalEntry&) const = default;
};

/// What an entry was about, without who, why and the values.
struct JournalHead {
  std::int64_t seq = 0;
  Instant at;
  std::string type, record_id;
  std::int64_t version = 0;
  std::string action;
};

namespace journal {

/// Adds the entry to the transaction; answers its seq. `seq` and `at` of the argument are not looked at.
Result<std::int64_t> append(Transaction& transaction, const JournalEntry& entry);

/// One page of a record's history, newest first; the next page has `before_seq` = the last one's seq.
Result<std::vector<JournalEntry>> of_record(Source& source, std::string_view type, std::string_view record_id,
                                            int limit, std::optional<std::int64_t> before_seq = {});
/// All that one cause did, oldest first, `after_seq` to page on.
Result<std::vector<JournalEntry>> of_cause(Source& source, std::string_view cause_ref, int limit,
                                           std::int64_t after_seq = 0);
/// The feed: entries with seq above `after_seq`, oldest first.
Result<std::vector<JournalEntry>> entries_after(Source& source, std::int64_t after_seq, int limit);
/// The same feed for those who watch: entries that changed a record (version above 0); the values are not even read.
Result<std::vector<JournalHead>> heads_after(Source& source, std::int64_t after_seq, int limit);
/// 0 when the journal is empty.
Result<std::int64_t> last_seq(Source& source);

/// A record whose versions 1 to `version` do not each have exactly one entry.
struct Incomplete {
  std::string record_id;
  std::int64_t version = 0;  ///< The record's own.
  std::int64_t entries = 0;  ///< Entries that carry a version.
};
/// Compares a table with columns id and version against the journal of `type`; at most `limit` findings, by id.
/// Deleted records stay in their table until purged; what is purged is not looked for.
Result<std::vector<Incomplete>> incomplete(Source& source, std::string_view type, std::string_view table, int limit);

/// A seal that was noted outside the database: nothing up to it can have been cut off or recomputed.
struct Seal {
  std::int64_t last_seq = 0;
  std::string hash;  ///< 64 hexadecimal digits.
};
/// The newest seal; last_seq 0 when the journal is empty.
Result<Seal> newest_seal(Source& source);

struct Verdict {
  std::int64_t entries = 0, seals = 0;      ///< Read and found right.
  std::optional<std::int64_t> broken_seq;   ///< The first seq that is missing, or the first of the broken group.
  std::optional<std::int64_t> broken_last;  ///< The last seq of that group.
  std::string why;                          ///< entry_missing, group_altered, chain_broken, not_sealed, anchor_differs.
  Seal newest;
  bool sound() const { return !broken_seq; }
};
/// Reads the whole journal again. `anchors` are seals noted outside, in any order; each must be found.
Result<Verdict> verify(Source& source, const std::vector<Seal>& anchors = {});

}  // namespace journal
}  // namespace sanlian::store
