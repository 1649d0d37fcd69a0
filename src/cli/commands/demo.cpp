#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/command.h"
#include "demo/corpus.h"
#include "demo/demo.h"

namespace sanlian::cli {
namespace {

Status make(Context& context, const std::vector<std::string>& parks, const demo::Options& shared) {
  const auto platform = SANLIAN_TRY(context.open());
  for (const auto& park : parks) {
    auto options = shared;
    options.park = park;
    const auto made = SANLIAN_TRY(demo::make(*platform, options));
    std::printf("%s:", park.c_str());
    for (const auto& [type, count] : made.records) std::printf(" %s %lld", type.c_str(), static_cast<long long>(count));
    std::printf("\n");
    print_logins(made.logins);
    if (const auto held = SANLIAN_TRY(demo::make_corpus(*platform, options)); held > 0)
      std::printf("corpus: %lld\n", static_cast<long long>(held));
  }
  return {};
}

}  // namespace

void print_logins(const std::vector<demo::Login>& logins) {
  for (const auto& login : logins)
    std::printf("  %-12s %-28s %-18s %s\n", login.login.c_str(), login.password.c_str(), login.role.c_str(),
                login.name.c_str());
}

void add_demo(CLI::App& app, Context& context, Action& action) {
  auto* command = app.add_subcommand("demo", "make a park's demo records, deterministic");
  add_data_option(*command, context);
  const auto parks = std::make_shared<std::vector<std::string>>(1, "linkong");
  const auto options = std::make_shared<demo::Options>();
  command->add_option("--parks", *parks, "keys of parks, comma-separated")->delimiter(',')->capture_default_str();
  command->add_option("--scale", options->scale, "multiplies what is invented")->check(CLI::Range(1, 1000));
  command->add_option("--seed", options->seed, "another seed than the declared one");
  command->callback([&context, &action, parks, options] {
    action = [&context, parks, options] { return make(context, *parks, *options); };
  });
}

}  // namespace sanlian::cli
