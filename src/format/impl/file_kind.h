#pragma once

#include <cstdint>
#include <string_view>

namespace sanlian::format {

/// What a file is by its first bytes, whatever it is called.
enum class FileKind : std::uint8_t { zip, old_office, web_page, pdf, image, text };

FileKind file_kind(std::string_view head);

}  // namespace sanlian::format
