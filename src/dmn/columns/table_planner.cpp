#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

#include "dmn/columns/planner.h"
#include "dmn/columns/table_match.h"
#include "feel/evaluate.h"

namespace sanlian::dmn {
namespace {
namespace columns = feel::columns;
using columns::Cell;
using columns::kAsk;
using columns::kNull;
using columns::Operand;
using feel::Kind;
using feel::Value;

/// The answers of the rules, by the rule that a register names.
class Pick final : public columns::Instruction {
 public:
  explicit Pick(std::vector<Cell> constants) : constants_(std::move(constants)) {}
  void run(Cell* const* registers) const override {
    const Cell* rule = registers[static_cast<std::size_t>(reads[0])];
    Cell* out = registers[static_cast<std::size_t>(writes)];
    if (!constants_.empty()) {
      for (std::size_t i = 0; i < columns::kBlock; ++i)
        out[i] = rule[i] == kAsk ? kAsk : constants_[static_cast<std::size_t>(rule[i])];
      return;
    }
    for (std::size_t i = 0; i < columns::kBlock; ++i)
      out[i] =
          rule[i] == kAsk ? kAsk : registers[static_cast<std::size_t>(reads[static_cast<std::size_t>(rule[i]) + 1])][i];
  }

 private:
  std::vector<Cell> constants_;  ///< One of each rule, and one for none; empty if they are registers.
};

}  // namespace

class TablePlanner {
 public:
  TablePlanner(Planner& planner, const DecisionTable& table, std::span<const Operand> slots)
      : planner_(planner), builder_(planner.builder_), table_(table), slots_(slots.begin(), slots.end()) {
    slots_.resize(static_cast<std::size_t>(table.input_slot) + 1);
  }

  Operand plan();

 private:
  using Cells = DecisionTable::Cell;

  bool plan_inputs();
  Operand compiled(const LogicPtr& logic) {
    const auto* expression = logic->expression();
    return expression ? columns::compile(*expression, slots_, builder_, planner_.notes_) : builder_.null();
  }
  Operand tested(const Cells& cell, const Operand& input);
  Operand allowed(const std::optional<Cells>& values, Operand operand);
  bool plan_outputs();
  std::vector<int> equal_rules() const;
  bool rank_rules();
  bool is_tabled(const Cells& cell, const Operand& input) const;
  std::vector<Cell> cuts_of(std::size_t column, const Operand& input) const;
  Value sample(Cell cell, const Operand& input) const;
  bool holds(const Cells& cell, const Value& value) const;
  void add_tabled(TableMatch& match, std::size_t column);
  bool add_computed(TableMatch& match, std::size_t column);
  void add_never(TableMatch& match);
  static void exclude(TableMatch::Factor& factor, std::size_t words, std::size_t interval, std::size_t bit) {
    factor.excluded[interval * words + bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  const DecisionTable::Rule& rule(std::size_t bit) const { return table_.rules[order_[bit]]; }

  Planner& planner_;
  columns::Builder& builder_;
  const DecisionTable& table_;
  std::vector<Operand> slots_;
  std::vector<Operand> inputs_;
  std::vector<Operand> gates_;                 ///< True where an input is among the values it may have.
  std::vector<std::vector<Operand>> outputs_;  ///< By column and rule; last what is answered if none holds.
  std::vector<std::size_t> order_;             ///< The rule of each bit.
};

Operand TablePlanner::tested(const Cells& cell, const Operand& input) {
  if (!cell.tests) return builder_.truth(false);
  slots_.back() = input;
  return columns::compile(*cell.tests, slots_, builder_, planner_.notes_);
}

bool TablePlanner::plan_inputs() {
  for (const auto& input : table_.inputs) {
    auto operand = planner_.accepted(input.type, compiled(input.expression), input.label);
    if (operand.is_none() || operand.form == Operand::Form::fields) return false;
    if (input.values) {
      const auto is_missing = builder_.compare(feel::Op::equal, operand, builder_.null());
      gates_.push_back(builder_.either(is_missing, tested(*input.values, operand)));
    }
    inputs_.push_back(std::move(operand));
  }
  return true;
}

/// Null unless it is among the values.
Operand TablePlanner::allowed(const std::optional<Cells>& values, Operand operand) {
  if (!values || operand.is_none() || operand.is_null()) return operand;
  const auto holds = tested(*values, operand);
  return holds.is_none() ? Operand() : builder_.select(holds, operand, builder_.null());
}

bool TablePlanner::plan_outputs() {
  const auto ask = Operand::narrow(Kind::null, builder_.program().constant(kAsk));
  for (std::size_t i = 0; i < table_.outputs.size(); ++i) {
    const auto& output = table_.outputs[i];
    const auto finished = [&](const LogicPtr& logic) {
      auto operand = allowed(output.values, planner_.accepted(output.type, compiled(logic), output.label));
      return operand.is_none() ? ask : operand;
    };
    auto& column = outputs_.emplace_back();
    for (std::size_t bit = 0; bit < order_.size(); ++bit)
      column.push_back(rule(bit).is_whole ? finished(rule(bit).outputs[i]) : builder_.null());
    column.push_back(output.otherwise ? finished(output.otherwise) : builder_.null());
    std::vector<Operand*> all;
    for (auto& operand : column) all.push_back(&operand);
    if (!builder_.unify(all)) return false;
    const auto is_asked = [&](const Operand& operand) { return operand.is_null() && operand.at == ask.at; };
    if (std::any_of(column.begin(), column.end(), is_asked)) return false;  // of no kind at all
  }
  return true;
}

/// Rules whose answers are the same constants get the same number.
std::vector<int> TablePlanner::equal_rules() const {
  std::vector<int> same;
  std::map<std::vector<Cell>, int> known;
  for (std::size_t bit = 0; bit < order_.size(); ++bit) {
    std::vector<Cell> answer;
    for (const auto& column : outputs_)
      for (const int at : {column[bit].at, column[bit].second}) {
        if (at < 0) continue;
        const auto cell = builder_.program().constant_at(at);
        if (!cell || *cell == kAsk) return {};
        answer.push_back(*cell);
      }
    same.push_back(known.emplace(std::move(answer), static_cast<int>(known.size())).first->second);
  }
  return same;
}

/// Puts the rules of a priority table in the order in which they win, if that is known beforehand.
bool TablePlanner::rank_rules() {
  const feel::Environment environment{};
  std::vector<std::vector<std::size_t>> ranks(table_.rules.size());
  for (std::size_t r = 0; r < table_.rules.size(); ++r) {
    if (!table_.rules[r].is_whole) continue;
    for (std::size_t i = 0; i < table_.outputs.size(); ++i) {
      const auto& output = table_.outputs[i];
      const auto operand =
          allowed(output.values, planner_.accepted(output.type, compiled(table_.rules[r].outputs[i]), output.label));
      const bool is_constant = operand.form == Operand::Form::narrow && builder_.program().constant_at(operand.at) &&
                               *builder_.program().constant_at(operand.at) != kAsk;
      if (!is_constant) return false;
      if (!output.order) continue;
      if (!output.values || !columns::reads_only_input(*output.order)) return false;
      Frame frame(static_cast<std::size_t>(table_.input_slot) + 1);
      frame.back() =
          columns::to_value(*builder_.program().constant_at(operand.at), operand.kind, operand.scale, builder_.words());
      ranks[r].push_back(
          feel::first_that_holds(*output.order, frame, environment).value_or(std::numeric_limits<std::size_t>::max()));
    }
  }
  std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; });
  return true;
}

/// Whether the cell can be tried out on one value of each interval.
bool TablePlanner::is_tabled(const Cells& cell, const Operand& input) const {
  if (!cell.tests) return true;
  if (input.form != Operand::Form::narrow) return false;
  if (cell.simple)
    return input.kind != Kind::string ||
           std::none_of(cell.simple->alternatives.begin(), cell.simple->alternatives.end(),
                        [](const feel::SimpleTest& test) { return test.kind == feel::SimpleTest::Kind::range; });
  return (input.kind == Kind::boolean || input.kind == Kind::null) && columns::reads_only_input(*cell.tests);
}

/// Cells at which a test may change its mind.
std::vector<Cell> TablePlanner::cuts_of(std::size_t column, const Operand& input) const {
  std::set<Cell> cuts;
  if (input.kind == Kind::boolean) cuts.insert(1);
  const auto add = [&](std::optional<Cell> cell) {
    if (cell && *cell > kAsk + 1) cuts.insert(*cell);
  };
  const auto add_point = [&](const Value& point) {
    if (point.kind() != input.kind) return;
    if (point.is(Kind::number)) {
      add(point.number().to_scaled(input.scale, Rounding::ceiling));
      const auto floor = point.number().to_scaled(input.scale, Rounding::floor);
      if (floor && *floor < std::numeric_limits<Cell>::max()) add(*floor + 1);
      return;
    }
    const Cell cell = point.is(Kind::time_duration) ? point.time_duration().seconds
                                                    : columns::to_cell(point, input.kind, 0, builder_.words());
    if (cell == kAsk || cell == std::numeric_limits<Cell>::max()) return;
    add(cell), add(cell + 1);
  };
  for (const auto& each : table_.rules) {
    if (!each.is_whole || !each.cells[column].simple) continue;
    for (const auto& test : each.cells[column].simple->alternatives)
      for (const auto* point : {&test.range.start, &test.range.end, &test.value}) add_point(*point);
  }
  return {cuts.begin(), cuts.end()};
}

/// A value that the cell stands for; of a text beyond those known, one that no cell names.
Value TablePlanner::sample(Cell cell, const Operand& input) const {
  if (input.kind != Kind::string) return columns::to_value(cell, input.kind, input.scale, builder_.words());
  if (cell >= 0 && static_cast<std::size_t>(cell) < builder_.words().size()) return builder_.words().value(cell);
  std::size_t longest = 0;
  for (std::size_t i = 0; i < builder_.words().size(); ++i)
    longest = std::max(longest, builder_.words().value(static_cast<Cell>(i)).string().size());
  return std::string(longest + 1, '?');
}

bool TablePlanner::holds(const Cells& cell, const Value& value) const {
  if (!cell.tests) return false;
  if (cell.simple)
    if (const auto known = feel::holds(*cell.simple, value)) return *known;
  Frame frame(static_cast<std::size_t>(table_.input_slot) + 1);
  frame.back() = value;
  return feel::compute(*cell.tests, frame, feel::Environment{}).is_true();
}

void TablePlanner::add_tabled(TableMatch& match, std::size_t column) {
  const auto& input = inputs_[column];
  if (input.form != Operand::Form::narrow) return;
  const auto words = match.words();
  TableMatch::Factor factor{.at = input.at, .cuts = {kAsk, kAsk + 1}, .excluded = {}};
  auto cuts = cuts_of(column, input);
  std::vector<Value> samples{Value(), Value(), sample(cuts.empty() ? 0 : cuts.front() - 1, input)};
  for (const Cell cut : cuts) samples.push_back(sample(cut, input));
  factor.cuts.insert(factor.cuts.end(), cuts.begin(), cuts.end());
  factor.excluded.resize(samples.size() * words);
  exclude(factor, words, 1, order_.size());
  for (std::size_t interval = 0; interval < samples.size(); ++interval)
    for (std::size_t bit = 0; bit < order_.size(); ++bit) {
      if (interval == 1 || !rule(bit).is_whole) continue;
      const auto& cell = rule(bit).cells[column];
      if (is_tabled(cell, input) && !holds(cell, samples[interval])) exclude(factor, words, interval, bit);
    }
  // Neighbours that rule out the same are one interval.
  for (std::size_t cut = factor.cuts.size(); cut-- > 0;) {
    const auto here = factor.excluded.begin() + static_cast<std::ptrdiff_t>((cut + 1) * words);
    if (!std::equal(here, here + static_cast<std::ptrdiff_t>(words), here - static_cast<std::ptrdiff_t>(words)))
      continue;
    factor.excluded.erase(here, here + static_cast<std::ptrdiff_t>(words));
    factor.cuts.erase(factor.cuts.begin() + static_cast<std::ptrdiff_t>(cut));
  }
  match.add(std::move(factor));
}

/// Cells that compare with something of the row, each as a column of its own.
bool TablePlanner::add_computed(TableMatch& match, std::size_t column) {
  for (std::size_t bit = 0; bit < order_.size(); ++bit) {
    if (!rule(bit).is_whole || is_tabled(rule(bit).cells[column], inputs_[column])) continue;
    const auto test = tested(rule(bit).cells[column], inputs_[column]);
    if (test.is_none()) return false;
    if (builder_.program().constant_at(test.at) == Cell{1}) continue;
    TableMatch::Factor factor{.at = test.at, .cuts = {kAsk, kAsk + 1, 1}, .excluded = {}};
    factor.excluded.resize(4 * match.words());
    for (const std::size_t interval : {0, 2}) exclude(factor, match.words(), interval, bit);
    exclude(factor, match.words(), 1, order_.size());
    match.add(std::move(factor));
  }
  return true;
}

/// Rules that are never tried.
void TablePlanner::add_never(TableMatch& match) {
  TableMatch::Factor factor{.at = builder_.program().constant(0), .cuts = {}, .excluded = {}};
  factor.excluded.resize(match.words());
  for (std::size_t bit = 0; bit < order_.size(); ++bit) {
    const auto& cells = rule(bit).cells;
    const auto is_broken = [](const Cells& cell) { return !cell.tests; };
    if (!rule(bit).is_whole || std::any_of(cells.begin(), cells.end(), is_broken))
      exclude(factor, match.words(), 0, bit);
  }
  match.add(std::move(factor));
}

Operand TablePlanner::plan() {
  if (table_.failure) return builder_.null();
  order_.resize(table_.rules.size());
  std::iota(order_.begin(), order_.end(), 0);
  const bool is_single = table_.policy <= HitPolicy::first;
  const bool is_known =
      is_single && plan_inputs() && (table_.policy != HitPolicy::priority || rank_rules()) && plan_outputs();
  if (!is_known) return planner_.none(table_.name, table_.where());
  auto match = std::make_unique<TableMatch>(table_.policy, static_cast<int>(order_.size()), equal_rules());
  for (std::size_t column = 0; column < inputs_.size(); ++column) {
    add_tabled(*match, column);
    if (!add_computed(*match, column)) return planner_.none(table_.name, table_.where());
  }
  add_never(*match);
  auto registers = match->registers();
  const int chosen = builder_.program().add(std::move(match), std::move(registers));
  Operand out{.form = Operand::Form::fields, .kind = Kind::context};
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    auto made = outputs_[i].front();
    const auto pick = [&](int Operand::*part) {
      std::vector<int> reads{chosen};
      std::vector<Cell> constants;
      for (const auto& each : outputs_[i]) {
        reads.push_back(each.*part);
        if (const auto cell = builder_.program().constant_at(each.*part)) constants.push_back(*cell);
      }
      if (constants.size() < outputs_[i].size()) constants.clear();
      if (!constants.empty()) reads.resize(1);
      return builder_.program().add(std::make_unique<Pick>(std::move(constants)), std::move(reads));
    };
    made.at = pick(&Operand::at);
    if (made.second >= 0) made.second = pick(&Operand::second);
    for (const auto& gate : gates_) made = builder_.select(gate, made, builder_.null());
    out.fields.push_back({table_.outputs[i].name, std::move(made)});
  }
  return out.fields.size() == 1 ? out.fields.front().value : out;
}

Operand plan_table(Planner& planner, const DecisionTable& table, std::span<const Operand> slots) {
  return TablePlanner(planner, table, slots).plan();
}

}  // namespace sanlian::dmn
