#include "loan/subsidy_rule.h"

#include <set>

#include "loan/errors.h"

namespace sanlian::loan {

Status check(const SubsidyRule& rule) {
  Errors errors;
  const auto fault = [&](std::string key, std::string value, std::string allowed) {
    errors.add(Error(
        errors::rule_invalid,
        {{"rule", rule.key}, {"key", std::move(key)}, {"value", std::move(value)}, {"allowed", std::move(allowed)}}));
  };
  if (rule.items.empty()) fault("items", "0", "≥ 1");
  if (rule.source.document.empty()) fault("source.document", "\"\"", "a document");
  if (rule.repaid_from && rule.repaid_to && *rule.repaid_to < *rule.repaid_from)
    fault("repaid_to", rule.repaid_to->to_string(), "≥ " + rule.repaid_from->to_string());
  for (const auto& [key, limit] : {std::pair{"years_max", rule.years_max}, std::pair{"times_max", rule.times_max}})
    if (limit && *limit < 1) fault(key, std::to_string(*limit), "≥ 1");
  for (std::size_t i = 1; i < rule.base_rates.size(); ++i)
    if (rule.base_rates[i].from <= rule.base_rates[i - 1].from)
      fault("base_rates.from", rule.base_rates[i].from.to_string(), "> " + rule.base_rates[i - 1].from.to_string());
  std::set<std::string> keys;
  for (const auto& item : rule.items) {
    const auto at = "items." + item.key;
    if (item.key.empty() || !keys.insert(item.key).second) fault("items.key", '"' + item.key + '"', "one of a kind");
    if (item.ratio.sign() <= 0 || item.ratio > Rate::percent(100))
      fault(at + ".ratio", item.ratio.to_string(), "0–100 %");
    if (item.cap && item.cap->sign() <= 0) fault(at + ".cap", item.cap->to_string(), "> 0");
    if (item.formula != SubsidyItem::Formula::interest) continue;
    if (item.base == SubsidyItem::Base::table && rule.base_rates.empty()) fault(at + ".base", "table", "base_rates");
    if (item.day_count == DayCount::monthly) fault(at + ".day_count", "monthly", "act/360, act/365");
  }
  if (!errors.empty()) return std::move(errors).take();
  return {};
}

}  // namespace sanlian::loan
