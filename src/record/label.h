#pragma once

#include "format/label.h"

namespace sanlian::record {

using format::Label;  ///< `{zh: …, en: …}`

}  // namespace sanlian::record
