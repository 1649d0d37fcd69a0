#pragma once

#include <string>

#include "base/error.h"

namespace sanlian::format {

/// A text for people, as declared files write it: `{zh: 质押贷款, en: Pledge loan}`.
struct Label {
  std::string zh;
  std::string en;
  bool operator==(const Label&) const = default;
  const std::string& in(Lang lang) const { return lang == Lang::zh ? zh : en; }
};

}  // namespace sanlian::format
