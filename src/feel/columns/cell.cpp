#include "feel/columns/cell.h"

#include "feel/columns/words.h"

namespace sanlian::feel::columns {

Words::Words(const Words& other) {
  for (const auto& value : other.values_) number_of(value.string());
}

Cell Words::number_of(std::string_view text) {
  if (const auto found = numbers_.find(text); found != numbers_.end()) return found->second;
  const auto number = static_cast<Cell>(values_.size());
  numbers_.emplace(values_.emplace_back(text).string(), number);
  return number;
}

bool has_cells(Kind kind) {
  return kind == Kind::boolean || kind == Kind::number || kind == Kind::string || kind == Kind::date ||
         kind == Kind::time_duration;
}

int scale_of(const Decimal& number) {
  int scale = 0;
  while (scale <= kScaleMax && number.rounded(scale, Rounding::down) != number) ++scale;
  return scale;
}

Cell to_cell(const Value& value, Kind kind, int scale, Words& words) {
  if (value.is_null()) return kNull;
  if (value.kind() != kind) return kAsk;
  switch (kind) {
    case Kind::boolean:
      return value.boolean() ? 1 : 0;
    case Kind::number: {
      const auto cell = value.number().to_scaled(scale, Rounding::down);
      const bool is_exact = cell && is_known(*cell) && Decimal::scaled(*cell, scale) == value.number();
      return is_exact ? *cell : kAsk;
    }
    case Kind::string:
      return words.number_of(value.string());
    case Kind::date:
      return value.date().days;
    case Kind::time_duration: {
      const auto duration = value.time_duration();
      return duration.nanos == 0 && is_known(duration.seconds) ? duration.seconds : kAsk;
    }
    default:
      return kAsk;
  }
}

Value to_value(Cell cell, Kind kind, int scale, const Words& words) {
  if (cell == kNull) return {};
  switch (kind) {
    case Kind::boolean:
      return cell != 0;
    case Kind::number:
      return Decimal::scaled(cell, scale);
    case Kind::string:
      return words.value(cell);
    case Kind::date:
      return Date{cell};
    case Kind::time_duration:
      return TimeDuration{.seconds = cell};
    default:
      return {};
  }
}

}  // namespace sanlian::feel::columns
