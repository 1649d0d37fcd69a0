#include "store/migration.h"

#include <map>
#include <string>

#include "base/digest.h"
#include "store/errors.h"
#include "store/transaction.h"

namespace sanlian::store {
namespace {

constexpr std::string_view kVersionTable = R"sql(
CREATE TABLE IF NOT EXISTS schema_version (
  room TEXT NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL, digest TEXT NOT NULL, applied_at INTEGER NOT NULL,
  PRIMARY KEY (room, number)
) STRICT, WITHOUT ROWID)sql";

Error about_step(const ErrorSpec& spec, std::string_view room, std::int64_t number, std::string_view title = {}) {
  return Error(spec, {{"room", std::string(room)}, {"number", std::to_string(number)}, {"title", std::string(title)}});
}

/// An applied step must be one we know, with the text we know.
Status apply(Transaction& transaction, const SchemaStep& step) {
  const std::string digest = digest_hex(DigestKind::sha256, step.sql);
  const auto applied = SANLIAN_TRY(
      transaction.text("SELECT digest FROM schema_version WHERE room = ? AND number = ?", {step.room, step.number}));
  if (applied && *applied == digest) return {};
  if (applied) return about_step(errors::schema_step_changed, step.room, step.number);
  if (auto ran = transaction.script(step.sql); !ran)
    return about_step(errors::schema_step_failed, step.room, step.number, step.title).add(std::move(ran).error());
  SANLIAN_TRY(transaction.run("INSERT INTO schema_version VALUES (?, ?, ?, ?, ?)",
                              {step.room, step.number, step.title, digest, transaction.now().micros}));
  return {};
}

}  // namespace

Status apply_schema_steps(Transaction& transaction, std::span<const SchemaStep> steps) {
  SANLIAN_TRY(transaction.run(kVersionTable));
  std::map<std::string_view, int> last;
  for (const auto& step : steps) {
    int& number = last[step.room];
    ensure(step.number == number + 1, "the steps of a room are numbered without a gap");
    number = step.number;
  }
  for (const auto& [room, number] : last) {
    const auto newest =
        SANLIAN_TRY(transaction.integer("SELECT max(number) FROM schema_version WHERE room = ?", {room}));
    if (newest && *newest > number) return about_step(errors::schema_newer, room, *newest);
  }
  for (const auto& step : steps) SANLIAN_TRY(apply(transaction, step));
  return {};
}

}  // namespace sanlian::store
