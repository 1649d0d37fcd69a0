#include "format/encoding.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "format/impl/utf8_prefix.h"

namespace sanlian::format {
namespace {

constexpr std::size_t kChunkBytes = 256 << 10;
/// So many characters of several bytes one after the other are not UTF-8 by chance: one in seven GB 2312 pairs would
/// pass, eight in a row one time in six million.
constexpr std::size_t kSureCharacters = 8;

std::size_t count_multibyte(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
}

std::optional<Encoding> encoding_of_mark(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) return Encoding::utf8;
  if (head.starts_with("\xFF\xFE")) return Encoding::utf16_le;
  if (head.starts_with("\xFE\xFF")) return Encoding::utf16_be;
  return std::nullopt;
}

/// What can be said after this much text; nothing while it is all UTF-8 and there is more to come.
class Judge {
 public:
  std::optional<Encoding> look_at(std::string_view text, bool is_last) {
    const Utf8Prefix prefix = utf8_prefix(text);
    if (multibyte_ < kSureCharacters) multibyte_ += count_multibyte(text.substr(0, prefix.valid));
    rest_ = text.size() - prefix.valid;
    const bool bad = prefix.is_bad || (is_last && rest_ > 0);
    if (bad) return multibyte_ >= kSureCharacters ? Encoding::utf8 : Encoding::gb18030;
    return multibyte_ >= kSureCharacters || is_last ? std::optional(Encoding::utf8) : std::nullopt;
  }
  std::size_t rest() const { return rest_; }  ///< Bytes at the end that begin a character.

 private:
  std::size_t multibyte_ = 0, rest_ = 0;
};

Result<Encoding> judge(ByteSource& source) {
  std::string buffer(kChunkBytes, '\0');
  std::size_t kept = 0;
  Judge judge;
  for (bool at_start = true;; at_start = false) {
    const std::size_t got = SANLIAN_TRY(source.read(std::span(buffer).subspan(kept)));
    const std::string_view text(buffer.data(), kept + got);
    if (const auto marked = at_start ? encoding_of_mark(text) : std::nullopt) return *marked;
    if (const auto known = judge.look_at(text, got == 0)) return *known;
    kept = judge.rest();
    std::copy(text.end() - static_cast<std::ptrdiff_t>(kept), text.end(), buffer.begin());
  }
}

}  // namespace

Result<Encoding> detect_encoding(ByteSource& source) {
  const Encoding encoding = SANLIAN_TRY(judge(source));
  SANLIAN_TRY(source.rewind());
  return encoding;
}

std::string_view encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::gb18030:
      return "GB18030";
    case Encoding::utf16_le:
      return "UTF-16LE";
    case Encoding::utf16_be:
      return "UTF-16BE";
  }
  return "";
}

std::optional<Encoding> encoding_of(std::string_view name) {
  const std::string wanted = lower_ascii(name);
  if (wanted == "utf-8" || wanted == "utf8") return Encoding::utf8;
  if (wanted == "gb18030" || wanted == "gbk" || wanted == "gb2312" || wanted == "cp936") return Encoding::gb18030;
  if (wanted == "utf-16le" || wanted == "utf-16") return Encoding::utf16_le;
  if (wanted == "utf-16be") return Encoding::utf16_be;
  return std::nullopt;
}

}  // namespace sanlian::format
