#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "format/schema.h"
#include "format/value.h"

namespace sanlian::format {

/// Checks trees against shapes, adding every error with its place.
class ShapeCheck {
 public:
  ShapeCheck(std::string_view file, Errors& errors) : file_(file), errors_(errors) {}

  void check_map(const Value& value, const Schema& schema);
  /// `subject` says what `value` is, for messages: `field amount, key min`.
  void check(const Value& value, const Shape& shape, const std::string& subject);

 private:
  void check_text(const Value& value, const Shape& shape, const std::string& subject);
  void check_label(const Value& value, const std::string& subject);
  void check_integer(const Value& value, const Shape& shape, const std::string& subject);
  void check_choice(const Value& value, const Shape& shape, const std::string& subject);
  void add_wrong_kind(const Value& value, const Shape& shape, const std::string& subject);
  void add_unknown_key(const Value::Entry& entry, const Schema& schema, const std::string& subject);
  void add(const ErrorSpec& spec, Place place, Error::Arguments arguments);

  const std::string_view file_;
  Errors& errors_;
};

/// `field amount` where the map has a text under the naming key, else `field`.
std::string subject_of(const Value& map, const Schema& schema);
Error missing_key(std::string subject, const KeySpec& spec);

/// The alternative of an `either` that `value` falls under; `shape` itself when it is none.
const Shape& resolve(const Shape& shape, const Value& value);

}  // namespace sanlian::format
