#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

#include "cli/command.h"
#include "cli/commands/rules.h"
#include "cli/errors.h"
#include "dmn/cases/runner.h"
#include "dmn/check/check.h"
#include "dmn/load_file.h"

namespace sanlian::cli {
namespace {
namespace fs = std::filesystem;

struct CheckPaths {
  std::vector<std::string> paths, imports;
};

/// `.dmn` files of a folder and all below it, sorted; of a file itself.
std::vector<fs::path> models_at(const fs::path& at) {
  std::error_code failed;
  return fs::is_directory(at, failed) ? dmn::files_below(at, ".dmn") : std::vector{at};
}

struct Counts {
  std::size_t models = 0, tables = 0, rules = 0, errors = 0, warnings = 0;
};

Status check_model(const Context& context, const fs::path& file, const std::vector<fs::path>& imports, Counts& counts,
                   format::JsonWriter* json) {
  const auto engine = SANLIAN_TRY(dmn::load_file(file, imports, true));
  const auto cases = fs::path(file).replace_extension(".cases.yaml");
  dmn::RulesHit hit;
  std::error_code none;
  const bool has_cases = fs::exists(cases, none);
  if (has_cases)
    SANLIAN_TRY(dmn::run_rule_cases(
        cases, context.clock.now(), [](const auto&) {}, &hit, &engine));
  const auto checked = dmn::check(engine, {.tested = has_cases ? &hit : nullptr});
  for (const auto& finding : checked.findings) {
    counts.errors += finding.severity == dmn::Finding::Severity::error;
    counts.warnings += finding.severity == dmn::Finding::Severity::warning;
    if (json)
      dmn::write_json(*json, finding, context.lang());
    else
      std::printf("%s\n", dmn::print(finding, context.lang()).c_str());
  }
  ++counts.models;
  counts.tables += checked.tables;
  counts.rules += checked.rules;
  return {};
}

Status run_check(Context& context, const CheckPaths& options) {
  const std::vector<fs::path> imports(options.imports.begin(), options.imports.end());
  Counts counts;
  std::string text;
  format::JsonWriter json(text);
  json.begin_list();
  for (const auto& path : options.paths)
    for (const auto& file : models_at(path))
      SANLIAN_TRY(check_model(context, file, imports, counts, context.json ? &json : nullptr));
  json.end_list();
  if (context.json)
    std::printf("%s\n", text.c_str());
  else
    std::printf(context.english ? "%zu models, %zu tables, %zu rules: %zu errors, %zu warnings\n"
                                : "%zu 个模型、%zu 张表、%zu 条规则：%zu 处错误，%zu 处警告\n",
                counts.models, counts.tables, counts.rules, counts.errors, counts.warnings);
  if (counts.errors > 0) return Error(errors::cases_failed, {{"count", std::to_string(counts.errors)}});
  return {};
}

void print_failure(const dmn::RuleCaseOutcome& outcome, const Context& context) {
  const bool zh = context.lang() == Lang::zh;
  std::printf("FAILED %s: %s", outcome.where.c_str(), outcome.name.c_str());
  if (!outcome.expected.empty())
    std::printf(zh ? "：应为 %s，得到 %s" : ": expected %s, found %s", outcome.expected.c_str(), outcome.found.c_str());
  std::printf("\n");
  for (const auto& complaint : outcome.complaints) std::printf("  %s\n", complaint.print(context.lang()).c_str());
}

Status run_tests(Context& context, const CheckPaths& options) {
  int passed = 0, failed = 0;
  for (const auto& path : options.paths)
    for (const auto& file : SANLIAN_TRY(dmn::find_case_files(path)))
      SANLIAN_TRY(dmn::run_rule_cases(file, context.clock.now(), [&](const dmn::RuleCaseOutcome& outcome) {
        ++(outcome.passed ? passed : failed);
        if (!outcome.passed) print_failure(outcome, context);
      }));
  std::printf("%d passed, %d failed\n", passed, failed);
  if (failed > 0) return Error(errors::cases_failed, {{"count", std::to_string(failed)}});
  return {};
}

}  // namespace

void add_rules_check(CLI::App& rules, Context& context, Action& action) {
  auto* check = rules.add_subcommand("check", "gaps, overlaps, rules never reached, type errors, rules without a test");
  auto of_check = std::make_shared<CheckPaths>();
  check->add_option("files", of_check->paths, "models, or folders of them")->required();
  check->add_option("--import", of_check->imports, "a further model, which they import")->expected(1);
  check->add_flag("--json", context.json, "machine-readable output");
  check->callback(
      [&context, &action, of_check] { action = [&context, of_check] { return run_check(context, *of_check); }; });

  auto* test = rules.add_subcommand("test", "run test cases (*.cases.yaml) against the models beside them");
  auto of_test = std::make_shared<CheckPaths>();
  test->add_option("files", of_test->paths, "files of cases, or folders of them")->required();
  test->callback(
      [&context, &action, of_test] { action = [&context, of_test] { return run_tests(context, *of_test); }; });
}

}  // namespace sanlian::cli
