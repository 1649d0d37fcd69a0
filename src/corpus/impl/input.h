// The bytes of a source file, unpacked, in memory that does not grow with it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "corpus/reader.h"
#include "format/byte_source.h"

namespace sanlian::corpus {

class Input : public format::ByteSource {
 public:
  virtual std::uint64_t bytes_read() const = 0;   ///< Of the file as it lies on disk.
  virtual std::uint64_t bytes_total() const = 0;  ///< 0 where it is not known.
  std::uint64_t size() const override { return 0; }
};

enum class Packing : std::uint8_t { none, gzip, zstd, zip };
Packing packing_of(std::string_view head);

/// Errors: corpus.file_unreadable.
Result<std::unique_ptr<Input>> open_file_input(const std::filesystem::path& file);
std::unique_ptr<Input> input_from_text(std::string text);

/// Unpacks gzip or zstd around `input` (once), whichever its first bytes say; anything else as it is.
/// Reading it answers corpus.file_broken where the packing is damaged or ends early.
Result<std::unique_ptr<Input>> unpack(std::unique_ptr<Input> input);

/// Up to `count` bytes from the beginning, after which the input stands at its beginning again.
Result<std::string> peek(format::ByteSource& input, std::size_t count);

}  // namespace sanlian::corpus
