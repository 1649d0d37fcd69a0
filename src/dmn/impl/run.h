// One evaluation: what was given, what has been computed, what is spent.
#pragma once

#include <forward_list>
#include <map>
#include <optional>

#include "dmn/engine.h"
#include "dmn/errors.h"
#include "feel/environment.h"
#include "feel/run.h"

namespace sanlian::dmn {

struct Program;
struct Unit;
struct World;

/// The model in a part of the world: its own values, computed once. A model imported by two ways with different inputs
/// has two instances.
struct Instance {
  World* world = nullptr;
  const Unit* unit = nullptr;
  const feel::Context* given = nullptr;  ///< By name; nothing if nothing was given for this way.
  enum class State : std::uint8_t { open, busy, done };
  struct Cell {
    feel::Value value;
    State state = State::open;
  };
  std::vector<Cell> cells;          ///< By element.
  std::vector<Instance*> imported;  ///< By import, made when needed.
};

/// Given values and what follows from them. A call of a decision service makes a small world of its own.
struct World {
  const Inputs* inputs = nullptr;
  std::map<const Element*, feel::Value> replaced;
  std::vector<std::pair<const Unit*, Instance*>> shared;  ///< Few: one a model.
  std::forward_list<Instance> instances;
};

struct Run : feel::Run {
  Run(std::shared_ptr<const Program> of, Instant now, const feel::Limits& limits)
      : program(std::move(of)), environment{.now = now, .limits = limits, .run = this} {}
  Run(const Run&) = delete;

  std::shared_ptr<const Program> program;
  feel::Environment environment;
  std::vector<Step>* trace = nullptr;  ///< Where the trace goes; nothing if it was not asked for.
  World world;

  /// null with a reason.
  feel::Value fail(const ErrorSpec& spec, Error::Arguments arguments, std::string_view where);
  feel::Value fail(feel::ReasonPtr reason);
  feel::Value too_deep();
};

/// A step of the trace with all that is noted while it stands; free when no trace is asked for.
class Noting {
 public:
  Noting(Run& run, Step::Kind kind, std::string_view name) : run_(run), outer_(run.trace) {
    if (!outer_) return;
    step_.emplace();
    step_->kind = kind;
    step_->name = name;
    run.trace = &step_->children;
  }
  Noting(const Noting&) = delete;
  ~Noting() {
    if (!outer_) return;
    run_.trace = outer_;
    outer_->push_back(std::move(*step_));
  }
  explicit operator bool() const { return outer_ != nullptr; }
  Step* operator->() { return &*step_; }

 private:
  Run& run_;
  std::vector<Step>* outer_;
  std::optional<Step> step_;  ///< Made only where a trace is asked for.
};

/// Counts a level against the limit of depth; what the levels of a model cost in stack is several of an expression's.
class Deeper {
 public:
  explicit Deeper(Run& run) : run_(run) { run.depth += kCost; }
  Deeper(const Deeper&) = delete;
  ~Deeper() { run_.depth -= kCost; }
  bool too_deep() const { return run_.depth > run_.environment.limits.depth; }

 private:
  static constexpr int kCost = 4;
  Run& run_;
};

}  // namespace sanlian::dmn
