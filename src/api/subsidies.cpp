// Subsidies and repayment plans over HTTP: a claim's sheet, a calculation without a claim, a loan's schedule, a
// what-if.
#include "api/impl/parts.h"
#include "format/json_writer.h"
#include "work/errors.h"
#include "work/subsidy_json.h"

namespace sanlian::api {
namespace {

constexpr std::string_view kShapes = R"(
Source = {document: text, clause: text, from?: date}
SubsidyRule = {key: text, label: Label, authority: Label, confidence: text, source: Source}
SubsidyCondition = {key: text, outcome: "met" | "unmet" | "unknown", label: Label, reason: Label, needs: [Need],
                    source: Source}
# Days with the same principal.
Span = {from: date, until: date, days: integer, principal: number}
SubsidyRow = {item: text, counted: boolean, label: Label, formula: Label, spans: [Span], base_rate?: number,
              share?: number, cost?: number, inputs: [{name: Label, value: text, source: text}],
              result: number | null, needs: [Need], source: Source}
SubsidyTotal = {item: text, label: Label, sum: number | null, cap: number | null, granted_before: number | null,
                amount: number | null, capped: boolean, unverified: [text], needs: [Need]}
# What a rule makes of a loan. Amounts are in yuan, null while something is missing; rates in per cent.
Subsidy = {loan: text, rule: SubsidyRule, as_of: date, settled_on: date | null, conditions: [SubsidyCondition],
           rows: [SubsidyRow], totals: [SubsidyTotal], amount: number | null, needs: [Need]}
# What a claim keeps, and beside it the same calculation from the records of today.
SubsidySheet = {claim: text, stage: text, total_subsidy: number | null,
                calculated_on: text,  # empty while the claim keeps nothing
                lines: [Row], agrees: boolean, reckoned: Subsidy}
LoanTerms = {principal: number | text, annual_rate: number | text, drawn_down_on: date, matures_on: date,
             repayment_method: text, interest_period?: text, settlement_day?: integer, day_count?: text,
             principal_dues?: [{date: date, amount: number | text}]}
PlannedInstalment = {sequence: integer, period_from: date, due_on: date, interest_days: integer, principal: number,
                     interest: number, payment: number, balance_after: number}
LoanPlan = {instalments: [PlannedInstalment], total_interest: number, total_payment: number}
)";

Result<record::Row> visible(const Call& call, std::string_view type_key, const std::string& id) {
  auto& platform = call.platform;
  const auto& type = *SANLIAN_TRY(platform.registry().type(type_key));
  return platform.writer().visible(platform.store().reader(), call.actor(), platform.clock().now(), type, id);
}

/// The live records of a type that belong to one record, as this person sees them.
Result<std::string> items_of(const Call& call, std::string_view type_key, const std::string& reference,
                             const std::string& id) {
  auto& platform = call.platform;
  const auto& type = *SANLIAN_TRY(platform.registry().type(type_key));
  const record::Selection selection{.filter = reference + ".id = \"" + id + '"', .sort = {{.field = "sequence"}}};
  auto page = SANLIAN_TRY(platform.queries().page(platform.store().reader(), platform.context(call.actor()), type,
                                                  selection, "", record::Queries::kLimitMax));
  return std::move(page.items);
}

/// What the claim keeps, and beside it the same calculation from the records of today.
Result<std::string> sheet_json(const Call& call) {
  auto& platform = call.platform;
  auto& reader = platform.store().reader();
  const auto claim = SANLIAN_TRY(visible(call, "subsidy_claim", call.parameter("id")));
  const auto& loans = *SANLIAN_TRY(platform.registry().type("loan"));
  const auto loan = SANLIAN_TRY(record::load(reader, loans, claim.text("loan")));
  ensure(loan.has_value(), "a claim refers to its loan");
  const auto rule = claim.text("rule");
  const auto reckoned = SANLIAN_TRY(platform.subsidies().reckon(
      reader, platform.chains(), {.loan = *loan, .rule = rule, .claim = claim.id}, platform.clock().now()));
  const auto kept = claim.integer("total_subsidy");
  const bool agrees =
      kept.has_value() == reckoned.sheet.amount.has_value() && (!kept || Money::fen(*kept) == *reckoned.sheet.amount);
  std::string json;
  format::JsonWriter out(json);
  out.begin_map().key("claim").text(claim.id).key("stage").text(claim.stage).key("total_subsidy");
  if (kept)
    out.number(Money::fen(*kept).to_string());
  else
    out.null();
  out.key("calculated_on").text(claim.text("calculated_on")).key("lines");
  out.raw(SANLIAN_TRY(items_of(call, "subsidy_line", "subsidy_claim", claim.id)));
  out.key("agrees").boolean(agrees).key("reckoned").raw(work::subsidy_json(reckoned, platform.subsidies()));
  out.end_map();
  return json;
}

Result<std::string> calculation_json(const Call& call) {
  auto& platform = call.platform;
  const auto body = SANLIAN_TRY(call.json());
  // Earlier grants of the firm count: whoever may see no claims may not learn of them here.
  SANLIAN_TRY(platform.access().require(*SANLIAN_TRY(platform.registry().type("subsidy_claim")), record::Action::read,
                                        call.actor()));
  const auto* loan_id = body.find_text("loan");
  const auto loan = SANLIAN_TRY(visible(call, "loan", loan_id ? *loan_id : std::string()));
  const auto* rule = body.find_text("rule");
  const auto reckoned = SANLIAN_TRY(platform.subsidies().reckon(
      platform.store().reader(), platform.chains(),
      {.loan = loan, .rule = rule ? std::string_view(*rule) : std::string_view()}, platform.clock().now()));
  return work::subsidy_json(reckoned, platform.subsidies());
}

Result<std::string> schedule_json(const Call& call) {
  const auto loan = SANLIAN_TRY(visible(call, "loan", call.parameter("id")));
  std::string json;
  format::JsonWriter out(json);
  out.begin_map().key("loan").text(loan.id).key("instalments");
  out.raw(SANLIAN_TRY(items_of(call, "instalment", "loan", loan.id))).end_map();
  return json;
}

Result<std::string> plan_json(const Call& call) {
  const auto& type = *SANLIAN_TRY(call.platform.registry().type("loan"));
  return work::loan_plan_json(type, SANLIAN_TRY(call.json()));
}

const Parameter kId{.name = "id", .in = "path", .what = {"编号", "Id"}, .required = true};

}  // namespace

void add_subsidy_endpoints(Api::Parts& parts) {
  parts.shapes += kShapes;
  auto& all = parts.endpoints;
  all.push_back({.method = net::Method::get,
                 .path = "/records/subsidy_claim/{id}/sheet",
                 .operation = "subsidySheet",
                 .summary = {"补助测算表", "Calculation sheet of a claim, as kept and as reckoned now"},
                 .handle = [](const Call& call) { call.answer(sheet_json(call)); },
                 .parameters = {kId},
                 .answer = "SubsidySheet"});
  all.push_back({.method = net::Method::post,
                 .path = "/subsidies/calculate",
                 .operation = "calculateSubsidy",
                 .summary = {"试算补助", "What a rule makes of a loan; nothing is written"},
                 .handle = [](const Call& call) { call.answer(calculation_json(call)); },
                 .body = "{loan: text, rule?: text}",
                 .answer = "Subsidy"});
  all.push_back({.method = net::Method::get,
                 .path = "/loans/{id}/schedule",
                 .operation = "loanSchedule",
                 .summary = {"还款计划", "Instalments of a loan, in order"},
                 .handle = [](const Call& call) { call.answer(schedule_json(call)); },
                 .parameters = {kId},
                 .answer = "{loan: text, instalments: [Row]}"});
  all.push_back({.method = net::Method::post,
                 .path = "/loans/plan",
                 .operation = "planLoan",
                 .summary = {"试算还款计划", "The schedule of a loan that need not exist"},
                 .handle = [](const Call& call) { call.answer(plan_json(call)); },
                 .body = "LoanTerms",
                 .answer = "LoanPlan"});
}

}  // namespace sanlian::api
