// Subsidies and repayment plans over HTTP: a claim's sheet, a calculation without a claim, a loan's schedule, a
// what-if.
#include "api/impl/parts.h"
#include "format/json_writer.h"
#include "work/errors.h"
#include "work/subsidy_json.h"

namespace sanlian::api {
namespace {

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

constexpr std::string_view kCalculateSchema =
    R"({"type":"object","required":["loan"],"properties":{"loan":{"type":"string"},"rule":{"type":"string"}}})";
constexpr std::string_view kPlanSchema =
    R"({"type":"object","required":["principal","annual_rate","drawn_down_on","matures_on","repayment_method"],"properties":{"principal":{"type":"number"},"annual_rate":{"type":"number"},"drawn_down_on":{"type":"string","format":"date"},"matures_on":{"type":"string","format":"date"},"repayment_method":{"type":"string"},"interest_period":{"type":"string"},"settlement_day":{"type":"integer"},"day_count":{"type":"string"},"principal_dues":{"type":"array","items":{"type":"object"}}}})";

const Parameter kId{.name = "id", .in = "path", .what = {"编号", "Id"}, .required = true};

}  // namespace

void add_subsidy_endpoints(Api::Parts& parts) {
  auto& all = parts.endpoints;
  all.push_back({.method = net::Method::get,
                 .path = "/records/subsidy_claim/{id}/sheet",
                 .operation = "subsidySheet",
                 .summary = {"补助测算表", "Calculation sheet of a claim, as kept and as reckoned now"},
                 .handle = [](const Call& call) { call.answer(sheet_json(call)); },
                 .parameters = {kId},
                 .answer_schema = kObjectSchema});
  all.push_back({.method = net::Method::post,
                 .path = "/subsidies/calculate",
                 .operation = "calculateSubsidy",
                 .summary = {"试算补助", "What a rule makes of a loan; nothing is written"},
                 .handle = [](const Call& call) { call.answer(calculation_json(call)); },
                 .body_schema = kCalculateSchema,
                 .answer_schema = kObjectSchema});
  all.push_back({.method = net::Method::get,
                 .path = "/loans/{id}/schedule",
                 .operation = "loanSchedule",
                 .summary = {"还款计划", "Instalments of a loan, in order"},
                 .handle = [](const Call& call) { call.answer(schedule_json(call)); },
                 .parameters = {kId},
                 .answer_schema = kObjectSchema});
  all.push_back({.method = net::Method::post,
                 .path = "/loans/plan",
                 .operation = "planLoan",
                 .summary = {"试算还款计划", "The schedule of a loan that need not exist"},
                 .handle = [](const Call& call) { call.answer(plan_json(call)); },
                 .body_schema = kPlanSchema,
                 .answer_schema = kObjectSchema});
}

}  // namespace sanlian::api
