// The table of a declared kind: every key with its shape, meaning, default and first version. The one place that says
// so: files are checked against it, the reference page and the editor's hints are printed from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/shape.h"
#include "format/words.h"

namespace sanlian::format {

struct KeySpec {
  std::string_view key;
  Shape shape;
  bool required = false;
  Words what = {};                 ///< What the key is for, one sentence.
  std::string_view fallback = {};  ///< What holds when it is left out, as the file would write it; empty: nothing.
  std::string_view since = "0.1";  ///< The version it came with.
};

/// ```cpp
/// const Schema kField{
///     .name = "field", .named_by = "key", .what = {"类型的一个字段", "One field of a type"},
///     .keys = {{.key = "key", .shape = Shape::identifier(), .required = true, .what = {"标识", "What others call
///     it"}},
///              {.key = "required", .shape = Shape::boolean(), .what = {"必填", "Must be given"}, .fallback =
///              "false"}}};
/// ```
struct Schema {
  std::string_view name;           ///< The word for such a thing in messages: `field`.
  std::string_view named_by = {};  ///< The key whose text names one of them, so that messages say `field amount`.
  Words what = {};
  std::vector<KeySpec> keys;

  const KeySpec* find(std::string_view key) const;
};

/// A page for people: `schema` and every schema inside it, each once, as Markdown with a table of keys.
std::string print_reference(const Schema& schema, Lang lang = Lang::en);

}  // namespace sanlian::format
