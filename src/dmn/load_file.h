#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dmn/engine.h"

namespace sanlian::dmn {

/// The model in a file, with those it imports: `others`, and what lies in its folder and has the namespace that is
/// asked for. Messages call files as they are called here.
/// Errors: dmn.no_file, those of Engine::load.
Result<Engine> load_file(const std::filesystem::path& file, const std::vector<std::filesystem::path>& others = {},
                         bool strict = false);

/// The bytes of a file. Errors: dmn.no_file.
Result<std::string> read_file(const std::filesystem::path& file);

/// Files in a folder and all below it whose names end so, sorted; none where there is no folder.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder, std::string_view ending);

}  // namespace sanlian::dmn
