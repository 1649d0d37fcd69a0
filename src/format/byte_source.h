#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace sanlian::format {

/// Bytes that can be read twice: once to learn what they are, once for what they say.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual Result<std::size_t> read(std::span<char> into) = 0;  ///< Fills `into` unless the end is near.
  virtual Status rewind() = 0;
  virtual std::uint64_t size() const = 0;  ///< 0 where it is not known.
};

/// Errors: format.cannot_read
Result<std::unique_ptr<ByteSource>> open_file(const std::string& path);
std::unique_ptr<ByteSource> from_text(std::string text);

}  // namespace sanlian::format
