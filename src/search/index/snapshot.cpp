#include "search/index/snapshot.h"

#include <algorithm>

namespace sanlian::search {
namespace {

/// The documents `begin` to `end` - 1 and no other.
void add_range(Set& set, std::uint32_t begin, std::uint32_t end) {
  for (; begin < end && begin % 64 != 0; ++begin) set.add(begin);
  for (; end - begin >= 64; begin += 64) set.words()[begin / 64] = ~std::uint64_t{0};
  for (; begin < end; ++begin) set.add(begin);
}
}  // namespace

Snapshot::Snapshot(std::shared_ptr<const Schema> schema, std::vector<Part> parts, KeywordNames names)
    : schema_(std::move(schema)), parts_(std::move(parts)), names_(std::move(names)) {
  std::uint32_t slots = 0;
  for (auto& part : parts_) {
    part.first = slots;
    slots += part.segment->size();
  }
  live_ = Set(slots);
  add_range(live_, 0, slots);
  for (const auto& part : parts_)
    if (part.deleted) part.deleted->for_each([&](std::uint32_t doc) { live_.remove(part.first + doc); });
  size_ = live_.count();
}

const Snapshot::Part& Snapshot::part_of(std::uint32_t doc) const {
  const auto after = std::upper_bound(parts_.begin(), parts_.end(), doc,
                                      [](std::uint32_t at, const Part& part) { return at < part.first; });
  return *(after - 1);
}

std::string_view Snapshot::key(std::uint32_t doc) const {
  const auto& part = part_of(doc);
  return part.segment->key(doc - part.first);
}

std::optional<std::uint32_t> Snapshot::find(std::string_view key) const {
  for (const auto& part : parts_) {
    const auto doc = part.segment->find_key(key);
    if (doc && live_.has(part.first + *doc)) return part.first + *doc;
  }
  return std::nullopt;
}

Result<std::string> Snapshot::payload(std::uint32_t doc) const {
  const auto& part = part_of(doc);
  return part.segment->payload(doc - part.first);
}

std::span<const std::uint32_t> Snapshot::values(FieldId keyword, std::uint32_t doc) const {
  const auto& part = part_of(doc);
  return part.segment->values(keyword, doc - part.first);
}

std::optional<std::int64_t> Snapshot::number(FieldId number, std::uint32_t doc) const {
  const auto& part = part_of(doc);
  return part.segment->number(number, doc - part.first);
}

}  // namespace sanlian::search
