// A result as a map: who, when, where, what, computed over the whole set from columns. Every part is exact and says so.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/index/snapshot.h"
#include "search/set.h"

namespace sanlian::corpus {

struct NameCount {
  std::string name;
  std::uint64_t count = 0;
};

/// Values of one field, highest first.
struct NameList {
  std::vector<NameCount> rows;
  std::uint64_t values = 0;   ///< Different ones, those not listed too.
  std::uint64_t without = 0;  ///< Documents that have none.
  bool is_exact = true;
};

struct YearCount {
  std::int64_t year = 0;
  std::uint64_t count = 0;
};
struct Trend {
  std::vector<YearCount> years;  ///< Rising; years without a document are left out.
  bool is_exact = true;
};

struct NamePair {
  std::string first, second;
  std::uint64_t count = 0;
};
struct PairList {
  std::vector<NamePair> rows;  ///< Most frequent first.
  bool is_exact = true;
};

/// How much of the applicants' documents the largest hold; a document of two applicants counts for both.
struct Concentration {
  double largest_five = 0;  ///< Share of the five largest, 0 to 1 (CR5).
  double herfindahl = 0;    ///< Sum of squared shares, 0 to 1 (HHI).
  std::uint64_t applicants = 0;
  bool is_exact = true;
};

/// One year of a technology's life.
struct LifeYear {
  std::int64_t year = 0;
  std::uint64_t documents = 0;
  std::uint64_t applicants = 0;
  std::uint64_t newcomers = 0;  ///< Applicants whose first document of the set is of this year.
};
enum class LifeStage { unknown, emerging, growing, mature, declining };
struct LifeCycle {
  std::vector<LifeYear> years;  ///< By year of application, rising, without gaps.
  LifeStage stage = LifeStage::unknown;
  std::uint64_t without_year = 0;
  bool is_exact = true;
};

struct Navigation {
  std::uint64_t documents = 0;
  Trend applied, published;
  NameList applicants, inventors, sections, classes, subclasses, groups, countries, applicant_countries, regions,
      statuses, kinds;
  PairList co_applicants;
  Concentration concentration;
  LifeCycle life_cycle;
};

struct NavigationOptions {
  std::size_t rows = 20;  ///< Of each list; 0 for all.
  /// The last year that is fully published: patents appear 18 months late, so later years tell nothing of the stage.
  std::int64_t last_full_year = 9999;
};

Navigation navigate(const search::Snapshot& snapshot, const search::Set& set, const NavigationOptions& options = {});

/// The stage by the means of the last three full years beside the three before. Emerging: fewer than ten documents in
/// every year. Growing: documents and applicants both rise by more than a tenth. Declining: both fall by more than a
/// tenth. Mature: everything else. Unknown: fewer than six years.
LifeStage life_stage(const std::vector<LifeYear>& years, std::int64_t last_full_year);

const char* name_of(LifeStage stage);

}  // namespace sanlian::corpus
