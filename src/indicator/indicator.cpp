#include "indicator/indicator.h"

namespace sanlian::indicator {

const Definition* IndicatorBook::find(std::string_view key, std::string_view park) const {
  for (const auto& definition : definitions_)
    if (definition.key == key && (definition.park.empty() || definition.park == park)) return &definition;
  return nullptr;
}

std::string IndicatorBook::selection(const Definition& definition, std::string_view park) {
  const auto of_park = park.empty() ? std::string() : "park = \"" + std::string(park) + "\"";
  if (definition.where.empty()) return of_park;
  return of_park.empty() ? definition.where : of_park + " and (" + definition.where + ")";
}

Result<Figure> IndicatorBook::evaluate(store::Source& source, const record::Queries& queries,
                                       const record::BindContext& context, const Definition& definition,
                                       std::string_view park, const CountVerdicts& verdicts) const {
  using Measure = Definition::Measure;
  Figure figure{.definition = &definition, .value = {}, .as_of = context.environment.now.local_date()};
  const auto part = [&](std::size_t i) -> Result<std::optional<Decimal>> {
    const auto* inner = find(definition.parts.at(i), park);
    ensure(inner, "the book checks the parts of an indicator when it is loaded");
    return SANLIAN_TRY(evaluate(source, queries, context, *inner, park, verdicts)).value;
  };
  switch (definition.measure) {
    case Measure::count:
      figure.value = Decimal(SANLIAN_TRY(queries.count(
          source, context, *definition.over, {.filter = selection(definition, park), .sort = {}, .fields = {}})));
      return figure;
    case Measure::sum: {
      const auto sum = SANLIAN_TRY(queries.sum(source, context, *definition.over,
                                               {.filter = selection(definition, park), .sort = {}, .fields = {}},
                                               *definition.field));
      figure.value = Decimal::scaled(sum.value_or(0), definition.field->scale);
      return figure;
    }
    case Measure::ratio: {
      const auto numerator = SANLIAN_TRY(part(0)), denominator = SANLIAN_TRY(part(1));
      if (!numerator || !denominator) return figure;
      const auto share = divide(*numerator, *denominator);
      const auto scaled = share ? multiply(*share, definition.times) : std::nullopt;
      if (scaled) figure.value = scaled->rounded(definition.scale, Rounding::half_up);
      return figure;
    }
    case Measure::check:
      figure.value =
          Decimal(SANLIAN_TRY(verdicts(definition, {.filter = selection(definition, park), .sort = {}, .fields = {}})));
      return figure;
    case Measure::total: {
      Decimal sum = 0;
      for (std::size_t i = 0; i < definition.parts.size(); ++i) {
        const auto value = SANLIAN_TRY(part(i));
        const auto next = value ? add(sum, *value) : std::nullopt;
        if (!next) return figure;
        sum = *next;
      }
      figure.value = sum;
      return figure;
    }
  }
  return figure;
}

}  // namespace sanlian::indicator
