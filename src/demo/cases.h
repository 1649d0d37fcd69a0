#pragma once

#include <memory>

#include "demo/generator.h"

namespace sanlian::demo {

/// Who works on the cases, by their log-ins' accounts.
struct People {
  record::Actor task_force, appraiser, subsidy;
  std::map<std::string, record::Actor> banks;  ///< By the declared key of the bank.
};

/// Takes firms through the pledge chain on the timeline, every step by the person whose step it is: what guards, roles
/// and documents ask for over HTTP they ask for here.
class Cases {
 public:
  struct Parts {
    Scribe& scribe;
    Timeline& timeline;
    const WorkCalendar& calendar;
    const Parameters& parameters;
    Words& words;
    Generator& park;
    const People& people;
    Date today;
  };
  explicit Cases(const Parts& parts) : parts_(parts), words_(parts.words), scribe_(parts.scribe) {}
  /// Puts every declared case on the timeline.
  Status plan();

 private:
  enum Step { kLead, kSurvey, kPrecheck, kAppraise, kOffers, kSign, kRegister, kMoney, kRepay, kSteps };
  enum class End { none, refused, withdrawn };
  /// One case: what was declared of it, and the records it has made so far.
  struct Case {
    Firm* firm = nullptr;
    std::string bank, other_bank;  ///< Declared keys.
    std::string product, fund_use = "采购原材料";
    std::string amount, rate, other_amount, other_rate, value, method = "interest_only";
    int term_months = 12;
    std::int64_t patents = 2;
    std::vector<Date> days;  ///< One a step; as many as the case has taken.
    End end = End::none;
    bool returned = false;
    std::int64_t overdue = 0;  ///< Instalments that are due and not paid.
    std::string claim;         ///< How far the claim has come once the loan is repaid; empty: none.
    std::vector<Holding*> pledged;
    std::string id, appraisal, offer, contract, registration, loan;
  };
  using CasePtr = std::shared_ptr<Case>;

  void plan_loans();
  void plan_story();
  void plan_unpaid();
  CasePtr invented(std::string bank);
  void loan_terms(Case& the_case, const Parameters& declared);
  /// The days of the steps up to `last`, which is taken on `day`; further ones go back from there.
  std::vector<Date> days_until(Step last, Date day, std::int64_t gap_max);
  void put_on_timeline(const CasePtr& the_case);

  Status open(Case& c);
  Status survey(Case& c);
  Status precheck(Case& c);
  Status appraise(Case& c);
  Status offers(Case& c);
  Status sign(Case& c);
  Status enter_register(Case& c);
  Status pay_out(const CasePtr& the_case);
  Status repay(Case& c, const record::Row& instalment);
  Status release(const CasePtr& the_case);
  Status claim(Case& c);
  Status finish(Case& c);

  /// Takes the firm with most patents that suit the loan and notes them as taken.
  Status choose_collateral(Case& c);
  Status document(const record::Actor& who, const Case& c, const std::string& kind, const std::string& title,
                  Fields further = {});
  Status move(const record::Actor& who, const Case& c, std::string_view move, const Fields& fields = {},
              std::string_view reason = {});
  const record::Actor& banker(const std::string& key) const { return parts_.people.banks.at(key); }
  std::string today() const { return parts_.timeline.today().to_string(); }
  std::string number(std::string_view prefix);

  Parts parts_;
  Words& words_;
  Scribe& scribe_;
  std::int64_t serial_ = 0;
};

}  // namespace sanlian::demo
