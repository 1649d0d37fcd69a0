#include "demo/cases.h"

#include "base/text.h"
#include "demo/errors.h"

namespace sanlian::demo {
namespace {

constexpr int kConsentBeyond = 60;  ///< Days for which a consent outlasts the debt.
constexpr int kTakeUpDays = 14;     ///< How long a bank's offer stands.

Date matures(Date drawn, int months) { return add_months(drawn, months); }

}  // namespace

std::string Cases::number(std::string_view prefix) {
  return std::string(prefix) + today().substr(0, 4) + std::to_string(1000 + ++serial_);
}

Status Cases::move(const record::Actor& who, const Case& c, std::string_view move, const Fields& fields,
                   std::string_view reason) {
  return scribe_.move(who, "financing_case", c.id, move, fields, reason);
}

Status Cases::document(const record::Actor& who, const Case& c, const std::string& kind, const std::string& title,
                       Fields further) {
  further.insert(further.end(), {{"title", title}, {"kind", kind}, {"enterprise", c.firm->id}, {"issued_on", today()}});
  if (further.front().first != "subsidy_claim") further.emplace_back("financing_case", c.id);
  SANLIAN_TRY(scribe_.create(who, "document", further));
  return {};
}

void Cases::put_on_timeline(const CasePtr& the_case) {
  using Act = Status (Cases::*)(Case&);
  constexpr Act kActs[] = {&Cases::open,   &Cases::survey, &Cases::precheck,      &Cases::appraise,
                           &Cases::offers, &Cases::sign,   &Cases::enter_register};
  for (std::size_t step = 0; step < the_case->days.size(); ++step) {
    if (step < std::size(kActs))
      parts_.timeline.on(the_case->days[step], [this, the_case, act = kActs[step]] { return (this->*act)(*the_case); });
    else if (step == kMoney)
      parts_.timeline.on(the_case->days[step], [this, the_case] { return pay_out(the_case); });
    else
      parts_.timeline.on(the_case->days[step],
                         [this, the_case] { return move(banker(the_case->bank), *the_case, "start_repaying"); });
  }
  if (the_case->end != End::none)
    parts_.timeline.on(parts_.calendar.add_workdays(the_case->days.back(), 1),
                       [this, the_case] { return finish(*the_case); });
}

Status Cases::choose_collateral(Case& c) {
  const auto day = parts_.timeline.today();
  const auto needed_until = add_months(day, c.term_months + 14);
  const auto suits = [&](const Holding& one) { return !one.taken && one.granted < day && one.expires > needed_until; };
  if (!c.firm) {
    std::int64_t best = 1;  // every product wants two
    for (auto& firm : parts_.park.firms()) {
      const auto count =
          std::min<std::int64_t>(std::count_if(firm.holdings.begin(), firm.holdings.end(), suits), c.patents);
      if (firm.high_tech && !firm.of_story && count > best) best = count, c.firm = &firm;
    }
  }
  if (!c.firm) return Error(errors::no_collateral, {{"day", day.to_string()}});
  for (auto& holding : c.firm->holdings)
    if (std::cmp_less(c.pledged.size(), c.patents) && suits(holding)) {
      holding.taken = true;
      c.pledged.push_back(&holding);
    }
  return {};
}

Status Cases::open(Case& c) {
  SANLIAN_TRY(choose_collateral(c));
  const auto& who = parts_.people.task_force;
  c.id = SANLIAN_TRY(scribe_.create(who, "financing_case",
                                    {{"title", c.firm->name + "质押融资"},
                                     {"enterprise", c.firm->id},
                                     {"lead_source", words_.percent(60) ? "visit" : "applied"},
                                     {"amount_wanted", c.amount},
                                     {"term_months", std::to_string(c.term_months)},
                                     {"fund_use", c.fund_use},
                                     {"manager_name", who.name()}}));
  return {};
}

Status Cases::survey(Case& c) {
  const auto& who = parts_.people.task_force;
  SANLIAN_TRY(scribe_.create(who, "visit",
                             {{"enterprise", c.firm->id},
                              {"visited_by", who.name()},
                              {"findings", "企业有融资需求，拟以专利质押"},
                              {"needs", "financing"},
                              {"next_step", "核对拟质押专利"}}));
  const Fields asked = {{"amount_wanted", c.amount},
                        {"term_months", std::to_string(c.term_months)},
                        {"fund_use", c.fund_use},
                        {"product", c.product}};
  SANLIAN_TRY(move(who, c, "survey", asked));
  if (!c.returned) return {};
  SANLIAN_TRY(move(who, c, "return_to_lead", {}, "资金用途未写明，补充后再报"));
  return move(who, c, "survey", asked);
}

Status Cases::precheck(Case& c) {
  const auto& who = parts_.people.task_force;
  for (auto* holding : c.pledged) {
    SANLIAN_TRY(scribe_.create(c.firm->user, "collateral", {{"financing_case", c.id}, {"patent", holding->id}}));
    SANLIAN_TRY(scribe_.edit(who, "patent", holding->id, {{"other_obstacle", "false"}}));
  }
  SANLIAN_TRY(document(c.firm->user, c, "business_licence", "营业执照"));
  return move(who, c, "pre_check");
}

Status Cases::appraise(Case& c) {
  const auto& expert = parts_.people.appraiser;
  const auto day = parts_.timeline.today();
  const auto fee = "30000.00";
  c.appraisal = SANLIAN_TRY(scribe_.create(parts_.people.task_force, "appraisal",
                                           {{"financing_case", c.id}, {"appraiser", expert.organisation()}}));
  SANLIAN_TRY(scribe_.edit(expert, "appraisal", c.appraisal,
                           {{"base_date", (day - 10).to_string()},
                            {"method", "relief_from_royalty"},
                            {"value", c.value},
                            {"report_number", number("HL")},
                            {"reported_on", day.to_string()},
                            {"valid_until", (day + 354).to_string()},
                            {"fee", fee},
                            {"state", "final"}}));
  SANLIAN_TRY(document(expert, c, "appraisal_report", "评估报告"));
  SANLIAN_TRY(move(expert, c, "appraise", {{"appraisal", c.appraisal}}));
  // From here on the firm lets both banks look, for as long as the debt would last.
  for (const auto& bank : {c.bank, c.other_bank})
    SANLIAN_TRY(scribe_.create(c.firm->user, "consent",
                               {{"enterprise", c.firm->id},
                                {"bank", banker(bank).organisation()},
                                {"scope", join(parts_.parameters.texts("consents.scope"), ";")},
                                {"valid_until", (matures(day, c.term_months) + kConsentBeyond).to_string()},
                                {"signed_by", c.firm->user.name()}}));
  return {};
}

Status Cases::offers(Case& c) {
  const auto until = (parts_.timeline.today() + kTakeUpDays).to_string();
  const auto offer = [&](const std::string& bank, const std::string& product, const std::string& amount,
                         const std::string& rate) {
    return scribe_.create(banker(bank), "offer",
                          {{"financing_case", c.id},
                           {"bank", banker(bank).organisation()},
                           {"product", product},
                           {"amount", amount},
                           {"annual_rate", rate},
                           {"term_months", std::to_string(c.term_months)},
                           {"repayment_method", c.method},
                           {"valid_until", until},
                           {"state", "submitted"},
                           {"submitted_on", today()}});
  };
  c.offer = SANLIAN_TRY(offer(c.bank, c.product, c.amount, c.rate));
  SANLIAN_TRY(offer(c.other_bank, "", c.other_amount, c.other_rate));
  SANLIAN_TRY(move(parts_.people.task_force, c, "close_offers"));
  if (c.days.size() > kSign || words_.percent(50))
    return move(c.firm->user, c, "choose_offer", {{"chosen_offer", c.offer}});
  return {};
}

Status Cases::sign(Case& c) {
  const auto& bank = banker(c.bank);
  const auto day = parts_.timeline.today();
  const auto debt_from = c.days.size() > kMoney ? c.days[kMoney] : day + 3;
  const auto lender = SANLIAN_TRY(scribe_.row("bank", bank.organisation())).text("name");
  c.contract = SANLIAN_TRY(scribe_.create(bank, "pledge_contract",
                                          {{"financing_case", c.id},
                                           {"contract_number", number("ZY")},
                                           {"loan_contract_number", number("JK")},
                                           {"signed_on", day.to_string()},
                                           {"pledgor_name", c.firm->name},
                                           {"pledgor_address", "济南市历城区"},
                                           {"pledgee_name", lender},
                                           {"pledgee_address", "济南市历城区"},
                                           {"claim_kind", "流动资金借款"},
                                           {"claim_amount", c.amount},
                                           {"debt_from", debt_from.to_string()},
                                           {"debt_until", matures(debt_from, c.term_months).to_string()},
                                           {"patent_count", std::to_string(c.pledged.size())},
                                           {"patents_listed", "true"},
                                           {"security_scope", "本金、利息、罚息与实现债权的费用"},
                                           {"pledge_share", "100"}}));
  SANLIAN_TRY(document(bank, c, "loan_contract", "借款合同"));
  SANLIAN_TRY(document(bank, c, "pledge_contract", "质押合同"));
  return move(bank, c, "sign", {{"contract", c.contract}});
}

Status Cases::enter_register(Case& c) {
  const auto& who = parts_.people.task_force;
  c.registration = SANLIAN_TRY(scribe_.create(who, "pledge_registration",
                                              {{"financing_case", c.id},
                                               {"contract", c.contract},
                                               {"filed_on", today()},
                                               {"registration_number", number("Y") + "370000"},
                                               {"registered_on", today()},
                                               {"channel", "online"}}));
  SANLIAN_TRY(document(who, c, "registration_notice", "专利权质押登记通知书"));
  return move(who, c, "register", {{"registration", c.registration}});
}

Status Cases::finish(Case& c) {
  for (auto* holding : c.pledged) holding->taken = false;
  if (c.end == End::withdrawn) return move(c.firm->user, c, "withdraw", {}, "企业已另行筹得资金");
  return move(parts_.people.task_force, c, "refuse", {}, "企业征信未通过银行初审");
}

}  // namespace sanlian::demo
