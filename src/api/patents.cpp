// The life of a patent over HTTP: where it stands, what is due, what keeping it will cost.
#include "api/impl/parts.h"
#include "work/patent_life.h"

namespace sanlian::api {
namespace {

constexpr std::string_view kShapes = R"(
LifeStep = {key: text, label: Label, on: date | null, mark: "done" | "now" | "to_come" | "unknown" | "not_reached"}
# What the annuity of a year costs when it is paid on a day. Amounts are in yuan, rates in per cent.
AnnuityQuote = {year: integer, due_on: date, paid_on: date, month_late: integer, full_fee: text, reduction: text,
                fee: text, surcharge_rate: text, surcharge: text, total: text, provisional: boolean}
NextAnnuity = {year: integer, nominal_on: date, due_on: date, grace_ends_on: date, lapse_counted_on: date,
               provisional: boolean, days_late: integer, today: AnnuityQuote, outstanding: text | null,
               prices: [AnnuityQuote]}
PatentLapse = {year: integer | null, lapsed_on: date | null, restorable_until: date | null,
               restoration: {request_fee: text, fee: text, surcharge: text, total: text} | null}
FeeKind = "not_granted" | "paid_up" | "due_soon" | "in_grace" | "lapsed" | "ended" | "unknown"
FeeSource = {part: text, document: text, clause: text, from: date, confidence: "verified" | "likely" | "unverified"}
FeeReduction = {known: boolean, rate: text | null, holders: "one" | "several" | null, open_licence_left_out: boolean}
PatentFees = {kind: FeeKind, label: Label, reduction: FeeReduction, next: NextAnnuity | null,
              lapse: PatentLapse | null, coming: [AnnuityQuote], coming_total: text | null,
              total_to_expiry: text | null, sources: [FeeSource]}
PatentState = {key: text | null, phase: "pending" | "in_force" | "ended" | null, label: Label,
               from_register: boolean, disagrees: boolean, checked_on: date | null}
PatentTerm = {years: integer, expires_on: date, compensated: boolean, months_left: integer, days_left: integer}
# A fact without which something is unknown; not every one is a field of the record.
PatentNeed = {path: text, label: Label, field: boolean, hidden: boolean}
PatentLife = {today: date, state: PatentState, steps: [LifeStep], next: LifeStep | null, term: PatentTerm | null,
              fees: PatentFees, needs: [PatentNeed]}
)";

Result<std::string> life_json(const Call& call) {
  auto& platform = call.platform;
  auto& reader = platform.store().reader();
  const auto& type = *SANLIAN_TRY(platform.registry().type("patent"));
  const auto now = platform.clock().now();
  const store::Snapshot snapshot(reader);
  const auto row = SANLIAN_TRY(platform.writer().visible(reader, call.actor(), now, type, call.parameter("id")));
  const auto seen =
      record::permission(reader, platform.registry(), {.actor = call.actor(), .now = now}, record::Action::read, row);
  const auto facts = work::facts_of(row, seen);
  const auto& book = *platform.annuities();
  const auto life = SANLIAN_TRY(work::patent_life(book, platform.calendar(), facts, now.local_date()));
  return work::patent_life_json(life, facts, book, type, seen);
}

}  // namespace

void add_patent_endpoints(Api::Parts& parts) {
  parts.shapes += kShapes;
  parts.endpoints.push_back({.method = net::Method::get,
                             .path = "/records/patent/{id}/life",
                             .operation = "patentLife",
                             .summary = {"专利的生命周期与年费", "Life cycle and annuities of a patent"},
                             .handle = [](const Call& call) { call.answer(life_json(call)); },
                             .parameters = {{.name = "id", .in = "path", .what = {"编号", "Id"}, .required = true}},
                             .answer = "PatentLife"});
}

}  // namespace sanlian::api
