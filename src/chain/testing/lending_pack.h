// A small pack for tests: a firm borrows against its assets; one chain of lending, one of repayment.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace sanlian::chain::testing {

using Files = std::map<std::string, std::string>;  ///< Path under the folder of the packs to text.

/// All files of the pack; a test may change one before it writes them.
Files lending_pack();
void write_files(const std::filesystem::path& folder, const Files& files);
/// Replaces the one place where `old` stands in the file.
void replace_in(Files& files, const std::string& file, const std::string& old, const std::string& with);

inline const std::string kLendingFile = "lend/chains/lending.yaml";

}  // namespace sanlian::chain::testing
