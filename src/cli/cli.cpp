#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

#include "base/ensure.h"
#include "base/log.h"
#include "cli/command.h"
#include "cli/errors.h"

namespace sanlian::cli {
namespace fs = std::filesystem;
namespace {

constexpr AddCommand kCommands[] = {add_serve,    add_user,       add_check_packs, add_import, add_export,
                                    add_precheck, add_indicators, add_demo,        add_rules,  add_corpus};

fs::path binary_folder() {
  std::error_code ignored;
  return fs::read_symlink("/proc/self/exe", ignored).parent_path();
}

}  // namespace

Result<fs::path> Context::packs_folder() const {
  if (!packs.empty()) return fs::path(packs);
  for (const auto& folder : {binary_folder() / "packs", binary_folder() / "../../packs", fs::path("packs")})
    if (fs::exists(folder / "core" / "pack.yaml")) return folder.lexically_normal();
  return Error(errors::no_packs);
}

Result<std::unique_ptr<work::Platform>> Context::open(bool read_only) {
  return work::Platform::open(
      {.data = data, .packs = SANLIAN_TRY(packs_folder()), .clock = &clock, .random = &random, .read_only = read_only});
}

void add_data_option(CLI::App& command, Context& context) {
  command.add_option("--data", context.data, "folder of the data")->required();
  command.add_option("--packs", context.packs, "folder of the declarations");
  command.add_flag("--json", context.json, "machine-readable output");
}

int run(int argc, char** argv) {
  CLI::App app("三链 Sanlian — the operating platform of an innovation park", "sanlian");
  app.require_subcommand(1);
  app.set_version_flag("--version", "sanlian 0.1.0");
  Context context;
  app.add_flag("--english", context.english, "messages in English");
  Action action;
  for (const auto add : kCommands) add(app, context, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  throw_on_defect(true);
  try {
    const auto status = action();
    if (status) return 0;
    // That cases failed has been said, a line for each; the sum is to be the last line.
    if (!status.error().is(errors::cases_failed))
      std::fprintf(stderr, "%s\n", status.error().print(context.lang()).c_str());
    return 1;
  } catch (const Defect& defect) {  // one of the three places: a command
    log(LogLevel::error, std::string("defect: ") + defect.what());
    return 1;
  }
}

}  // namespace sanlian::cli
