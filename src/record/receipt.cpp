#include "record/receipt.h"

#include "format/json.h"
#include "format/json_writer.h"
#include "number/decimal.h"
#include "record/errors.h"

namespace sanlian::record {
namespace {

// A person may be given the same content under two names, and the same content may be given to two persons.
constexpr store::SchemaStep kSteps[] = {
    {"record", 1, "receipts of uploaded files",
     "CREATE TABLE upload(digest TEXT NOT NULL, by_id TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,"
     " media_type TEXT NOT NULL, at INTEGER NOT NULL, attached INTEGER NOT NULL DEFAULT 0,"
     " PRIMARY KEY(digest, by_id, name)) STRICT, WITHOUT ROWID;"
     "CREATE INDEX upload_waiting ON upload(by_id, at) WHERE attached = 0"}};

bool is_digest(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::int64_t waiting_since(const store::Transaction& transaction) {
  return transaction.now().micros - kReceiptWaitMicros;
}

}  // namespace

std::string Receipt::json() const {
  std::string text;
  format::JsonWriter out(text);
  out.begin_map().key("name").text(name).key("digest").text(digest);
  out.key("size").integer(size).key("media_type").text(media_type).end_map();
  return text;
}

std::optional<Receipt> Receipt::read(const format::Value& value) {
  const auto *name = value.find_text("name"), *digest = value.find_text("digest"),
             *media_type = value.find_text("media_type");
  const auto* size = value.find("size");
  if (!name || !digest || !media_type || !is_digest(*digest) || !size || !size->is_number()) return std::nullopt;
  const auto number = Decimal::parse(size->number_text());
  const auto bytes = number ? number->to_whole() : std::nullopt;
  if (!bytes) return std::nullopt;
  return Receipt{.name = *name, .digest = *digest, .media_type = *media_type, .size = *bytes};
}

std::optional<Receipt> Receipt::read(std::string_view json) {
  const auto value = format::parse_json(json);
  return value ? read(*value) : std::nullopt;
}

std::span<const store::SchemaStep> receipt_schema_steps() { return kSteps; }

Status give_receipt(store::Transaction& transaction, const Actor& person, const Receipt& receipt) {
  const auto waiting =
      SANLIAN_TRY(transaction.integer("SELECT coalesce(sum(size), 0) FROM upload WHERE by_id = ? AND attached = 0",
                                      {person.id()}))
          .value_or(0);
  if (waiting + receipt.size > kWaitingBytesMax)
    return Error(errors::too_many_waiting, {{"max", std::to_string(kWaitingBytesMax)}});
  SANLIAN_TRY(transaction.run(
      "INSERT INTO upload(digest, by_id, name, size, media_type, at) VALUES(?, ?, ?, ?, ?, ?)"
      " ON CONFLICT DO UPDATE SET at = excluded.at, media_type = excluded.media_type",
      {receipt.digest, person.id(), receipt.name, receipt.size, receipt.media_type, transaction.now().micros}));
  return {};
}

Result<bool> claim_receipt(store::Transaction& transaction, const Actor& actor, const Receipt& receipt) {
  std::string sql =
      "UPDATE upload SET attached = 1 WHERE digest = ? AND name = ? AND size = ? AND media_type = ?"
      " AND (attached = 1 OR at > ?)";
  std::vector<store::Bind> binds = {receipt.digest, receipt.name, receipt.size, receipt.media_type,
                                    waiting_since(transaction)};
  if (!actor.is_system()) {
    sql += " AND by_id = ?";
    binds.emplace_back(actor.id());
  }
  return SANLIAN_TRY(transaction.run(sql, binds)) > 0;
}

Result<std::vector<std::string>> forget_unused_receipts(store::Transaction& transaction) {
  std::vector<std::string> digests, free;
  {
    auto rows = SANLIAN_TRY(transaction.query("SELECT DISTINCT digest FROM upload WHERE attached = 0 AND at <= ?",
                                              {waiting_since(transaction)}));
    while (SANLIAN_TRY(rows.next())) digests.emplace_back(rows.text(0));
  }
  for (auto& digest : digests) {
    SANLIAN_TRY(transaction.run("DELETE FROM upload WHERE digest = ? AND attached = 0 AND at <= ?",
                                {digest, waiting_since(transaction)}));
    if (!SANLIAN_TRY(transaction.integer("SELECT 1 FROM upload WHERE digest = ? LIMIT 1", {digest})))
      free.push_back(std::move(digest));
  }
  return free;
}

}  // namespace sanlian::record
