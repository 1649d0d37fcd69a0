// Who may do what with which rows and which fields: role × type × action × row condition × field, as the types declare
// it, default deny. The answer is SQL, so that a row nobody may see never leaves the database.
#pragma once

#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "record/actor.h"
#include "record/sql_text.h"
#include "record/type.h"

namespace sanlian::record {

/// What one set of roles may do with one type.
struct Grant {
  bool allowed = false;  ///< False: no rule at all; forbidden before anything is read.
  SqlText rows;          ///< Condition on the row under the asked alias; empty: every row.
  /// Per field index: may never be touched, always (in the rows above), or only where this condition holds.
  enum class Reach { never, always, sometimes };
  struct FieldGrant {
    Reach reach = Reach::never;
    SqlText rows;
    std::string rule;  ///< Of `sometimes`: the same text for fields with the same condition.
  };
  std::vector<FieldGrant> fields;
};

class Access {
 public:
  /// Errors: record.bad_condition, for a rule that SQL cannot express; all types are tried.
  static Result<std::unique_ptr<Access>> build(std::span<const std::unique_ptr<RecordType>> types);

  /// Cached by type, action and roles; valid as long as this object. `alias` is the table alias the SQL speaks of.
  const Grant& grant(const RecordType& type, Action action, const Actor& actor, std::string_view alias = "t") const;
  /// record.forbidden when no rule of any role allows it.
  Result<const Grant*> require(const RecordType& type, Action action, const Actor& actor) const;
  /// Actions that the actor's roles allow on some rows; for menus.
  std::vector<Action> actions(const RecordType& type, const Actor& actor) const;

 private:
  Access() = default;
  Grant make(const RecordType& type, Action action, const Actor& actor, std::string_view alias) const;

  mutable std::shared_mutex mutex_;
  mutable std::unordered_map<std::string, std::unique_ptr<const Grant>> grants_;
};

/// The rules of the type that concern this action of this person.
std::vector<const AccessRule*> rules_for(const RecordType& type, Action action, const Actor& actor);

/// The condition as SQL over `alias`; its parameters are evaluated for the actor. Errors: record.bad_condition.
Result<SqlText> condition_sql(const feel::Expression& condition, std::string_view alias);

Error forbidden(const RecordType& type, Action action);

}  // namespace sanlian::record
