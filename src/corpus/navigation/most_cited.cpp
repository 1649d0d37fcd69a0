#include "corpus/navigation/most_cited.h"

#include <algorithm>
#include <optional>

#include "corpus/schema.h"

namespace sanlian::corpus {
namespace {

/// Year of application and main IPC subclass; nothing where one is missing.
std::optional<std::pair<std::int64_t, std::uint32_t>> cell_of(const search::Snapshot& snapshot, std::uint32_t doc) {
  static const auto year_field = field_id(field::applied_year), class_field = field_id(field::ipc_subclass);
  const auto year = snapshot.number(year_field, doc);
  const auto classes = snapshot.values(class_field, doc);
  if (!year || classes.empty()) return std::nullopt;
  return std::pair(*year, classes.front());
}

std::optional<std::uint64_t> citations_of(const search::Snapshot& snapshot, std::uint32_t doc) {
  static const auto cited_field = field_id(field::cited_by);
  const auto count = snapshot.number(cited_field, doc);
  if (!count || *count < 0) return std::nullopt;
  return static_cast<std::uint64_t>(*count);
}
}  // namespace

CitationNorms::CitationNorms(const search::Snapshot& snapshot) : snapshot_(snapshot) {
  snapshot.live().for_each([&](std::uint32_t doc) {
    const auto cell = cell_of(snapshot, doc);
    const auto citations = citations_of(snapshot, doc);
    if (!cell || !citations) return;
    auto& sums = cells_[*cell];
    sums.citations += *citations, ++sums.documents;
  });
}

double CitationNorms::expected(std::uint32_t doc) const {
  const auto cell = cell_of(snapshot_, doc);
  const auto found = cell ? cells_.find(*cell) : cells_.end();
  if (found == cells_.end()) return 0;
  return static_cast<double>(found->second.citations) / static_cast<double>(found->second.documents);
}

CitedList most_cited(const search::Snapshot& snapshot, const search::Set& set, const CitationNorms& norms,
                     std::size_t k) {
  CitedList out;
  struct Candidate {
    double ratio, expected;
    std::uint64_t citations;
    std::uint32_t doc;
  };
  std::vector<Candidate> all;
  set.for_each([&](std::uint32_t doc) {
    const auto citations = citations_of(snapshot, doc);
    if (!citations || !cell_of(snapshot, doc)) {
      ++out.unknown;
      return;
    }
    const auto expected = norms.expected(doc);
    const auto ratio = expected > 0 ? static_cast<double>(*citations) / expected : 0;
    all.push_back({ratio, expected, *citations, doc});
  });
  const auto is_before = [&](const Candidate& a, const Candidate& b) {
    if (a.ratio != b.ratio) return a.ratio > b.ratio;
    if (a.citations != b.citations) return a.citations > b.citations;
    return snapshot.key(a.doc) < snapshot.key(b.doc);
  };
  const auto count = std::min(k, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(), is_before);
  for (std::size_t i = 0; i < count; ++i)
    out.rows.push_back({std::string(snapshot.key(all[i].doc)), all[i].citations, all[i].expected, all[i].ratio});
  return out;
}

}  // namespace sanlian::corpus
