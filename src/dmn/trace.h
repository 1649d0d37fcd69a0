// Why a decision came out as it did: what was computed in which order, which rules were tried, which condition held
// with which value, and where it stands in the file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "feel/value.h"
#include "format/place.h"

namespace sanlian::dmn {

struct Step {
  enum class Kind : std::uint8_t {
    input,      ///< name, value
    decision,   ///< name, value; children: what it required and how it was computed
    knowledge,  ///< A call: name, value; children: arguments and what came of them
    service,    ///< As knowledge.
    argument,   ///< name, value
    entry,      ///< Of a context: name, value.
    table,      ///< name, text: the hit policy, value; children: conditions and rules
    condition,  ///< An input column: name, value.
    rule,       ///< number, verdict; children: its tests up to the first that does not hold, then its outputs
    test,       ///< name of the column, text of the cell, value that was tested, verdict
    output      ///< name of the column, text of the cell, value
  };
  enum class Verdict : std::uint8_t { none, holds, fails, unknown };

  Kind kind = Kind::decision;
  std::string name, text;
  int number = 0;  ///< Of a rule, from 1.
  feel::Value value;
  Verdict verdict = Verdict::none;
  std::string file;
  format::Place place;
  std::vector<Step> children;
};

/// Lines for people, two blanks deeper a level: `rule 3 does not apply: Age is 17, >= 18 (loans.dmn:41:9)`.
std::string print(const std::vector<Step>& steps, Lang lang);

}  // namespace sanlian::dmn
