#include "search/match/impl/ranker.h"

#include <algorithm>
#include <numeric>

namespace sanlian::search::impl {
namespace {
constexpr float kSlack = 1.00001F;  // sums of the same numbers in another order
}  // namespace

Ranker::Ranker(const Snapshot::Part& part, const std::vector<Concept>& words, const Weights& weights,
               const Set* allowed, TopList& top, Deadline& deadline)
    : part_(part),
      highest_(words.size()),
      scores_(words.size()),
      order_(words.size()),
      allowed_(allowed),
      top_(top),
      deadline_(deadline) {
  cursors_.reserve(words.size());
  for (const auto& word : words) cursors_.emplace_back(*part.segment, word, weights);
  std::iota(order_.begin(), order_.end(), std::size_t{0});
}

Ranker::Window Ranker::window_from(std::uint32_t doc) {
  Window window{part_.segment->size() - 1, 0};
  for (auto& cursor : cursors_) window.end = std::min(window.end, cursor.block_end_from(doc));
  for (std::size_t i = 0; i < cursors_.size(); ++i)
    window.highest += highest_[i] = cursors_[i].highest_within(window.end);
  return window;
}

void Ranker::offer(std::uint32_t doc) {
  top_.offer({part_.first + doc, std::accumulate(scores_.begin(), scores_.end(), 0.0F)});
}

void Ranker::rank_any() {
  const auto size = part_.segment->size();
  for (std::uint32_t from = 0; from < size && !deadline_.is_over();) {
    const auto window = window_from(from);
    if (window.highest > top_.threshold()) scan_any(from, window.end);
    from = window.end + 1;
  }
}

// The words before the answered place in order_ cannot lift a document into the list by themselves.
std::size_t Ranker::needed_from() const {
  float sum = 0;
  std::size_t needed = 0;
  while (needed < order_.size() && (sum += highest_[order_[needed]]) <= top_.threshold()) ++needed;
  return needed;
}

std::uint32_t Ranker::lowest_needed(std::size_t needed) const {
  auto lowest = ConceptCursor::kEnd;
  for (auto i = needed; i < order_.size(); ++i) lowest = std::min(lowest, cursors_[order_[i]].doc());
  return lowest;
}

void Ranker::scan_any(std::uint32_t from, std::uint32_t end) {
  std::sort(order_.begin(), order_.end(), [&](auto a, auto b) { return highest_[a] < highest_[b]; });
  auto needed = needed_from();
  for (auto i = needed; i < order_.size(); ++i) cursors_[order_[i]].seek(from);
  for (auto doc = lowest_needed(needed); doc <= end; doc = lowest_needed(needed)) {
    if (deadline_.is_over()) return;
    if (is_allowed(doc)) score_any(doc, needed);
    for (auto i = needed; i < order_.size(); ++i) cursors_[order_[i]].seek(doc + 1);
    needed = std::max(needed, needed_from());
  }
}

void Ranker::score_any(std::uint32_t doc, std::size_t needed) {
  float so_far = 0, open = 0;
  for (std::size_t i = 0; i < order_.size(); ++i) {
    auto& cursor = cursors_[order_[i]];
    scores_[order_[i]] = i >= needed && cursor.doc() == doc ? cursor.score() : 0;
    (i >= needed ? so_far : open) += i >= needed ? scores_[order_[i]] : highest_[order_[i]];
  }
  for (auto i = needed; i-- > 0;) {
    if ((so_far + open) * kSlack <= top_.threshold()) return;
    auto& cursor = cursors_[order_[i]];
    open = std::max(0.0F, open - highest_[order_[i]]);
    if (cursor.seek(doc) != doc) continue;
    so_far += scores_[order_[i]] = cursor.score();
  }
  offer(doc);
}

void Ranker::rank_all() {
  const auto size = part_.segment->size();
  const auto is_rarer = [&](auto a, auto b) { return cursors_[a].cost() < cursors_[b].cost(); };
  std::stable_sort(order_.begin(), order_.end(), is_rarer);
  for (std::uint32_t from = 0; from < size && !deadline_.is_over();) {
    const auto window = window_from(from);
    const auto is_one_missing = std::find(highest_.begin(), highest_.end(), 0.0F) != highest_.end();
    if (!is_one_missing && window.highest > top_.threshold()) scan_all(from, window);
    from = window.end + 1;
  }
}

void Ranker::scan_all(std::uint32_t from, const Window& window) {
  auto& lead = cursors_[order_[0]];
  for (auto doc = lead.seek(from); doc <= window.end;) {
    if (deadline_.is_over()) return;
    const auto asked = doc;
    if (is_allowed(doc) && score_all(doc, window.highest)) offer(doc);
    doc = lead.seek(std::max(doc, asked + 1));
  }
}

// The words one after the other, the rarest first, as long as the document holds them and may still be among the best.
// Where one is missing, `doc` becomes the next document that may hold all.
bool Ranker::score_all(std::uint32_t& doc, float highest) {
  for (const auto each : order_) {
    if (highest * kSlack <= top_.threshold()) return false;
    auto& cursor = cursors_[each];
    if (const auto found = cursor.seek(doc); found != doc) {
      doc = found;
      return false;
    }
    scores_[each] = cursor.score();
    highest = std::max(0.0F, highest - highest_[each]) + scores_[each];
  }
  return true;
}

void Ranker::rank_stream(Stream& stream) {
  const auto size = part_.segment->size();
  Window window;
  bool has_window = false;
  for (auto doc = stream.doc(); doc < size && !deadline_.is_over();) {
    if (!has_window || doc > window.end) {
      window = window_from(doc);
      has_window = true;
    }
    if (window.highest <= top_.threshold()) {
      if (window.end + 1 >= size) return;
      doc = stream.seek(window.end + 1);
      continue;
    }
    if (is_allowed(doc)) {
      for (std::size_t i = 0; i < cursors_.size(); ++i)
        scores_[i] = cursors_[i].seek(doc) == doc ? cursors_[i].score() : 0;
      offer(doc);
    }
    doc = stream.next();
  }
}

}  // namespace sanlian::search::impl
