#include "format/impl/text_decoder.h"

#include <iconv.h>

#include <cerrno>
#include <cstring>

#include "base/ensure.h"
#include "format/impl/utf8_prefix.h"

namespace sanlian::format {
namespace {
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
}  // namespace

/// iconv with its state.
class TextDecoder::Converter {
 public:
  explicit Converter(Encoding encoding)
      : encoding_(encoding), state_(iconv_open("UTF-8", std::string(encoding_name(encoding)).c_str())) {
    ensure(state_ != reinterpret_cast<iconv_t>(-1), "the C library converts GB18030 and UTF-16");
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() { iconv_close(state_); }

  /// Converts as much of `bytes` as are whole characters; returns how many bytes that was, `is_bad` when stuck.
  std::size_t convert(std::string_view bytes, std::string& out, bool& is_bad) {
    char* from = const_cast<char*>(bytes.data());  // iconv's C signature; it does not write there
    std::size_t left = bytes.size();
    out.resize(bytes.size() * 3 + 16);
    char* to = out.data();
    std::size_t room = out.size();
    while (iconv(state_, &from, &left, &to, &room) == static_cast<std::size_t>(-1)) {
      if (errno == EILSEQ && encoding_ == Encoding::gb18030 && left > 0 && *from == '\x80') {
        std::memcpy(to, "\u20AC", 3);  // code page 936, which is what Windows means by GBK, has the euro sign there
        to += 3, room -= 3, ++from, --left;
        continue;
      }
      is_bad = errno == EILSEQ;
      break;
    }
    out.resize(out.size() - room);
    return bytes.size() - left;
  }

 private:
  const Encoding encoding_;
  iconv_t state_;
};

TextDecoder::TextDecoder(std::unique_ptr<ByteSource> source, Encoding encoding, std::size_t chunk_bytes)
    : source_(std::move(source)),
      converter_(encoding == Encoding::utf8 ? nullptr : std::make_unique<Converter>(encoding)),
      bytes_(std::max<std::size_t>(chunk_bytes, 8), '\0') {}
TextDecoder::TextDecoder(TextDecoder&&) noexcept = default;
TextDecoder& TextDecoder::operator=(TextDecoder&&) noexcept = default;
TextDecoder::~TextDecoder() = default;

Result<std::string_view> TextDecoder::next() {
  while (!is_bad_ && !(at_end_ && from_ == to_)) {
    SANLIAN_TRY(fill());
    std::string_view piece = converter_ ? convert() : take_utf8();
    if (piece.empty() && at_end_ && from_ < to_) is_bad_ = true;  // the text breaks off inside a character
    if (at_start_ && piece.starts_with(kUtf8Mark)) piece.remove_prefix(kUtf8Mark.size());
    if (piece.empty()) continue;
    at_start_ = false;
    return piece;
  }
  return std::string_view();
}

/// Moves what is left to the front and reads more behind it.
Status TextDecoder::fill() {
  std::memmove(bytes_.data(), bytes_.data() + from_, to_ - from_);
  to_ -= from_, from_ = 0;
  if (at_end_) return {};
  const std::size_t got = SANLIAN_TRY(source_->read(std::span(bytes_).subspan(to_)));
  at_end_ = got == 0;
  to_ += got, bytes_read_ += got;
  return {};
}

std::string_view TextDecoder::take_utf8() {
  const std::string_view piece(bytes_.data() + from_, to_ - from_);
  const Utf8Prefix prefix = utf8_prefix(piece);
  is_bad_ = prefix.is_bad;
  from_ += prefix.valid;
  return piece.substr(0, prefix.valid);
}

std::string_view TextDecoder::convert() {
  from_ += converter_->convert({bytes_.data() + from_, to_ - from_}, text_, is_bad_);
  return text_;
}

}  // namespace sanlian::format
