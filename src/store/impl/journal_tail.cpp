#include "store/impl/journal_tail.h"

#include <array>
#include <cstring>

#include "base/digest.h"
#include "store/connection.h"
#include "store/impl/trusted.h"
#include "store/transaction.h"

namespace sanlian::store {
namespace {

/// A job of a hundred thousand rows is sealed in pieces of this size rather than held in memory whole.
constexpr std::size_t kSealBytesMax = 1 << 20;

constexpr std::string_view kInsertEntry =
    "INSERT INTO journal (seq, at, actor, actor_name, actor_role, cause, cause_ref, request_id, park, type, record_id, "
    "version, action, changes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

void add_integer(std::string& out, std::int64_t value) {
  std::array<char, 8> bytes;
  for (auto& byte : bytes) {
    byte = static_cast<char>(value & 0xff);
    value >>= 8;
  }
  out.append(bytes.data(), bytes.size());
}

/// The length in groups of seven bits, lowest first: most texts are short, and every byte is hashed.
void add_text(std::string& out, std::string_view text) {
  std::size_t length = text.size();
  for (; length >= 0x80; length >>= 7) out += static_cast<char>((length & 0x7f) | 0x80);
  out += static_cast<char>(length);
  out += text;
}

}  // namespace

JournalTail& journal_of(Transaction& transaction) { return transaction.journal_; }

void append_canonical(std::string& out, const JournalEntry& entry, std::int64_t seq, Instant at) {
  add_integer(out, seq);
  add_integer(out, at.micros);
  add_integer(out, entry.version);
  for (const auto* text :
       {&entry.actor, &entry.actor_name, &entry.actor_role, &entry.cause, &entry.cause_ref, &entry.request_id,
        &entry.park, &entry.type, &entry.record_id, &entry.action, &entry.changes})
    add_text(out, *text);
}

std::string seal_hash(std::string_view previous, std::string_view canonical) {
  Digest digest(DigestKind::sm3);
  digest.add(previous);
  digest.add(canonical);
  return std::move(digest).hex();
}

Status JournalTail::load(Connection& connection) {
  auto last = SANLIAN_TRY(connection.query("SELECT max(seq) FROM journal"));
  SANLIAN_TRY(last.next());
  now_.next_seq = last.integer(0) + 1;
  auto seal = SANLIAN_TRY(connection.query("SELECT hash FROM journal_seal ORDER BY last_seq DESC LIMIT 1"));
  if (SANLIAN_TRY(seal.next())) now_.previous = seal.text(0);
  now_.first_unsealed = now_.next_seq;
  durable_ = now_;
  return {};
}

void JournalTail::enter() { frames_.push_back({now_, bytes_.size()}); }

void JournalTail::leave(bool keep) {
  if (!keep) {
    now_ = frames_.back().before;
    bytes_.resize(frames_.back().bytes_start);
  }
  frames_.pop_back();
}

Result<std::int64_t> JournalTail::append(Transaction& transaction, const JournalEntry& entry) {
  Connection& connection = transaction.connection_;
  const Instant at = transaction.now();
  ensure(!entry.record_id.empty() && !entry.actor.empty(), "an entry says what was changed and by whom");
  SANLIAN_TRY(transaction.still_open());
  const std::int64_t seq = now_.next_seq;
  const Trusted trusted(connection);
  SANLIAN_TRY(connection.run(kInsertEntry, {seq, at.micros, entry.actor, entry.actor_name, entry.actor_role,
                                            entry.cause, entry.cause_ref, entry.request_id, entry.park, entry.type,
                                            entry.record_id, entry.version, entry.action, entry.changes}));
  append_canonical(bytes_, entry, seq, at);
  ++now_.next_seq;
  if (bytes_.size() - now_.sealed_bytes > kSealBytesMax) SANLIAN_TRY(seal(connection));
  return seq;
}

Status JournalTail::seal(Connection& connection) {
  if (now_.first_unsealed == now_.next_seq) return {};
  const std::string hash = seal_hash(now_.previous, std::string_view(bytes_).substr(now_.sealed_bytes));
  const Trusted trusted(connection);
  SANLIAN_TRY(connection.run("INSERT INTO journal_seal (last_seq, first_seq, prev, hash) VALUES (?, ?, ?, ?)",
                             {now_.next_seq - 1, now_.first_unsealed, now_.previous, hash}));
  now_.previous = hash;
  now_.first_unsealed = now_.next_seq;
  // Bytes of this savepoint are not needed again: if it is rolled back its entries go with it. Those before it are.
  bytes_.resize(frames_.empty() ? 0 : frames_.back().bytes_start);
  now_.sealed_bytes = bytes_.size();
  return {};
}

void JournalTail::committed() {
  ensure(now_.first_unsealed == now_.next_seq && frames_.empty(), "a group is sealed before it is committed");
  bytes_.clear();
  now_.sealed_bytes = 0;
  durable_ = now_;
}

void JournalTail::rolled_back() {
  frames_.clear();
  bytes_.clear();
  now_ = durable_;
}

}  // namespace sanlian::store
