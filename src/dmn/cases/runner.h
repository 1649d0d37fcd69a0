#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "dmn/check/check.h"

namespace sanlian::dmn {

struct RuleCaseOutcome {
  std::string name;   ///< Of the case.
  std::string where;  ///< `loans.cases.yaml:12:5`
  bool passed = false;
  std::string expected, found;    ///< In FEEL notation; of a case that failed.
  std::vector<Error> complaints;  ///< Why it could not be asked, or the reasons of its nulls.
};

/// Asks every case of a file. `hit`, if given, learns which rules were met. `loaded`, if given, spares loading its
/// model again where the cases are about that. Errors: those of read_case_file() and load_file().
Status run_rule_cases(const std::filesystem::path& file, Instant now,
                      const std::function<void(const RuleCaseOutcome&)>& on_outcome, RulesHit* hit = nullptr,
                      const Engine* loaded = nullptr);

/// `*.cases.yaml` of a folder and all below it, sorted; of a file itself. Errors: dmn.no_file, dmn.no_cases.
Result<std::vector<std::filesystem::path>> find_case_files(const std::filesystem::path& at);

}  // namespace sanlian::dmn
