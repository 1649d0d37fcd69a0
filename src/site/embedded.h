#pragma once

#include <span>

#include "site/asset.h"

namespace sanlian::site {

/// The interface this program was built with, `/index.html` among it; sorted by path. Written by tools/embed_ui.mjs and
/// linked into the program alone.
std::span<const Asset> embedded();

}  // namespace sanlian::site
