// What FEEL refuses when an expression is compiled or translated, and why an evaluation yields null.
#pragma once

#include "base/error.h"

namespace sanlian::feel::errors {

// When compiled.
extern const ErrorSpec syntax;            ///< expected, found
extern const ErrorSpec unknown_name;      ///< name
extern const ErrorSpec unknown_near;      ///< name, near
extern const ErrorSpec no_field;          ///< owner, name
extern const ErrorSpec no_field_near;     ///< owner, name, near
extern const ErrorSpec never_works;       ///< what, left, right: an operator between kinds that never meet
extern const ErrorSpec wrong_kind;        ///< what, expected, found
extern const ErrorSpec unknown_function;  ///< name
extern const ErrorSpec wrong_arguments;   ///< function, forms
extern const ErrorSpec bad_literal;       ///< text
extern const ErrorSpec too_deep;          ///< max
extern const ErrorSpec too_long;          ///< bytes, max

// When evaluated: the value is null.
extern const ErrorSpec needs_field;      ///< field: the field is empty
extern const ErrorSpec null_operand;     ///< what
extern const ErrorSpec wrong_operands;   ///< what, left, right
extern const ErrorSpec wrong_argument;   ///< function, arguments
extern const ErrorSpec no_result;        ///< what: division by zero, overflow, date out of range …
extern const ErrorSpec no_entry;         ///< name
extern const ErrorSpec no_such_item;     ///< index, count
extern const ErrorSpec not_a_condition;  ///< what, found
extern const ErrorSpec not_a_function;   ///< found
extern const ErrorSpec not_convertible;  ///< text, kind
extern const ErrorSpec external;         ///< no arguments
extern const ErrorSpec limit;            ///< limit, max

// When translated to SQL.
extern const ErrorSpec not_in_sql;  ///< what, why

// When compiled to columns.
extern const ErrorSpec no_columns;  ///< what

}  // namespace sanlian::feel::errors
