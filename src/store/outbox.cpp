#include "store/outbox.h"

#include <algorithm>

#include "store/store.h"

namespace sanlian::store::outbox {
namespace {

OutboxItem read_item(const Rows& rows) {
  return {.id = rows.integer(0),
          .topic = std::string(rows.text(1)),
          .payload = std::string(rows.text(2)),
          .created_at = {rows.integer(3)},
          .due_at = {rows.integer(4)},
          .attempts = static_cast<int>(rows.integer(5)),
          .last_error = std::string(rows.text(6))};
}

Result<std::vector<OutboxItem>> read_all(Result<Rows> rows) {
  if (!rows) return std::move(rows).error();
  std::vector<OutboxItem> items;
  while (SANLIAN_TRY(rows->next())) items.push_back(read_item(*rows));
  return items;
}

}  // namespace

Result<std::int64_t> append(Transaction& transaction, std::string_view topic, std::string_view payload,
                            Instant due_at) {
  const auto now = transaction.now().micros;
  SANLIAN_TRY(transaction.run("INSERT INTO outbox (topic, payload, created_at, due_at) VALUES (?, ?, ?, ?)",
                              {topic, payload, now, std::max(now, due_at.micros)}));
  return transaction.last_row_id();
}

Result<std::vector<OutboxItem>> take(Store& store, std::string_view topic, int limit, std::int64_t lease_micros) {
  // Nothing due is the usual answer: it is given without a transaction.
  const auto due = SANLIAN_TRY(next_due(store.reader(), topic));
  if (!due || *due > store.clock().now()) return std::vector<OutboxItem>();
  return store.write_and_wait([&](Transaction& transaction) -> Result<std::vector<OutboxItem>> {
    const auto now = transaction.now().micros;
    auto items = SANLIAN_TRY(
        read_all(transaction.query("SELECT id, topic, payload, created_at, due_at, attempts, last_error FROM outbox "
                                   "WHERE given_up = 0 AND topic = ? AND due_at <= ? ORDER BY due_at, id LIMIT ?",
                                   {topic, now, limit})));
    for (auto& item : items) {
      ++item.attempts;
      SANLIAN_TRY(transaction.run("UPDATE outbox SET attempts = attempts + 1, due_at = ? WHERE id = ?",
                                  {now + lease_micros, item.id}));
    }
    return items;
  });
}

Status done(Transaction& transaction, std::int64_t id) {
  SANLIAN_TRY(transaction.run("DELETE FROM outbox WHERE id = ?", {id}));
  return {};
}

Result<bool> failed(Transaction& transaction, const OutboxItem& item, std::string_view error, std::int64_t retry_micros,
                    int attempts_max) {
  const bool gives_up = item.attempts >= attempts_max;
  SANLIAN_TRY(transaction.run("UPDATE outbox SET last_error = ?, due_at = ?, given_up = ? WHERE id = ?",
                              {error, transaction.now().micros + retry_micros, gives_up, item.id}));
  return gives_up;
}

Result<std::optional<Instant>> next_due(Source& source, std::string_view topic) {
  const auto due = SANLIAN_TRY(source.integer(
      "SELECT due_at FROM outbox WHERE given_up = 0 AND topic = ? ORDER BY due_at, id LIMIT 1", {topic}));
  return due ? std::optional<Instant>(Instant{*due}) : std::nullopt;
}

Result<std::vector<OutboxItem>> given_up(Source& source, int limit) {
  return read_all(
      source.query("SELECT id, topic, payload, created_at, due_at, attempts, last_error FROM outbox WHERE given_up = 1 "
                   "ORDER BY id DESC LIMIT ?",
                   {limit}));
}

}  // namespace sanlian::store::outbox
