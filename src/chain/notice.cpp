#include "chain/notice.h"

#include <algorithm>

#include "chain/errors.h"

namespace sanlian::chain {
namespace {

store::Bind text_or_null(const std::string& text) { return text.empty() ? store::Bind() : store::Bind(text); }

struct Condition {
  std::string sql;
  std::vector<store::Bind> binds;  ///< Lends the actor's texts.
};

/// Role AND (organisation, or park) AND person. A role of a park is seen in that park alone; the platform's everywhere.
Condition theirs(const record::Actor& actor) {
  Condition condition;
  for (const auto& role : actor.roles()) {
    condition.sql += condition.sql.empty() ? "role IN (?" : ", ?";
    condition.binds.emplace_back(role);
  }
  if (condition.sql.empty()) return {.sql = "1 = 0", .binds = {}};
  condition.sql +=
      ") AND ((organisation IS NULL AND (park IS NULL OR park = ?)) OR organisation = ?) AND (user_id IS NULL OR "
      "user_id = ?)";
  for (const auto* text : {&actor.park(), &actor.organisation(), &actor.id()})
    condition.binds.push_back(text_or_null(*text));
  return condition;
}

}  // namespace

bool is_of_organisation(const record::Registry& registry, const record::Role& role) {
  return role.belongs_to != "park" && registry.find(role.belongs_to) != nullptr;
}

Result<std::int64_t> post(store::Transaction& transaction, const Notice& notice) {
  SANLIAN_TRY(transaction.run(
      "INSERT INTO notice(at, park, role, organisation, user_id, type, record_id, chain, move, text_zh, text_en) "
      "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {transaction.now().micros, text_or_null(notice.park), notice.role, text_or_null(notice.organisation),
       text_or_null(notice.user_id), notice.type, notice.record_id, notice.chain, notice.move, notice.text.zh,
       notice.text.en}));
  return transaction.last_row_id();
}

Result<std::vector<Notice>> notices_for(store::Source& source, const record::Actor& actor, const NoticeQuery& query) {
  auto [sql, binds] = theirs(actor);
  if (query.unread_only) sql += " AND read_at IS NULL";
  if (query.before_id > 0) sql += " AND id < ?", binds.emplace_back(query.before_id);
  binds.emplace_back(std::clamp(query.limit, 1, 500));
  auto rows =
      SANLIAN_TRY(source.query("SELECT id, at, park, role, organisation, user_id, type, record_id, chain, move, "
                               "text_zh, text_en, read_at, read_by "
                               "FROM notice WHERE " +
                                   sql + " ORDER BY id DESC LIMIT ?",
                               binds));
  std::vector<Notice> notices;
  while (SANLIAN_TRY(rows.next())) {
    const auto text = [&](int column) { return std::string(rows.text(column)); };
    notices.push_back({.id = rows.integer(0),
                       .at = {rows.integer(1)},
                       .role = text(3),
                       .organisation = text(4),
                       .park = text(2),
                       .user_id = text(5),
                       .type = text(6),
                       .record_id = text(7),
                       .chain = text(8),
                       .move = text(9),
                       .text = {.zh = text(10), .en = text(11)},
                       .read_at = {},
                       .read_by = text(13)});
    if (!rows.is_null(12)) notices.back().read_at = Instant{rows.integer(12)};
  }
  return notices;
}

Result<std::int64_t> count_unread(store::Source& source, const record::Actor& actor) {
  const auto [sql, binds] = theirs(actor);
  const auto count = SANLIAN_TRY(source.integer("SELECT count(*) FROM notice WHERE read_at IS NULL AND " + sql, binds));
  return count.value_or(0);
}

Status mark_read(store::Transaction& transaction, const record::Actor& actor, std::int64_t id) {
  auto [sql, binds] = theirs(actor);
  binds.emplace_back(id);
  const auto found = SANLIAN_TRY(transaction.integer("SELECT 1 FROM notice WHERE " + sql + " AND id = ?", binds));
  if (!found) return Error(errors::no_such_notice).at("notice " + std::to_string(id));
  SANLIAN_TRY(transaction.run("UPDATE notice SET read_at = ?, read_by = ? WHERE id = ? AND read_at IS NULL",
                              {transaction.now().micros, actor.id(), id}));
  return {};
}

}  // namespace sanlian::chain
