#include "demo/generator.h"

#include "base/text.h"

namespace sanlian::demo {

Result<std::string> Generator::put(std::string_view type, const Fields& fields) {
  return parts_.scribe.create(system_, type, fields);
}

Status Generator::organisations() {
  SANLIAN_TRY(banks());
  return firms_of_groups();
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
      ids_[bank.text("key") + "/" + product.text("name")] = SANLIAN_TRY(put("loan_product", fields));
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
          const Date applied = parts_.today - words_.between(200, 3200);
          const Fields fields = {
              {"title", words_.one("firm_names.brand_first") + words_.one("firm_names.brand_second") +
                            words_.one("trades." + owner.trade + ".object")},
              {"kind", kind},
              {"holder", owner.id},
              {"registered_holders", owner.name},
              {"status", status},
              {"applied_on", applied.to_string()}};
          parts_.timeline.on(applied, [this, fields]() -> Status {
            SANLIAN_TRY(put("ip_right", fields));
            return {};
          });
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

/// Three years of figures of every leading firm, the newest entered in spring; they grow or shrink a little.
Status Generator::years() {
  const auto this_year = parts_.today.civil().year;
  for (auto& firm : leading_) {
    auto revenue = words_.between(20, 400) * 1'000'000;
    for (const auto& offset : parameters_.texts("enterprises.years")) {
      const auto year = this_year + std::stoi(offset);
      revenue = revenue * words_.between(88, 128) / 100;
      const Fields fields = {{"enterprise", firm.id},
                             {"fiscal_year", std::to_string(year)},
                             {"revenue", std::to_string(revenue)},
                             {"profit", std::to_string(revenue * words_.between(-2, 14) / 100)},
                             {"assets", std::to_string(revenue * words_.between(90, 180) / 100)},
                             {"research_spending", std::to_string(revenue * words_.between(2, 9) / 100)},
                             {"staff", std::to_string(revenue / 700'000 + words_.between(8, 30))},
                             {"figure_source", "annual_report"}};
      parts_.timeline.on(*Date::parse(std::to_string(year + 1) + "-04-20"), [this, fields]() -> Status {
        SANLIAN_TRY(put("enterprise_year", fields));
        return {};
      });
    }
  }
  return {};
}

Status Generator::visits() {
  const auto days = parameters_.texts("visits.days");
  for (std::int64_t i = 0; i < parameters_.whole("visits.count") * parts_.scale; ++i) {
    const Date day = parts_.calendar.same_or_next_workday(
        parts_.today + words_.between(std::stoi(days.at(0)), std::stoi(days.at(1)) - 10));
    const auto need = words_.one("visits.needs");
    const Fields fields = {{"enterprise", any(words_.percent(75)).id},
                           {"visited_on", day.to_string()},
                           {"visited_by", words_.one("visits.people")},
                           {"channel", words_.percent(70) ? "on_site" : "phone"},
                           {"people_met", words_.person()},
                           {"findings", words_.one("visits.findings")},
                           {"needs", need},
                           {"next_step", words_.one("visits.next_steps")}};
    parts_.timeline.on(day, [this, fields]() -> Status {
      SANLIAN_TRY(put("visit", fields));
      return {};
    });
  }
  return {};
}

}  // namespace sanlian::demo
