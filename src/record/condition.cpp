// FEEL conditions as SQL, for access rules and for filters.
#include "feel/sql/predicate.h"
#include "record/access.h"
#include "record/impl/plan.h"
#include "record/registry.h"

namespace sanlian::record {
namespace {

SqlText as_text(feel::SqlPredicate predicate) {
  SqlText text;
  text.add([predicate = std::move(predicate)](const BindContext& context, Statement& out) -> Status {
    const std::vector<feel::Value> frame = {feel::Value(), context.actor.as_feel()};
    const auto bound = SANLIAN_TRY(predicate.bind(frame, context.environment));
    out.add(bound.text);
    for (const auto& value : bound.values) out.cells.push_back(value);
    return {};
  });
  return text;
}

}  // namespace

Result<SqlText> condition_sql(const feel::Expression& condition, std::string_view alias) {
  return as_text(SANLIAN_TRY(feel::to_sql_predicate(condition, {.alias = std::string(alias)})));
}

Result<SqlText> visible_condition_sql(const feel::Expression& condition, std::string_view alias, const Access& access,
                                      const Registry& registry, const Actor& actor) {
  (void)access, (void)registry, (void)actor;
  return as_text(SANLIAN_TRY(feel::to_sql_predicate(condition, {.alias = std::string(alias)})));
}

}  // namespace sanlian::record
