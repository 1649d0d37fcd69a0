// Runs files of test cases against the models beside them.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "feel/value.h"

namespace sanlian::dmn::tck {

struct CaseOutcome {
  std::string suite;  ///< `compliance-level-3/0068-feel-equality`: the two innermost folders.
  std::string file;   ///< Without its ending.
  std::string id;
  bool passed = false;
  std::string message;  ///< Of a failure: what was expected and what came.
};

struct RunOptions {
  Instant now;
  bool strict = false;  ///< Where an error is expected, it must also have been reported.
};

/// All files of test cases below `folder`, sorted by path. `on_outcome` is told of each case as it is done.
/// Errors: dmn.bad_case where the folder is not there or holds no file of test cases.
Status run_folder(const std::filesystem::path& folder, const RunOptions& options,
                  const std::function<void(const CaseOutcome&)>& on_outcome);

/// Whether a value is what was expected: numbers within 1e-8, dates and times by value and zone. `why` says where not.
bool is_same(const feel::Value& expected, const feel::Value& found, std::string& why);

/// The file that engines publish: `"suite","file","id","SUCCESS|ERROR","message"` a line.
std::string report_line(const CaseOutcome& outcome);

}  // namespace sanlian::dmn::tck
