// Which rule of a table holds, for a block of rows: each input is cut into intervals within which no cell changes its
// mind, and each interval has the set of rules that it rules out.
#pragma once

#include <vector>

#include "dmn/model.h"
#include "feel/columns/program.h"

namespace sanlian::dmn {

class TableMatch final : public feel::columns::Instruction {
 public:
  using Cell = feel::columns::Cell;
  /// A register, cut: an interval begins at each of `cuts`, ascending. Interval 0 lies before the first.
  struct Factor {
    int at = -1;
    std::vector<Cell> cuts;
    std::vector<std::uint64_t> excluded;  ///< `words` of each interval: bit r excludes rule r, bit `rules` asks.
  };

  /// `same[r]` of an any table: rules with the same number answer the same; empty if that is not known.
  TableMatch(HitPolicy policy, int rules, std::vector<int> same);
  std::size_t words() const { return words_; }
  void add(Factor factor) { factors_.push_back(std::move(factor)); }
  std::vector<int> registers() const;

  /// The number of the rule, in the order of the bits; the number of rules if none holds; kAsk.
  void run(Cell* const* registers) const override;

 private:
  bool first_counts() const { return policy_ == HitPolicy::first || policy_ == HitPolicy::priority; }
  Cell chosen(const std::uint64_t* excluded) const;
  void choose_of_few(const std::uint64_t* excluded, Cell* out) const;
  void exclude(const Factor& factor, const Cell* cells, std::uint64_t* excluded) const;

  HitPolicy policy_;
  int rules_;
  std::size_t words_;
  std::vector<int> same_;
  std::vector<Factor> factors_;
};

}  // namespace sanlian::dmn
