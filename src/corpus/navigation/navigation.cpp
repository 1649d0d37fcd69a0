#include "corpus/navigation/navigation.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "corpus/schema.h"
#include "search/facet/facet.h"

namespace sanlian::corpus {
namespace {
using search::FieldId;
using search::Set;
using search::Snapshot;

NameList named(const Snapshot& snapshot, const search::Facet& facet, std::size_t rows) {
  NameList list{.values = facet.values, .without = facet.without};
  for (const auto& count : facet.counts) {
    if (rows != 0 && list.rows.size() == rows) break;
    list.rows.push_back({std::string(snapshot.names().name(facet.field, count.id)), count.count});
  }
  return list;
}

Trend trend(const Snapshot& snapshot, const Set& set, FieldId day) {
  Trend trend;
  for (const auto& year : search::year_counts(snapshot, set, day)) trend.years.push_back({year.value, year.count});
  return trend;
}

PairList co_applicants(const Snapshot& snapshot, const Set& set, FieldId applicant, std::size_t rows) {
  PairList list;
  const auto name = [&](std::uint32_t id) { return std::string(snapshot.names().name(applicant, id)); };
  for (const auto& pair : search::pairs(snapshot, set, applicant, rows))
    list.rows.push_back({name(pair.first), name(pair.second), pair.count});
  return list;
}

/// `facet` must list every applicant.
Concentration concentration(const search::Facet& facet) {
  Concentration out{.applicants = facet.values};
  double all = 0, five = 0, squares = 0;
  for (std::size_t i = 0; i < facet.counts.size(); ++i) {
    const auto count = static_cast<double>(facet.counts[i].count);
    all += count, squares += count * count;
    if (i < 5) five += count;
  }
  if (all > 0) out.largest_five = five / all, out.herfindahl = squares / (all * all);
  return out;
}

LifeCycle life_cycle(const Snapshot& snapshot, const Set& set, FieldId applicant, std::int64_t last_full_year) {
  const auto year_field = field_id(field::applied_year);
  LifeCycle out;
  std::map<std::int64_t, std::uint64_t> documents;
  std::unordered_map<std::uint32_t, std::int64_t> first_year;
  std::vector<std::pair<std::int64_t, std::uint32_t>> active;
  set.for_each([&](std::uint32_t doc) {
    const auto year = snapshot.number(year_field, doc);
    if (!year) {
      ++out.without_year;
      return;
    }
    ++documents[*year];
    for (const auto id : snapshot.values(applicant, doc)) {
      active.emplace_back(*year, id);
      const auto [known, is_new] = first_year.try_emplace(id, *year);
      if (!is_new) known->second = std::min(known->second, *year);
    }
  });
  if (documents.empty()) return out;
  std::sort(active.begin(), active.end());
  active.erase(std::unique(active.begin(), active.end()), active.end());
  // one wrong year far away shall not make a million empty ones
  constexpr std::int64_t kYearsMax = 500;
  const auto last = documents.rbegin()->first, first = std::max(documents.begin()->first, last - kYearsMax);
  for (auto year = first; year <= last; ++year) {
    const auto found = documents.find(year);
    out.years.push_back({.year = year, .documents = found == documents.end() ? 0 : found->second});
  }
  for (const auto& [year, id] : active)
    if (year >= first) ++out.years[static_cast<std::size_t>(year - first)].applicants;
  for (const auto& [id, year] : first_year)
    if (year >= first) ++out.years[static_cast<std::size_t>(year - first)].newcomers;
  out.stage = life_stage(out.years, last_full_year);
  return out;
}
}  // namespace

Navigation navigate(const Snapshot& snapshot, const Set& set, const NavigationOptions& options) {
  Navigation out{.documents = set.count()};
  const struct {
    std::string_view key;
    NameList Navigation::*list;
  } lists[] = {{field::inventor, &Navigation::inventors},
               {field::ipc_section, &Navigation::sections},
               {field::ipc_class, &Navigation::classes},
               {field::ipc_subclass, &Navigation::subclasses},
               {field::ipc_group, &Navigation::groups},
               {field::country, &Navigation::countries},
               {field::applicant_country, &Navigation::applicant_countries},
               {field::region, &Navigation::regions},
               {field::legal_status, &Navigation::statuses},
               {field::kind, &Navigation::kinds}};
  std::vector<FieldId> fields;
  for (const auto& list : lists) fields.push_back(field_id(list.key));
  const auto counted = search::facets(snapshot, set, fields, options.rows);
  for (std::size_t i = 0; i < fields.size(); ++i) out.*lists[i].list = named(snapshot, counted[i], options.rows);

  const FieldId applicant[] = {field_id(field::applicant)};
  const auto applicants = search::facets(snapshot, set, applicant, 0);  // concentration needs them all
  out.applicants = named(snapshot, applicants[0], options.rows);
  out.concentration = concentration(applicants[0]);
  out.co_applicants = co_applicants(snapshot, set, applicant[0], options.rows);
  out.applied = trend(snapshot, set, field_id(field::applied));
  out.published = trend(snapshot, set, field_id(field::published));
  out.life_cycle = life_cycle(snapshot, set, applicant[0], options.last_full_year);
  return out;
}

LifeStage life_stage(const std::vector<LifeYear>& years, std::int64_t last_full_year) {
  std::vector<LifeYear> full;
  for (const auto& year : years)
    if (year.year <= last_full_year) full.push_back(year);
  if (full.size() < 6) return LifeStage::unknown;
  if (std::all_of(full.begin(), full.end(), [](const LifeYear& year) { return year.documents < 10; }))
    return LifeStage::emerging;
  struct Sums {
    std::uint64_t documents = 0, applicants = 0;
  } late, early;
  for (std::size_t i = full.size() - 6; i < full.size(); ++i) {
    auto& sums = i + 3 < full.size() ? early : late;
    sums.documents += full[i].documents, sums.applicants += full[i].applicants;
  }
  // by more than a tenth, in whole numbers
  const auto rises = [](std::uint64_t before, std::uint64_t after) { return after * 10 > before * 11; };
  const auto falls = [](std::uint64_t before, std::uint64_t after) { return after * 10 < before * 9; };
  if (rises(early.documents, late.documents) && rises(early.applicants, late.applicants)) return LifeStage::growing;
  if (falls(early.documents, late.documents) && falls(early.applicants, late.applicants)) return LifeStage::declining;
  return LifeStage::mature;
}

const char* name_of(LifeStage stage) {
  switch (stage) {
    case LifeStage::unknown:
      return "unknown";
    case LifeStage::emerging:
      return "emerging";
    case LifeStage::growing:
      return "growing";
    case LifeStage::mature:
      return "mature";
    case LifeStage::declining:
      return "declining";
  }
  return "";
}

}  // namespace sanlian::corpus
