#include "corpus/navigation/applicants.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "corpus/schema.h"
#include "search/facet/facet.h"

namespace sanlian::corpus {
namespace {

constexpr std::size_t kYearsOpen = 2;  ///< Applications are published after 18 months.
constexpr std::size_t kYearsMean = 3;
constexpr std::uint64_t kFew = 30;
constexpr double kFifth = 0.2;

double mean(const std::vector<ApplicantYear>& years, std::size_t from, std::uint64_t ApplicantYear::*member) {
  double sum = 0;
  for (std::size_t i = from; i < from + kYearsMean; ++i) sum += static_cast<double>(years[i].*member);
  return sum / static_cast<double>(kYearsMean);
}
}  // namespace

Concentration concentration(const search::Snapshot& snapshot, const search::Set& set) {
  const search::FieldId fields[] = {field_id(field::applicant)};
  const auto facet = search::facets(snapshot, set, fields, 0).front();
  Concentration found{.applicants = facet.values};
  double all = 0;
  for (const auto& one : facet.counts) all += static_cast<double>(one.count);
  for (std::size_t i = 0; i < facet.counts.size(); ++i) {
    const double share = static_cast<double>(facet.counts[i].count) / all;
    if (i < 5) found.share_of_five += share;
    found.herfindahl += share * share;
  }
  return found;
}

std::vector<ApplicantYear> applicant_years(const search::Snapshot& snapshot, const search::Set& set) {
  const auto year_field = field_id(field::applied_year), applicant = field_id(field::applicant);
  std::map<std::int64_t, ApplicantYear> years;
  std::map<std::int64_t, std::unordered_map<std::uint32_t, bool>> active;
  std::unordered_map<std::uint32_t, std::int64_t> first;
  set.for_each([&](std::uint32_t doc) {
    const auto year = snapshot.number(year_field, doc);
    const auto names = snapshot.values(applicant, doc);
    if (!year || names.empty()) return;
    ++years[*year].applications;
    for (const auto name : names) {
      active[*year].emplace(name, true);
      const auto [at, is_new] = first.emplace(name, *year);
      if (!is_new) at->second = std::min(at->second, *year);
    }
  });
  for (const auto& [name, year] : first) ++years[year].newcomers;
  std::vector<ApplicantYear> out;
  for (auto& [year, row] : years) {
    row.year = year;
    row.applicants = active[year].size();
    out.push_back(row);
  }
  return out;
}

Stage stage_of(const std::vector<ApplicantYear>& years) {
  if (years.size() < kYearsOpen + 2 * kYearsMean) return Stage::unknown;
  std::uint64_t all = 0;
  for (const auto& year : years) all += year.applications;
  if (all < kFew) return Stage::emerging;
  const auto late = years.size() - kYearsOpen - kYearsMean, early = late - kYearsMean;
  const auto change = [&](std::uint64_t ApplicantYear::*member) {
    const auto before = mean(years, early, member);
    return before == 0 ? 1.0 : mean(years, late, member) / before - 1;
  };
  const auto applications = change(&ApplicantYear::applications), applicants = change(&ApplicantYear::applicants);
  if (applications > kFifth && applicants > 0) return Stage::growing;
  if (applications < -kFifth && applicants < 0) return Stage::declining;
  return Stage::mature;
}

std::string_view name_of(Stage stage) {
  switch (stage) {
    case Stage::unknown:
      return "unknown";
    case Stage::emerging:
      return "emerging";
    case Stage::growing:
      return "growing";
    case Stage::mature:
      return "mature";
    case Stage::declining:
      return "declining";
  }
  return {};
}

std::vector<Partners> partners(const search::Snapshot& snapshot, const search::Set& set, std::size_t k) {
  const auto applicant = field_id(field::applicant);
  std::vector<Partners> out;
  for (const auto& pair : search::pairs(snapshot, set, applicant, k))
    out.push_back({std::string(snapshot.names().name(applicant, pair.first)),
                   std::string(snapshot.names().name(applicant, pair.second)), pair.count});
  return out;
}

}  // namespace sanlian::corpus
