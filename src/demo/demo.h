// The deterministic demo of a park: records whose counts are those of packs/parks/<park>/demo.yaml. Same seed and day,
// same records. Written through the ordinary writer, so that every record has its journal entry.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "work/platform.h"

namespace sanlian::demo {

struct Login {
  std::string login, password, name, role;
};

struct Made {
  std::map<std::string, std::int64_t> records;  ///< By type.
  std::vector<Login> logins;
};

struct Options {
  std::string park = "linkong";
  std::uint64_t seed = 0;  ///< Zero: the seed that demo.yaml declares.
  int scale = 1;           ///< Multiplies what is invented; the printed counts hold at 1.
};

/// Errors: demo.no_parameters, demo.not_empty, and those of writing; then nothing is kept.
Result<Made> make(work::Platform& platform, const Options& options);

/// The log-ins that demo.yaml declares. Errors: demo.no_parameters, format.*.
Result<std::vector<Login>> logins(const std::filesystem::path& packs, const std::string& park);

}  // namespace sanlian::demo
