#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <map>

#include "cli/command.h"
#include "cli/commands/rules.h"
#include "cli/errors.h"
#include "dmn/engine.h"
#include "dmn/json.h"
#include "dmn/load_file.h"
#include "dmn/tck/runner.h"
#include "format/json.h"

namespace sanlian::cli {
namespace {

struct TckOptions {
  std::vector<std::string> folders;
  std::string report;
  bool strict = false, by_folder = false;
};

struct EvalOptions {
  std::string file, decision, input;
  std::vector<std::string> imports;
  bool why = false, text = false, strict = false;
};

struct Count {
  int passed = 0, failed = 0;
};

void print_counts(const std::map<std::string, Count>& counts) {
  for (const auto& [folder, count] : counts)
    std::printf("%-70s %5d passed %5d failed\n", folder.c_str(), count.passed, count.failed);
}

/// A line per failing case; last the sum.
Status run_tck(Context& context, const TckOptions& options) {
  std::map<std::string, Count> folders, levels;
  Count all;
  std::string report;
  for (const auto& folder : options.folders)
    SANLIAN_TRY(dmn::tck::run_folder(folder, {.now = context.clock.now(), .strict = options.strict},
                                     [&](const dmn::tck::CaseOutcome& outcome) {
                                       const auto level = outcome.suite.substr(0, outcome.suite.find('/'));
                                       for (auto* count : {&folders[outcome.suite], &levels[level], &all})
                                         ++(outcome.passed ? count->passed : count->failed);
                                       if (!outcome.passed)
                                         std::printf("FAILED %s %s %s: %s\n", outcome.suite.c_str(),
                                                     outcome.file.c_str(), outcome.id.c_str(), outcome.message.c_str());
                                       if (!options.report.empty()) report += dmn::tck::report_line(outcome) + "\n";
                                     }));
  if (!options.report.empty()) {
    std::ofstream out(options.report, std::ios::binary);
    if (!(out << report)) return Error(errors::cannot_print, {{"file", options.report}});
  }
  if (options.by_folder) print_counts(folders);
  print_counts(levels);
  std::printf("%d passed, %d failed\n", all.passed, all.failed);
  if (all.failed > 0) return Error(errors::cases_failed, {{"count", std::to_string(all.failed)}});
  return {};
}

Status run_eval(Context& context, const EvalOptions& options) {
  const auto engine =
      SANLIAN_TRY(dmn::load_file(options.file, {options.imports.begin(), options.imports.end()}, options.strict));
  for (const auto& problem : engine.problems()) std::fprintf(stderr, "%s\n", problem.print(context.lang()).c_str());
  dmn::Inputs inputs;
  if (!options.input.empty()) {
    const auto text = SANLIAN_TRY(dmn::read_file(options.input));
    const auto json = SANLIAN_TRY(format::parse_json(text, {.name = options.input}));
    inputs.values = SANLIAN_TRY(dmn::inputs_from_json(json, engine));
  }
  const auto outcome = SANLIAN_TRY(
      engine.evaluate(options.decision, inputs, {.now = context.clock.now(), .why = options.why || options.text}));
  std::string out;
  format::JsonWriter json(out);
  if (options.text) {
    std::fputs(dmn::print(outcome.why, context.lang()).c_str(), stdout);
    return {};
  }
  if (options.why) {
    json.begin_map().key("decision").text(options.decision).key("value");
    dmn::write_json(json, outcome.value);
    json.key("reasons");
    dmn::write_json(json, outcome.reasons, context.lang());
    json.key("why");
    dmn::write_json(json, outcome.why);
    json.end_map();
  } else {
    dmn::write_json(json, outcome.value);
    for (const auto& reason : outcome.reasons)
      std::fprintf(stderr, "%s\n", reason->error.print(context.lang()).c_str());
  }
  std::printf("%s\n", out.c_str());
  return {};
}

}  // namespace

void add_rules(CLI::App& app, Context& context, Action& action) {
  auto* rules = app.add_subcommand("rules", "decision models (DMN)");
  rules->require_subcommand(1);

  auto* tck = rules->add_subcommand("tck", "run files of test cases of the DMN conformance kit");
  auto of_tck = std::make_shared<TckOptions>();
  tck->add_option("folders", of_tck->folders, "folders, searched with all below them")->required();
  tck->add_option("--report", of_tck->report, "write the results in the form that engines publish");
  tck->add_flag("--by-folder", of_tck->by_folder, "counts of every folder");
  tck->add_flag("--strict", of_tck->strict, "an expected error must also have been reported");
  tck->callback([&context, &action, of_tck] { action = [&context, of_tck] { return run_tck(context, *of_tck); }; });

  auto* eval = rules->add_subcommand("eval", "evaluate one decision, service or knowledge model; JSON out");
  auto of_eval = std::make_shared<EvalOptions>();
  eval->add_option("file", of_eval->file, "the model")->required();
  eval->add_option("decision", of_eval->decision, "its name")->required();
  eval->add_option("--import", of_eval->imports, "a further model, which it imports")->expected(1);
  eval->add_option("--input", of_eval->input, "JSON: a map of inputs by name");
  eval->add_flag("--why", of_eval->why, "with reasons and the trace");
  eval->add_flag("--text", of_eval->text, "the trace for people, in place of JSON");
  eval->add_flag("--strict", of_eval->strict, "say also which expressions can never work");
  eval->callback(
      [&context, &action, of_eval] { action = [&context, of_eval] { return run_eval(context, *of_eval); }; });

  add_rules_check(*rules, context, action);
  add_rules_batch(*rules, context, action);
}

}  // namespace sanlian::cli
