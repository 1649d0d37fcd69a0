#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "corpus/reader.h"

namespace sanlian::corpus {

inline constexpr std::size_t kHeadBytes = 64 << 10;

/// What the first bytes of an unpacked file say it is. A text that is none of the others may be a table: whether it is
/// one, its header tells. Errors: corpus.format_unknown, corpus.classification_file.
Result<Format> detect(std::string_view head);

/// corpus.format_unknown with what was seen instead.
Error unknown_format(std::string_view seen_zh, std::string_view seen_en);

std::string_view format_name(Format format);  ///< `uspto_xml`, as messages and the field source have it.
std::optional<Format> format_of(std::string_view name);

}  // namespace sanlian::corpus
