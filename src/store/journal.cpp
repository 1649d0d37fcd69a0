#include "store/journal.h"

#include <limits>

#include "store/impl/journal_tail.h"
#include "store/transaction.h"

namespace sanlian::store::journal {
namespace {

// Column order of read_entry.
#define SANLIAN_JOURNAL_COLUMNS                                                                                   \
  "SELECT seq, at, version, actor, actor_name, actor_role, cause, cause_ref, request_id, park, type, record_id, " \
  "action, changes FROM journal "

JournalEntry read_entry(const Rows& rows) {
  JournalEntry entry;
  entry.seq = rows.integer(0);
  entry.at = {rows.integer(1)};
  entry.version = rows.integer(2);
  int column = 3;
  for (auto* text : {&entry.actor, &entry.actor_name, &entry.actor_role, &entry.cause, &entry.cause_ref,
                     &entry.request_id, &entry.park, &entry.type, &entry.record_id, &entry.action, &entry.changes})
    *text = rows.text(column++);
  return entry;
}

Result<std::vector<JournalEntry>> read_all(Result<Rows> rows) {
  if (!rows) return std::move(rows).error();
  std::vector<JournalEntry> entries;
  while (SANLIAN_TRY(rows->next())) entries.push_back(read_entry(*rows));
  return entries;
}

/// Walks entries and seals side by side; one entry is held at a time.
class Verification {
 public:
  explicit Verification(const std::vector<Seal>& anchors) : anchors_(anchors) {}

  Result<Verdict> run(Source& source) {
    auto entries = SANLIAN_TRY(source.query(SANLIAN_JOURNAL_COLUMNS "ORDER BY seq"));
    auto seals =
        SANLIAN_TRY(source.query("SELECT last_seq, first_seq, prev, hash FROM journal_seal ORDER BY last_seq"));
    while (verdict_.sound() && SANLIAN_TRY(seals.next())) SANLIAN_TRY(check_group(entries, seals));
    if (verdict_.sound() && SANLIAN_TRY(entries.next())) break_at(entries.integer(0), entries.integer(0), "not_sealed");
    for (const Seal& anchor : anchors_)
      if (verdict_.sound() && anchor.last_seq > verdict_.newest.last_seq)
        break_at(verdict_.newest.last_seq + 1, anchor.last_seq, "entry_missing");
    return verdict_;
  }

 private:
  Status check_group(Rows& entries, const Rows& seal) {
    const std::int64_t last = seal.integer(0), first = seal.integer(1);
    if (first != next_) return break_at(next_, last, "chain_broken"), Status();
    bytes_.clear();
    for (; next_ <= last; ++next_) {
      const bool found = SANLIAN_TRY(entries.next());
      if (!found || entries.integer(0) != next_) return break_at(next_, last, "entry_missing"), Status();
      const auto entry = read_entry(entries);
      append_canonical(bytes_, entry, entry.seq, entry.at);
    }
    if (seal.text(2) != previous_) return break_at(first, last, "chain_broken"), Status();
    previous_ = seal_hash(previous_, bytes_);
    if (seal.text(3) != previous_) return break_at(first, last, "group_altered"), Status();
    for (const Seal& anchor : anchors_) {
      const bool inside = anchor.last_seq >= first && anchor.last_seq <= last;
      if (inside && (anchor.last_seq != last || anchor.hash != previous_))
        return break_at(first, last, "anchor_differs"), Status();
    }
    verdict_.entries += last - first + 1;
    ++verdict_.seals;
    verdict_.newest = {last, previous_};
    return {};
  }

  void break_at(std::int64_t first, std::int64_t last, std::string_view why) {
    verdict_.broken_seq = first;
    verdict_.broken_last = last;
    verdict_.why = why;
  }

  const std::vector<Seal>& anchors_;
  Verdict verdict_;
  std::int64_t next_ = 1;
  std::string previous_ = std::string(kFirstSeal), bytes_;
};

}  // namespace

Result<std::int64_t> append(Transaction& transaction, const JournalEntry& entry) {
  return journal_of(transaction).append(transaction, entry);
}

Result<std::vector<JournalEntry>> of_record(Source& source, std::string_view type, std::string_view record_id,
                                            int limit, std::optional<std::int64_t> before_seq) {
  return read_all(
      source.query(SANLIAN_JOURNAL_COLUMNS "WHERE record_id = ? AND type = ? AND seq < ? ORDER BY seq DESC LIMIT ?",
                   {record_id, type, before_seq.value_or(std::numeric_limits<std::int64_t>::max()), limit}));
}

Result<std::vector<JournalEntry>> of_cause(Source& source, std::string_view cause_ref, int limit,
                                           std::int64_t after_seq) {
  return read_all(source.query(SANLIAN_JOURNAL_COLUMNS
                               "WHERE cause_ref = ? AND cause_ref <> '' AND seq > ? ORDER BY seq LIMIT ?",
                               {cause_ref, after_seq, limit}));
}

Result<std::vector<JournalEntry>> entries_after(Source& source, std::int64_t after_seq, int limit) {
  return read_all(source.query(SANLIAN_JOURNAL_COLUMNS "WHERE seq > ? ORDER BY seq LIMIT ?", {after_seq, limit}));
}

Result<std::vector<JournalHead>> heads_after(Source& source, std::int64_t after_seq, int limit) {
  auto rows = SANLIAN_TRY(
      source.query("SELECT seq, at, type, record_id, version, action FROM journal WHERE seq > ? AND version > 0 "
                   "ORDER BY seq LIMIT ?",
                   {after_seq, limit}));
  std::vector<JournalHead> heads;
  while (SANLIAN_TRY(rows.next()))
    heads.push_back({.seq = rows.integer(0),
                     .at = {rows.integer(1)},
                     .type = std::string(rows.text(2)),
                     .record_id = std::string(rows.text(3)),
                     .version = rows.integer(4),
                     .action = std::string(rows.text(5))});
  return heads;
}

Result<std::int64_t> last_seq(Source& source) {
  return SANLIAN_TRY(source.integer("SELECT max(seq) FROM journal")).value_or(0);
}

Result<std::vector<Incomplete>> incomplete(Source& source, std::string_view type, std::string_view table, int limit) {
  // Versions are counted once each and in range, so that a double entry cannot hide a missing one.
  const std::string sql =
      "SELECT r.id, r.version, count(j.version), count(DISTINCT j.version), max(j.version) FROM \"" +
      std::string(table) +
      "\" r LEFT JOIN journal j ON j.record_id = r.id AND j.type = ? AND j.version > 0 "
      "GROUP BY r.id, r.version HAVING count(j.version) <> r.version OR count(DISTINCT j.version) <> r.version "
      "OR coalesce(max(j.version), 0) <> r.version ORDER BY r.id LIMIT ?";
  auto rows = SANLIAN_TRY(source.query(sql, {type, limit}));
  std::vector<Incomplete> found;
  while (SANLIAN_TRY(rows.next())) found.push_back({std::string(rows.text(0)), rows.integer(1), rows.integer(2)});
  return found;
}

Result<Seal> newest_seal(Source& source) {
  auto rows = SANLIAN_TRY(source.query("SELECT last_seq, hash FROM journal_seal ORDER BY last_seq DESC LIMIT 1"));
  if (!SANLIAN_TRY(rows.next())) return Seal{};
  return Seal{rows.integer(0), std::string(rows.text(1))};
}

Result<Verdict> verify(Source& source, const std::vector<Seal>& anchors) { return Verification(anchors).run(source); }

}  // namespace sanlian::store::journal
