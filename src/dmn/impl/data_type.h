// Types as models declare them: a FEEL type and the values it allows.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dmn/model.h"
#include "feel/expression.h"
#include "feel/type.h"
#include "feel/value.h"

namespace sanlian::dmn {

struct Run;
struct DataType;
using DataTypePtr = std::shared_ptr<const DataType>;

struct DataType {
  /// Unary tests about `?`; of a component its siblings can be named too.
  struct Check {
    feel::Expression tests;
    std::string text;
    std::vector<std::string> siblings;
  };
  struct Field {
    std::string name;
    DataTypePtr type;
  };
  std::string name;
  feel::Type type;
  bool is_checked = false;    ///< It, its elements or fields have checks.
  std::vector<Check> checks;  ///< All must hold.
  DataTypePtr element;        ///< Of a list; nothing if it is any.
  std::vector<Field> fields;  ///< Of a context.
};

/// The value where `type` is declared: converted as FEEL allows and checked; else null with its reason. `what` names
/// it.
feel::Value accept(const DataTypePtr& type, feel::Value value, std::string_view what, Run& run);

}  // namespace sanlian::dmn
