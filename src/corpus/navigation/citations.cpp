#include "corpus/navigation/citations.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "corpus/schema.h"

namespace sanlian::corpus {
namespace {

constexpr std::uint64_t kPeersMin = 10;

struct Mean {
  std::uint64_t count = 0;
  double sum = 0;
  void add(std::int64_t value) {
    ++count;
    sum += static_cast<double>(value);
  }
};

/// What publications of a year and field are usually cited.
class Peers {
 public:
  explicit Peers(const search::Snapshot& snapshot)
      : snapshot_(snapshot),
        year_(field_id(field::published_year)),
        subclass_(field_id(field::ipc_subclass)),
        cited_(field_id(field::cited_by)) {
    snapshot.live().for_each([&](std::uint32_t doc) {
      const auto count = snapshot_.number(cited_, doc);
      const auto year = snapshot_.number(year_, doc);
      if (!count || !year) return;
      by_year_[*year].add(*count);
      if (const auto key = field_of(doc, *year)) by_field_[*key].add(*count);
    });
  }

  std::optional<Cited> judge(std::uint32_t doc) const {
    const auto count = snapshot_.number(cited_, doc);
    const auto year = snapshot_.number(year_, doc);
    if (!count || !year) return std::nullopt;
    auto mean = by_year_.at(*year);
    if (const auto key = field_of(doc, *year))
      if (const auto found = by_field_.find(*key); found != by_field_.end() && found->second.count >= kPeersMin)
        mean = found->second;
    const double expected = mean.sum / static_cast<double>(mean.count);
    return Cited{doc, *count, expected, expected > 0 ? static_cast<double>(*count) / expected : 0};
  }

 private:
  std::optional<std::uint64_t> field_of(std::uint32_t doc, std::int64_t year) const {
    const auto subclasses = snapshot_.values(subclass_, doc);
    if (subclasses.empty()) return std::nullopt;
    return static_cast<std::uint64_t>(year) << 32 | subclasses.front();
  }

  const search::Snapshot& snapshot_;
  search::FieldId year_, subclass_, cited_;
  std::unordered_map<std::int64_t, Mean> by_year_;
  std::unordered_map<std::uint64_t, Mean> by_field_;
};
}  // namespace

std::vector<Cited> most_cited(const search::Snapshot& snapshot, const search::Set& set, std::size_t k,
                              std::int64_t least) {
  const Peers peers(snapshot);
  std::vector<Cited> found;
  set.for_each([&](std::uint32_t doc) {
    if (const auto cited = peers.judge(doc); cited && cited->cited_by >= least) found.push_back(*cited);
  });
  const auto first = [](const Cited& a, const Cited& b) {
    return a.ratio != b.ratio ? a.ratio > b.ratio : a.doc < b.doc;
  };
  const auto shown = std::min(k, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown), found.end(), first);
  found.resize(shown);
  return found;
}

}  // namespace sanlian::corpus
