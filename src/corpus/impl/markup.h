#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sanlian::corpus {

/// The first element of a document, behind declarations, comments and the document type.
struct Root {
  std::string_view name;         ///< With its prefix, as written.
  std::size_t begin = 0;         ///< Of its `<`.
  bool has_declaration = false;  ///< `<?xml …?>` stands before it.
};
/// Nothing where no element has begun in `text` (yet).
std::optional<Root> find_root(std::string_view text);

/// `SpecificationDocument` of `pat:SpecificationDocument`.
std::string_view local_name(std::string_view name);

}  // namespace sanlian::corpus
