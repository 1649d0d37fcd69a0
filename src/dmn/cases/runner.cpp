#include "dmn/cases/runner.h"

#include <algorithm>

#include "dmn/cases/case_file.h"
#include "dmn/errors.h"
#include "dmn/impl/type_like.h"
#include "dmn/json.h"
#include "dmn/load_file.h"

namespace sanlian::dmn {
namespace fs = std::filesystem;
namespace {
using feel::Value;

bool is_same(const Value& expected, const Value& found) {
  return expected.kind() == found.kind() && feel::equal(expected, found).value_or(false);
}

RuleCaseOutcome run_case(const Engine& engine, const RuleCase& test, Instant now, RulesHit* hit) {
  RuleCaseOutcome out{.name = test.name, .where = {}, .expected = {}, .found = {}, .complaints = {}};
  const auto fail = [&](Error why) {
    out.complaints.push_back(std::move(why));
    return std::move(out);
  };
  auto inputs = inputs_from_json(test.given, engine);
  if (!inputs) return fail(std::move(inputs).error());
  const auto outcome = engine.evaluate(test.decision, {.values = *std::move(inputs)},
                                       {.now = test.now.value_or(now), .why = hit != nullptr});
  if (!outcome) return fail(outcome.error());
  if (hit) hit->add(outcome->why);
  const auto declared = engine.type_of(test.decision);
  const auto expected = from_json(test.then, declared.is_open() ? type_like(outcome->value) : declared);
  out.passed = is_same(expected, outcome->value);
  for (const auto& code : test.because) {
    const auto is_code = [&](const auto& reason) { return reason && reason->error.code() == code; };
    if (std::any_of(outcome->reasons.begin(), outcome->reasons.end(), is_code)) continue;
    out.passed = false;
    out.complaints.push_back(Error(errors::no_such_reason, {{"code", code}}));
  }
  if (out.passed) return out;
  out.expected = expected.print();
  out.found = outcome->value.print();
  for (const auto& reason : outcome->reasons)
    if (reason) out.complaints.push_back(reason->error);
  return out;
}

}  // namespace

Status run_rule_cases(const fs::path& file, Instant now, const std::function<void(const RuleCaseOutcome&)>& on_outcome,
                      RulesHit* hit, const Engine* loaded) {
  const auto text = SANLIAN_TRY(read_file(file));
  const auto cases = SANLIAN_TRY(read_case_file(text, file.string()));
  const auto model = file.parent_path() / cases.model;
  const bool is_loaded = loaded && loaded->model().file == model.string();
  const auto engine = is_loaded ? *loaded : SANLIAN_TRY(load_file(model));
  for (const auto& test : cases.cases) {
    auto outcome = run_case(engine, test, now, hit);
    outcome.where = format::print_place(file.string(), test.place);
    on_outcome(outcome);
  }
  return {};
}

Result<std::vector<fs::path>> find_case_files(const fs::path& at) {
  std::error_code failed;
  if (fs::is_regular_file(at, failed)) return std::vector{at};
  if (!fs::is_directory(at, failed)) return Error(errors::no_file, {{"file", at.string()}});
  auto files = files_below(at, ".cases.yaml");
  if (files.empty()) return Error(errors::no_cases, {{"folder", at.string()}});
  return files;
}

}  // namespace sanlian::dmn
