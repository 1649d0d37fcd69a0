#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>

#include "cli/command.h"

namespace sanlian::cli {
namespace {

/// A folder that goes with this object.
class ScratchFolder {
 public:
  ScratchFolder() : path_(std::filesystem::temp_directory_path() / "sanlian-check-XXXXXX") {
    auto name = path_.string();
    if (::mkdtemp(name.data())) path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Opens a platform over an empty folder, so that everything is read and compiled as it is when the service starts.
Status check(Context& context) {
  const ScratchFolder scratch;
  const auto platform = SANLIAN_TRY(work::Platform::open({.data = scratch.path(),
                                                          .packs = SANLIAN_TRY(context.packs_folder()),
                                                          .clock = &context.clock,
                                                          .random = &context.random}));
  const auto& registry = platform->registry();
  std::printf("%zu packs, %zu types, %zu roles, %zu chains: all well\n", registry.packs().size(),
              registry.types().size(), registry.roles().size(), platform->chains().chains().size());
  return {};
}

}  // namespace

void add_check_packs(CLI::App& app, Context& context, Action& action) {
  auto* command = app.add_subcommand("check-packs", "read every declaration and say all that is wrong");
  command->add_option("--packs", context.packs, "folder of the declarations");
  command->callback([&context, &action] { action = [&context] { return check(context); }; });
}

}  // namespace sanlian::cli
