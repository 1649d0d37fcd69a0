#include "corpus/navigation/navigation.h"

#include <gtest/gtest.h>

#include "corpus/document.h"
#include "corpus/navigation/matrix.h"
#include "corpus/navigation/most_cited.h"
#include "corpus/schema.h"
#include "search/index/index.h"
#include "search/language/parse.h"
#include "search/match/match.h"
#include "support/temp_folder.h"

namespace sanlian::corpus {
namespace {

struct Row {
  const char* number;
  int year;
  std::vector<const char*> applicants;
  const char* symbol;
  int cited;  ///< Below zero: unknown.
  const char* title;
};

/// Eight documents small enough to count by hand.
const std::vector<Row> kRows = {
    {"CN1A", 2018, {"ALPHA"}, "H01M 8/04", 10, "fuel cell cost"},
    {"CN2A", 2018, {"ALPHA", "BETA"}, "H01M 8/10", 2, "fuel cell life"},
    {"CN3A", 2019, {"BETA", "GAMMA", "ALPHA"}, "H01M 4/00", 4, "battery cost"},
    {"CN4A", 2019, {"DELTA"}, "H02J 7/00", 4, "charger life"},
    {"CN5A", 2021, {"ALPHA"}, "H02J 7/02", -1, "charger cost"},
    {"CN6A", 2021, {}, "H01M 8/04", 0, "fuel cell"},
    {"CN7A", 0, {"ALPHA"}, "H01M 8/04", 7, "membrane"},
    {"CN8A", 2018, {"EPSILON"}, "G06F 17/30", 5, "computer"},
};

class NavigationOf : public testing::Test {
 protected:
  NavigationOf() {
    index_ = std::move(search::Index::open(folder_.path() / "index", publication_schema(), {}).value());
    for (const auto& row : kRows) {
      Publication one;
      one.number = row.number, one.country = "CN", one.kind = "A";
      if (row.year != 0) one.applied = Date::of(row.year, 6, 1);
      one.titles = {{"en", row.title}};
      for (const auto* name : row.applicants) one.applicants.push_back({name, name, "CN", "济南"});
      one.ipc = {row.symbol};
      if (row.cited >= 0) one.cited_by = row.cited;
      EXPECT_TRUE(index_->put(to_document(one)));
    }
    EXPECT_TRUE(index_->commit());
    snapshot_ = index_->snapshot();
  }
  search::Set found(std::string_view text) const {
    return search::match(*snapshot_, search::parse(text, publication_schema()).value()).value();
  }
  static Axis axis(std::string label, std::string_view text) {
    return {std::move(label), search::parse(text, publication_schema()).value()};
  }

  test::TempFolder folder_;
  std::unique_ptr<search::Index> index_;
  std::shared_ptr<const search::Snapshot> snapshot_;
};

std::string show(const NameList& list) {
  std::string out;
  for (const auto& row : list.rows) out += row.name + " " + std::to_string(row.count) + "; ";
  return out + std::to_string(list.values) + " values, " + std::to_string(list.without) + " without";
}

TEST_F(NavigationOf, ListsAndTrend) {
  const auto map = navigate(*snapshot_, found("IPC=H"), {.rows = 2});
  EXPECT_EQ(map.documents, 7u);
  EXPECT_EQ(show(map.applicants), "ALPHA 5; BETA 2; 4 values, 1 without");
  EXPECT_EQ(show(map.subclasses), "H01M 5; H02J 2; 2 values, 0 without");
  EXPECT_EQ(show(map.sections), "H 7; 1 values, 0 without");
  EXPECT_EQ(show(map.countries), "CN 7; 1 values, 0 without");
  ASSERT_EQ(map.applied.years.size(), 3u);
  EXPECT_EQ(map.applied.years[0].year, 2018);
  EXPECT_EQ(map.applied.years[0].count, 2u);
  EXPECT_EQ(map.published.years.size(), 0u);
  ASSERT_EQ(map.co_applicants.rows.size(), 2u);
  EXPECT_EQ(map.co_applicants.rows[0].first + map.co_applicants.rows[0].second, "ALPHABETA");
  EXPECT_EQ(map.co_applicants.rows[0].count, 2u);
}

TEST_F(NavigationOf, ConcentrationByHand) {
  // shares of 5, 2, 1, 1 of 9
  const auto map = navigate(*snapshot_, found("IPC=H"));
  EXPECT_DOUBLE_EQ(map.concentration.largest_five, 1.0);
  EXPECT_DOUBLE_EQ(map.concentration.herfindahl, 31.0 / 81.0);
  EXPECT_EQ(map.concentration.applicants, 4u);
  const auto none = navigate(*snapshot_, found("KEY=nothing"));
  EXPECT_EQ(none.documents, 0u);
  EXPECT_DOUBLE_EQ(none.concentration.herfindahl, 0.0);
}

TEST_F(NavigationOf, LifeByYearWithNewcomers) {
  const auto life = navigate(*snapshot_, found("IPC=H")).life_cycle;
  std::string shown;
  for (const auto& year : life.years)
    shown += std::to_string(year.year) + ":" + std::to_string(year.documents) + "/" + std::to_string(year.applicants) +
             "/" + std::to_string(year.newcomers) + " ";
  EXPECT_EQ(shown, "2018:2/2/2 2019:2/4/2 2020:0/0/0 2021:2/1/0 ");
  EXPECT_EQ(life.without_year, 1u);
  EXPECT_EQ(life.stage, LifeStage::unknown);
}

TEST(LifeStages, ByTheirRule) {
  const auto stage = [](std::vector<std::pair<int, int>> counts, std::int64_t last = 9999) {
    std::vector<LifeYear> years;
    for (const auto& [documents, applicants] : counts)
      years.push_back({2010 + static_cast<std::int64_t>(years.size()), static_cast<std::uint64_t>(documents),
                       static_cast<std::uint64_t>(applicants), 0});
    return std::string(name_of(life_stage(years, last)));
  };
  EXPECT_EQ(stage({{20, 9}, {20, 9}, {20, 9}, {20, 9}, {20, 9}}), "unknown");
  EXPECT_EQ(stage({{1, 1}, {9, 2}, {3, 3}, {9, 4}, {9, 5}, {9, 6}}), "emerging");
  EXPECT_EQ(stage({{10, 5}, {10, 5}, {10, 5}, {12, 6}, {12, 6}, {12, 6}}), "growing");
  EXPECT_EQ(stage({{10, 10}, {10, 10}, {10, 10}, {11, 11}, {11, 11}, {11, 11}}), "mature");
  EXPECT_EQ(stage({{20, 5}, {20, 5}, {20, 5}, {30, 4}, {30, 4}, {30, 4}}), "mature");
  EXPECT_EQ(stage({{20, 9}, {20, 9}, {20, 9}, {10, 5}, {10, 5}, {10, 5}}), "declining");
  EXPECT_EQ(stage({{10, 5}, {10, 5}, {10, 5}, {12, 6}, {12, 6}, {12, 6}, {1, 1}}, 2015), "growing");
}

TEST_F(NavigationOf, CitationsBesideTheirLike) {
  // 2018 H01M: 10 and 2, mean 6. 2019 H01M: 4 alone. 2019 H02J: 4 alone. 2021 H01M: 0 alone.
  const CitationNorms norms(*snapshot_);
  const auto list = most_cited(*snapshot_, found("IPC=H"), norms, 3);
  ASSERT_EQ(list.rows.size(), 3u);
  EXPECT_EQ(list.rows[0].key, "CN1A");
  EXPECT_DOUBLE_EQ(list.rows[0].expected, 6.0);
  EXPECT_DOUBLE_EQ(list.rows[0].ratio, 10.0 / 6.0);
  EXPECT_EQ(list.rows[1].key, "CN3A");
  EXPECT_EQ(list.rows[2].key, "CN4A");
  EXPECT_EQ(list.unknown, 2u);  // CN5A has no count, CN7A no year
}

TEST_F(NavigationOf, MatrixAndWhiteSpaces) {
  const std::vector<Axis> rows = {axis("cell", "TI=\"fuel cell\""), axis("charger", "TI=charger")};
  const std::vector<Axis> columns = {axis("cost", "TI=cost"), axis("life", "TI=life")};
  const auto world = matrix(*snapshot_, found("*"), rows, columns);
  const auto own = matrix(*snapshot_, found("PAS=ALPHA"), rows, columns);
  ASSERT_TRUE(world && own);
  EXPECT_EQ(world->counts, (std::vector<std::vector<std::uint64_t>>{{1, 1}, {1, 1}}));
  EXPECT_EQ(world->outside, 4u);
  EXPECT_EQ(own->counts, (std::vector<std::vector<std::uint64_t>>{{1, 1}, {1, 0}}));
  const auto spaces = white_spaces(*world, *own, 1);
  ASSERT_EQ(spaces.size(), 1u);
  EXPECT_EQ(spaces[0].row + "/" + spaces[0].column, "charger/life");
}

}  // namespace
}  // namespace sanlian::corpus
