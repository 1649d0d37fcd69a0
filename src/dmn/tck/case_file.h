// Files of test cases as the public DMN conformance kit writes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "feel/type.h"
#include "feel/value.h"

namespace sanlian::dmn::tck {

/// A value as the file has it: its type may be known only from the model.
struct CaseValue {
  enum class Kind : std::uint8_t { null, text, list, context };
  struct Component;
  Kind kind = Kind::null;
  std::string type;  ///< `decimal` of `xsd:decimal`; empty where the file names none.
  std::string text;
  std::vector<CaseValue> items;
  std::vector<Component> components;
};

struct CaseValue::Component {
  std::string name;
  CaseValue value;
};

struct TestCase {
  enum class Of : std::uint8_t { decision, service, knowledge };
  struct Input {
    std::string name, space;
    CaseValue value;
  };
  struct Result {
    std::string name, space;
    CaseValue expected;
    bool is_error = false;  ///< null is expected because something fails.
  };
  std::string id;
  Of of = Of::decision;
  std::string invocable;  ///< Of a service or knowledge model.
  std::string space;
  std::vector<Input> inputs;
  std::vector<Result> results;
};

struct CaseFile {
  std::string model;  ///< File name, in the folder of this file.
  std::vector<std::string> labels;
  std::vector<TestCase> cases;
};

/// Whether a file could be one: its root element is testCases.
bool is_case_file(std::string_view xml);
/// Errors: those of reading XML, dmn.bad_case.
Result<CaseFile> read_cases(std::string_view xml, std::string_view file);

/// The value where `type` is expected; a text without a type of its own is read as that.
/// Errors: dmn.bad_case where the text is no such value.
Result<feel::Value> to_value(const CaseValue& value, const feel::Type& type);

}  // namespace sanlian::dmn::tck
