#pragma once

#include <algorithm>
#include <vector>

#include "search/match/match.h"

namespace sanlian::search::impl {

/// The best k of what is offered by rising document number: of equal scores the first one stays.
class TopList {
 public:
  explicit TopList(std::size_t k) : k_(k) {}

  /// What a score must exceed to get in.
  float threshold() const { return hits_.size() < k_ ? -1 : hits_.front().score; }

  void offer(const Hit& hit) {
    if (hit.score <= threshold()) return;
    if (hits_.size() == k_) {
      std::pop_heap(hits_.begin(), hits_.end(), is_better);
      hits_.pop_back();
    }
    hits_.push_back(hit);
    std::push_heap(hits_.begin(), hits_.end(), is_better);
  }
  std::vector<Hit> take() && {
    std::sort(hits_.begin(), hits_.end(), is_better);
    return std::move(hits_);
  }

 private:
  static bool is_better(const Hit& a, const Hit& b) { return a.score != b.score ? a.score > b.score : a.doc < b.doc; }

  std::size_t k_;
  std::vector<Hit> hits_;  // a heap, the worst first
};

}  // namespace sanlian::search::impl
