#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "corpus/impl/input.h"

namespace sanlian::corpus {

/// A moving view of an input: what was read and not yet used up.
class Window {
 public:
  explicit Window(Input& input) : input_(input) {}

  std::string_view view() const { return std::string_view(bytes_).substr(from_); }
  std::uint64_t offset() const { return offset_; }  ///< Of view()'s first byte in the unpacked file.
  bool at_end() const { return at_end_; }

  /// Reads on; false where there is nothing more. Moves what view() showed.
  Result<bool> more() {
    if (at_end_) return false;
    bytes_.erase(0, from_);
    from_ = 0;
    const std::size_t had = bytes_.size();
    // Grows with what is held, so that a long record is not searched again for every small piece of it.
    bytes_.resize(had + std::max<std::size_t>(kStep, had / 2));
    const std::size_t got = SANLIAN_TRY(input_.read({bytes_.data() + had, bytes_.size() - had}));
    bytes_.resize(had + got);
    if (got == 0) at_end_ = true;
    return got > 0;
  }
  void use(std::size_t count) {
    from_ += count;
    offset_ += count;
  }

 private:
  static constexpr std::size_t kStep = 256 << 10;
  Input& input_;
  std::string bytes_;
  std::size_t from_ = 0;
  std::uint64_t offset_ = 0;
  bool at_end_ = false;
};

}  // namespace sanlian::corpus
