#include "search/facet/facet.h"

#include <algorithm>
#include <cstring>

#include "search/facet/impl/chunks.h"

namespace sanlian::search {
namespace {

// Counts ids, which are the same in all segments. Few different values would make each increment wait for the one
// before, so those are counted in four rows of counters by turns; few documents among many values are sorted and not
// counted.
class Counter {
 public:
  Counter(FieldId field, std::uint32_t ids, std::uint64_t documents)
      : field_(field),
        ids_(ids),
        is_sorted_(documents * 8 < ids),
        rows_(is_sorted_       ? 0
              : ids <= kFewIds ? 4
                               : 1),
        counts_(std::size_t{ids} * rows_) {}

  void add(const Segment& segment, std::span<const std::uint32_t> docs) {
    const auto& column = segment.keywords(field_);
    if (column.ids() == 0) {
      without_ += docs.size();
      return;
    }
    flatten(column, segment.size(), docs);
    if (is_sorted_)
      seen_.insert(seen_.end(), flat_.begin(), flat_.end());
    else if (rows_ == 4)
      count_in_turns();
    else
      for (const auto id : flat_) ++counts_[id];
  }

  Facet facet() && {
    Facet facet{.field = field_, .without = without_};
    if (is_sorted_)
      list_sorted(facet.counts);
    else
      list_counted(facet.counts);
    facet.values = facet.counts.size();
    return facet;
  }

 private:
  static constexpr std::uint32_t kFewIds = 4096;
  static constexpr std::size_t kCopied = 4;  // ids copied whether they are there or not: no branch to guess for most

  // The ids of all documents one after the other. Going through each document's own would cost a wrong guess each.
  void flatten(const KeywordColumn& column, std::uint32_t size, std::span<const std::uint32_t> docs) {
    const auto last = column[size - 1];
    const auto* const end = last.data() + last.size();
    flat_.resize(docs.size() * kCopied + kCopied);
    std::size_t filled = 0;
    for (const auto doc : docs) {
      const auto ids = column[doc];
      without_ += ids.empty() ? 1 : 0;
      if (ids.size() > kCopied || end - ids.data() < static_cast<std::ptrdiff_t>(kCopied)) [[unlikely]] {
        flat_.resize(flat_.size() + ids.size());
        std::copy(ids.begin(), ids.end(), flat_.begin() + static_cast<std::ptrdiff_t>(filled));
      } else {
        std::memcpy(flat_.data() + filled, ids.data(), kCopied * sizeof(std::uint32_t));
      }
      filled += ids.size();
    }
    flat_.resize(filled);
  }
  void count_in_turns() {
    auto *a = counts_.data(), *b = a + ids_, *c = b + ids_, *d = c + ids_;
    std::size_t i = 0;
    for (; i + 4 <= flat_.size(); i += 4) {
      ++a[flat_[i]];
      ++b[flat_[i + 1]];
      ++c[flat_[i + 2]];
      ++d[flat_[i + 3]];
    }
    for (; i < flat_.size(); ++i) ++a[flat_[i]];
  }

  void list_counted(std::vector<Count>& counts) {
    for (std::size_t row = 1; row < rows_; ++row)
      for (std::uint32_t id = 0; id < ids_; ++id) counts_[id] += counts_[row * ids_ + id];
    for (std::uint32_t id = 0; id < ids_; ++id)
      if (counts_[id] > 0) counts.push_back({id, counts_[id]});
  }
  void list_sorted(std::vector<Count>& counts) {
    std::sort(seen_.begin(), seen_.end());
    for (const auto id : seen_) {
      if (counts.empty() || counts.back().id != id) counts.push_back({id, 0});
      ++counts.back().count;
    }
  }

  FieldId field_;
  std::uint32_t ids_;
  bool is_sorted_;
  std::size_t rows_;
  std::uint64_t without_ = 0;
  std::vector<std::uint32_t> counts_, flat_, seen_;
};

void keep_first(Facet& facet, const KeywordNames& names, std::size_t k) {
  auto& counts = facet.counts;
  const auto listed = k == 0 ? counts.size() : std::min(k, counts.size());
  std::partial_sort(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(listed), counts.end(),
                    [&](const Count& a, const Count& b) {
                      if (a.count != b.count) return a.count > b.count;
                      return names.name(facet.field, a.id) < names.name(facet.field, b.id);
                    });
  counts.resize(listed);
}

std::uint32_t ids_of(const Snapshot& snapshot, FieldId field) {
  auto ids = snapshot.names().size(field);
  for (const auto& part : snapshot.parts()) ids = std::max(ids, part.segment->keywords(field).ids());
  return ids;
}
}  // namespace

std::vector<Facet> facets(const Snapshot& snapshot, const Set& set, std::span<const FieldId> keywords, std::size_t k) {
  const auto documents = set.count();
  std::vector<Counter> counters;
  for (const auto field : keywords) counters.emplace_back(field, ids_of(snapshot, field), documents);
  impl::for_each_chunk(snapshot, set, [&](const Segment& segment, std::span<const std::uint32_t> docs) {
    for (auto& counter : counters) counter.add(segment, docs);
  });
  std::vector<Facet> all;
  for (auto& counter : counters) {
    all.push_back(std::move(counter).facet());
    keep_first(all.back(), snapshot.names(), k);
  }
  return all;
}

}  // namespace sanlian::search
