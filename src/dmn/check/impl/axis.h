// The inputs of a table as axes of a space, each cut into regions; columns that ask the same expression share one.
#pragma once

#include <string>
#include <vector>

#include "dmn/check/impl/regions.h"
#include "dmn/impl/decision_table.h"
#include "dmn/impl/program.h"

namespace sanlian::dmn {

struct Axis {
  std::vector<std::size_t> columns;
  std::string name;      ///< The expression.
  bool assumes = false;  ///< It is computed: not every value need ever come.
  bool complete = true;  ///< The regions are all there is.
  std::vector<Region> regions;
  std::vector<Bits> holds;   ///< By rule: the regions where its cells may hold.
  std::vector<bool> opaque;  ///< By rule: a cell may also not hold there.
  Bits possible;             ///< Regions that can come.
  Bits real;                 ///< Those whose sample can come.
  Bits asked;                ///< Those whose want of a rule is a gap: without null, unless a cell names it.
};

/// Nothing where that is more work than `work` allows, which is counted down.
std::optional<std::vector<Axis>> axes_of(const DecisionTable& table, const Program& program, std::size_t& work);

}  // namespace sanlian::dmn
