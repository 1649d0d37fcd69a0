// What an upload is answered with, and what a field of kind `file` then takes. A receipt is worth something only to the
// person it was given to: a digest that is seen in a record, or guessed, is no key to the content.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "format/value.h"
#include "record/actor.h"
#include "store/migration.h"
#include "store/transaction.h"

namespace sanlian::record {

struct Receipt {
  std::string name;    ///< As the person calls the file.
  std::string digest;  ///< SHA-256 of the content, 64 lower-case hexadecimal digits.
  std::string media_type;
  std::int64_t size = 0;  ///< Bytes.

  std::string json() const;  ///< `{"name", "digest", "size", "media_type"}`: the stored form, too.
  /// Nothing when the value has another shape.
  static std::optional<Receipt> read(const format::Value& value);
  static std::optional<Receipt> read(std::string_view json);
};

/// How long a receipt waits to be used; then its content is removed.
inline constexpr std::int64_t kReceiptWaitMicros = 24 * 3600 * kMicrosPerSecond;
/// What one person may have waiting.
inline constexpr std::int64_t kWaitingBytesMax = 2'000'000'000;

/// Table upload: a line for each receipt, kept for as long as a record may hold it.
std::span<const store::SchemaStep> receipt_schema_steps();

/// Notes that this person was given the receipt now. Errors: record.too_many_waiting.
Status give_receipt(store::Transaction& transaction, const Actor& person, const Receipt& receipt);

/// Uses the receipt for a record: it was given to this actor and did not wait too long. The platform itself may use
/// whichever was given to anybody: what it writes was decided by declarations, or claimed for the person before.
Result<bool> claim_receipt(store::Transaction& transaction, const Actor& actor, const Receipt& receipt);

/// Forgets the receipts that waited too long. Answers the digests of contents that nobody has a receipt of any more.
Result<std::vector<std::string>> forget_unused_receipts(store::Transaction& transaction);

}  // namespace sanlian::record
