#include "feel/sql/impl/fragment.h"

namespace sanlian::feel {
namespace {

Condition joined(std::vector<Condition> parts, bool conjunction) {
  const auto neutral = conjunction ? Condition::Sure::always : Condition::Sure::never;
  for (auto& part : parts)
    if (part.sure != Condition::Sure::open && part.sure != neutral) return std::move(part);
  std::erase_if(parts, [&](const Condition& part) { return part.sure == neutral; });
  if (parts.empty()) return Condition::settled(conjunction);
  if (parts.size() == 1) return std::move(parts.front());
  Condition out;
  out.is_compound = !conjunction;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out.sql.add(conjunction ? " AND " : " OR ");
    out.sql.add(parts[i].is_compound ? Sql::of("(", parts[i].sql, ")") : parts[i].sql);
  }
  return out;
}

}  // namespace

Condition all_of(std::vector<Condition> parts) { return joined(std::move(parts), true); }
Condition any_of(std::vector<Condition> parts) { return joined(std::move(parts), false); }

Condition not_true(const Condition& condition) {
  if (condition.sure != Condition::Sure::open) return Condition::settled(condition.is_never());
  return Condition::of(Sql::of("(", condition.sql, ") IS NOT TRUE"));
}

}  // namespace sanlian::feel
