// The best documents of one segment, without scoring those that blocks of postings rule out.
#pragma once

#include <vector>

#include "search/match/impl/concept_cursor.h"
#include "search/match/impl/deadline.h"
#include "search/match/impl/stream.h"
#include "search/match/impl/top_list.h"

namespace sanlian::search::impl {

class Ranker {
 public:
  /// `allowed`, by the segment's own numbers, is null where every document may be among the best.
  Ranker(const Snapshot::Part& part, const std::vector<Concept>& words, const Weights& weights, const Set* allowed,
         TopList& top, Deadline& deadline);

  /// Of the documents that hold any of the words.
  void rank_any();
  /// Of the documents that hold all of the words.
  void rank_all();
  /// Of the documents of `stream`, whatever words they hold.
  void rank_stream(Stream& stream);

 private:
  struct Window {
    std::uint32_t end = 0;
    float highest = 0;
  };
  Window window_from(std::uint32_t doc);
  void scan_any(std::uint32_t from, std::uint32_t end);
  void scan_all(std::uint32_t from, const Window& window);
  bool score_all(std::uint32_t& doc, float highest);
  std::size_t needed_from() const;
  std::uint32_t lowest_needed(std::size_t needed) const;
  void score_any(std::uint32_t doc, std::size_t needed);
  void offer(std::uint32_t doc);
  bool is_allowed(std::uint32_t doc) const { return allowed_ == nullptr || allowed_->has(doc); }

  const Snapshot::Part& part_;
  std::vector<ConceptCursor> cursors_;
  std::vector<float> highest_, scores_;  // of each cursor, in the window and in the document
  std::vector<std::size_t> order_;       // of the cursors, the lowest in the window first
  const Set* allowed_;
  TopList& top_;
  Deadline& deadline_;
};

}  // namespace sanlian::search::impl
