#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/impl/zip_archive.h"

namespace sanlian::format {

/// A workbook's table of texts: one block of bytes and one 4-byte offset a text.
class SharedTexts {
 public:
  /// Errors: format.xlsx_too_large, format.cell_too_long, and those of reading a part.
  static Result<SharedTexts> read(ZipPart part, const XlsxLimits& limits);
  std::optional<std::string_view> at(std::uint64_t index) const;

 private:
  class Listener;
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

/// Excel writes a control character as `_x000D_`, and an underscore that would look like one as `_x005F_`.
void append_unescaped(std::string& out, std::string_view text);

}  // namespace sanlian::format
