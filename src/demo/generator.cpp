#include "demo/generator.h"

#include "base/text.h"
#include "record/draft.h"
#include "work/records.h"

namespace sanlian::demo {

Generator::Generator(work::Platform& platform, store::Transaction& transaction, Parameters parameters, Random& random,
                     Options options)
    : platform_(platform),
      transaction_(transaction),
      parameters_(std::move(parameters)),
      random_(random),
      options_(std::move(options)),
      words_(parameters_, random),
      today_(transaction.now().local_date()) {}

Result<std::string> Generator::put(std::string_view type_key, const Fields& fields) {
  const auto& type = *SANLIAN_TRY(platform_.registry().type(type_key));
  record::Draft draft(type);
  draft.park = options_.park;
  for (const auto& [key, text] : fields) {
    const auto* field = type.field_by_key(key);
    ensure(field, "the demo writes declared fields only: " + std::string(type_key) + "." + std::string(key));
    if (!text.empty()) SANLIAN_TRY(draft.set_text(*field, text));
  }
  SANLIAN_TRY(record::note_doubts(draft, nullptr, record::DoubtMode::keep));
  SANLIAN_TRY(platform_.writer().prepare(draft, actor_, transaction_.now()));
  const auto written = SANLIAN_TRY(work::create_record(platform_, transaction_, {actor_, cause_}, std::move(draft)));
  ++made_.records[std::string(type_key)];
  return written.id;
}

Status Generator::run() {
  SANLIAN_TRY(banks());
  SANLIAN_TRY(firms());
  SANLIAN_TRY(patents());
  SANLIAN_TRY(rights());
  return loans();
}

Status Generator::banks() {
  for (const auto& bank : parameters_.items("banks")) {
    const auto id = SANLIAN_TRY(put("bank", {{"name", bank.text("name")},
                                             {"lender_kind", "bank"},
                                             {"uscc", words_.uscc()},
                                             {"contact_name", words_.person()},
                                             {"contact_phone", words_.phone()},
                                             {"in_risk_pool", bank.text("in_risk_pool")}}));
    ids_[bank.text("key")] = id;
    for (const auto& product : bank.items("products")) {
      Fields fields = {{"bank", id}};
      for (const auto* key :
           {"name", "patents_min", "remaining_months_min", "term_months_min", "term_months_max", "amount_min",
            "amount_max", "loan_to_value_max", "rate_from", "rate_to", "condition", "firm_condition"})
        fields.emplace_back(key, product.text(key));
      for (const auto* key : {"accepted_kinds", "repayment_methods", "region_codes"})
        fields.emplace_back(key, join(product.texts(key), ";"));
      SANLIAN_TRY(put("loan_product", fields));
    }
  }
  for (const auto& appraiser : parameters_.items("appraisers"))
    ids_[appraiser.text("key")] =
        SANLIAN_TRY(put("appraiser", {{"name", appraiser.text("name")},
                                      {"uscc", words_.uscc()},
                                      {"appraisers_signed", appraiser.text("appraisers_signed")},
                                      {"in_panel", appraiser.text("in_panel")}}));
  return {};
}

Status Generator::rights() {
  for (const auto& [status, groups] : parameters_.entries("ip_rights")) {
    const bool in_force = status == "in_force";
    const auto make = [&](const Parameters& kinds, std::optional<bool> leading) -> Status {
      for (const auto& [kind, count] : kinds.entries())
        for (std::int64_t i = 0; i < count.whole(); ++i) {
          const auto& owner = any(leading.value_or(words_.percent(70)));
          const auto applied = today_ - words_.between(200, 3200);
          SANLIAN_TRY(
              put("ip_right", {{"title", words_.one("firm_names.brand_first") + words_.one("firm_names.brand_second") +
                                             words_.one("trades." + owner.trade + ".object")},
                               {"kind", kind},
                               {"holder", owner.id},
                               {"registered_holders", owner.name},
                               {"status", status},
                               {"applied_on", applied.to_string()}}));
        }
      return {};
    };
    if (!in_force)
      SANLIAN_TRY(make(groups, std::nullopt));
    else {
      SANLIAN_TRY(make(groups.at("leading"), true));
      SANLIAN_TRY(make(groups.at("other"), false));
    }
  }
  return {};
}

Status Generator::loan(const Parameters& declared, const Firm& borrower, Date start, std::string_view state) {
  const auto months = declared.whole("term_months");
  const auto maturity = add_months(start, months);
  const auto signed_on = platform_.calendar().add_workdays(start, -4);
  SANLIAN_TRY(put(
      "loan", {{"enterprise", borrower.id},
               {"bank", ids_.at(declared.text("bank"))},
               {"loan_contract_number",
                "JK" + signed_on.to_string().substr(0, 4) + std::to_string(1000 + made_.records["loan"])},
               {"signed_on", signed_on.to_string()},
               {"principal", declared.at("principal").present() ? declared.text("principal") : declared.text("amount")},
               {"annual_rate", declared.text("annual_rate")},
               {"term_months", std::to_string(months)},
               {"drawn_down_on", start.to_string()},
               {"matures_on", maturity.to_string()},
               {"repayment_method", declared.text("repayment_method")},
               {"pledge_share", "100"},
               {"registered_on", platform_.calendar().add_workdays(start, -1).to_string()},
               {"borrower_owns", "true"},
               {"state", std::string(state)},
               {"settled_on", state == "settled" ? maturity.to_string() : ""}}));
  return {};
}

Status Generator::loans() {
  for (const auto& declared : parameters_.items("loans.settled"))
    SANLIAN_TRY(loan(declared, any(true), *Date::parse(declared.text("drawn_down_on")), "settled"));
  for (const auto& declared : parameters_.items("loans.outstanding"))
    SANLIAN_TRY(loan(declared, any(true), today_ + declared.whole("drawn_down.days"),
                     declared.whole("overdue_instalments") > 0 ? "overdue" : "active"));
  for (const auto& story : parameters_.items("firms"))
    for (const auto& offer : story.items("case.offers"))
      if (offer.text("chosen") == "true")
        SANLIAN_TRY(loan(offer, leading_.front(),
                         today_ + story.whole("case.first_contact.days") + story.whole("case.steps.draw_down"),
                         "active"));
  return {};
}

}  // namespace sanlian::demo
