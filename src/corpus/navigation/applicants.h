// Who is behind a result set: how concentrated it is, who came when, who works with whom.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/index/snapshot.h"
#include "search/set.h"

namespace sanlian::corpus {

struct Concentration {
  std::uint64_t applicants = 0;
  double share_of_five = 0;  ///< Of all counts of applicants, those of the five largest: 0 to 1.
  double herfindahl = 0;     ///< Sum of squared shares: 1 is a monopoly, 1/n are n equal ones.
};
Concentration concentration(const search::Snapshot& snapshot, const search::Set& set);

/// One application year of a set.
struct ApplicantYear {
  std::int64_t year = 0;
  std::uint64_t applications = 0;
  std::uint64_t applicants = 0;  ///< Active in it.
  std::uint64_t newcomers = 0;   ///< Whose first application within the set is of this year.
};
/// Rising years. Publications without a year or applicant are not in it. O(set).
std::vector<ApplicantYear> applicant_years(const search::Snapshot& snapshot, const search::Set& set);

/// Where a technology stands by how applications and applicants move over the last complete years.
enum class Stage : std::uint8_t { unknown, emerging, growing, mature, declining };
/// Means of the last three years against the three before (the two most recent years, which are not yet published
/// whole, left out): both up by a fifth, growing; applications within a fifth, mature; both down, declining; fewer than
/// 30 applications in all, emerging. Unknown below six years.
Stage stage_of(const std::vector<ApplicantYear>& years);
std::string_view name_of(Stage stage);

struct Partners {
  std::string first, second;
  std::uint64_t together = 0;
};
/// Applicants that apply together, most often first.
std::vector<Partners> partners(const search::Snapshot& snapshot, const search::Set& set, std::size_t k);

}  // namespace sanlian::corpus
