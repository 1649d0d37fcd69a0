#include "demo/generator.h"

namespace sanlian::demo {

Firm& Generator::any(bool leading) {
  // The story's firms lead the list and have what the story gives them, nothing more.
  if (!leading && !other_.empty()) return other_[parts_.random.below(other_.size())];
  return leading_[stories_.size() + parts_.random.below(leading_.size() - stories_.size())];
}

Firm& Generator::story_firm(const std::string& key) { return leading_[stories_.at(key)]; }

Result<Firm> Generator::firm(const std::string& name, const std::string& trade, const Fields& further) {
  const auto contact = words_.person();
  Fields fields = {
      {"name", name},
      {"uscc", words_.uscc()},
      {"region_code", "370112"},
      {"address", "济南市历城区" + words_.one("addresses") + std::to_string(words_.between(1, 3999)) + "号"},
      {"industry_code", parameters_.text("trades." + trade + ".industry_code")},
      {"contact_name", contact},
      {"contact_phone", words_.phone()},
      {"business_state", "operating"}};
  fields.insert(fields.end(), further.begin(), further.end());
  const auto id = SANLIAN_TRY(put("enterprise", fields));
  return Firm{.id = id,
              .name = name,
              .trade = trade,
              .user = record::Actor({.id = "demo:" + id,
                                     .login = {},
                                     .name = contact,
                                     .roles = {"enterprise_user"},
                                     .park = parts_.park,
                                     .organisation = id})};
}

/// The story's firms are part of the declared counts; the rest is invented until each group is full.
Status Generator::firms_of_groups() {
  for (const auto& story : parameters_.items("firms")) {
    auto made = SANLIAN_TRY(firm(story.text("name"), story.text("trade"),
                                 {{"established_on", story.text("established_on")},
                                  {"registered_capital", story.text("registered_capital")},
                                  {"size", story.text("size")},
                                  {"above_scale", story.text("titles.above_scale")},
                                  {"high_tech", story.text("titles.high_tech")},
                                  {"sme_level", story.text("titles.sme_level")},
                                  {"tech_sme", story.text("titles.tech_sme")},
                                  {"foreign_invested", story.text("titles.foreign_invested")},
                                  {"fortune_500_projects", "0"},
                                  {"main_products", story.text("main_products")},
                                  {"survey_status", "surveyed"},
                                  {"dishonest_debtor", "false"}}));
    made.leading = made.high_tech = made.of_story = true;
    ids_[story.text("key")] = made.id;
    stories_[story.text("key")] = leading_.size();
    ++told_["above_scale_and_high_tech"];
    leading_.push_back(std::move(made));
  }
  const auto counts = parameters_.at("enterprises");
  std::int64_t foreign_left = counts.whole("foreign_invested"),
               fortune_left = counts.whole("fortune_500_projects.firms");
  std::int64_t fortune_foreign_left = counts.whole("fortune_500_projects.of_foreign_invested");
  for (const auto& [group, count] : counts.entries("groups"))
    for (std::int64_t i = told_[group]; i < count.whole() * parts_.scale; ++i) {
      const bool foreign = foreign_left > 0;
      const bool fortune =
          fortune_left > 0 && (foreign ? fortune_foreign_left > 0 : fortune_left > fortune_foreign_left);
      if (foreign) --foreign_left;
      if (fortune) --fortune_left, fortune_foreign_left -= foreign ? 1 : 0;
      const auto trade = words_.trade();
      const bool above = group.starts_with("above_scale"),
                 high = group.ends_with("high_tech") || group == "high_tech_only";
      auto made = SANLIAN_TRY(firm(words_.firm_name(trade, foreign), trade,
                                   {{"above_scale", above ? "true" : "false"},
                                    {"high_tech", high ? "true" : "false"},
                                    {"foreign_invested", foreign ? "true" : "false"},
                                    {"fortune_500_projects", fortune ? "1" : "0"},
                                    {"size", above ? "medium" : "small"},
                                    {"established_on", (parts_.today - words_.between(700, 9000)).to_string()},
                                    {"registered_capital", std::to_string(words_.between(2, 90)) + "000000"},
                                    {"dishonest_debtor", "false"},
                                    {"survey_status", words_.percent(66) ? "surveyed" : "not_surveyed"}}));
      made.leading = group != "neither";
      made.high_tech = high;
      (made.leading ? leading_ : other_).push_back(std::move(made));
    }
  return {};
}

}  // namespace sanlian::demo
