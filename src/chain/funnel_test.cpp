#include "chain/funnel.h"

#include <map>
#include <set>

#include "chain/testing/lending_test_base.h"

namespace sanlian::chain {
namespace {

class Funnel : public testing::LendingTestBase {
 protected:
  std::vector<StageFigures> figures(std::string_view park = "") {
    auto figures = funnel(store_->reader(), lending(), park, calendar_);
    EXPECT_TRUE(figures) << figures.error().print(Lang::en);
    return std::move(*figures);
  }
  static std::string line(const StageFigures& one) {
    return one.stage + " " + std::to_string(one.entered) + "/" + std::to_string(one.present) + "/" +
           std::to_string(one.left) + "/" + std::to_string(one.done) + " " +
           (one.median_workdays ? one.median_workdays->to_string() : "-");
  }
};

TEST_F(Funnel, CountsRecordsNotVisits) {
  bring_to_signed();
  const auto first = case_;
  clock_.set(*Instant::parse("2026-05-07T09:00:00+08:00"));
  ASSERT_NO_FATAL_FAILURE(must_move(*banker_, "pay", {.given = R"({"paid_on": "2026-04-30"})"}));
  // A second case comes back once, then is refused.
  case_ = make("lending_case", R"({"title": "办件二", "firm": ")" + firm_ + "\"}");
  refer("pledge", R"(, "asset": ")" + asset_ + "\"");
  clock_.set(*Instant::parse("2026-05-09T09:00:00+08:00"));
  ASSERT_NO_FATAL_FAILURE(must_move(*staff_, "check", {.given = R"({"amount": 1})"}));
  ASSERT_NO_FATAL_FAILURE(must_move(*staff_, "return_to_lead", {.reason = "x"}));
  ASSERT_NO_FATAL_FAILURE(must_move(*staff_, "check", {.given = R"({"amount": 1})"}));
  std::vector<std::string> lines;
  for (const auto& one : figures("linkong")) lines.push_back(line(one));
  // lead: stays of 0 (first case), 2 (7 to 9 May) and 0 working days
  EXPECT_EQ(lines, (std::vector<std::string>{"lead 2/0/2/1 0", "checked 2/1/1/1 0", "offered 1/0/1/1 0",
                                             "signed 1/0/1/1 2", "paid 1/1/0/1 -", "refused 0/0/0/0 -"}));
  EXPECT_EQ(line(figures("elsewhere")[0]), "lead 0/0/0/0 -");
}

TEST_F(Funnel, MedianOfTwoIsTheirMean) {
  const auto first = case_;
  case_ = make("lending_case", R"({"title": "办件二", "firm": ")" + firm_ + "\"}");
  clock_.set(*Instant::parse("2026-05-06T09:00:00+08:00"));
  must_move(*staff_, "refuse", {.reason = "x"});
  case_ = first;
  clock_.set(*Instant::parse("2026-05-08T09:00:00+08:00"));
  must_move(*staff_, "refuse", {.reason = "x"});
  EXPECT_EQ(line(figures()[0]), "lead 2/0/2/0 2");  // 1 and 3
  clock_.set(*Instant::parse("2026-05-09T09:00:00+08:00"));
  case_ = make("lending_case", R"({"title": "办件三", "firm": ")" + firm_ + "\"}");
  EXPECT_EQ(line(figures()[0]), "lead 3/1/2/0 2");  // who still stands there has no length yet
}

/// The figures against a plain reading of the events, over histories made up at random.
TEST_F(Funnel, AgreesWithAPlainCountOfRandomHistories) {
  const std::vector<std::string> stages = {"lead", "checked", "offered", "signed", "paid", "refused"};
  struct Plain {
    std::set<std::string> entered, left, done;
    std::int64_t present = 0;
    std::vector<int> lengths;
  };
  std::map<std::string, Plain> plain;
  SeededRandom random(41);
  ASSERT_TRUE(run("DELETE FROM stage_event"));
  ASSERT_TRUE(run("UPDATE r_lending_case SET deleted_at = 1"));
  const auto filled = store_->write_and_wait([&](store::Transaction& t) -> Status {
    for (int i = 0; i < 300; ++i) {
      const auto id = "case-" + std::to_string(i);
      const bool deleted = random.below(10) == 0;
      std::vector<std::pair<std::string, Date>> way;
      Date day = Date::of(2026, 4, 20) + static_cast<std::int64_t>(random.below(10));
      for (auto length = 1 + random.below(6); length > 0; --length) {
        const auto stage = way.empty() ? "lead" : stages[random.below(stages.size())];
        const auto from = way.empty() ? std::string() : way.back().first;
        SANLIAN_TRY(
            t.run("INSERT INTO stage_event(chain, type, record_id, park, from_stage, to_stage, move, at, date, actor, "
                  "actor_name, version) VALUES('lending', 'lending_case', ?, 'linkong', ?, ?, 'm', 0, ?, 'a', 'a', 1)",
                  {id, from.empty() ? store::Bind() : store::Bind(from), stage, day.to_string()}));
        if (stage != from) way.emplace_back(stage, day);
        day = day + static_cast<std::int64_t>(random.below(6));
      }
      SANLIAN_TRY(
          t.run("INSERT INTO r_lending_case(id, park, version, title, firm, stage, deleted_at) VALUES(?, 'linkong', 1, "
                "'t', ?, ?, ?)",
                {id, firm_, way.back().first, deleted ? store::Bind(1) : store::Bind()}));
      if (deleted) continue;
      const auto& now = way.back().first;
      ++plain[now].present;
      for (std::size_t k = 0; k < way.size(); ++k) {
        auto& of_stage = plain[way[k].first];
        of_stage.entered.insert(id);
        if (way[k].first != now) of_stage.left.insert(id);
        if (now == "paid") of_stage.done.insert(id);
        if (k + 1 < way.size())
          of_stage.lengths.push_back(calendar_.workdays_between(way[k].second, way[k + 1].second));
      }
    }
    return {};
  });
  ASSERT_TRUE(filled) << filled.error().print(Lang::en);
  for (const auto& one : figures()) {
    auto& expected = plain[one.stage];
    EXPECT_EQ(one.entered, static_cast<std::int64_t>(expected.entered.size())) << one.stage;
    EXPECT_EQ(one.present, expected.present) << one.stage;
    EXPECT_EQ(one.left, static_cast<std::int64_t>(expected.left.size())) << one.stage;
    EXPECT_EQ(one.done, static_cast<std::int64_t>(expected.done.size())) << one.stage;
    auto& lengths = expected.lengths;
    ASSERT_EQ(one.stays, static_cast<std::int64_t>(lengths.size())) << one.stage;
    ASSERT_FALSE(lengths.empty()) << one.stage;
    std::sort(lengths.begin(), lengths.end());
    const auto sum = lengths[(lengths.size() - 1) / 2] + lengths[lengths.size() / 2];
    EXPECT_EQ(*one.median_workdays, *divide(Decimal(sum), Decimal(2))) << one.stage;
  }
}

}  // namespace
}  // namespace sanlian::chain
