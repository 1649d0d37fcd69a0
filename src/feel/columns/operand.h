#pragma once

#include <string>
#include <vector>

#include "feel/kind.h"

namespace sanlian::feel::columns {

/// A value in the making: where its cells will stand, and how they are to be read.
struct Operand {
  enum class Form : std::uint8_t {
    none,    ///< It has no column form: the evaluator has to say.
    narrow,  ///< One register of cells.
    ratio,   ///< A number: the cells of `at`, with `scale`, divided by those of `second`, with `second_scale`.
    wide,    ///< A number: a Decimal over two registers, `at` and `second`, the second of which says if it is known.
    fields   ///< A context.
  };
  Form form = Form::none;
  Kind kind = Kind::any;  ///< `null` of what is always null.
  int scale = 0, second_scale = 0;
  int at = -1, second = -1;
  struct Field;
  std::vector<Field> fields;

  bool is_none() const { return form == Form::none; }
  bool is_null() const { return form == Form::narrow && kind == Kind::null; }
  bool is_narrow(Kind wanted) const { return form == Form::narrow && kind == wanted; }
  bool is_number() const { return kind == Kind::number && form != Form::fields; }

  static Operand narrow(Kind kind, int at, int scale = 0) {
    return {.form = Form::narrow, .kind = kind, .scale = scale, .at = at};
  }
};

struct Operand::Field {
  std::string name;
  Operand value;
};

}  // namespace sanlian::feel::columns
