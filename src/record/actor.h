#pragma once

#include <memory>
#include <string>
#include <vector>

#include "feel/type.h"
#include "feel/value.h"

namespace sanlian::record {

class BoundRules;

/// Who acts. Made once at log-in and shared by the requests of a session.
class Actor {
 public:
  struct Identity {
    std::string id, login, name;
    std::vector<std::string> roles;
    std::string park;          ///< Empty for the platform and the province.
    std::string organisation;  ///< Id of the firm, bank or appraiser the person belongs to; may be empty.
  };
  explicit Actor(Identity identity);
  /// The platform itself: imports of the demo, undo of a broken batch. Passes every access rule.
  static Actor system(std::string name);
  /// The platform acting for a person who was found to be allowed: passes every access rule, while the journal names
  /// the person and, of the roles, the one that allowed it.
  static Actor on_behalf_of(const Actor& person, std::string role);

  const std::string& id() const { return identity_.id; }
  const std::string& login() const { return identity_.login; }
  const std::string& name() const { return identity_.name; }
  const std::string& park() const { return identity_.park; }
  const std::string& organisation() const { return identity_.organisation; }
  const std::vector<std::string>& roles() const { return identity_.roles; }  ///< Sorted.
  bool has_role(std::string_view role) const;
  bool is_system() const { return system_; }
  /// The roles as one text: the key under which access and query plans are cached.
  const std::string& roles_key() const { return roles_key_; }
  /// `user` in FEEL: id, login, park, organisation, roles; what is empty is null.
  const feel::Value& as_feel() const { return as_feel_; }
  /// What access rules come to for this identity; copies of the actor share it.
  BoundRules& bound_rules() const { return *bound_rules_; }

 private:
  Identity identity_;
  std::string roles_key_;
  bool system_ = false;
  feel::Value as_feel_;
  std::shared_ptr<BoundRules> bound_rules_;
};

/// The static type of `user`.
feel::Type actor_type();

/// Why something is written; goes to the journal beside who and when.
struct Cause {
  std::string kind = "edit";  ///< edit, move, import, undo, job, demo.
  std::string reference;      ///< Batch id, move key.
  std::string request_id;
};

}  // namespace sanlian::record
