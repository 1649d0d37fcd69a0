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

std::string digest_of(const SchemaStep& step) { return digest_hex(DigestKind::sha256, step.sql); }

Result<std::optional<std::string>> applied_digest(Source& source, const SchemaStep& step) {
  return source.text("SELECT digest FROM schema_version WHERE room = ? AND number = ?", {step.room, step.number});
}

/// The highest step of each room among `steps`.
std::map<std::string_view, int> last_of(std::span<const SchemaStep> steps) {
  std::map<std::string_view, int> last;
  for (const auto& step : steps) {
    int& number = last[step.room];
    ensure(step.number == number + 1, "the steps of a room are numbered without a gap");
    number = step.number;
  }
  return last;
}

Result<std::int64_t> newest_applied(Source& source, std::string_view room) {
  return SANLIAN_TRY(source.integer("SELECT max(number) FROM schema_version WHERE room = ?", {room})).value_or(0);
}

/// An applied step must be one we know, with the text we know.
Status apply(Transaction& transaction, const SchemaStep& step) {
  const std::string digest = digest_of(step);
  const auto applied = SANLIAN_TRY(applied_digest(transaction, step));
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
  for (const auto& [room, number] : last_of(steps))
    if (const auto newest = SANLIAN_TRY(newest_applied(transaction, room)); newest > number)
      return about_step(errors::schema_newer, room, newest);
  for (const auto& step : steps) SANLIAN_TRY(apply(transaction, step));
  return {};
}

Result<bool> are_applied(Source& source, std::span<const SchemaStep> steps) {
  for (const auto& [room, number] : last_of(steps))
    if (SANLIAN_TRY(newest_applied(source, room)) != number) return false;
  for (const auto& step : steps)
    if (SANLIAN_TRY(applied_digest(source, step)) != digest_of(step)) return false;
  return true;
}

}  // namespace sanlian::store
