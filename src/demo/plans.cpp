// Which cases there are: those of the declared loans, the story's own, and those that have not reached money.
#include "demo/cases.h"

namespace sanlian::demo {
namespace {

/// What the patents must be worth for a loan of `amount` at 45 % of the value, with a little above.
std::string value_for(std::int64_t amount) { return std::to_string(amount * 10 / 4 / 100'000 * 100'000); }

std::int64_t yuan(const std::string& money) { return std::stoll(money); }

}  // namespace

Status Cases::plan() {
  plan_story();
  plan_loans();
  plan_unpaid();
  return {};
}

std::vector<Date> Cases::days_until(Step last, Date day, std::int64_t gap_max) {
  std::vector<Date> days(static_cast<std::size_t>(last) + 1, day);
  for (std::size_t i = static_cast<std::size_t>(last); i > 0; --i)
    days[i - 1] = parts_.calendar.add_workdays(days[i], -static_cast<int>(words_.between(0, gap_max)));
  return days;
}

Cases::CasePtr Cases::invented(std::string bank) {
  auto made = std::make_shared<Case>();
  made->bank = std::move(bank);
  const bool first = made->bank == "bank_jishui";
  made->other_bank = first ? "bank_daiyue" : "bank_jishui";
  made->product = parts_.park.ids().at(first ? "bank_jishui/知产快贷" : "bank_daiyue/专利质押贷");
  made->fund_use = words_.percent(50) ? "采购原材料与项目垫资" : "研发投入与设备更新";
  return made;
}

void Cases::loan_terms(Case& c, const Parameters& declared) {
  c.amount = declared.at("principal").present() ? declared.text("principal") : declared.text("amount");
  c.rate = declared.text("annual_rate");
  c.term_months = static_cast<int>(declared.whole("term_months"));
  c.method = declared.text("repayment_method");
  c.patents = std::max<std::int64_t>(declared.whole("patents"), 2);
  c.overdue = declared.whole("overdue_instalments");
  c.claim = declared.text("claim");
  c.other_amount = std::to_string(yuan(c.amount) * 9 / 10);
  c.other_rate = "4.60";
  c.value = value_for(yuan(c.amount));
}

void Cases::plan_loans() {
  const auto loan = [&](const Parameters& declared, Date drawn) {
    auto the_case = invented(declared.text("bank"));
    loan_terms(*the_case, declared);
    the_case->days = days_until(kMoney, drawn, 3);
    if (declared.text("stage") != "drawn_down") the_case->days.push_back(drawn + 1);
    put_on_timeline(the_case);
  };
  for (const auto& declared : parts_.parameters.items("loans.settled"))
    loan(declared, *Date::parse(declared.text("drawn_down_on")));
  for (const auto& declared : parts_.parameters.items("loans.outstanding"))
    loan(declared, parts_.calendar.same_or_next_workday(parts_.today + declared.whole("drawn_down.days")));
}

void Cases::plan_story() {
  for (const auto& story : parts_.parameters.items("firms")) {
    const auto declared = story.at("case");
    if (!declared.present()) continue;
    auto first = parts_.today + declared.whole("first_contact.days");
    while (first.weekday() != 1) first = first - 1;
    auto the_case = invented("bank_jishui");
    the_case->firm = &parts_.park.story_firm(story.text("key"));
    for (const auto& offer : declared.items("offers"))
      if (offer.text("chosen") == "true") loan_terms(*the_case, offer);
    const auto second_offer = declared.items("offers").back();
    the_case->other_amount = second_offer.text("amount");
    the_case->other_rate = second_offer.text("annual_rate");
    the_case->fund_use = declared.text("fund_use");
    the_case->value = declared.text("appraisal.value");
    the_case->patents = story.items("patents").front().whole("count");
    the_case->days.push_back(first);
    for (const auto* step :
         {"survey", "pre_check", "appraise", "close_offers", "sign", "register", "draw_down", "start_repaying"})
      the_case->days.push_back(first + declared.whole("steps." + std::string(step)));
    put_on_timeline(the_case);
  }
}

/// Open cases stand where they are since yesterday or, being late, for longer than the stage should take.
void Cases::plan_unpaid() {
  const auto declared = parts_.parameters.at("cases");
  constexpr std::pair<const char*, Step> kStages[] = {
      {"lead", kLead},      {"surveyed", kSurvey}, {"pre_checked", kPrecheck}, {"appraised", kAppraise},
      {"offered", kOffers}, {"contracted", kSign}, {"registered", kRegister}};
  auto returned = declared.whole("returned");
  const auto one = [&](Step step, Date day, End end) {
    auto the_case = invented(words_.percent(55) ? "bank_jishui" : "bank_daiyue");
    const auto amount = words_.between(5, 80) * 100'000;
    the_case->amount = std::to_string(amount);
    the_case->value = value_for(amount);
    the_case->other_amount = std::to_string(amount * 8 / 10);
    the_case->rate = "3." + std::to_string(words_.between(60, 95));
    the_case->other_rate = "4." + std::to_string(words_.between(10, 60));
    the_case->patents = words_.between(2, 8);
    the_case->end = end;
    the_case->days = days_until(step, day, 4);
    the_case->returned = end == End::none && step >= kSurvey && returned-- > 0;
    put_on_timeline(the_case);
  };
  for (const auto& [stage, step] : kStages) {
    for (std::int64_t i = 0; i < declared.whole("open." + std::string(stage)); ++i) {
      const bool late = words_.percent(declared.whole("late_percent"));
      one(step,
          parts_.calendar.add_workdays(parts_.today,
                                       -static_cast<int>(late ? words_.between(4, 9) : words_.between(0, 1))),
          End::none);
    }
    for (const auto& [list, end] : {std::pair("refused_at.", End::refused), std::pair("withdrawn_at.", End::withdrawn)})
      for (std::int64_t i = 0; i < declared.whole(list + std::string(stage)); ++i)
        one(step, parts_.calendar.same_or_next_workday(parts_.today - words_.between(30, 400)), end);
  }
}

}  // namespace sanlian::demo
