// The second half of a case: money out, money back, the release and the claim for subsidies.
#include "demo/cases.h"

namespace sanlian::demo {

Status Cases::pay_out(const CasePtr& the_case) {
  auto& c = *the_case;
  const auto& bank = banker(c.bank);
  SANLIAN_TRY(document(bank, c, "drawdown_voucher", "放款凭证"));
  SANLIAN_TRY(move(bank, c, "draw_down", {{"drawn_down_on", today()}}));
  c.loan = SANLIAN_TRY(scribe_.row("financing_case", c.id)).text("loan");
  SANLIAN_TRY(scribe_.create(parts_.people.task_force, "loan_cost",
                             {{"loan", c.loan},
                              {"cost_kind", "appraisal_fee"},
                              {"amount", "30000.00"},
                              {"invoice_number", number("FP")},
                              {"paid_on", today()}}));
  auto instalments = SANLIAN_TRY(scribe_.rows("instalment", "loan", c.loan));
  std::vector<const record::Row*> due;
  for (const auto& row : instalments)
    if (*Date::parse(row.text("due_on")) <= parts_.today) due.push_back(&row);
  const auto paid = due.size() - std::min(due.size(), static_cast<std::size_t>(c.overdue));
  for (std::size_t i = 0; i < paid; ++i) {
    const auto day = *Date::parse(due[i]->text("due_on"));
    const bool last = due.size() == instalments.size() && i + 1 == paid;
    parts_.timeline.on(day, [this, the_case, row = *due[i], last]() -> Status {
      SANLIAN_TRY(repay(*the_case, row));
      if (last) parts_.timeline.on(parts_.timeline.today() + 5, [this, the_case] { return release(the_case); });
      return {};
    });
  }
  if (paid < due.size())
    parts_.timeline.on(*Date::parse(due[paid]->text("due_on")) + 1, [this, the_case] {
      return scribe_.edit(banker(the_case->bank), "loan", the_case->loan,
                          {{"state", "overdue"}, {"risk_class", "watch"}});
    });
  return {};
}

Status Cases::repay(Case& c, const record::Row& instalment) {
  const auto amount = [&](std::string_view key) {
    return instalment.print(*instalment.type->field_by_key(key), Lang::en);
  };
  SANLIAN_TRY(scribe_.create(banker(c.bank), "repayment",
                             {{"loan", c.loan},
                              {"instalment", instalment.id},
                              {"paid_on", today()},
                              {"principal", amount("principal")},
                              {"interest", amount("interest")},
                              {"voucher_number", number("HK")}}));
  return {};
}

Status Cases::release(const CasePtr& the_case) {
  auto& c = *the_case;
  const auto& bank = banker(c.bank);
  SANLIAN_TRY(document(bank, c, "settlement_proof", "结清证明"));
  SANLIAN_TRY(document(bank, c, "cancellation_notice", "质押登记注销通知书"));
  SANLIAN_TRY(scribe_.edit(
      bank, "pledge_registration", c.registration,
      {{"cancellation_number", number("ZX")}, {"cancelled_on", today()}, {"cancellation_ground", "debt_paid"}}));
  SANLIAN_TRY(move(bank, c, "release", {{"settled_on", (parts_.timeline.today() - 5).to_string()}}));
  for (auto* holding : c.pledged) holding->taken = false;
  if (!c.claim.empty()) parts_.timeline.on(parts_.timeline.today() + 12, [this, the_case] { return claim(*the_case); });
  return {};
}

Status Cases::claim(Case& c) {
  const auto& office = parts_.people.subsidy;
  SANLIAN_TRY(scribe_.edit(parts_.people.task_force, "loan", c.loan, {{"other_public_subsidy", "false"}}));
  const auto id =
      SANLIAN_TRY(scribe_.create(c.firm->user, "subsidy_claim", {{"enterprise", c.firm->id}, {"loan", c.loan}}));
  if (c.claim == "drafted") return {};
  SANLIAN_TRY(document(c.firm->user, c, "subsidy_undertaking", "申报承诺书", {{"subsidy_claim", id}}));
  SANLIAN_TRY(scribe_.move(c.firm->user, "subsidy_claim", id, "submit", {{"no_double_funding", "true"}}));
  const auto total = SANLIAN_TRY(scribe_.row("subsidy_claim", id));
  const auto amount = total.print(*total.type->field_by_key("total_subsidy"), Lang::en);
  parts_.timeline.on(parts_.timeline.today() + 8,
                     [this, id, amount, &office, refused = c.claim == "refused"]() -> Status {
                       if (refused) return scribe_.move(office, "subsidy_claim", id, "refuse", {}, "申报材料逾期补正");
                       SANLIAN_TRY(scribe_.move(office, "subsidy_claim", id, "approve", {{"approved_amount", amount}}));
                       parts_.timeline.on(parts_.timeline.today() + 20, [this, id, &office] {
                         return scribe_.move(office, "subsidy_claim", id, "pay",
                                             {{"paid_on", today()}, {"payment_voucher", number("BF")}});
                       });
                       return {};
                     });
  return {};
}

}  // namespace sanlian::demo
