#include "dmn/impl/rule_index.h"

#include <algorithm>

namespace sanlian::dmn {
namespace {
using feel::Kind;
using feel::Range;
using feel::SimpleTest;
using feel::SimpleTests;
using feel::Value;

/// Regions times rules: what an index may take, half a megabyte a column.
constexpr std::size_t kBitsMax = std::size_t{1} << 22;

/// Any two values of the kind can be compared. Local and zoned times can not.
bool is_indexed(Kind kind) {
  return kind == Kind::boolean || kind == Kind::number || kind == Kind::string || kind == Kind::date ||
         kind == Kind::months_duration || kind == Kind::time_duration;
}

bool is_less(const Value& a, const Value& b) {
  switch (a.kind()) {
    case Kind::number:
      return a.number() < b.number();
    case Kind::boolean:
      return !a.boolean() && b.boolean();
    default: {
      const auto by = feel::order(a, b);
      return by && *by < 0;
    }
  }
}

}  // namespace

std::optional<ColumnIndex> ColumnIndex::of(std::span<const SimpleTests* const> cells) {
  ColumnIndex out;
  if (!out.take_points(cells)) return std::nullopt;
  const auto count = 2 * out.points_.size() + 1;
  if (count * cells.size() > kBitsMax) return std::nullopt;
  out.regions_.assign(count, Bits(cells.size()));
  for (std::size_t rule = 0; rule < cells.size(); ++rule) {
    if (!cells[rule]) continue;
    const auto holds = out.regions_where(*cells[rule]);
    for (std::size_t region = 0; region < count; ++region)
      if (holds[region]) out.regions_[region].set(rule);
  }
  return out;
}

bool ColumnIndex::take_points(std::span<const SimpleTests* const> cells) {
  for (const auto* cell : cells) {
    if (!cell) continue;
    for (const auto& test : cell->alternatives) {
      const bool is_range = test.kind == SimpleTest::Kind::range;
      if (!is_range && test.kind != SimpleTest::Kind::any) points_.push_back(test.value);
      if (is_range && !test.range.start.is_null()) points_.push_back(test.range.start);
      if (is_range && !test.range.end.is_null()) points_.push_back(test.range.end);
    }
  }
  for (const auto& point : points_)
    if (!is_indexed(point.kind()) || point.kind() != points_.front().kind()) return false;
  std::sort(points_.begin(), points_.end(), is_less);
  const auto is_same = [](const Value& a, const Value& b) { return !is_less(a, b); };
  points_.erase(std::unique(points_.begin(), points_.end(), is_same), points_.end());
  return true;
}

/// Points have odd numbers.
std::size_t ColumnIndex::region_of(const Value& value) const {
  const auto at = std::lower_bound(points_.begin(), points_.end(), value, is_less);
  const auto before = static_cast<std::size_t>(at - points_.begin());
  return 2 * before + (at != points_.end() && !is_less(value, *at) ? 1 : 0);
}

std::vector<bool> ColumnIndex::regions_where(const SimpleTests& tests) const {
  std::vector<bool> out(regions_.size(), tests.negated);
  for (const auto& test : tests.alternatives) {
    const bool is_range = test.kind == SimpleTest::Kind::range;
    std::size_t first = 0, end = out.size();
    if (is_range && !test.range.start.is_null())
      first = region_of(test.range.start) + (test.range.start_included ? 0 : 1);
    if (is_range && !test.range.end.is_null()) end = region_of(test.range.end) + (test.range.end_included ? 1 : 0);
    if (test.kind == SimpleTest::Kind::equal) first = region_of(test.value), end = first + 1;
    const auto but = test.kind == SimpleTest::Kind::not_equal ? region_of(test.value) : end;
    for (auto region = first; region < end; ++region)
      if (region != but) out[region] = !tests.negated;
  }
  return out;
}

const Bits* ColumnIndex::rules(const Value& value) const {
  if (points_.empty()) return &regions_.front();  // no cell asks anything
  if (value.kind() != points_.front().kind()) return nullptr;
  return &regions_[region_of(value)];
}

}  // namespace sanlian::dmn
