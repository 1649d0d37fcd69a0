#include "search/facet/facet.h"

#include <algorithm>

#include "search/facet/impl/chunks.h"

namespace sanlian::search {
namespace {

// Counters by id, as many as the index has names: ids are the same in all segments.
struct Counter {
  FieldId field = 0;
  std::vector<std::uint32_t> counts;
  std::uint64_t without = 0;

  void add(const KeywordColumn& column, std::span<const std::uint32_t> docs) {
    auto* const count = counts.data();
    for (const auto doc : docs) {
      const auto ids = column[doc];
      for (const auto id : ids) ++count[id];
      without += ids.empty() ? 1 : 0;
    }
  }
};

Facet facet_of(const Counter& counter, const KeywordNames& names, std::size_t k) {
  Facet facet{.field = counter.field, .without = counter.without};
  auto& counts = facet.counts;
  for (std::uint32_t id = 0; id < counter.counts.size(); ++id)
    if (counter.counts[id] > 0) counts.push_back({id, counter.counts[id]});
  facet.values = counts.size();
  const auto listed = k == 0 ? counts.size() : std::min(k, counts.size());
  std::partial_sort(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(listed), counts.end(),
                    [&](const Count& a, const Count& b) {
                      if (a.count != b.count) return a.count > b.count;
                      return names.name(counter.field, a.id) < names.name(counter.field, b.id);
                    });
  counts.resize(listed);
  return facet;
}

std::uint32_t ids_of(const Snapshot& snapshot, FieldId field) {
  auto ids = snapshot.names().size(field);
  for (const auto& part : snapshot.parts()) ids = std::max(ids, part.segment->keywords(field).ids());
  return ids;
}
}  // namespace

std::vector<Facet> facets(const Snapshot& snapshot, const Set& set, std::span<const FieldId> keywords, std::size_t k) {
  std::vector<Counter> counters;
  for (const auto field : keywords) counters.push_back({field, std::vector<std::uint32_t>(ids_of(snapshot, field))});
  impl::for_each_chunk(snapshot, set, [&](const Segment& segment, std::span<const std::uint32_t> docs) {
    for (auto& counter : counters) counter.add(segment.keywords(counter.field), docs);
  });
  std::vector<Facet> all;
  for (const auto& counter : counters) all.push_back(facet_of(counter, snapshot.names(), k));
  return all;
}

}  // namespace sanlian::search
