#include "work/subsidies.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "feel/evaluate.h"
#include "work/checks.h"
#include "work/errors.h"
#include "work/ledgers.h"

namespace sanlian::work {
namespace {

feel::Environment at(Instant now) { return {.now = now, .limits = {}}; }

/// What a need that is not there is called: the field it reads last.
std::string need_path(const feel::Expression& need) {
  const auto reads = need.reads();
  return reads.empty() ? need.text() : reads.back().path;
}

bool is_missing(const feel::Value& value) {
  return value.is_null() || (value.is(feel::Kind::list) && value.list().empty());
}

loan::Words shown(const record::Field& field, const feel::Value& value) {
  switch (value.kind()) {
    case feel::Kind::string: {
      const auto* option = field.option(value.string());
      return option ? loan::Words{option->label.zh, option->label.en} : loan::Words{value.string(), value.string()};
    }
    case feel::Kind::boolean:
      return value.boolean() ? loan::Words{"是", "yes"} : loan::Words{"否", "no"};
    case feel::Kind::date:
      return {value.date().to_string(), value.date().to_string()};
    default:
      return {value.print(), value.print()};
  }
}

/// Judges the declared conditions over one loan.
class Judge {
 public:
  Judge(feel::Value loan, std::string id, Instant now) : frame_{std::move(loan)}, id_(std::move(id)), now_(now) {}

  loan::Check judge(const SubsidyCondition& condition) const {
    loan::Check check{.key = condition.key,
                      .loan = id_,
                      .label = {condition.label.zh, condition.label.en},
                      .document = condition.document,
                      .clause = condition.clause};
    for (const auto& need : condition.needs)
      if (is_missing(feel::evaluate(need, frame_, at(now_)).value)) check.needs.push_back({id_, need_path(need)});
    if (!check.needs.empty()) return check;
    const auto outcome = feel::judge(*condition.must, frame_, at(now_));
    for (const auto& path : outcome.missing) check.needs.push_back({id_, path});
    check.outcome = outcome.verdict == feel::Verdict::met     ? loan::Outcome::met
                    : outcome.verdict == feel::Verdict::unmet ? loan::Outcome::unmet
                                                              : loan::Outcome::unknown;
    for (const auto& fact : condition.facts) {
      const auto value = feel::evaluate(fact.path, frame_, at(now_)).value;
      if (value.is_null()) continue;
      const auto text = shown(*fact.field, value);
      check.reason.zh += (check.reason.zh.empty() ? "" : "，") + fact.label.zh + " " + text.zh;
      check.reason.en += (check.reason.en.empty() ? "" : ", ") + fact.label.en + " " + text.en;
    }
    return check;
  }

  /// What was paid. No such cost at all is zero: a claim pays what is documented; a cost without its figure is unknown.
  std::optional<Money> cost(const feel::Expression& expression) const {
    const auto paid = feel::evaluate(expression, frame_, at(now_));
    if (paid.value.is_null()) {
      if (!feel::missing_fields(paid.value).empty()) return std::nullopt;
      return Money();
    }
    if (!paid.value.is(feel::Kind::number)) return std::nullopt;
    const auto money = Money::round(paid.value.number(), Rounding::half_up);
    return money ? std::optional(*money) : std::nullopt;
  }

 private:
  std::vector<feel::Value> frame_;
  std::string id_;
  Instant now_;
};

std::vector<loan::Due> dues_in(const std::vector<record::Row>& instalments) {
  std::vector<loan::Due> dues;
  for (const auto& row : instalments)
    if (const auto day = Date::parse(row.text("due_on")))
      dues.push_back({.date = *day,
                      .principal = Money::fen(row.integer("principal").value_or(0)),
                      .interest = Money::fen(row.integer("interest").value_or(0))});
  std::sort(dues.begin(), dues.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
  return dues;
}

/// The dues say which instalment was late, which a condition over a list cannot.
void name_late_due(loan::Check& check, const loan::LoanClaim& facts, Date today) {
  if (check.outcome != loan::Outcome::unmet || !facts.dues) return;
  const auto late = loan::first_late_day(*facts.dues, facts.ledger, today);
  if (!late) return;
  const auto due = (*late - 1).to_string();
  check.reason = {due + " 应还款项当日未还清", "what was due on " + due + " was not paid that day"};
}

std::optional<Rate> percent_in(const record::Row& row, std::string_view key) {
  const auto stored = row.integer(key);
  const auto* field = row.type->field_by_key(key);
  if (!stored || !field) return std::nullopt;
  const auto rate = Rate::from_percent(Decimal::scaled(*stored, field->scale));
  return rate ? std::optional(*rate) : std::nullopt;
}

std::optional<bool> answer_in(const record::Row& row, std::string_view key) {
  const auto stored = row.integer(key);
  return stored ? std::optional(*stored != 0) : std::nullopt;
}

/// Adds what the firm's other claims took. One counts from the day it is submitted, and no more once it has failed.
class Earlier {
 public:
  Earlier(store::Source& source, const record::Registry& registry, const chain::ChainBook& chains)
      : source_(source), registry_(registry), chains_(chains) {}

  Status add(loan::SubsidyClaim& claim, loan::LoanClaim& facts, const SubsidyRule& rule,
             const SubsidyBook::Question& question, std::int64_t year) {
    const auto& type = *SANLIAN_TRY(registry_.type("subsidy_claim"));
    const auto& loans = *SANLIAN_TRY(registry_.type("loan"));
    claim.years_before = claim.times_before = 0;
    claim.granted_this_year.emplace();
    facts.granted_under.emplace();
    std::set<std::int64_t> years;
    for (const auto& other :
         SANLIAN_TRY(record::load_where(source_, type, "enterprise", record::Cell(question.loan.text("enterprise"))))) {
      if (other.id == question.claim || !counts(type, other)) continue;
      if (other.text("loan") == question.loan.id) facts.granted_under->push_back(other.text("rule"));
      if (other.text("rule") != rule.face.key) continue;
      *claim.times_before += 1;
      const auto of = SANLIAN_TRY(record::load(source_, loans, other.text("loan")));
      const auto settled = of ? settled_day(SANLIAN_TRY(ledger_of(source_, registry_, *of)), *of) : std::nullopt;
      const auto its_year = settled ? settled->civil().year : other.created_at.local_date().civil().year;
      if (its_year != year)
        years.insert(its_year);
      else
        add_amounts(claim, rule, other);
    }
    claim.years_before = static_cast<int>(years.size());
    return {};
  }

 private:
  bool counts(const record::RecordType& type, const record::Row& claim) const {
    const auto* chain = chains_.of(type);
    const auto* stage = chain ? chain->stage(claim.stage) : nullptr;
    if (!stage || stage->key == chain->start) return false;
    return stage->terminal == chain::Terminal::none || stage->terminal == chain::Terminal::success;
  }

  static void add_amounts(loan::SubsidyClaim& claim, const SubsidyRule& rule, const record::Row& other) {
    if (!other.integer("total_subsidy")) claim.granted_this_year.reset();  // nobody knows what it took
    if (!claim.granted_this_year) return;
    for (const auto& item : rule.items)
      if (!item.cap_per_loan)
        (*claim.granted_this_year)[item.face.key] += Money::fen(other.integer(item.face.key).value_or(0));
  }

  store::Source& source_;
  const record::Registry& registry_;
  const chain::ChainBook& chains_;
};

std::string region_of(store::Source& source, const record::Registry& registry, const record::Row& loan) {
  const auto* type = registry.find("enterprise");
  if (!type) return {};
  const auto firm = record::load(source, *type, loan.text("enterprise"));
  return firm && *firm ? (**firm).text("region_code") : std::string();
}

}  // namespace

loan::SubsidyRule SubsidyRule::on(Date day) const {
  auto rule = face;
  for (std::size_t i = 0; i < items.size(); ++i)
    for (const auto& step : items[i].caps)
      if (step.from <= day) rule.items[i].cap = step.cap;
  return rule;
}

std::optional<std::size_t> SubsidyRule::fits(std::string_view region_code) const {
  std::optional<std::size_t> longest;
  for (const auto& prefix : region_codes)
    if (region_code.empty() || region_code.starts_with(prefix)) longest = std::max(longest.value_or(0), prefix.size());
  return longest;
}

std::vector<const loan::Check*> SubsidyReckoning::unmet() const {
  std::vector<const loan::Check*> list;
  for (const auto& check : sheet.checks)
    if (check.outcome == loan::Outcome::unmet) list.push_back(&check);
  return list;
}

const SubsidyRule* SubsidyBook::find(std::string_view key) const {
  for (const auto& rule : rules_)
    if (rule->face.key == key) return rule.get();
  return nullptr;
}

std::vector<std::string> SubsidyBook::names() const {
  std::vector<std::string> names;
  for (const auto& rule : rules_) names.push_back(rule->face.key);
  return names;
}

Result<const SubsidyRule*> SubsidyBook::choose(store::Source& source, const Question& question,
                                               std::optional<Date> settled, Date today) const {
  if (!question.rule.empty()) {
    if (const auto* named = find(question.rule)) return named;
    return Error(errors::no_such_subsidy, {{"rule", std::string(question.rule)}, {"known", join(names(), ", ")}});
  }
  const auto day = settled.value_or(today);
  const auto region = region_of(source, registry_, question.loan);
  const SubsidyRule* best = nullptr;
  std::size_t length = 0;
  for (const auto& rule : rules_) {  // the nearest authority's rule, where several are in force
    const auto fit = rule->fits(region);
    const bool in_force = rule->face.repaid_from <= day && day <= rule->face.repaid_to;
    if (fit && in_force && (!best || *fit > length)) best = rule.get(), length = *fit;
  }
  if (best) return best;
  return Error(errors::no_subsidy_then, {{"day", day.to_string()}, {"region", region}, {"known", join(names(), ", ")}});
}

Result<SubsidyReckoning> SubsidyBook::reckon(store::Source& source, const chain::ChainBook& chains,
                                             const Question& question, Instant now) const {
  const auto& row = question.loan;
  const auto today = now.local_date();
  loan::LoanClaim facts{.id = row.id, .ledger = SANLIAN_TRY(ledger_of(source, registry_, row))};
  const auto settled = settled_day(facts.ledger, row);
  SubsidyReckoning reckoning{.rule = SANLIAN_TRY(choose(source, question, settled, today)),
                             .loan_id = row.id,
                             .settled_on = settled,
                             .sheet = {}};
  const auto& rule = *reckoning.rule;
  // Settled as the loan says, but not by what was entered: the ledger is not complete, and what it would say is wrong.
  if (settled && !facts.ledger.cleared_on()) facts.ledger = {};
  facts.signed_on = Date::parse(row.text("signed_on"));
  facts.registered_on = Date::parse(row.text("registered_on"));
  facts.maturity = Date::parse(row.text("matures_on"));
  facts.pledge_share = percent_in(row, "pledge_share");
  facts.borrower_owns = answer_in(row, "borrower_owns");
  facts.other_public_money = answer_in(row, "other_public_subsidy");
  facts.dues =
      dues_in(SANLIAN_TRY(record::load_where(source, *SANLIAN_TRY(registry_.type("instalment")), "loan", row.id)));
  const Judge judge(record::as_object(row, source, registry_), row.id, now);
  for (const auto& condition : rule.conditions) {
    auto check = judge.judge(condition);
    if (condition.reads_instalments) name_late_due(check, facts, today);
    facts.answered.push_back(std::move(check));
  }
  for (const auto& item : rule.items)
    if (item.cost)
      if (const auto paid = judge.cost(*item.cost)) facts.costs[item.face.key] = *paid;
  loan::SubsidyClaim claim{.as_of = today};
  const auto year = settled.value_or(today).civil().year;
  SANLIAN_TRY(Earlier(source, registry_, chains).add(claim, facts, rule, question, year));
  claim.loans.push_back(std::move(facts));
  reckoning.sheet = SANLIAN_TRY(loan::reckon(rule.on(settled.value_or(today)), claim, *lpr_));
  return reckoning;
}

record::Label SubsidyBook::need_label(std::string_view field) const {
  if (field == "drawdown") return {"还款记录（与贷款结清状态不符）", "Repayments (the loan is stated as settled)"};
  if (field == "granted_this_year") return {"本年度其他申领的补助金额", "What other claims of the year took"};
  if (field.starts_with("lpr_") || field.starts_with("base_rate ")) {
    const std::string month(field.substr(field.find(' ') + 1));
    return {"基准利率 " + month, "The base rate of " + month};
  }
  const auto* type = registry_.find("loan");
  return type ? path_label(*type, field) : record::Label{std::string(field), std::string(field)};
}

}  // namespace sanlian::work
