#pragma once

#include <string_view>

#include "base/result.h"
#include "dmn/model.h"

namespace sanlian::dmn {

/// A model comes from outside: what is read is bounded before it is walked.
struct ReadLimits {
  std::size_t bytes_max = 64u << 20;
  int depth_max = 250;
  std::size_t elements_max = 4'000'000;
};

/// Reads the XML of one model. `file` is what messages call it. What the file says wrongly but can be read around goes
/// to `problems`; unknown elements, diagrams and extensions are passed over.
/// Errors: dmn.not_xml, dmn.not_utf8, dmn.doctype, dmn.too_large, dmn.too_deep, dmn.too_many, dmn.not_dmn.
Result<Model> read_model(std::string_view xml, std::string_view file, Errors& problems, const ReadLimits& limits = {});

}  // namespace sanlian::dmn
