#include "work/patent_facts.h"

namespace sanlian::work {

PatentFacts facts_of(const record::Row& patent, const record::Permission& reader) {
  // A pack may leave a field out, and a reader may not see it.
  const auto seen = [&](std::string_view key) {
    const auto* field = patent.type->field_by_key(key);
    return field && reader.fields[static_cast<std::size_t>(field->index)] ? field : nullptr;
  };
  const auto text = [&](std::string_view key) { return seen(key) ? patent.text(key) : std::string(); };
  const auto date = [&](std::string_view key) { return Date::parse(text(key)); };
  const auto whole = [&](std::string_view key) { return seen(key) ? patent.integer(key) : std::nullopt; };

  PatentFacts facts{.kind = patent::patent_kind_by_key(text("kind")),
                    .filed = date("filing_date"),
                    .published = date("publication_date"),
                    .granted = date("grant_date"),
                    .priority = date("priority_date"),
                    .compensated_until = date("term_compensated_until"),
                    .annuity_year = {},
                    .annuity_paid_to = date("annuity_paid_to"),
                    .fee_reduction = {},
                    .status = text("status"),
                    .status_checked_on = date("register_checked_on")};
  if (const auto year = whole("annuity_year")) facts.annuity_year = static_cast<int>(*year);
  if (const auto rate = whole("fee_reduction"))
    if (auto read = Rate::from_percent(Decimal::scaled(*rate, seen("fee_reduction")->scale)))
      facts.fee_reduction = *read;
  facts.open_licence = whole("open_licence").value_or(0) != 0;
  return facts;
}

}  // namespace sanlian::work
