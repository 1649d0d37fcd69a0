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
  std::map<std::pair<std::string, std::string>, NullReason> reasons;  ///< By code and place.

  void count_reason(const Outcome& outcome, std::size_t row) {
    auto reason = outcome.value.reason();
    if (!reason && !outcome.reasons.empty()) reason = outcome.reasons.front();
    if (!reason) return;
    const auto& error = reason->error;
    auto& known = reasons
                      .try_emplace(std::pair(std::string(error.code()), error.where()),
                                   NullReason{.error = error, .first_row = row})
                      .first->second;
    known.first_row = std::min(known.first_row, row);
    ++known.count;
  }
  void add(Found&& other) {
    others.insert(others.end(), std::make_move_iterator(other.others.begin()),
                  std::make_move_iterator(other.others.end()));
    asked += other.asked;
    nulls += other.nulls;
    for (auto& [key, reason] : other.reasons) {
      auto& known =
          reasons.try_emplace(key, NullReason{.error = reason.error, .first_row = reason.first_row}).first->second;
      if (reason.first_row < known.first_row) known.error = reason.error, known.first_row = reason.first_row;
      known.count += reason.count;
    }
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

std::vector<Answers> Batch::run(const Rows& rows, const Options& options) const {
  const auto& plan = *plan_;
  const auto blocks = (rows.size() + kBlock - 1) / kBlock;
  std::vector<Answers> out(plan.decisions.size());
  for (std::size_t d = 0; d < out.size(); ++d) {
    out[d].type = {.name = plan.decisions[d], .kind = plan.answers[d].kind, .scale = plan.answers[d].scale};
    out[d].cells.resize(blocks * kBlock, kAsk);
    out[d].words = &rows.words();
  }
  std::vector<Found> found(out.size());
  std::mutex merging;
  std::atomic<std::size_t> next = 0;

  const auto ask = [&](std::size_t d, std::size_t row, Found& own) {
    auto outcome =
        plan.engine.evaluate(plan.decisions[d], inputs_of(rows, row), {.now = options.now, .limits = options.limits});
    ++own.asked;
    if (!outcome) return;  // make() has found the decision
    auto& cell = out[d].cells[row];
    if (outcome->value.is_null()) {
      ++own.nulls;
      cell = kNull;
      if (options.reasons) own.count_reason(*outcome, row);
      return;
    }
    cell = kAsk;
    own.others.emplace_back(row, std::move(outcome->value));
  };
  const auto finish = [&](std::size_t d, std::size_t block, const columns::Machine& machine, Found& own) {
    const auto& answer = plan.answers[d];
    const auto first = block * kBlock, end = std::min(first + kBlock, rows.size());
    Cell* cells = out[d].cells.data() + first;
    const bool is_wide = answer.form == Operand::Form::wide;
    if (!answer.is_none()) std::copy_n(machine.at(is_wide ? answer.second : answer.at), kBlock, cells);
    for (std::size_t row = first; row < end; ++row) {
      const Cell cell = cells[row - first];
      if (is_known(cell) && !is_wide) [[likely]]
        continue;
      if (cell == kAsk || (cell == kNull && options.reasons)) {
        ask(d, row, own);
      } else if (cell == kNull) {
        ++own.nulls;
      } else {
        const columns::WideCell wide{machine.at(answer.at)[row - first], cell};
        own.others.emplace_back(row, wide.number());
        cells[row - first] = kAsk;
      }
    }
  };
  const auto work = [&] {
    columns::Machine machine(plan.program);
    std::vector<const Cell*> columns(rows.columns().size());
    std::vector<Found> own(out.size());
    for (auto from = next.fetch_add(kGrain); from < blocks; from = next.fetch_add(kGrain))
      for (auto block = from; block < std::min(from + kGrain, blocks); ++block) {
        for (std::size_t c = 0; c < columns.size(); ++c) columns[c] = rows.cells(c).data() + block * kBlock;
        machine.run(columns);
        for (std::size_t d = 0; d < out.size(); ++d) finish(d, block, machine, own[d]);
      }
    const std::lock_guard lock(merging);
    for (std::size_t d = 0; d < out.size(); ++d) found[d].add(std::move(own[d]));
  };
  std::vector<std::thread> threads;
  for (int i = 1; i < options.threads; ++i) threads.emplace_back(work);
  work();
  for (auto& thread : threads) thread.join();

  for (std::size_t d = 0; d < out.size(); ++d) {
    out[d].others = std::move(found[d].others);
    std::sort(out[d].others.begin(), out[d].others.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    out[d].asked = found[d].asked;
    out[d].nulls = found[d].nulls;
    for (auto& [key, reason] : found[d].reasons) out[d].reasons.push_back(std::move(reason));
    std::stable_sort(out[d].reasons.begin(), out[d].reasons.end(),
                     [](const NullReason& a, const NullReason& b) { return a.count > b.count; });
  }
  return out;
}

}  // namespace sanlian::dmn
