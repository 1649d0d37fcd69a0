#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/command.h"
#include "cli/errors.h"
#include "work/indicators.h"

namespace sanlian::cli {
namespace {

Status run(Context& context, const std::string& park, const std::string& as_of) {
  const auto platform = SANLIAN_TRY(context.open(true));
  const auto today = platform->clock().today().to_string();
  if (!as_of.empty() && as_of != today) return Error(errors::no_past_figures, {{"date", as_of}, {"today", today}});
  std::string json;
  for (const auto& figure : SANLIAN_TRY(work::figures(*platform, record::Actor::system("command line"), park))) {
    if (context.json) {
      json += json.empty() ? "[" : ",\n";
      work::write_figure(json, figure, park);
      continue;
    }
    const auto& definition = *figure.definition;
    const auto value = figure.value ? figure.value->rounded(definition.scale, Rounding::half_up).to_string() : "?";
    std::printf("%-34s %14s %s  %s\n", definition.key.c_str(), value.c_str(),
                definition.unit.in(context.lang()).c_str(), definition.label.in(context.lang()).c_str());
  }
  if (context.json) std::printf("%s]\n", json.empty() ? "[" : json.c_str());
  return {};
}

}  // namespace

void add_indicators(CLI::App& app, Context& context, Action& action) {
  auto* command = app.add_subcommand("indicators", "the figures of a park, each with its records");
  add_data_option(*command, context);
  const auto park = std::make_shared<std::string>(), as_of = std::make_shared<std::string>();
  command->add_option("--park", *park, "the park's key")->required();
  command->add_option("--as-of", *as_of, "a day; only today can be answered yet");
  command->callback(
      [&context, &action, park, as_of] { action = [&context, park, as_of] { return run(context, *park, *as_of); }; });
}

}  // namespace sanlian::cli
