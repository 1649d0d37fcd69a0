#include "loan/subsidy.h"

#include <algorithm>

#include "loan/errors.h"
#include "loan/impl/exact.h"
#include "loan/impl/subsidy_checks.h"

namespace sanlian::loan {
namespace {
using Item = SubsidyItem;

void need(SheetRow& row, std::string field, bool of_loan = true) {
  row.needs.push_back({of_loan ? row.loan : std::string(), std::move(field)});
}

/// Writes one loan's row of an interest item: finds each factor, notes it as an input, and multiplies at the end.
class InterestRow {
 public:
  InterestRow(const SubsidyRule& rule, const Item& item, const LoanClaim& loan, const LprTable& lpr, Date as_of)
      : rule_(rule), item_(item), loan_(loan), lpr_(lpr), as_of_(as_of) {}

  void fill(SheetRow& row) {
    const int basis = item_.day_count == DayCount::act_360 ? 360 : 365;
    const auto days = std::to_string(basis);
    row.formula = {"各段余额×天数之和 ÷ " + days + " × 基准利率 × 补助比例",
                   "sum of balance × days ÷ " + days + " × base rate × ratio"};
    if (item_.times_share) {
      row.formula.zh += " × 质押份额";
      row.formula.en += " × pledge share";
    }
    const auto products = balance_days(row);
    const auto base = base_rate(row);
    row.inputs.push_back({{"补助比例", "ratio"}, item_.ratio.to_string(), item_.source.clause});
    const auto share = pledge_share(row);
    row.base_rate = base;
    if (item_.times_share) row.share = share;
    if (!row.needs.empty()) return;
    row.result = to_fen(*products * base->value() * item_.ratio.value() * share->value() / basis, rule_.rounding);
  }

 private:
  /// Yuan times days, to maturity at the latest: what is late is not subsidised.
  std::optional<Exact> balance_days(SheetRow& row) const {
    const auto drawn = loan_.ledger.first_drawdown();
    if (!drawn) return need(row, "drawdown"), std::nullopt;
    const auto end = loan_.maturity ? std::min(as_of_, *loan_.maturity) : as_of_;
    Exact sum = 0;
    for (const auto& span : loan_.ledger.balances(*drawn, end)) {
      const auto from = span.from.to_string(), to = span.to.to_string(), days = std::to_string(span.days());
      row.inputs.push_back({{from + " 至 " + to + " 余额×天数", "balance × days, " + from + " to " + to},
                            span.principal.to_string() + " × " + days,
                            vouchers_on(span.from)});
      sum = sum + Exact(span.principal.yuan()) * span.days();
      row.spans.push_back(span);
    }
    return sum;
  }

  std::string vouchers_on(Date day) const {
    std::string list;
    for (const auto& entry : loan_.ledger.entries())
      if (entry.date == day && entry.kind != EntryKind::interest_payment && !entry.source.empty())
        list += (list.empty() ? "" : "、") + entry.source;
    return list;
  }

  std::optional<Rate> base_rate(SheetRow& row) const {
    if (!loan_.signed_on) return need(row, "signed_on"), std::nullopt;
    const bool before = item_.base_at == Item::BaseAt::month_before_signing;
    if (item_.base == Item::Base::table) {
      const auto first_of_month = *loan_.signed_on - (loan_.signed_on->civil().day - 1);
      const auto day = before ? first_of_month - 1 : *loan_.signed_on;
      const auto rate = rate_on(rule_.base_rates, day);
      if (!rate) return need(row, "base_rate " + day.to_string(), false), std::nullopt;
      row.inputs.push_back({{"基准利率", "base rate"}, rate->to_string(), day.to_string()});
      return *rate;
    }
    const bool one_year = item_.base == Item::Base::lpr_one_year;
    const auto tenor = one_year ? Tenor::one_year : Tenor::five_years;
    const auto quote = before ? lpr_.month_before(*loan_.signed_on, tenor) : lpr_.on(*loan_.signed_on, tenor);
    if (!quote) {
      const auto& month = quote.error().arguments().at(0).second;
      return need(row, std::string(one_year ? "lpr_1y " : "lpr_5y ") + month, false), std::nullopt;
    }
    row.inputs.push_back({before ? Words{"签订上月LPR", "LPR of the month before signing"}
                                 : Words{"签订日LPR", "LPR on the day of signing"},
                          quote->rate.to_string(), quote->published.to_string()});
    return quote->rate;
  }

  std::optional<Rate> pledge_share(SheetRow& row) const {
    if (!item_.times_share) return Rate::percent(100);
    if (!loan_.pledge_share) return need(row, "pledge_share"), std::nullopt;
    row.inputs.push_back({{"质押份额", "pledge share"}, loan_.pledge_share->to_string(), ""});
    return loan_.pledge_share;
  }

  const SubsidyRule& rule_;
  const Item& item_;
  const LoanClaim& loan_;
  const LprTable& lpr_;
  Date as_of_;
};

void fill_cost(const SubsidyRule& rule, const Item& item, const LoanClaim& loan, SheetRow& row) {
  row.formula = {"实际支付费用 × 补助比例", "cost paid × ratio"};
  row.inputs.push_back({{"补助比例", "ratio"}, item.ratio.to_string(), item.source.clause});
  const auto paid = loan.costs.find(item.key);
  if (paid == loan.costs.end()) return need(row, "costs." + item.key);
  row.inputs.insert(row.inputs.begin(), {{"实际支付费用", "cost paid"}, paid->second.to_string(), ""});
  row.cost = paid->second;
  row.result = to_fen(Exact(paid->second.yuan()) * item.ratio.value(), rule.rounding);
}

void append(std::vector<Need>& needs, const std::vector<Need>& more) {
  needs.insert(needs.end(), more.begin(), more.end());
}

/// Whether a loan counts: `unmet` as soon as one condition is, `unknown` while one may still be.
struct Standing {
  Outcome outcome = Outcome::met;
  std::vector<Need> needs;

  void hear(const Check& check) {
    if (outcome == Outcome::unmet || check.outcome == Outcome::met) return;
    outcome = check.outcome;
    if (check.outcome == Outcome::unknown && check.needs.empty()) needs.push_back({check.loan, check.key});
    append(needs, check.needs);
  }
};

SheetTotal total_of(const Item& item, const SubsidyClaim& claim, const std::vector<SheetRow>& rows) {
  SheetTotal total{.item = item.key, .label = item.label, .sum = Money(), .cap = item.cap, .source = item.source};
  for (const auto& row : rows) {
    if (row.item != item.key || !row.counted) continue;
    append(total.needs, row.needs);
    if (total.needs.empty() && total.sum)
      total.sum = *total.sum + row.result.value();
    else
      total.sum.reset();
  }
  const bool nothing = total.sum && total.sum->is_zero();
  if (item.cap && !claim.granted_this_year && !nothing) total.needs.push_back({"", "granted_this_year"});
  if (claim.granted_this_year) {
    const auto granted = claim.granted_this_year->find(item.key);
    total.granted_before = granted == claim.granted_this_year->end() ? Money() : granted->second;
  }
  if (!total.needs.empty()) return total;
  total.amount = total.sum;
  if (item.cap && !nothing) total.amount = std::max(Money(), std::min(*total.sum, *item.cap - *total.granted_before));
  total.capped = *total.amount < *total.sum;
  return total;
}

Status check(const SubsidyClaim& claim) {
  Errors errors;
  for (const auto& loan : claim.loans) {
    if (loan.pledge_share && (loan.pledge_share->sign() < 0 || *loan.pledge_share > Rate::percent(100)))
      errors.add(Error(errors::share_out_of_range, {{"loan", loan.id}, {"share", loan.pledge_share->to_string()}}));
    for (const auto& [item, paid] : loan.costs)
      if (paid.sign() < 0)
        errors.add(Error(errors::cost_negative, {{"loan", loan.id}, {"item", item}, {"amount", paid.to_string()}}));
  }
  if (!errors.empty()) return std::move(errors).take();
  return {};
}

void sort_once(std::vector<Need>& needs) {
  std::sort(needs.begin(), needs.end());
  needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
}

}  // namespace

Result<SubsidySheet> reckon(const SubsidyRule& rule, const SubsidyClaim& claim, const LprTable& lpr) {
  SANLIAN_TRY(check(rule));
  SANLIAN_TRY(check(claim));
  SubsidySheet sheet{.rule = rule.key, .label = rule.label, .source = rule.source, .as_of = claim.as_of};
  sheet.checks = check_firm(rule, claim);
  Standing firm;
  for (const auto& check : sheet.checks) firm.hear(check);
  for (const auto& loan : claim.loans) {
    auto standing = firm;
    for (auto& check : check_loan(rule, loan, claim.as_of)) {
      standing.hear(check);
      sheet.checks.push_back(std::move(check));
    }
    for (const auto& item : rule.items) {
      SheetRow row{.item = item.key, .loan = loan.id, .label = item.label, .source = item.source};
      row.counted = standing.outcome != Outcome::unmet;
      if (item.formula == Item::Formula::interest)
        InterestRow(rule, item, loan, lpr, claim.as_of).fill(row);
      else
        fill_cost(rule, item, loan, row);
      if (row.counted) append(row.needs, standing.needs);
      sheet.rows.push_back(std::move(row));
    }
  }
  sheet.amount = Money();
  for (const auto& item : rule.items) {
    auto total = total_of(item, claim, sheet.rows);
    sort_once(total.needs);
    append(sheet.needs, total.needs);
    if (sheet.amount && total.amount)
      *sheet.amount += *total.amount;
    else
      sheet.amount.reset();
    sheet.totals.push_back(std::move(total));
  }
  sort_once(sheet.needs);
  return sheet;
}

}  // namespace sanlian::loan
