#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/error.h"

namespace sanlian::feel {

/// Why a value is null. Nulls carry it along, so that the outcome of a condition can name exactly the fields whose
/// absence made it unknown.
struct Reason {
  Error error;                                         ///< Code, texts and, as its place, `line:column`.
  std::string field;                                   ///< The path of the empty field, when that is the reason.
  std::vector<std::shared_ptr<const Reason>> because;  ///< Nulls this null comes from.
};

using ReasonPtr = std::shared_ptr<const Reason>;

}  // namespace sanlian::feel
