#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "format/encoding.h"

namespace sanlian::format {

/// Turns a source in some encoding into UTF-8, piece by piece.
class TextDecoder {
 public:
  /// `chunk_bytes` at a time; at least 8.
  TextDecoder(std::unique_ptr<ByteSource> source, Encoding encoding, std::size_t chunk_bytes);
  TextDecoder(TextDecoder&&) noexcept;
  TextDecoder& operator=(TextDecoder&&) noexcept;
  ~TextDecoder();

  /// The next piece of whole characters, lent until the next call; empty at the end or before a byte that is none.
  Result<std::string_view> next();
  /// After an empty piece: whether bytes that belong to no character ended the text.
  bool is_bad() const { return is_bad_; }
  std::uint64_t bytes_read() const { return bytes_read_; }
  std::uint64_t bytes_total() const { return source_->size(); }

 private:
  class Converter;
  Status fill();
  std::string_view take_utf8();
  std::string_view convert();

  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<Converter> converter_;  ///< None for UTF-8, which is only checked.
  std::string bytes_, text_;
  std::size_t from_ = 0, to_ = 0;  ///< What of bytes_ is still to be decoded.
  bool at_start_ = true, at_end_ = false, is_bad_ = false;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace sanlian::format
