// What must happen after a change is saved: a notice, a schedule, a message. Written in the change's own transaction,
// done later by a background worker, at least once: what is done twice must do no harm.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace sanlian::store {

class Source;
class Store;
class Transaction;

struct OutboxItem {
  std::int64_t id = 0;
  std::string topic;    ///< Which worker: `mail`, `notice`, `schedule`.
  std::string payload;  ///< JSON of the worker's own shape.
  Instant created_at, due_at;
  int attempts = 0;  ///< Including the one it is now taken for.
  std::string last_error;
};

namespace outbox {

/// Answers the item's id. Due at once unless `due_at` is given.
Result<std::int64_t> append(Transaction& transaction, std::string_view topic, std::string_view payload,
                            Instant due_at = {});

/// Takes at most `limit` due items of `topic`, longest due first; each is hidden from other takers until
/// `lease_micros` from now, then comes back if it was neither done nor failed (its worker died).
Result<std::vector<OutboxItem>> take(Store& store, std::string_view topic, int limit, std::int64_t lease_micros);

/// It happened; within a transaction of what followed from it, if anything did.
Status done(Transaction& transaction, std::int64_t id);
/// It did not; to be tried again after `retry_micros`, or given up once it was tried `attempts_max` times.
/// True: given up.
Result<bool> failed(Transaction& transaction, const OutboxItem& item, std::string_view error, std::int64_t retry_micros,
                    int attempts_max);

/// When the next item of the topic is due; nothing when none waits.
Result<std::optional<Instant>> next_due(Source& source, std::string_view topic);
/// Given up, newest first: for a person to look at.
Result<std::vector<OutboxItem>> given_up(Source& source, int limit);

}  // namespace outbox
}  // namespace sanlian::store
