#include "dmn/columns/batch.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "dmn/columns/planner.h"
#include "dmn/errors.h"
#include "feel/columns/kernels.h"

namespace sanlian::dmn {
namespace {
namespace columns = feel::columns;
using columns::Cell;
using columns::is_known;
using columns::kAsk;
using columns::kBlock;
using columns::kNull;
using columns::Operand;

/// Blocks that a thread takes at a time.
constexpr std::size_t kGrain = 8;

/// By its own name or that of its variable, as the engine finds it.
int find_decision(const Unit& unit, std::string_view name) {
  for (std::size_t i = 0; i < unit.nodes.size(); ++i) {
    const auto& declared = *unit.nodes[i].declared;
    if (declared.kind == Element::Kind::decision && (declared.name == name || declared.variable.name == name))
      return static_cast<int>(i);
  }
  return -1;
}

}  // namespace

struct Batch::Plan {
  explicit Plan(const Engine& of) : engine(of) {}
  Engine engine;
  std::vector<std::string> decisions;
  std::vector<ColumnType> columns;
  columns::Words words;
  columns::Program program;
  std::vector<Operand> answers;  ///< By decision; narrow, wide or none.
  std::vector<Error> notes;
};

Result<Batch> Batch::make(const Engine& engine, std::vector<std::string> decisions, std::vector<ColumnType> types) {
  auto plan = std::make_shared<Plan>(engine);
  std::set<std::string> names;
  for (const auto& type : types)
    if (!names.insert(type.name).second) return Error(errors::duplicate, {{"what", "column"}, {"name", type.name}});
  plan->decisions = std::move(decisions);
  plan->columns = std::move(types);
  columns::Builder builder(plan->program, plan->words);
  Planner planner(*engine.program(), plan->columns, builder, plan->notes);
  std::vector<int> kept;
  for (const auto& name : plan->decisions) {
    const int element = find_decision(engine.program()->units.front(), name);
    if (element < 0) {  // a service or a knowledge model, or nothing at all
      const auto known = engine.evaluate(name, {}, {});
      if (!known) return known.error();
    }
    auto answer = element < 0 ? Operand() : planner.node(element);
    if (answer.form == Operand::Form::ratio) answer = builder.widened(answer);
    if (answer.form == Operand::Form::fields) answer = {};
    for (const int at : {answer.at, answer.second})
      if (at >= 0) kept.push_back(at);
    plan->answers.push_back(std::move(answer));
  }
  plan->program.finish(kept);
  return Batch(std::move(plan));
}

Rows Batch::rows(std::size_t count) const { return Rows(plan_->columns, count, plan_->words); }
const std::vector<Error>& Batch::notes() const { return plan_->notes; }
std::size_t Batch::working_bytes() const { return columns::Machine(plan_->program).bytes(); }

feel::Value Answers::at(std::size_t row) const {
  if (cells[row] != kAsk) return columns::to_value(cells[row], type.kind, type.scale, *words);
  const auto found = std::lower_bound(others.begin(), others.end(), row,
                                      [](const auto& other, std::size_t wanted) { return other.first < wanted; });
  return found != others.end() && found->first == row ? found->second : feel::Value();
}

namespace {

/// What one thread finds out of one decision.
struct Found {
  std::vector<std::pair<std::size_t, feel::Value>> others;
  std::size_t asked = 0, nulls = 0;
  NullReasons reasons;

  void add_reason(const Outcome& outcome, std::size_t row) {
    auto reason = outcome.value.reason();
    if (!reason && !outcome.reasons.empty()) reason = outcome.reasons.front();
    if (reason) reasons.add({.error = reason->error, .first_row = row, .count = 1});
  }
  void add(Found&& other) {
    others.insert(others.end(), std::make_move_iterator(other.others.begin()),
                  std::make_move_iterator(other.others.end()));
    asked += other.asked;
    nulls += other.nulls;
    reasons.add(other.reasons);
  }
};

Inputs inputs_of(const Rows& rows, std::size_t row) {
  std::vector<feel::Context::Entry> entries;
  entries.reserve(rows.columns().size());
  for (std::size_t column = 0; column < rows.columns().size(); ++column)
    entries.push_back({.name = rows.columns()[column].name, .value = rows.at(column, row)});
  return {.values = feel::Context(std::move(entries)), .imported = {}};
}

}  // namespace

/// One run over a population: threads take blocks of rows by turns and write the cells of the answers in place; what
/// else they find is put together at the end.
class Batch::Work {
 public:
  Work(const Plan& plan, const Rows& rows, const Options& options);
  std::vector<Answers> run();

 private:
  void take_blocks();
  void finish(std::size_t decision, std::size_t block, const columns::Machine& machine, Found& own);
  void ask(std::size_t decision, std::size_t row, Found& own);
  void put_together();

  const Plan& plan_;
  const Rows& rows_;
  const Options& options_;
  const std::size_t blocks_;
  std::vector<Answers> answers_;
  std::atomic<std::size_t> next_ = 0;  ///< The first block that nobody has taken.
  std::mutex merging_;
  std::vector<Found> found_;  ///< By decision; under `merging_`.
};

Batch::Work::Work(const Plan& plan, const Rows& rows, const Options& options)
    : plan_(plan),
      rows_(rows),
      options_(options),
      blocks_((rows.size() + kBlock - 1) / kBlock),
      answers_(plan.decisions.size()),
      found_(plan.decisions.size()) {
  for (std::size_t d = 0; d < answers_.size(); ++d) {
    answers_[d].type = {.name = plan.decisions[d], .kind = plan.answers[d].kind, .scale = plan.answers[d].scale};
    answers_[d].cells.resize(blocks_ * kBlock, kAsk);
    answers_[d].words = &rows.words();
  }
}

std::vector<Answers> Batch::Work::run() {
  std::vector<std::thread> threads;
  for (int i = 1; i < options_.threads; ++i) threads.emplace_back([this] { take_blocks(); });
  take_blocks();
  for (auto& thread : threads) thread.join();
  put_together();
  return std::move(answers_);
}

void Batch::Work::take_blocks() {
  columns::Machine machine(plan_.program);
  std::vector<const Cell*> inputs(rows_.columns().size());
  std::vector<Found> own(answers_.size());
  for (auto from = next_.fetch_add(kGrain); from < blocks_; from = next_.fetch_add(kGrain))
    for (auto block = from; block < std::min(from + kGrain, blocks_); ++block) {
      for (std::size_t c = 0; c < inputs.size(); ++c) inputs[c] = rows_.cells(c).data() + block * kBlock;
      machine.run(inputs);
      for (std::size_t d = 0; d < answers_.size(); ++d) finish(d, block, machine, own[d]);
    }
  const std::lock_guard lock(merging_);
  for (std::size_t d = 0; d < answers_.size(); ++d) found_[d].add(std::move(own[d]));
}

/// Copies the answers of a block, and sees to the rows whose answer is no cell.
void Batch::Work::finish(std::size_t decision, std::size_t block, const columns::Machine& machine, Found& own) {
  const auto& answer = plan_.answers[decision];
  const auto first = block * kBlock, end = std::min(first + kBlock, rows_.size());
  Cell* cells = answers_[decision].cells.data() + first;
  const bool is_wide = answer.form == Operand::Form::wide;
  if (!answer.is_none()) std::copy_n(machine.at(is_wide ? answer.second : answer.at), kBlock, cells);
  for (std::size_t row = first; row < end; ++row) {
    const Cell cell = cells[row - first];
    if (is_known(cell) && !is_wide) [[likely]]
      continue;
    if (cell == kAsk || (cell == kNull && options_.reasons)) {
      ask(decision, row, own);
    } else if (cell == kNull) {
      ++own.nulls;
    } else {
      const columns::WideCell wide{machine.at(answer.at)[row - first], cell};
      own.others.emplace_back(row, wide.number());
      cells[row - first] = kAsk;
    }
  }
}

void Batch::Work::ask(std::size_t decision, std::size_t row, Found& own) {
  auto outcome = plan_.engine.evaluate(plan_.decisions[decision], inputs_of(rows_, row),
                                       {.now = options_.now, .limits = options_.limits});
  ++own.asked;
  if (!outcome) return;  // make() has found the decision
  const bool is_null = outcome->value.is_null();
  answers_[decision].cells[row] = is_null ? kNull : kAsk;
  if (!is_null) return void(own.others.emplace_back(row, std::move(outcome->value)));
  ++own.nulls;
  if (options_.reasons) own.add_reason(*outcome, row);
}

void Batch::Work::put_together() {
  for (std::size_t d = 0; d < answers_.size(); ++d) {
    auto& [others, asked, nulls, reasons] = found_[d];
    std::sort(others.begin(), others.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    answers_[d].others = std::move(others);
    answers_[d].asked = asked;
    answers_[d].nulls = nulls;
    answers_[d].reasons = std::move(reasons);
  }
}

std::vector<Answers> Batch::run(const Rows& rows, const Options& options) const {
  return Work(*plan_, rows, options).run();
}

}  // namespace sanlian::dmn
