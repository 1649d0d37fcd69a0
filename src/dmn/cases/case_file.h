// Test cases beside a model, in the words of those who make the rules: `loans.cases.yaml`. The form is described in
// docs/formats/dmn.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "format/value.h"

namespace sanlian::dmn {

struct RuleCase {
  std::string name, source;
  std::string decision;
  std::optional<Instant> now;  ///< What now() and today() answer.
  format::Value given;         ///< A map of inputs.
  format::Value then;
  std::vector<std::string> because;  ///< Codes that must be among the reasons.
  format::Place place;
};

struct CaseFile {
  std::string model;  ///< The file's name; it lies in the same folder.
  std::vector<RuleCase> cases;
};

/// Errors: format.*, dmn.bad_case; all that is found, each with `file:line:column`.
Result<CaseFile> read_case_file(std::string_view yaml, std::string_view file);

}  // namespace sanlian::dmn
