// Columns as they lie in a segment, for loops over many documents. They live as long as their segment.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

namespace sanlian::search {

/// The ids (see KeywordNames) of a keyword field. Checked when it is first asked for: every id is below ids().
class KeywordColumn {
 public:
  KeywordColumn() = default;
  KeywordColumn(const std::uint32_t* offsets, const std::uint32_t* values, std::uint32_t ids)
      : offsets_(offsets), values_(values), ids_(ids) {}

  std::span<const std::uint32_t> operator[](std::uint32_t doc) const {
    return {values_ + offsets_[doc], offsets_[doc + 1] - offsets_[doc]};
  }
  std::uint32_t ids() const { return ids_; }  ///< One more than the highest; 0 without values.

 private:
  const std::uint32_t* offsets_ = nullptr;
  const std::uint32_t* values_ = nullptr;
  std::uint32_t ids_ = 0;
};

/// A number field: each document's number, or none.
class NumberColumn {
 public:
  NumberColumn() = default;
  NumberColumn(const std::uint8_t* values, const std::uint64_t* presence, std::int64_t lowest, unsigned width)
      : values_(values), presence_(presence), lowest_(lowest), width_(width) {}

  bool is_there() const { return presence_ != nullptr; }
  bool has(std::uint32_t doc) const { return (presence_[doc / 64] >> (doc % 64) & 1) != 0; }
  /// Of a document that has one.
  std::int64_t value(std::uint32_t doc) const {
    std::uint64_t above = 0;
    switch (width_) {
      case 1:
        above = values_[doc];
        break;
      case 2:
        above = at<std::uint16_t>(doc);
        break;
      case 4:
        above = at<std::uint32_t>(doc);
        break;
      default:
        above = at<std::uint64_t>(doc);
    }
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(lowest_) + above);
  }
  std::optional<std::int64_t> operator[](std::uint32_t doc) const {
    if (!has(doc)) return std::nullopt;
    return value(doc);
  }

 private:
  template <class T>
  T at(std::uint32_t doc) const {
    T value;
    std::memcpy(&value, values_ + std::size_t{doc} * sizeof(T), sizeof value);
    return value;
  }
  const std::uint8_t* values_ = nullptr;
  const std::uint64_t* presence_ = nullptr;
  std::int64_t lowest_ = 0;
  unsigned width_ = 8;
};

}  // namespace sanlian::search
