#include "loan/impl/subsidy_checks.h"

#include <algorithm>

namespace sanlian::loan {
namespace {

Check base(std::string key, const std::string& loan, const Words& label, const Source& source) {
  return {.key = std::move(key), .loan = loan, .label = label, .document = source.document, .clause = source.clause};
}
Check answer(Check check, bool met, Words reason) {
  check.outcome = met ? Outcome::met : Outcome::unmet;
  check.reason = std::move(reason);
  return check;
}
Check unknown(Check check, std::string field) {
  check.reason = {"缺少 " + field, "needs " + field};
  check.needs.push_back({check.loan, std::move(field)});
  return check;
}
Check yes_no(Check check, const std::optional<bool>& fact, bool wanted, std::string field, const Words& reason) {
  if (!fact) return unknown(std::move(check), std::move(field));
  return answer(std::move(check), *fact == wanted, *fact == wanted ? Words{} : reason);
}

Check registered_before_drawdown(Check check, const LoanClaim& loan) {
  const auto drawn = loan.ledger.first_drawdown();
  if (!loan.registered_on) return unknown(std::move(check), "registered_on");
  if (!drawn) return unknown(std::move(check), "drawdown");
  const auto registered = loan.registered_on->to_string(), first = drawn->to_string();
  return answer(std::move(check), *loan.registered_on <= *drawn,
                {"质押登记 " + registered + "，首次放款 " + first,
                 "registered on " + registered + ", first drawdown on " + first});
}

Check repaid_on_time(Check check, const LoanClaim& loan, Date as_of) {
  if (!loan.ledger.first_drawdown()) return unknown(std::move(check), "drawdown");
  if (!loan.dues || loan.dues->empty()) return unknown(std::move(check), "dues");
  auto dues = *loan.dues;
  std::sort(dues.begin(), dues.end(), [](const Due& a, const Due& b) { return a.date < b.date; });
  if (const auto late = first_late_day(dues, loan.ledger, as_of + 1))
    return answer(std::move(check), false,
                  {(*late - 1).to_string() + " 应还款项当日未还清",
                   "the amount due on " + (*late - 1).to_string() + " was not paid that day"});
  const auto cleared = loan.ledger.cleared_on();
  if (!cleared || *cleared > as_of) return answer(std::move(check), false, {"本金尚未还清", "principal is still owed"});
  const auto day = cleared->to_string();
  return answer(std::move(check), true, {day + " 还清，各期均按期", "cleared on " + day + ", every due met"});
}

Check answer_condition(const SubsidyCondition& condition, const LoanClaim& loan, Date as_of) {
  using Kind = SubsidyCondition::Kind;
  const auto check = [&](const char* key) { return base(key, loan.id, condition.label, condition.source); };
  switch (condition.kind) {
    case Kind::in_region:
      break;  // the firm's
    case Kind::registered_before_drawdown:
      return registered_before_drawdown(check("registered_before_drawdown"), loan);
    case Kind::repaid_on_time:
      return repaid_on_time(check("repaid_on_time"), loan, as_of);
    case Kind::share_stated:
      if (!loan.pledge_share) return unknown(check("share_stated"), "pledge_share");
      return answer(check("share_stated"), loan.pledge_share->sign() > 0 && *loan.pledge_share <= Rate::percent(100),
                    {"质押份额 " + loan.pledge_share->to_string(), "pledge share " + loan.pledge_share->to_string()});
    case Kind::borrower_owns:
      return yes_no(check("borrower_owns"), loan.borrower_owns, true, "borrower_owns",
                    {"借款人不是质押权利的权利人", "the borrower does not own what is pledged"});
    case Kind::no_other_public_money:
      return yes_no(check("no_other_public_money"), loan.other_public_money, false, "other_public_money",
                    {"同一贷款已获其他财政资金", "other public money was granted for the same loan"});
  }
  return check("in_region");
}

void check_window(const SubsidyRule& rule, const LoanClaim& loan, Date as_of, std::vector<Check>& checks) {
  if (!rule.repaid_from && !rule.repaid_to) return;
  const auto from = rule.repaid_from ? rule.repaid_from->to_string() : "…";
  const auto to = rule.repaid_to ? rule.repaid_to->to_string() : "…";
  auto check = base("repaid_within", loan.id,
                    {"在 " + from + " 至 " + to + " 内还清", "repaid in full from " + from + " to " + to}, rule.source);
  const auto cleared = loan.ledger.cleared_on();
  if (!loan.ledger.first_drawdown()) return checks.push_back(unknown(std::move(check), "drawdown"));
  if (!cleared || *cleared > as_of)
    return checks.push_back(answer(std::move(check), false, {"本金尚未还清", "principal is still owed"}));
  const bool inside =
      (!rule.repaid_from || *cleared >= *rule.repaid_from) && (!rule.repaid_to || *cleared <= *rule.repaid_to);
  const auto day = cleared->to_string();
  checks.push_back(answer(std::move(check), inside, {day + " 还清", "cleared on " + day}));
}

void check_drawn_from(const SubsidyRule& rule, const LoanClaim& loan, std::vector<Check>& checks) {
  if (!rule.drawn_from) return;
  const auto from = rule.drawn_from->to_string();
  auto check =
      base("drawn_from", loan.id, {"首次放款不早于 " + from, "first drawn on " + from + " or later"}, rule.source);
  const auto drawn = loan.ledger.first_drawdown();
  if (!drawn) return checks.push_back(unknown(std::move(check), "drawdown"));
  const auto day = drawn->to_string();
  checks.push_back(answer(std::move(check), *drawn >= *rule.drawn_from, {day + " 放款", "drawn on " + day}));
}

void check_exclusion(const SubsidyRule& rule, const LoanClaim& loan, std::vector<Check>& checks) {
  if (rule.excludes.empty()) return;
  auto check = base("not_granted_elsewhere", loan.id,
                    {"同一贷款未享受互斥的补助", "no grant under a rule that excludes this one"}, rule.source);
  if (!loan.granted_under) return checks.push_back(unknown(std::move(check), "granted_under"));
  for (const auto& other : *loan.granted_under)
    if (std::find(rule.excludes.begin(), rule.excludes.end(), other) != rule.excludes.end())
      return checks.push_back(answer(std::move(check), false, {"已按 " + other + " 获补助", "granted under " + other}));
  checks.push_back(answer(std::move(check), true, {}));
}

void check_limit(const SubsidyRule& rule, const std::optional<int>& limit, const std::optional<int>& before,
                 const char* key, const Words& unit, std::vector<Check>& checks) {
  if (!limit) return;
  const auto most = std::to_string(*limit);
  auto check = base(key, "", {"最多 " + most + " " + unit.zh, "at most " + most + " " + unit.en}, rule.source);
  if (!before)
    return checks.push_back(
        unknown(std::move(check), std::string(key) == "years_max" ? "years_before" : "times_before"));
  const auto had = std::to_string(*before);
  checks.push_back(answer(std::move(check), *before < *limit,
                          {"此前已享受 " + had + " " + unit.zh, had + " " + unit.en + " before"}));
}

}  // namespace

std::vector<Check> check_firm(const SubsidyRule& rule, const SubsidyClaim& claim) {
  std::vector<Check> checks;
  for (const auto& condition : rule.conditions)
    if (condition.kind == SubsidyCondition::Kind::in_region)
      checks.push_back(yes_no(base("in_region", "", condition.label, condition.source), claim.in_region, true,
                              "in_region", {"不在规则适用地区注册", "not registered in the rule's region"}));
  check_limit(rule, rule.years_max, claim.years_before, "years_max", {"年", "years"}, checks);
  check_limit(rule, rule.times_max, claim.times_before, "times_max", {"次", "times"}, checks);
  return checks;
}

std::vector<Check> check_loan(const SubsidyRule& rule, const LoanClaim& loan, Date as_of) {
  std::vector<Check> checks;
  check_window(rule, loan, as_of, checks);
  check_drawn_from(rule, loan, checks);
  for (const auto& condition : rule.conditions)
    if (condition.kind != SubsidyCondition::Kind::in_region) checks.push_back(answer_condition(condition, loan, as_of));
  check_exclusion(rule, loan, checks);
  for (auto check : loan.answered) {
    check.loan = loan.id;
    checks.push_back(std::move(check));
  }
  return checks;
}

}  // namespace sanlian::loan
