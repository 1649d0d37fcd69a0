#include "work/users.h"

#include <sodium.h>

#include <array>

#include "base/text.h"
#include "format/json_writer.h"
#include "record/errors.h"
#include "store/errors.h"
#include "store/journal.h"
#include "work/errors.h"

namespace sanlian::work {
namespace {

constexpr store::SchemaStep kSteps[] = {
    {"identity", 1, "people and their sessions",
     "CREATE TABLE user_account(id TEXT NOT NULL PRIMARY KEY, login TEXT NOT NULL, name TEXT NOT NULL, roles TEXT NOT "
     "NULL,"
     " park TEXT, organisation TEXT, disabled INTEGER NOT NULL DEFAULT 0, password_hash TEXT NOT NULL,"
     " created_at INTEGER NOT NULL, version INTEGER NOT NULL) STRICT;"
     "CREATE UNIQUE INDEX user_account_login ON user_account(login);"
     "CREATE TABLE session(token_digest TEXT NOT NULL PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user_account(id),"
     " csrf TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, peer TEXT) STRICT;"
     "CREATE INDEX session_expires ON session(expires_at)"}};

constexpr std::string_view kSelect =
    "SELECT id, login, name, roles, park, organisation, disabled, password_hash FROM user_account";

Account read_account(const store::Rows& rows) {
  Account account;
  account.user.id = rows.text(0);
  account.user.login = rows.text(1);
  account.user.name = rows.text(2);
  for (const auto role : split(rows.text(3), ','))
    if (!role.empty()) account.user.roles.emplace_back(role);
  account.user.park = rows.text(4);
  account.user.organisation = rows.text(5);
  account.user.disabled = rows.integer(6) != 0;
  account.password_hash = rows.text(7);
  return account;
}

Result<std::optional<Account>> one(store::Source& source, std::string_view where, std::string_view value) {
  std::string sql(kSelect);
  sql += where;
  auto rows = SANLIAN_TRY(source.query(sql, {value}));
  if (!SANLIAN_TRY(rows.next())) return std::optional<Account>();
  return std::optional(read_account(rows));
}

Status check_roles(store::Source& source, const record::Registry& registry, const User& user) {
  std::vector<std::string> known;
  for (const auto& role : registry.roles()) known.push_back(role.key);
  for (const auto& key : user.roles) {
    const auto* role = registry.role(key);
    const auto near = nearest(key, known);
    if (!role)
      return Error(record::errors::unknown_role, {{"role", key}, {"nearest", near ? "→ " + *near : join(known, ", ")}});
    const auto* type = registry.find(role->belongs_to);
    if (!type || type->key == "park") continue;
    const auto found =
        user.organisation.empty()
            ? std::nullopt
            : SANLIAN_TRY(source.integer("SELECT 1 FROM " + type->table() + " WHERE id = ?", {user.organisation}));
    if (!found) return Error(errors::role_needs_organisation, {{"role", key}, {"type", type->key}});
  }
  if (user.park.empty()) return {};
  std::vector<std::string> parks;
  for (const auto& park : registry.parks()) parks.push_back(park.key);
  if (std::find(parks.begin(), parks.end(), user.park) != parks.end()) return {};
  return Error(errors::no_such_park, {{"park", user.park}, {"parks", join(parks, ", ")}});
}

Status journal(store::Transaction& transaction, const record::Actor& by, const User& user, std::string_view action,
               std::int64_t version, std::string changes) {
  SANLIAN_TRY(store::journal::append(transaction, {.actor = by.id().empty() ? by.name() : by.id(),
                                                   .actor_name = by.name(),
                                                   .actor_role = by.roles().empty() ? "" : by.roles().front(),
                                                   .cause = "identity",
                                                   .cause_ref = {},
                                                   .request_id = {},
                                                   .park = user.park,
                                                   .type = "user_account",
                                                   .record_id = user.id,
                                                   .version = version,
                                                   .action = std::string(action),
                                                   .changes = std::move(changes)}));
  return {};
}

Result<std::int64_t> next_version(store::Transaction& transaction, const User& user) {
  return SANLIAN_TRY(transaction.integer("UPDATE user_account SET version = version + 1 WHERE id = ? RETURNING version",
                                         {user.id}))
      .value_or(0);
}

}  // namespace

std::span<const store::SchemaStep> identity_schema_steps() { return kSteps; }

record::Actor User::actor() const {
  return record::Actor(
      {.id = id, .login = login, .name = name, .roles = roles, .park = park, .organisation = organisation});
}

Result<std::string> hash_password(std::string_view password) {
  if (count_code_points(password) < kPasswordLengthMin)
    return Error(errors::password_too_short, {{"min", std::to_string(kPasswordLengthMin)}});
  ensure(sodium_init() >= 0, "libsodium starts on every machine");
  std::array<char, crypto_pwhash_STRBYTES> out{};
  // OWASP's second choice for argon2id: 19 MiB, two passes.
  const int failed = crypto_pwhash_str(out.data(), password.data(), password.size(), 2, 19u << 20);
  ensure(failed == 0, "19 MiB are there to hash a password");
  return std::string(out.data());
}

bool password_fits(const std::string& hash, std::string_view password) {
  ensure(sodium_init() >= 0, "libsodium starts on every machine");
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

Result<std::string> add_user(store::Transaction& transaction, const record::Registry& registry, IdMaker& ids,
                             const record::Actor& by, User user, const std::string& password_hash) {
  SANLIAN_TRY(check_roles(transaction, registry, user));
  if (SANLIAN_TRY(transaction.integer("SELECT 1 FROM user_account WHERE login = ?", {user.login})))
    return Error(errors::login_taken, {{"login", user.login}});
  if (user.id.empty()) user.id = ids.make();
  const auto optional = [](const std::string& text) { return text.empty() ? store::Bind() : store::Bind(text); };
  const auto roles = join(user.roles, ",");
  SANLIAN_TRY(transaction.run(
      "INSERT INTO user_account(id, login, name, roles, park, organisation, password_hash, created_at, version)"
      " VALUES(?, ?, ?, ?, ?, ?, ?, ?, 1)",
      {user.id, user.login, user.name, roles, optional(user.park), optional(user.organisation), password_hash,
       transaction.now().micros}));
  std::string changes;
  format::JsonWriter out(changes);
  const auto put = [&out](std::string_view key, std::string_view text) {
    out.key(key).begin_list().null().text(text).end_list();
  };
  out.begin_map();
  put("login", user.login), put("name", user.name), put("roles", roles), put("park", user.park),
      put("organisation", user.organisation);
  out.end_map();
  SANLIAN_TRY(journal(transaction, by, user, "create", 1, std::move(changes)));
  return user.id;
}

Status set_password_hash(store::Transaction& transaction, const record::Actor& by, const User& user,
                         const std::string& password_hash) {
  SANLIAN_TRY(transaction.run("UPDATE user_account SET password_hash = ? WHERE id = ?", {password_hash, user.id}));
  SANLIAN_TRY(transaction.run("DELETE FROM session WHERE user_id = ?", {user.id}));
  return journal(transaction, by, user, "password", SANLIAN_TRY(next_version(transaction, user)), "{}");
}

Status set_disabled(store::Transaction& transaction, const record::Actor& by, const User& user, bool disabled) {
  SANLIAN_TRY(transaction.run("UPDATE user_account SET disabled = ? WHERE id = ?", {disabled ? 1 : 0, user.id}));
  SANLIAN_TRY(transaction.run("DELETE FROM session WHERE user_id = ?", {user.id}));
  return journal(transaction, by, user, disabled ? "disable" : "enable", SANLIAN_TRY(next_version(transaction, user)),
                 disabled ? R"({"disabled":[false,true]})" : R"({"disabled":[true,false]})");
}

Result<std::optional<Account>> find_account(store::Source& source, std::string_view login) {
  return one(source, " WHERE login = ?", login);
}

Result<std::optional<User>> find_user(store::Source& source, std::string_view id) {
  auto account = SANLIAN_TRY(one(source, " WHERE id = ?", id));
  return account ? std::optional(std::move(account->user)) : std::nullopt;
}

Result<std::vector<User>> list_users(store::Source& source) {
  std::string sql(kSelect);
  sql += " ORDER BY login";
  auto rows = SANLIAN_TRY(source.query(sql));
  std::vector<User> users;
  while (SANLIAN_TRY(rows.next())) users.push_back(read_account(rows).user);
  return users;
}

}  // namespace sanlian::work
