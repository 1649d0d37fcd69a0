#pragma once

#include <string_view>

#include "base/error.h"

namespace sanlian::patent {

/// A word in both languages, as docs/guides/words.md pairs them.
struct Label {
  std::string_view zh;
  std::string_view en;
  std::string_view in(Lang lang) const { return lang == Lang::zh ? zh : en; }
};

}  // namespace sanlian::patent
