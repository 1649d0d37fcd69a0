#include "patent/office_fees.h"

#include "patent/errors.h"
#include "patent/impl/portion.h"

namespace sanlian::patent {
namespace {
Error no_rate(const OfficeFeeTable& table, std::string what, Date day) {
  return Error(errors::no_rate_on_day, {{"table", table.name}, {"what", std::move(what)}, {"date", day.to_string()}});
}

/// Whether `row` should stand in for `best`: its own kind first, then the later start.
bool better(const OfficeFee& row, const OfficeFee* best) {
  if (!best) return true;
  if (row.kind.has_value() != best->kind.has_value()) return row.kind.has_value();
  return best->from < row.from;
}
}  // namespace

Result<OfficeFee> office_fee(const OfficeFeeTable& table, std::string_view key, PatentKind kind, Date day) {
  const OfficeFee* best = nullptr;
  for (const auto& row : table.fees)
    if (row.key == key && (!row.kind || *row.kind == kind) && row.from <= day && better(row, best)) best = &row;
  if (!best) return no_rate(table, std::string(key) + " " + std::string(patent::key(kind)), day);
  return *best;
}

Result<Money> office_fee_amount(const OfficeFeeTable& table, std::string_view key, PatentKind kind, Date day,
                                Rate reduction) {
  const OfficeFee fee = SANLIAN_TRY(office_fee(table, key, kind, day));
  if (!fee.reducible) return fee.amount;
  const Money less = SANLIAN_TRY(portion(fee.amount, reduction));
  return fee.amount - less;
}

Result<RewardDue> inventor_reward(const OfficeFeeTable& table, PatentKind kind, Date granted,
                                  const WorkCalendar& calendar) {
  const InventorReward* best = nullptr;
  for (const auto& row : table.rewards)
    if (row.kind == kind && row.from <= granted && (!best || best->from < row.from)) best = &row;
  if (!best) return no_rate(table, "rewards " + std::string(key(kind)), granted);
  return RewardDue{.minimum = best->minimum,
                   .pay_by = deadline(granted, legal_period(LegalPeriod::inventor_reward).period, calendar)};
}

}  // namespace sanlian::patent
