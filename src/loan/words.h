#pragma once

#include <string>

#include "base/error.h"

namespace sanlian::loan {

/// One sentence or name in both languages.
struct Words {
  std::string zh, en;

  bool operator==(const Words&) const = default;
  const std::string& in(Lang lang) const { return lang == Lang::zh ? zh : en; }
};

}  // namespace sanlian::loan
