#include "loan/account.h"

#include <algorithm>
#include <set>

#include "loan/errors.h"
#include "loan/impl/exact.h"

namespace sanlian::loan {
namespace {

Status check(const Contract& contract, const Ledger& ledger) {
  if (contract.day_count == DayCount::monthly) return Error(errors::day_count_not_for_ledger);
  if (contract.settlement_day < 1 || contract.settlement_day > 28)
    return Error(errors::settlement_day_out_of_range, {{"day", std::to_string(contract.settlement_day)}});
  for (std::size_t i = 0; i < contract.rates.size(); ++i) {
    const auto& step = contract.rates[i];
    if (step.rate < Rate() || step.rate > Rate::percent(100))
      return Error(errors::rate_out_of_range, {{"rate", step.rate.to_string()}});
    if (i > 0 && step.from <= contract.rates[i - 1].from)
      return Error(errors::rate_steps_unordered, {{"date", step.from.to_string()}});
  }
  if (const auto first = ledger.first_drawdown()) SANLIAN_TRY(rate_on(contract.rates, *first));
  return {};
}

/// Walks from one date of change to the next. Within a step nothing changes, so each accrual is one product.
class Walk {
 public:
  Walk(const Contract& contract, const Ledger& ledger, Date first, Date on)
      : contract_(contract), ledger_(ledger), on_(on), position_(first) {
    principal_dues_ = contract.principal_dues;
    if (principal_dues_.empty()) principal_dues_ = {{contract.maturity, ledger.total(EntryKind::drawdown, on)}};
    find_dates(first);
  }

  Result<Statement> run() {
    for (const auto date : dates_) {
      if (date > position_) SANLIAN_TRY(accrue(position_, date));
      position_ = date;
      if (settles_.contains(date)) settle(date);
    }
    return finish();
  }

 private:
  void find_dates(Date first) {
    for (const auto end : settlement_ends(contract_.settlement, contract_.settlement_day, first, on_ + 1))
      settles_.insert(end);
    for (const auto& due : principal_dues_) settles_.insert(due.date);
    settles_.insert(contract_.maturity);
    if (const auto cleared = ledger_.cleared_on()) settles_.insert(*cleared);
    dates_ = settles_;
    for (const auto& entry : ledger_.entries()) dates_.insert(entry.date);
    for (const auto& step : contract_.rates) dates_.insert(step.from);
    dates_.insert(on_);
    dates_.erase(dates_.upper_bound(on_), dates_.end());
    dates_.erase(dates_.begin(), dates_.lower_bound(first));
  }

  Status accrue(Date from, Date to) {
    const auto rate = SANLIAN_TRY(rate_on(contract_.rates, from));
    const auto late = arrears(from);
    const auto owed = ledger_.outstanding_on(from);
    add({AccrualKind::interest, from, to, owed - late.principal, rate, Rate(), Decimal()});
    add({AccrualKind::penalty, from, to, late.principal, rate, contract_.penalty_markup, Decimal()});
    if (contract_.compounds)
      add({AccrualKind::compound, from, to, late.interest, rate,
           from >= contract_.maturity ? contract_.penalty_markup : Rate(), Decimal()});
    return {};
  }

  void add(Accrual accrual) {
    if (accrual.base.is_zero()) return;
    accrual.product =
        (Exact(accrual.base.yuan()) * accrual.rate.value() * accrual.days() * (Exact(1) + accrual.markup.value()))
            .value();
    statement_.accruals.push_back(std::move(accrual));
  }

  void settle(Date date) {
    SettledInterest settled{.date = date};
    const auto sum = [&](AccrualKind kind) { return to_fen(open(kind), contract_.rounding); };
    settled.interest = sum(AccrualKind::interest);
    settled.penalty = sum(AccrualKind::penalty);
    settled.compound = sum(AccrualKind::compound);
    settled_up_to_ = statement_.accruals.size();
    if (!settled.total().is_zero()) statement_.settled.push_back(settled);
  }

  /// Yuan accrued since the last settlement.
  Exact open(std::optional<AccrualKind> kind) const {
    Exact sum = 0;
    for (std::size_t i = settled_up_to_; i < statement_.accruals.size(); ++i)
      if (!kind || statement_.accruals[i].kind == *kind) sum = sum + statement_.accruals[i].product;
    return sum / (contract_.day_count == DayCount::act_360 ? 360 : 365);
  }

  Arrears arrears(Date date) const {
    std::vector<Due> dues;
    auto drawn = ledger_.total(EntryKind::drawdown, date);  // what was never drawn is never due
    for (const auto& due : principal_dues_) {
      dues.push_back({due.date, std::min(due.amount, drawn), Money()});
      drawn -= dues.back().principal;
    }
    for (const auto& settled : statement_.settled) dues.push_back({settled.date, Money(), settled.total()});
    std::stable_sort(dues.begin(), dues.end(), [](const Due& a, const Due& b) { return a.date < b.date; });
    return arrears_on(dues, ledger_, date);
  }

  Statement finish() {
    statement_.on = on_;
    statement_.principal = ledger_.outstanding_on(on_);
    statement_.arrears = arrears(on_);
    statement_.accrued = open(std::nullopt).value();
    statement_.interest_paid = ledger_.total(EntryKind::interest_payment, on_);
    Money due;
    for (const auto& settled : statement_.settled) due += settled.total();
    statement_.interest_credit = std::max(Money(), statement_.interest_paid - due);
    return std::move(statement_);
  }

  const Contract& contract_;
  const Ledger& ledger_;
  Date on_, position_;
  std::vector<PrincipalDue> principal_dues_;
  std::set<Date> settles_, dates_;
  std::size_t settled_up_to_ = 0;
  Statement statement_;
};

}  // namespace

Result<Statement> statement_on(const Contract& contract, const Ledger& ledger, Date on) {
  SANLIAN_TRY(check(contract, ledger));
  const auto first = ledger.first_drawdown();
  if (!first || *first > on) return Statement{.on = on};
  return Walk(contract, ledger, *first, on).run();
}

}  // namespace sanlian::loan
