#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "demo/demo.h"
#include "work/platform.h"

namespace CLI {
class App;
}

namespace sanlian::cli {

/// What every command works with: where the data and the declarations are, and how answers are printed.
struct Context {
  std::string data = "data";
  std::string packs;  ///< Empty: found beside the binary or the working folder.
  bool json = false;
  bool english = false;
  SystemClock clock;
  SystemRandom random;

  Lang lang() const { return english ? Lang::en : Lang::zh; }
  /// Errors: cli.no_packs and those of Platform::open.
  Result<std::unique_ptr<work::Platform>> open(bool read_only = false);
  Result<std::filesystem::path> packs_folder() const;
};

/// Adds its subcommand; when it is chosen, `action` is what will be run after parsing.
using Action = std::function<Status()>;
using AddCommand = void (*)(CLI::App& app, Context& context, Action& action);

// One file each in commands/.
void add_serve(CLI::App& app, Context& context, Action& action);
void add_user(CLI::App& app, Context& context, Action& action);
void add_check_packs(CLI::App& app, Context& context, Action& action);
void add_indicators(CLI::App& app, Context& context, Action& action);
void add_demo(CLI::App& app, Context& context, Action& action);
void add_precheck(CLI::App& app, Context& context, Action& action);
void add_rules(CLI::App& app, Context& context, Action& action);
void add_corpus(CLI::App& app, Context& context, Action& action);

void print_logins(const std::vector<demo::Login>& logins);
void add_import(CLI::App& app, Context& context, Action& action);
void add_export(CLI::App& app, Context& context, Action& action);

/// `--data` and `--json`, which nearly every command takes.
void add_data_option(CLI::App& command, Context& context);

}  // namespace sanlian::cli
