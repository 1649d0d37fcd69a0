// People and their log-ins. Passwords are argon2id; the hash never leaves this file's functions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "record/actor.h"
#include "record/registry.h"
#include "store/migration.h"
#include "store/transaction.h"

namespace sanlian::work {

struct User {
  std::string id, login, name;
  std::vector<std::string> roles;
  std::string park;          ///< Key; empty for the platform.
  std::string organisation;  ///< Id of a firm, bank or appraiser; may be empty.
  bool disabled = false;

  record::Actor actor() const;
};

/// Tables user_account and session.
std::span<const store::SchemaStep> identity_schema_steps();

inline constexpr std::size_t kPasswordLengthMin = 8;

/// `$argon2id$…`; takes tens of milliseconds and 19 MiB on purpose: never on an event loop or the writer thread.
/// Errors: work.password_too_short.
Result<std::string> hash_password(std::string_view password);
bool password_fits(const std::string& hash, std::string_view password);

/// Journaled. Errors: work.login_taken, record.unknown_role, work.role_needs_organisation, work.no_such_park.
Result<std::string> add_user(store::Transaction& transaction, const record::Registry& registry, IdMaker& ids,
                             const record::Actor& by, User user, const std::string& password_hash);
Status set_password_hash(store::Transaction& transaction, const record::Actor& by, const User& user,
                         const std::string& password_hash);
Status set_disabled(store::Transaction& transaction, const record::Actor& by, const User& user, bool disabled);

struct Account {
  User user;
  std::string password_hash;
};
Result<std::optional<Account>> find_account(store::Source& source, std::string_view login);
Result<std::optional<User>> find_user(store::Source& source, std::string_view id);
Result<std::vector<User>> list_users(store::Source& source);

}  // namespace sanlian::work
