// YAML as declared files are written in it: the plain part of YAML 1.2, over libyaml's events. What two people could
// read differently is refused: anchors, tags, directives, repeated keys, several documents, bare yes/no/on/off, numbers
// that only some readers take for numbers. What is left means the same as the JSON it looks like.
#pragma once

#include <string_view>

#include "base/result.h"
#include "format/value.h"

namespace sanlian::format {

struct YamlLimits {
  std::size_t bytes_max = 8u << 20;
  int depth_max = 64;
};

/// Reads one document. `name` is the file's, for messages: `packs/core/pack.yaml:3:7`.
///
/// Plain `true`, `false`, `null`, `~` and JSON numbers are what they look like; every other plain word is a text, so is
/// all that is quoted, and so is every key. `2022-06-01` stays text.
/// Errors: format.yaml_*, format.not_utf8, format.too_large, format.too_deep, format.duplicate_key; each with its
/// place.
Result<Value> parse_yaml(std::string_view text, std::string_view name, const YamlLimits& limits = {});

}  // namespace sanlian::format
