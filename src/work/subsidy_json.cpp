#include "work/subsidy_json.h"

#include "format/label_json.h"
#include "work/errors.h"
#include "work/loans.h"

namespace sanlian::work {
namespace {
using format::JsonWriter;

void write_money(JsonWriter& out, std::string_view key, const std::optional<Money>& money) {
  out.key(key);
  if (money)
    out.number(money->to_string());
  else
    out.null();
}

void write_rate(JsonWriter& out, std::string_view key, const std::optional<Rate>& rate) {
  if (rate) out.key(key).number(rate->percent().to_string());
}

void write_source(JsonWriter& out, const loan::Source& source) {
  out.key("source").begin_map().key("document").text(source.document).key("clause").text(source.clause);
  if (source.from) out.key("from").text(source.from->to_string());
  out.end_map();
}

void write_needs(JsonWriter& out, const std::vector<loan::Need>& needs, const SubsidyBook& book) {
  out.key("needs").begin_list();
  for (const auto& need : needs) {
    out.begin_map().key("path").text(need.field);
    write_label(out, "label", book.need_label(need.field));
    out.end_map();
  }
  out.end_list();
}

void write_rule(JsonWriter& out, const SubsidyRule& rule) {
  out.key("rule").begin_map().key("key").text(rule.face.key);
  write_label(out, "label", rule.face.label);
  write_label(out, "authority", rule.authority);
  out.key("confidence").text(rule.confidence);
  write_source(out, rule.face.source);
  out.end_map();
}

void write_check(JsonWriter& out, const loan::Check& check, const SubsidyBook& book) {
  constexpr std::string_view kOutcomes[] = {"met", "unmet", "unknown"};
  out.begin_map().key("key").text(check.key).key("outcome").text(kOutcomes[static_cast<std::size_t>(check.outcome)]);
  write_label(out, "label", check.label);
  write_label(out, "reason", check.reason);
  write_needs(out, check.needs, book);
  write_source(out, {.document = check.document, .clause = check.clause});
  out.end_map();
}

void write_row(JsonWriter& out, const loan::SheetRow& row, const SubsidyBook& book) {
  out.begin_map().key("item").text(row.item).key("counted").boolean(row.counted);
  write_label(out, "label", row.label);
  write_label(out, "formula", row.formula);
  out.key("spans").begin_list();
  for (const auto& span : row.spans)
    out.begin_map()
        .key("from")
        .text(span.from.to_string())
        .key("until")
        .text(span.to.to_string())
        .key("days")
        .integer(span.days())
        .key("principal")
        .number(span.principal.to_string())
        .end_map();
  out.end_list();
  write_rate(out, "base_rate", row.base_rate);
  write_rate(out, "share", row.share);
  if (row.cost) write_money(out, "cost", row.cost);
  out.key("inputs").begin_list();
  for (const auto& input : row.inputs) {
    out.begin_map();
    write_label(out, "name", input.name);
    out.key("value").text(input.value).key("source").text(input.source).end_map();
  }
  out.end_list();
  write_money(out, "result", row.result);
  write_needs(out, row.needs, book);
  write_source(out, row.source);
  out.end_map();
}

void write_total(JsonWriter& out, const loan::SheetTotal& total, const SubsidyReckoning& reckoning,
                 const SubsidyBook& book) {
  out.begin_map().key("item").text(total.item);
  write_label(out, "label", total.label);
  write_money(out, "sum", total.sum);
  write_money(out, "cap", total.cap);
  write_money(out, "granted_before", total.granted_before);
  write_money(out, "amount", total.amount);
  out.key("capped").boolean(total.capped).key("unverified").begin_list();
  for (const auto& item : reckoning.rule->items)
    if (item.face.key == total.item)
      for (const auto& key : item.unverified) out.text(key);
  out.end_list();
  write_needs(out, total.needs, book);
  out.end_map();
}

std::string text_in(const format::Value& body, std::string_view key) {
  const auto* value = body.find(key);
  if (!value) return {};
  return value->is_text() ? value->text() : value->is_number() ? value->number_text() : std::string();
}

Result<std::vector<loan::PrincipalDue>> principal_dues_in(const format::Value& body) {
  std::vector<loan::PrincipalDue> dues;
  const auto* list = body.find("principal_dues");
  if (!list || !list->is_list()) return dues;
  for (const auto& due : list->items()) {
    const auto date = Date::parse(text_in(due, "date"));
    if (!date) return Error(errors::loan_incomplete, {{"field", "principal_dues.date"}});
    dues.push_back({.date = *date, .amount = SANLIAN_TRY(Money::parse(text_in(due, "amount")))});
  }
  return dues;
}

}  // namespace

std::string subsidy_json(const SubsidyReckoning& reckoning, const SubsidyBook& book) {
  const auto& sheet = reckoning.sheet;
  std::string json;
  JsonWriter out(json);
  out.begin_map().key("loan").text(reckoning.loan_id);
  write_rule(out, *reckoning.rule);
  out.key("as_of").text(sheet.as_of.to_string()).key("settled_on");
  if (reckoning.settled_on)
    out.text(reckoning.settled_on->to_string());
  else
    out.null();
  out.key("conditions").begin_list();
  for (const auto& check : sheet.checks) write_check(out, check, book);
  out.end_list().key("rows").begin_list();
  for (const auto& row : sheet.rows) write_row(out, row, book);
  out.end_list().key("totals").begin_list();
  for (const auto& total : sheet.totals) write_total(out, total, reckoning, book);
  out.end_list();
  write_money(out, "amount", sheet.amount);
  write_needs(out, sheet.needs, book);
  out.end_map();
  return json;
}

Result<std::string> loan_plan_json(const record::RecordType& type, const format::Value& body) {
  constexpr std::string_view kFields[] = {"principal", "annual_rate",      "drawn_down_on",   "matures_on",
                                          "day_count", "repayment_method", "interest_period", "settlement_day"};
  record::Draft draft(type);
  for (const auto key : kFields) {
    const auto* field = type.field_by_key(key);
    ensure(field, "a loan is declared with the fields its schedule is made from");
    SANLIAN_TRY(draft.set_text(*field, text_in(body, key)));
  }
  record::Row row{.type = &type};
  row.cells = std::move(draft.cells);
  auto terms = SANLIAN_TRY(terms_of(row));
  terms.principal_dues = SANLIAN_TRY(principal_dues_in(body));
  const auto schedule = SANLIAN_TRY(loan::plan(terms));
  std::string json;
  JsonWriter out(json);
  out.begin_map().key("instalments").begin_list();
  for (const auto& line : schedule.rows) {
    out.begin_map().key("sequence").integer(line.number).key("period_from").text(line.from.to_string());
    out.key("due_on").text(line.due.to_string()).key("interest_days").integer(line.days);
    write_money(out, "principal", line.principal);
    write_money(out, "interest", line.interest);
    write_money(out, "payment", line.payment);
    write_money(out, "balance_after", line.closing);
    out.end_map();
  }
  out.end_list();
  write_money(out, "total_interest", schedule.total_interest);
  write_money(out, "total_payment", schedule.total_payment);
  out.end_map();
  return json;
}

}  // namespace sanlian::work
