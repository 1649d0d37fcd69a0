#pragma once

#include <string>

#include "base/error.h"

namespace sanlian::record {

/// What people read: Chinese first, English second. Both are always there.
struct Label {
  std::string zh, en;
  const std::string& text(Lang lang) const { return lang == Lang::zh ? zh : en; }
  bool operator==(const Label&) const = default;
};

}  // namespace sanlian::record
