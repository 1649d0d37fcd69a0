#include "record/access.h"

#include "record/errors.h"

namespace sanlian::record {
namespace {

constexpr Label kActionLabels[] = {{"查看", "read"},   {"新增", "create"},     {"修改", "edit"},
                                   {"删除", "delete"}, {"恢复", "restore"},    {"导入", "import"},
                                   {"导出", "export"}, {"查看变更", "journal"}};

bool applies(const AccessRule& rule, Action action, const Actor& actor) {
  if (std::find(rule.actions.begin(), rule.actions.end(), action) == rule.actions.end()) return false;
  return std::any_of(rule.roles.begin(), rule.roles.end(), [&](const auto& role) { return actor.has_role(role); });
}

SqlText rule_sql(const AccessRule& rule, std::string_view alias) {
  if (!rule.where) return SqlText("1");
  auto sql = condition_sql(*rule.where, alias);
  ensure(sql.has_value(), "every access rule was tried when the types were loaded");
  return std::move(sql).value();
}

/// The rules' conditions joined by OR; empty when one of them is unconditional.
SqlText any_of(const std::vector<const AccessRule*>& rules, std::string_view alias) {
  SqlText sql;
  for (const auto* rule : rules) {
    if (!rule->where) return SqlText();
    sql.add(sql.empty() ? "(" : " OR (").add(rule_sql(*rule, alias)).add(")");
  }
  if (rules.size() > 1) return SqlText("(").add(sql).add(")");
  return sql;
}

}  // namespace

std::string_view action_key(Action action) {
  constexpr std::string_view kKeys[] = {"read", "create", "edit", "delete", "restore", "import", "export", "journal"};
  return kKeys[static_cast<std::size_t>(action)];
}

Error forbidden(const RecordType& type, Action action) {
  const auto& label = kActionLabels[static_cast<std::size_t>(action)];
  return Error(errors::not_allowed,
               {{"type", type.label.zh}, {"type_en", type.label.en}, {"action", label.zh}, {"action_en", label.en}});
}

std::vector<const AccessRule*> rules_for(const RecordType& type, Action action, const Actor& actor) {
  std::vector<const AccessRule*> rules;
  for (const auto& rule : type.access)
    if (applies(rule, action, actor)) rules.push_back(&rule);
  return rules;
}

Result<std::unique_ptr<Access>> Access::build(std::span<const std::unique_ptr<RecordType>> types) {
  Errors errors;
  for (const auto& type : types)
    for (const auto& rule : type->access) {
      if (!rule.where) continue;
      if (auto sql = condition_sql(*rule.where, "t"); !sql) errors.add(std::move(sql.error().at(rule.file)));
    }
  if (!errors.empty()) return std::move(errors).take();
  return std::unique_ptr<Access>(new Access());
}

const Grant& Access::grant(const RecordType& type, Action action, const Actor& actor, std::string_view alias) const {
  std::string key;
  key.reserve(type.key.size() + actor.roles_key().size() + alias.size() + 4);
  key.append(type.key).append(1, static_cast<char>('0' + static_cast<int>(action))).append(alias).append(1, ' ');
  key.append(actor.roles_key());
  {
    std::shared_lock lock(mutex_);
    if (const auto found = grants_.find(key); found != grants_.end()) return *found->second;
  }
  auto made = std::make_unique<const Grant>(make(type, action, actor, alias));
  std::unique_lock lock(mutex_);
  return *grants_.emplace(std::move(key), std::move(made)).first->second;
}

Grant Access::make(const RecordType& type, Action action, const Actor& actor, std::string_view alias) const {
  Grant grant;
  grant.fields.resize(type.fields.size());
  if (actor.is_system()) {
    grant.allowed = true;
    for (auto& field : grant.fields) field.reach = Grant::Reach::always;
    return grant;
  }
  const auto rules = rules_for(type, action, actor);
  if (rules.empty()) return grant;
  grant.allowed = true;
  grant.rows = any_of(rules, alias);
  for (const auto& field : type.fields) {
    std::vector<const AccessRule*> letting;
    for (const auto* rule : rules)
      if (rule->fields[static_cast<std::size_t>(field.index)]) letting.push_back(rule);
    auto& reach = grant.fields[static_cast<std::size_t>(field.index)];
    if (letting.empty()) continue;
    if (letting.size() < rules.size()) reach.rows = any_of(letting, alias);
    for (const auto* rule : letting) reach.rule += std::to_string(rule - type.access.data()) + " ";
    reach.reach = reach.rows.empty() ? Grant::Reach::always : Grant::Reach::sometimes;
  }
  return grant;
}

Result<const Grant*> Access::require(const RecordType& type, Action action, const Actor& actor) const {
  const Grant& found = grant(type, action, actor);
  if (!found.allowed) return forbidden(type, action);
  return &found;
}

std::vector<Action> Access::actions(const RecordType& type, const Actor& actor) const {
  std::vector<Action> out;
  for (int i = 0; i < kActionCount; ++i)
    if (const auto action = static_cast<Action>(i); grant(type, action, actor).allowed) out.push_back(action);
  return out;
}

}  // namespace sanlian::record
