#include "corpus/navigation/cells.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "corpus/schema.h"
#include "search/facet/facet.h"
#include "search/language/parse.h"
#include "search/match/match.h"

namespace sanlian::corpus {
namespace {

constexpr std::int64_t kRecentYears = 5;

Result<std::vector<search::Set>> sets_of(const search::Snapshot& snapshot, std::span<const AxisQuery> axis,
                                         const search::Limits& limits) {
  std::vector<search::Set> sets;
  for (const auto& one : axis) {
    auto query = search::parse(one.query, publication_schema());
    if (!query) return std::move(query).error().at(one.label);
    sets.push_back(SANLIAN_TRY(search::match(snapshot, *query, limits)));
  }
  return sets;
}

std::vector<std::uint64_t> totals(const search::Set& set, const std::vector<search::Set>& sets) {
  std::vector<std::uint64_t> out;
  for (auto one : sets) out.push_back((one &= set).count());
  return out;
}

std::vector<std::string> labels(std::span<const AxisQuery> axis) {
  std::vector<std::string> out;
  for (const auto& one : axis) out.push_back(one.label);
  return out;
}

struct Cell {
  std::uint64_t world = 0, recent = 0, own = 0;
};

/// Calls `visit` with each cell a publication lies in, once.
template <class Visit>
void for_each_cell(const search::Snapshot& snapshot, std::uint32_t doc, search::FieldId row, search::FieldId column,
                   Visit visit) {
  const auto key = [](std::uint32_t a, std::uint32_t b) { return std::uint64_t{a} << 32 | b; };
  for (const auto a : snapshot.values(row, doc)) {
    if (row == column) {
      visit(key(a, a));
      continue;
    }
    for (const auto b : snapshot.values(column, doc)) visit(key(a, b));
  }
}
}  // namespace

Result<Matrix> matrix(const search::Snapshot& snapshot, const search::Set& set, std::span<const AxisQuery> rows,
                      std::span<const AxisQuery> columns, const search::Limits& limits) {
  const auto row_sets = SANLIAN_TRY(sets_of(snapshot, rows, limits));
  const auto column_sets = SANLIAN_TRY(sets_of(snapshot, columns, limits));
  return Matrix{.rows = labels(rows),
                .columns = labels(columns),
                .counts = search::cross(set, row_sets, column_sets),
                .row_totals = totals(set, row_sets),
                .column_totals = totals(set, column_sets)};
}

std::vector<WhiteSpace> white_spaces(const search::Snapshot& snapshot, const search::Set& set, const search::Set& own,
                                     search::FieldId row, search::FieldId column, const WhiteSpaceOptions& options) {
  const auto year = field_id(field::applied_year);
  std::int64_t last = std::numeric_limits<std::int64_t>::min();
  set.for_each([&](std::uint32_t doc) { last = std::max(last, snapshot.number(year, doc).value_or(last)); });
  std::unordered_map<std::uint64_t, Cell> cells;
  set.for_each([&](std::uint32_t doc) {
    const auto applied = snapshot.number(year, doc);
    const bool is_recent = applied && *applied > last - kRecentYears;
    for_each_cell(snapshot, doc, row, column, [&](std::uint64_t key) {
      auto& cell = cells[key];
      ++cell.world;
      cell.recent += is_recent ? 1 : 0;
    });
  });
  own.for_each([&](std::uint32_t doc) {
    for_each_cell(snapshot, doc, row, column, [&](std::uint64_t key) {
      if (const auto found = cells.find(key); found != cells.end()) ++found->second.own;
    });
  });
  std::vector<WhiteSpace> out;
  for (const auto& [key, cell] : cells)
    if (cell.world >= options.world_min && cell.own <= options.own_max)
      out.push_back({.row = std::string(snapshot.names().name(row, static_cast<std::uint32_t>(key >> 32))),
                     .column = std::string(snapshot.names().name(column, static_cast<std::uint32_t>(key))),
                     .world = cell.world,
                     .recent = cell.recent,
                     .own = cell.own});
  std::ranges::sort(out, [](const WhiteSpace& a, const WhiteSpace& b) {
    return std::tie(b.recent, b.world, a.row, a.column) < std::tie(a.recent, a.world, b.row, b.column);
  });
  if (out.size() > options.k) out.resize(options.k);
  return out;
}

}  // namespace sanlian::corpus
