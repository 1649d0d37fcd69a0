#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/command.h"
#include "record/access.h"
#include "record/registry.h"

namespace sanlian::cli {
namespace {

Status check(const Context& context) {
  const auto registry = SANLIAN_TRY(record::Registry::load(SANLIAN_TRY(context.packs_folder())));
  SANLIAN_TRY(record::Access::build(registry->types()));
  std::printf("%zu packs, %zu types, %zu roles: all well\n", registry->packs().size(), registry->types().size(),
              registry->roles().size());
  return {};
}

}  // namespace

void add_check_packs(CLI::App& app, Context& context, Action& action) {
  auto* command = app.add_subcommand("check-packs", "read every declaration and say all that is wrong");
  command->add_option("--packs", context.packs, "folder of the declarations");
  command->callback([&context, &action] { action = [&context] { return check(context); }; });
}

}  // namespace sanlian::cli
