// Where one record ends and the next begins, in a stream that is never held whole.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "corpus/impl/input.h"

namespace sanlian::corpus {

inline constexpr std::size_t kRecordBytesMax = std::size_t{64} << 20;

/// The bytes of one record, lent until the next is asked for.
struct Piece {
  std::uint64_t offset = 0;
  std::uint64_t row = 0;  ///< Of line formats, from 1.
  std::string_view bytes;
  bool is_too_large = false;  ///< Then `bytes` is empty; the record was passed over.
};

class Cutter {
 public:
  virtual ~Cutter() = default;
  virtual Result<std::optional<Piece>> next() = 0;
};

/// Lines that are not blank. The last may lack its end.
std::unique_ptr<Cutter> cut_lines(Input& input, std::size_t bytes_max = kRecordBytesMax);
/// Documents one behind the other, each from its declaration to the end of its root element. What stands between two
/// documents belongs to the next.
std::unique_ptr<Cutter> cut_documents(Input& input, std::size_t bytes_max = kRecordBytesMax);
/// From each line that begins with `PATN` up to the next.
std::unique_ptr<Cutter> cut_patn(Input& input, std::size_t bytes_max = kRecordBytesMax);

}  // namespace sanlian::corpus
