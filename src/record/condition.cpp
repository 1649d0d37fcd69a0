// FEEL conditions as SQL. Those of access rules are the park's and see everything; those that people type see through a
// reference or a list only what its reader may see (docs/decisions/2026-11-23-filters-see-what-their-reader-sees.md).
#include <map>

#include "feel/sql/predicate.h"
#include "record/access.h"
#include "record/impl/bound_rules.h"
#include "record/impl/plan.h"
#include "record/registry.h"

namespace sanlian::record {
namespace {

void add_bound(Statement& out, const feel::BoundSql& bound) {
  out.add(bound.text);
  for (const auto& value : bound.values) out.cells.push_back(value);
}

std::vector<feel::Value> frame_of(const BindContext& context) { return {feel::Value(), context.actor.as_feel()}; }

SqlText as_text(feel::SqlPredicate predicate) {
  SqlText text;
  text.add([predicate = std::move(predicate)](const BindContext& context, Statement& out) -> Status {
    add_bound(out, SANLIAN_TRY(predicate.bind(frame_of(context), context.environment)));
    return {};
  });
  return text;
}

/// Of an access rule, which lives as long as the types: what it comes to for an actor is kept with him.
SqlText as_lasting_text(feel::SqlPredicate predicate) {
  SqlText text;
  text.add([rule = std::make_shared<const feel::SqlPredicate>(std::move(predicate))](const BindContext& context,
                                                                                     Statement& out) -> Status {
    add_bound(out, *SANLIAN_TRY(context.actor.bound_rules().bind(rule, frame_of(context), context.environment)));
    return {};
  });
  return text;
}

/// The row rules of one set of roles, for the types that one condition touches. Rules and filters share one scope, so
/// that the frame of the filter, with its `user`, serves the rules as well.
class Sight final : public feel::Visibility {
 public:
  static Result<std::shared_ptr<const Sight>> of(const feel::Expression& condition, const Registry& registry,
                                                 const Actor& actor) {
    auto sight = std::make_shared<Sight>();
    for (const auto& read : condition.reads()) {
      SANLIAN_TRY(sight->add(*read.attribute->owner, registry, actor));
      if (read.attribute->target) SANLIAN_TRY(sight->add(*read.attribute->target, registry, actor));
    }
    return std::shared_ptr<const Sight>(std::move(sight));
  }

  Result<std::optional<feel::BoundSql>> rows(const feel::Entity& entity, std::string_view alias, feel::Frame frame,
                                             const feel::Environment& environment) const override {
    const auto found = rules_.find(&entity);
    if (found == rules_.end()) return std::optional(feel::BoundSql{.text = "FALSE", .values = {}});
    if (found->second.every_row) return std::optional<feel::BoundSql>();
    feel::BoundSql any{.text = "(", .values = {}};
    for (const auto& condition : found->second.conditions) {
      const auto one = SANLIAN_TRY(condition.bind(frame, environment, alias));
      if (any.text.size() > 1) any.text += " OR ";
      any.text += one.text;
      any.values.insert(any.values.end(), one.values.begin(), one.values.end());
    }
    any.text += ")";
    return std::optional(std::move(any));
  }

 private:
  struct Rows {
    bool every_row = false;
    std::vector<feel::SqlPredicate> conditions;  ///< One of them holds.
  };

  Status add(const feel::Entity& entity, const Registry& registry, const Actor& actor) {
    const auto* type = registry.find(entity);
    if (!type || rules_.contains(&entity)) return {};
    const auto rules = rules_for(*type, Action::read, actor);
    if (rules.empty()) return {};
    auto& rows = rules_[&entity];
    for (const auto* rule : rules) {
      if (rule->where)
        rows.conditions.push_back(SANLIAN_TRY(feel::to_sql_predicate(*rule->where)));
      else
        rows.every_row = true;
    }
    return {};
  }

  std::map<const feel::Entity*, Rows> rules_;
};

}  // namespace

Result<SqlText> condition_sql(const feel::Expression& condition, std::string_view alias) {
  return as_lasting_text(SANLIAN_TRY(feel::to_sql_predicate(condition, {.alias = std::string(alias)})));
}

Result<SqlText> visible_condition_sql(const feel::Expression& condition, std::string_view alias,
                                      const Registry& registry, const Actor& actor) {
  feel::SqlOptions options{.alias = std::string(alias)};
  if (!actor.is_system()) options.visibility = SANLIAN_TRY(Sight::of(condition, registry, actor));
  return as_text(SANLIAN_TRY(feel::to_sql_predicate(condition, options)));
}

}  // namespace sanlian::record
