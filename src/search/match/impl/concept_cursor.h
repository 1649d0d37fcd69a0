#pragma once

#include <span>
#include <vector>

#include "search/match/impl/scoring.h"
#include "search/segment/segment.h"

namespace sanlian::search::impl {

/// Walks the documents of one segment that hold a word in any of its forms and fields, and scores them.
class ConceptCursor {
 public:
  static constexpr std::uint32_t kEnd = PostingCursor::kEnd;

  ConceptCursor(const Segment& segment, const Concept& word, const Weights& weights);

  std::uint32_t doc() const { return doc_; }
  std::uint32_t next() { return seek(doc_ + 1); }
  std::uint32_t seek(std::uint32_t at_least);
  std::uint64_t cost() const { return cost_; }  ///< Documents, at most.
  float score();                                ///< Of doc(). The same number whatever was skipped before.
  float highest() const { return idf_ * (kK1 + 1); }

  /// The last document for which what is known of at_least's blocks holds; kEnd where no form of the word is near.
  std::uint32_t block_end_from(std::uint32_t at_least);
  /// No document up to `window_end` scores above the answer; lowers `window_end` to where that is known. To be asked
  /// after block_end_from() with the lowest of its answers.
  float highest_within(std::uint32_t& window_end);

 private:
  struct List {
    PostingCursor cursor;
    const std::array<float, 256>* weights = nullptr;
    std::span<const std::uint8_t> lengths;
  };
  void find_doc();

  std::vector<List> lists_;
  float idf_;
  std::uint64_t cost_ = 0;
  std::uint32_t doc_ = kEnd;
};

}  // namespace sanlian::search::impl
