#pragma once

#include <cstdint>
#include <string>

#include "base/error.h"

namespace sanlian::feel {

/// The text of an expression and where it stands, to turn offsets into places.
struct Source {
  std::string text;
  std::string name;
  int first_line = 1, first_column = 1;

  struct Position {
    int line = 1, column = 1;  ///< Columns count code points.
  };
  Position position(std::size_t offset) const;
  /// `name:line:column`, or `line:column` of a nameless source.
  std::string place(std::size_t offset) const;
  Error error(std::size_t offset, const ErrorSpec& spec, Error::Arguments arguments) const;
};

}  // namespace sanlian::feel
