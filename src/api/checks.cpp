#include "api/impl/parts.h"
#include "format/json_writer.h"
#include "work/indicators.h"
#include "work/precheck.h"

namespace sanlian::api {
namespace {

constexpr std::string_view kShapes = R"(
Indicator = {key: text, label: Label,
             value: number | null,  # null while it is unknown
             unit: Label, bound: "=" | ">=" | "~", as_of: date, definition: {version: integer, text: Label},
             records: {type: text, filter: text} | {indicators: [text]},  # what it counts, or the figures it is made of
             printed: number | null}  # what the park has printed of itself
Verdict = "pledgeable" | "blocked" | "unknown"
Mend = {role: text, by: date, how: Label}
# What stands against a pledge, what is not known, and what a person must look at.
PrecheckReason = {key: text, finding: "unmet" | "unknown" | "manual", label: Label, needs?: [Need],
                  insist?: boolean,  # the parties may insist in spite of it
                  mend?: Mend}
Precheck = {id: text, title: text, number?: text, holder: text, verdict: Verdict, reasons: [PrecheckReason]}
# A field that a ground reads: its text is null where it is empty, or hidden from whoever asks.
UsedValue = {path: text, label: Label, text: Label | null, hidden: boolean}
PrecheckGround = {key: text, finding: "met" | "unmet" | "unknown" | "manual" | "not_applicable", label: Label,
                  group?: text,  # product: a rule of the loan product that was asked for
                  needs?: [Need], insist?: boolean, mend?: Mend, used: [UsedValue]}
# One patent with every ground, met or not, and the inputs that were used.
PrecheckSheet = {id: text, title: text, number?: text, holder: text, verdict: Verdict, reasons: [PrecheckReason],
                 inputs: [{key: text, label: Label, value: text}], grounds: [PrecheckGround]}
PrecheckPage = {totals: {records: integer, pledgeable: integer, blocked: integer, unknown: integer}, items: [Precheck],
                next: text | null}
)";

constexpr int kRowsMax = 1000;

work::PrecheckRequest request_of(const Call& call) {
  work::PrecheckRequest request;
  request.park = call.query("park");
  request.product = call.query("product");
  request.filter = call.query("filter");
  const auto term = call.query("term");
  int months = 0;
  if (std::from_chars(term.data(), term.data() + term.size(), months).ec == std::errc() && months > 0)
    request.term_months = months;
  for (const auto verdict : {work::Verdict::pledgeable, work::Verdict::blocked, work::Verdict::unknown})
    if (call.query("verdict") == work::verdict_key(verdict)) request.verdict = verdict;
  return request;
}

/// Pages go by the last id seen; the totals are always those of the whole park.
Result<std::string> precheck_json(const Call& call) {
  const auto request = request_of(call);
  const auto after = call.query("after");
  const auto limit_text = call.query("limit", "100");
  int limit = 0;
  std::from_chars(limit_text.data(), limit_text.data() + limit_text.size(), limit);
  limit = std::clamp(limit, 0, kRowsMax);
  std::string items = "[", next, last;
  int shown = 0;
  const auto totals =
      SANLIAN_TRY(work::precheck(call.platform, call.actor(), request, [&](const work::PrecheckRow& row) {
        if (row.row.id <= after) return true;
        if (shown == limit) {
          if (next.empty()) next = last;
          return true;
        }
        if (shown++ > 0) items += ',';
        work::write_precheck_row(items, row);
        last = row.row.id;
        return true;
      }));
  items += ']';
  std::string json;
  format::JsonWriter out(json);
  out.begin_map()
      .key("totals")
      .begin_map()
      .key("records")
      .integer(totals.records)
      .key("pledgeable")
      .integer(totals.pledgeable);
  out.key("blocked")
      .integer(totals.blocked)
      .key("unknown")
      .integer(totals.unknown)
      .end_map()
      .key("items")
      .raw(items)
      .key("next");
  if (next.empty())
    out.null();
  else
    out.text(next);
  out.end_map();
  return json;
}

Result<std::string> one_json(const Call& call) {
  auto request = request_of(call);
  request.record = call.parameter("id");
  std::string json;
  Status written;
  SANLIAN_TRY(work::precheck(call.platform, call.actor(), request, [&](const work::PrecheckRow& row) {
    written = work::write_precheck_sheet(json, call.platform, call.actor(), request, row);
    return false;
  }));
  SANLIAN_TRY(std::move(written));
  if (json.empty())
    return call.platform.queries().one(call.platform.store().reader(), call.platform.context(call.actor()),
                                       *call.platform.registry().find("patent"), request.record);
  return json;
}

Result<std::string> figures_json(const Call& call) {
  const auto park = call.query("park", call.actor().park());
  std::string json = "{\"items\":[";
  for (const auto& figure : SANLIAN_TRY(work::figures(call.platform, call.actor(), park))) {
    if (json.back() != '[') json += ',';
    work::write_figure(json, figure, park);
  }
  return json + "]}";
}

Result<std::string> figure_json(const Call& call) {
  const auto park = call.query("park", call.actor().park());
  std::string json;
  work::write_figure(json, SANLIAN_TRY(work::figures(call.platform, call.actor(), park, call.parameter("key"))).front(),
                     park);
  return json;
}

const Parameter kPark{.name = "park", .what = {"园区", "Park"}};
const Parameter kProduct{.name = "product",
                         .what = {"贷款产品编号，其自身规则一并检查", "Id of a loan product, whose own rules join"}};
const Parameter kTerm{.name = "term", .schema = R"({"type":"integer"})", .what = {"贷款期限（月）", "Term in months"}};

}  // namespace

void add_check_endpoints(Api::Parts& parts) {
  parts.shapes += kShapes;
  parts.endpoints.push_back({.method = net::Method::get,
                             .path = "/indicators",
                             .operation = "listIndicators",
                             .summary = {"园区指标", "The figures of a park"},
                             .handle = [](const Call& call) { call.answer(figures_json(call)); },
                             .parameters = {kPark},
                             .answer = "{items: [Indicator]}",
                             .options = {.offload = true}});
  parts.endpoints.push_back(
      {.method = net::Method::get,
       .path = "/indicators/{key}",
       .operation = "getIndicator",
       .summary = {"一个指标", "One figure, with the records it opens"},
       .handle = [](const Call& call) { call.answer(figure_json(call)); },
       .parameters = {{.name = "key", .in = "path", .what = {"指标", "Key of the indicator"}, .required = true}, kPark},
       .answer = "Indicator",
       .options = {.offload = true}});
  parts.endpoints.push_back({.method = net::Method::get,
                             .path = "/precheck",
                             .operation = "precheck",
                             .summary = {"质押预检：全部专利", "Pre-check of every patent the person may see"},
                             .handle = [](const Call& call) { call.answer(precheck_json(call)); },
                             .parameters = {kPark,
                                            kProduct,
                                            kTerm,
                                            {.name = "filter",
                                             .what = {"只预检符合该 FEEL 条件的专利，合计亦然",
                                                      "FEEL condition on the patents that are checked and counted"}},
                                            {.name = "verdict",
                                             .schema = R"({"enum":["pledgeable","blocked","unknown"]})",
                                             .what = {"只列出该结论", "Only rows of this verdict"}},
                                            {.name = "after", .what = {"上一页的 next", "`next` of the page before"}},
                                            {.name = "limit",
                                             .schema = R"({"type":"integer","default":100})",
                                             .what = {"每页条数", "Rows a page"}}},
                             .answer = "PrecheckPage",
                             .options = {.offload = true}});
  parts.endpoints.push_back(
      {.method = net::Method::get,
       .path = "/precheck/{id}",
       .operation = "precheckOne",
       .summary = {"质押预检：一件专利的全部依据及所用数据",
                   "Pre-check of one patent: every ground with the values it rests on"},
       .handle = [](const Call& call) { call.answer(one_json(call)); },
       .parameters = {{.name = "id", .in = "path", .what = {"专利编号", "Id of the patent"}, .required = true},
                      kProduct,
                      kTerm},
       .answer = "PrecheckSheet",
       .options = {.offload = true}});
}

}  // namespace sanlian::api
