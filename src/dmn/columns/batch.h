// Decisions about a population, column by column. Answers are those of the engine, to the last digit: a row that needs
// what has no column form is put to the engine.
//
//     const auto batch = SANLIAN_TRY(dmn::Batch::make(engine, {"Eligible"}, {{"Age", feel::Kind::number}}));
//     auto rows = batch.rows(100'000);
//     rows.put(0, 17, 42);
//     const auto answers = batch.run(rows, {.now = now, .threads = 2});
//     answers[0].at(17)
#pragma once

#include <memory>

#include "dmn/columns/null_reasons.h"
#include "dmn/columns/rows.h"
#include "dmn/engine.h"

namespace sanlian::dmn {

/// What a decision says of each row.
class Answers {
 public:
  feel::Value at(std::size_t row) const;  ///< While the rows live.
  ColumnType type;
  std::vector<feel::columns::Cell> cells;                   ///< kAsk where the value stands among `others`.
  std::vector<std::pair<std::size_t, feel::Value>> others;  ///< By row, ascending.
  std::size_t asked = 0;                                    ///< Rows that were put to the engine.
  std::size_t nulls = 0;
  NullReasons reasons;  ///< If they were asked for.
  const feel::columns::Words* words = nullptr;
};

/// Never changes; may be shared between threads.
class Batch {
 public:
  struct Options {
    Instant now;
    feel::Limits limits = {};
    int threads = 1;
    bool reasons = false;  ///< Put the rows whose answer is null to the engine, which says why.
  };

  /// `decisions` of the first model. A column that the model does not know is carried along and never read.
  /// Errors: dmn.no_such_decision, dmn.duplicate.
  static Result<Batch> make(const Engine& engine, std::vector<std::string> decisions, std::vector<ColumnType> columns);

  Rows rows(std::size_t count) const;
  /// In the order of the decisions. `rows` come from rows() of this batch.
  std::vector<Answers> run(const Rows& rows, const Options& options) const;
  /// What has no column form, and why: rows that need it are slower.
  const std::vector<Error>& notes() const;
  /// What a thread needs to work, in bytes.
  std::size_t working_bytes() const;

 private:
  struct Plan;
  class Work;
  explicit Batch(std::shared_ptr<const Plan> plan) : plan_(std::move(plan)) {}
  std::shared_ptr<const Plan> plan_;  ///< Shared by the copies.
};

}  // namespace sanlian::dmn
