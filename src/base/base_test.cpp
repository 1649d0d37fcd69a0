#include <gtest/gtest.h>

#include "base/calendar.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/digest.h"
#include "base/id.h"
#include "base/result.h"
#include "base/text.h"

namespace sanlian {
namespace {

const ErrorSpec kTermOutOfRange{"test.term_out_of_range",
                                ErrorKind::refused,
                                {"期限为 {term} 个月，允许 1 至 {max} 个月", "缩短期限"},
                                {"term is {term} months; 1 to {max} allowed", "choose a shorter term"}};

Result<int> half(int n) {
  if (n % 2) return Error(kTermOutOfRange, {{"term", std::to_string(n)}, {"max", "36"}});
  return n / 2;
}

Result<int> quarter(int n) {
  const int once = SANLIAN_TRY(half(n));
  return SANLIAN_TRY(half(once));
}

TEST(Result, TryHandsOnTheValueOrReturnsTheError) {
  EXPECT_EQ(quarter(8).value(), 2);
  const auto refused = quarter(6);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message(Lang::en), "term is 3 months; 1 to 36 allowed");
  EXPECT_EQ(Error(refused.error()).at("field term").at("application 81").where(), "application 81, field term");
}

TEST(Date, CivilRoundTripOverFourHundredYears) {
  for (std::int64_t day = -150'000; day < 150'000; day += 7) {
    const auto c = Date{day}.civil();
    ASSERT_EQ(Date::of(c.year, c.month, c.day).days, day);
  }
  EXPECT_EQ(Date::parse("2026-11-23")->weekday(), 1);
  EXPECT_FALSE(Date::parse("2026-02-29"));
  EXPECT_FALSE(Date::parse("2026-2-9"));
}

TEST(Date, MonthsClampToTheLastDay) {
  struct Row {
    const char *from, *to;
    int months;
  };
  for (const Row& row :
       {Row{"2026-01-31", "2026-02-28", 1}, Row{"2024-01-31", "2024-02-29", 1}, Row{"2026-03-31", "2026-02-28", -1},
        Row{"2026-12-15", "2027-01-15", 1}, Row{"2020-02-29", "2021-02-28", 12}})
    EXPECT_EQ(add_months(*Date::parse(row.from), row.months).to_string(), row.to) << row.from << " + " << row.months;
}

TEST(Instant, ParsesAndPrintsChinaTime) {
  EXPECT_EQ(Instant::parse("2026-03-01T01:30:00Z")->to_string(), "2026-03-01T09:30:00+08:00");
  EXPECT_EQ(Instant::parse("2026-02-28T20:00:00.5Z")->local_date().to_string(), "2026-03-01");
  EXPECT_FALSE(Instant::parse("2026-03-01T25:00:00Z"));
}

TEST(WorkCalendar, HolidaysAndMakeUpDays) {
  const auto day = [](const char* text) { return *Date::parse(text); };
  WorkCalendar calendar(
      {.holidays = {day("2026-02-16"), day("2026-02-17")}, .workdays = {day("2026-02-14")}, .years = {2026}});
  EXPECT_TRUE(calendar.is_workday(day("2026-02-14")));  // a Saturday that is worked
  EXPECT_EQ(calendar.same_or_next_workday(day("2026-02-15")).to_string(), "2026-02-18");
  EXPECT_EQ(calendar.add_workdays(day("2026-02-13"), 2).to_string(), "2026-02-18");
  EXPECT_EQ(calendar.workdays_between(day("2026-02-13"), day("2026-02-18")), 2);
  EXPECT_FALSE(calendar.knows(day("2030-01-01")));
}

TEST(Text, FoldsAndSuggests) {
  EXPECT_EQ(fold("ＣＮ２０１８ 1 X　"), "cn20181x");
  EXPECT_EQ(trim("　 abc\xC2\xA0"), "abc");
  const std::vector<std::string> names = {"amount", "account"};
  EXPECT_EQ(nearest("ammount", names), "amount");
  EXPECT_EQ(nearest("txet", std::vector<std::string>{"date", "text"}), "text");  // two letters swapped are one slip
  EXPECT_FALSE(nearest("xyz", names));
  EXPECT_FALSE(is_valid_utf8("\xC0\x80"));
}

TEST(Digest, KnownAnswers) {
  // GB/T 32905-2016, example 1, and FIPS 180-4.
  EXPECT_EQ(digest_hex(DigestKind::sm3, "abc"), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  EXPECT_EQ(digest_hex(DigestKind::sha256, "abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Id, SortsByTimeAndIsWellFormed) {
  ManualClock clock(*Instant::parse("2026-03-01T00:00:00Z"));
  SeededRandom random(1);
  IdMaker ids(clock, random);
  std::string last;
  for (int i = 0; i < 10'000; ++i) {
    const auto id = ids.make();
    ASSERT_TRUE(is_id(id)) << id;
    ASSERT_LT(last, id);
    last = id;
  }
}

}  // namespace
}  // namespace sanlian
