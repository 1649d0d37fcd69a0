#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "format/byte_source.h"

namespace sanlian::format {

enum class Encoding : std::uint8_t { utf8, gb18030, utf16_le, utf16_be };

std::string_view encoding_name(Encoding encoding);
std::optional<Encoding> encoding_of(std::string_view name);  ///< `utf-8`, `GBK`, `gb18030`, …

/// A byte order mark decides; else UTF-8 if the whole source is that; else GB18030, which GBK and GB 2312 are parts of.
///
/// Reads the source to its end, or to the first byte that decides, and rewinds it. Text that went well as UTF-8 for
/// many characters before a bad byte is damaged UTF-8, not GB18030: reading it will then report the byte.
/// See docs/decisions/2026-11-23-tables.md.
Result<Encoding> detect_encoding(ByteSource& source);

}  // namespace sanlian::format
