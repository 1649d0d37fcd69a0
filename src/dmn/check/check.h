// What is wrong with the tables of a model before anybody relies on it: gaps, overlaps, rules that can never decide,
// outputs that are not allowed, expressions that can never work, rules that no test case touches.
//
//     auto engine = SANLIAN_TRY(dmn::Engine::load({{.file = "loans.dmn", .xml = text}}, {}, true));
//     for (const auto& finding : dmn::check(engine, {}).findings) puts(finding.error.print(Lang::en).c_str());
//
// A finding is never a guess: a gap or an overlap comes with input values that show it, and what could not be looked at
// is said. Cells that compare with constants are looked at (feel::SimpleTests); a cell that asks anything else may hold
// or not hold anywhere, and no rule is blamed for what it might do.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dmn/engine.h"
#include "format/json_writer.h"

namespace sanlian::dmn {

/// Rules that were met, by where their table stands (`loans.dmn:41:5`); from traces.
class RulesHit {
 public:
  void add(const std::vector<Step>& why);
  bool contains(const std::string& table, int rule) const { return hits_.contains({table, rule}); }

 private:
  std::set<std::pair<std::string, int>> hits_;
};

struct Finding {
  enum class Severity : std::uint8_t { error, warning, note };
  enum class Kind : std::uint8_t {
    problem,      ///< Found when the model was loaded.
    gap,          ///< No rule applies.
    overlap,      ///< Several rules of a unique table apply.
    conflict,     ///< Rules of an any table apply and answer differently.
    unreachable,  ///< Other rules always decide first, or no input can meet the rule.
    output,       ///< An output is not of its column's type or not among its values.
    untested,     ///< No test case meets the rule.
    opaque,       ///< Could not be looked at.
    limit         ///< There was more than the limit allows to look at.
  };
  struct Sample {
    std::string input;  ///< The column's expression.
    feel::Value value;
    std::string range;  ///< Where the same holds, in the notation of a cell: `(5..6)`; empty for anywhere.
  };
  Kind kind = Kind::problem;
  Severity severity = Severity::error;
  Error error;                 ///< Message in both languages, `file:line:column`.
  std::string table;           ///< The decision or knowledge model; empty for a problem elsewhere.
  std::vector<int> rules;      ///< From 1.
  std::vector<Sample> sample;  ///< The counter-example; empty where none is needed.
  bool assumes = false;        ///< The sample holds a computed value, which the model may never give.
};

struct CheckOptions {
  std::size_t work_max = 5'000'000;  ///< Steps a table; some hundred thousand take a second.
  std::size_t findings_max = 50;     ///< Gaps a table, and overlaps a table.
  const RulesHit* tested = nullptr;  ///< Where the rules that tests meet are known.
};

struct Checked {
  std::vector<Finding> findings;  ///< Problems first, then table by table in the order of the file.
  std::size_t tables = 0, rules = 0;
  bool has_errors() const;
};

/// All tables of the models loaded. Never fails and always ends.
Checked check(const Engine& engine, const CheckOptions& options);

/// `loans.dmn:41:5: error: …` with the hint in brackets.
std::string print(const Finding& finding, Lang lang);
void write_json(format::JsonWriter& out, const Finding& finding, Lang lang);

std::string_view name_of(Finding::Kind kind);          ///< `gap`
std::string_view name_of(Finding::Severity severity);  ///< `error`

}  // namespace sanlian::dmn
