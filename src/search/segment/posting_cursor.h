#pragma once

#include <cstdint>
#include <vector>

namespace sanlian::search {

/// Walks the documents of one term in rising order. Starts on the first one.
class PostingCursor {
 public:
  static constexpr std::uint32_t kEnd = 0xffff'ffff;

  std::uint32_t doc() const { return doc_; }  ///< kEnd after the last.
  std::uint32_t next();
  std::uint32_t seek(std::uint32_t at_least);       ///< First document >= at_least; never moves back.
  std::uint32_t frequency();                        ///< 1 where the term keeps no positions.
  void positions(std::vector<std::uint32_t>& out);  ///< Rising; replaces what `out` held. Empty without positions.
  /// No document up to block_end() has a higher frequency; for skipping what cannot reach the best k.
  std::uint32_t block_end() const;
  std::uint32_t block_frequency_max() const;
  /// No document of this term up to block_end() has a shorter text in the term's field (Segment::length()); 0 is always
  /// true, but skips little.
  std::uint32_t block_length_min() const;

 private:
  std::uint32_t doc_ = kEnd;
};

}  // namespace sanlian::search
