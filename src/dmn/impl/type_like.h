#pragma once

#include "feel/type.h"
#include "feel/value.h"

namespace sanlian::dmn {

/// What the texts of a test case are meant to be where the model does not say: the same kinds as what came.
feel::Type type_like(const feel::Value& value);

}  // namespace sanlian::dmn
