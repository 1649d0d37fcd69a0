#include "record/actor.h"

#include <algorithm>

#include "base/text.h"
#include "record/impl/bound_rules.h"

namespace sanlian::record {
namespace {
feel::Value text_or_null(const std::string& text) { return text.empty() ? feel::Value() : feel::Value(text); }
}  // namespace

Actor::Actor(Identity identity) : identity_(std::move(identity)), bound_rules_(std::make_shared<BoundRules>()) {
  std::sort(identity_.roles.begin(), identity_.roles.end());
  roles_key_ = join(identity_.roles, ",");
  feel::Value::List roles(identity_.roles.begin(), identity_.roles.end());
  as_feel_ = feel::Context({{"id", text_or_null(identity_.id)},
                            {"login", text_or_null(identity_.login)},
                            {"park", text_or_null(identity_.park)},
                            {"organisation", text_or_null(identity_.organisation)},
                            {"roles", std::move(roles)}});
}

Actor Actor::system(std::string name) {
  Actor actor({.id = {}, .login = {}, .name = std::move(name), .roles = {}, .park = {}, .organisation = {}});
  actor.system_ = true;
  actor.roles_key_ = "*";
  return actor;
}

Actor Actor::on_behalf_of(const Actor& person, std::string role) {
  Identity identity = person.identity_;
  identity.roles.clear();
  if (!role.empty()) identity.roles.push_back(std::move(role));
  Actor actor(std::move(identity));
  actor.system_ = true;
  actor.roles_key_ = "*";
  return actor;
}

bool Actor::has_role(std::string_view role) const {
  return std::find(identity_.roles.begin(), identity_.roles.end(), role) != identity_.roles.end();
}

feel::Type actor_type() {
  using feel::Kind;
  return feel::Type::context_of({{"id", Kind::string},
                                 {"login", Kind::string},
                                 {"park", Kind::string},
                                 {"organisation", Kind::string},
                                 {"roles", feel::Type::list_of(Kind::string)}});
}

}  // namespace sanlian::record
