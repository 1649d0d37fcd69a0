#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/command.h"
#include "work/precheck.h"

namespace sanlian::cli {
namespace {

void print_row(const work::PrecheckRow& row, Lang lang) {
  std::printf("%-10s %s\n", std::string(work::verdict_key(row.result.verdict)).c_str(),
              row.row.print(row.row.type->title(), lang).c_str());
  for (const auto& ground : row.result.grounds) {
    if (ground.finding == work::Finding::met || ground.finding == work::Finding::not_applicable) continue;
    std::printf("           %s %s", std::string(work::finding_key(ground.finding)).c_str(),
                ground.ground->label.in(lang).c_str());
    for (const auto& path : ground.missing)
      std::printf(" [%s]", work::path_label(*row.row.type, path).in(lang).c_str());
    if (ground.mend_by)
      std::printf(" → %s %s: %s", ground.ground->mend.role.c_str(), ground.mend_by->to_string().c_str(),
                  ground.ground->mend.how.in(lang).c_str());
    std::printf("\n");
  }
}

Status run(Context& context, const work::PrecheckRequest& request) {
  const auto platform = SANLIAN_TRY(context.open(true));
  const auto lang = context.lang();
  std::string json = "[";
  const auto totals = SANLIAN_TRY(
      work::precheck(*platform, record::Actor::system("command line"), request, [&](const work::PrecheckRow& row) {
        if (!context.json) return print_row(row, lang), true;
        if (json.size() > 1) json += ",\n";
        work::write_precheck_row(json, row);
        return true;
      }));
  if (context.json)
    std::printf("%s]\n", json.c_str());
  else
    std::printf("%lld: pledgeable %lld, blocked %lld, unknown %lld\n", static_cast<long long>(totals.records),
                static_cast<long long>(totals.pledgeable), static_cast<long long>(totals.blocked),
                static_cast<long long>(totals.unknown));
  return {};
}

}  // namespace

void add_precheck(CLI::App& app, Context& context, Action& action) {
  auto* command = app.add_subcommand("precheck", "every patent of a park: pledgeable, blocked or unknown, and why");
  add_data_option(*command, context);
  const auto request = std::make_shared<work::PrecheckRequest>();
  command->add_option("--park", request->park, "the park's key")->required();
  command->add_option("--product", request->product, "id of a loan product, whose own rules join");
  command->add_option("--term", request->term_months, "term in months");
  command->callback([&context, &action, request] { action = [&context, request] { return run(context, *request); }; });
}

}  // namespace sanlian::cli
