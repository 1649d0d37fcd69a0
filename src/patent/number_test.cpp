#include <gtest/gtest.h>

#include <set>

#include "base/random.h"
#include "patent/errors.h"
#include "patent/number_reading.h"

namespace sanlian::patent {
namespace {

struct Genuine {
  const char* number;
  PatentKind kind;
};
// Numbers of published Chinese patents; ZC 0006-2003 gives their check characters.
constexpr Genuine kGenuine[] = {
    {"201710601862.3", PatentKind::invention},     {"200710308494.X", PatentKind::invention},
    {"95115608.X", PatentKind::invention},         {"202020217799.0", PatentKind::utility_model},
    {"201930071397.7", PatentKind::design},        {"201710621448.9", PatentKind::invention},
    {"201820557176.0", PatentKind::utility_model}, {"201811107071.6", PatentKind::invention},
};

TEST(PatentNumber, GenuineNumbersCarryTheComputedCheckCharacter) {
  for (const auto& row : kGenuine) {
    const auto read = read_patent_number(row.number);
    ASSERT_TRUE(read) << row.number << read.error().print(Lang::en);
    EXPECT_EQ(read->check, CheckOutcome::valid) << row.number;
    EXPECT_EQ(read->number.kind(), row.kind) << row.number;
    EXPECT_EQ(read->number.application(), row.number);
    EXPECT_FALSE(read->warning());
  }
}

TEST(PatentNumber, EveryInputFormMeetsUnderOneKey) {
  struct Row {
    const char* text;
    CheckOutcome check;
  };
  for (const Row& row : {
           Row{"CN201811107071.6", CheckOutcome::valid},
           Row{"201811107071.6", CheckOutcome::valid},
           Row{"201811107071", CheckOutcome::absent},
           Row{"2018111070716", CheckOutcome::valid},
           Row{"ZL 2018 1 1107071.6", CheckOutcome::valid},
           Row{"zl201811107071.6", CheckOutcome::valid},
           Row{"CN ZL 201811107071.6", CheckOutcome::valid},
           Row{"ＺＬ２０１８１１１０７０７１．６", CheckOutcome::valid},
           Row{"２０１８１１１０７０７１。６", CheckOutcome::valid},
           Row{"　201811107071.6\xC2\xA0", CheckOutcome::valid},
           Row{"\xEF\xBB\xBF"
               "201811107071.6\r\n",
               CheckOutcome::valid},
           Row{"201811107071.X", CheckOutcome::wrong},
           Row{"2018111070717", CheckOutcome::wrong},
       }) {
    const auto read = read_patent_number(row.text);
    ASSERT_TRUE(read) << row.text << read.error().print(Lang::en);
    EXPECT_EQ(read->number.key(), "201811107071") << row.text;
    EXPECT_EQ(read->check, row.check) << row.text;
    EXPECT_EQ(read->expected, '6') << row.text;
  }
}

TEST(PatentNumber, SmallXAndTheOldEra) {
  for (const char* text : {"95115608.X", "95115608x", "ZL95115608.x", "ＣＮ９５１１５６０８．Ｘ", "zl 95 1 15608.x"}) {
    const auto read = read_patent_number(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(read->check, CheckOutcome::valid) << text;
    EXPECT_EQ(read->number.year(), 1995);
    EXPECT_EQ(read->number.era(), NumberEra::eight_digits);
    EXPECT_EQ(read->number.application(), "95115608.X");
    EXPECT_EQ(read->number.spaced(), "ZL 95 1 15608.X");
  }
  EXPECT_EQ(read_patent_number("03112345")->number.year(), 2003);
  EXPECT_NE(read_patent_number("03112345")->number, read_patent_number("200310012345")->number);
}

TEST(PatentNumber, CanonicalForms) {
  const auto number = read_patent_number("2018 1 1107071")->number;
  EXPECT_EQ(number.application(), "201811107071.6");
  EXPECT_EQ(number.patent(), "ZL201811107071.6");
  EXPECT_EQ(number.with_country(), "CN201811107071.6");
  EXPECT_EQ(number.spaced(), "ZL 2018 1 1107071.6");
  EXPECT_EQ(number.serial(), 1107071);
}

TEST(PatentNumber, TypeDigitDecidesTheKind) {
  struct Row {
    const char* text;
    NumberType type;
    PatentKind kind;
    bool pct;
  };
  for (const Row& row : {Row{"201580001234", NumberType::pct_invention, PatentKind::invention, true},
                         Row{"201590001234", NumberType::pct_utility_model, PatentKind::utility_model, true},
                         Row{"201530001234", NumberType::design, PatentKind::design, false},
                         Row{"98812345", NumberType::pct_invention, PatentKind::invention, true}}) {
    const auto read = read_patent_number(row.text);
    ASSERT_TRUE(read) << row.text;
    EXPECT_EQ(read->number.type(), row.type) << row.text;
    EXPECT_EQ(read->number.kind(), row.kind) << row.text;
    EXPECT_EQ(read->number.through_pct(), row.pct) << row.text;
  }
}

TEST(PatentNumber, WrongCheckCharacterIsAWarningThatNamesBoth) {
  const auto read = read_patent_number("201810123456.7");  // made up in a public test file
  ASSERT_TRUE(read);
  EXPECT_EQ(read->check, CheckOutcome::wrong);
  EXPECT_EQ(read->given, '7');
  EXPECT_EQ(read->expected, '5');
  const auto warning = read->warning();
  ASSERT_TRUE(warning);
  EXPECT_TRUE(warning->is(errors::check_character_wrong));
  EXPECT_EQ(warning->message(Lang::en), "the check character of 201810123456 should be 5, not 7");
  EXPECT_TRUE(read_patent_number("201810123456")->warning()->is(errors::check_character_absent));
}

TEST(PatentNumber, RefusalsSayWhereAndWhy) {
  struct Row {
    const char *text, *position, *reason;
  };
  for (const Row& row : {
           Row{"", "1", "there are no digits"},
           Row{"   ", "4", "there are no digits"},
           Row{"ZL", "3", "there are no digits"},
           Row{"abc", "1", "a digit, a dot or the check character X belongs here"},
           Row{"201811107071.", "13", "nothing follows the dot"},
           Row{"201811107071.61", "15", "there is more after the check character"},
           Row{"201811107071.A", "14", "a digit, a dot or the check character X belongs here"},
           Row{"2018A1107071.6", "5", "a digit, a dot or the check character X belongs here"},
           Row{"2018111070", "11", "wrong count of digits: application numbers have 8 or 12 and a check character"},
           Row{"20181110707123", "13", "wrong count of digits: application numbers have 8 or 12 and a check character"},
           Row{"2018.6", "1", "too few digits: application numbers have 8 or 12"},
           Row{"CN104008308A", "12", "a digit, a dot or the check character X belongs here"},
           Row{"CN104008308", "3", "this looks like a publication number, not an application number"},
           Row{"CN1048273", "3", "this looks like a publication number, not an application number"},
           Row{"201841107071.6", "5", "the type digit must be 1, 2, 3, 8 or 9"},
           Row{"19951107071X.6", "13", "there is more after the check character"},
           Row{"199511070711", "1", "with 12 digits the year must be 2003 to 2099"},
           Row{"45115608.X", "1", "with 8 digits the year must be 1985 to 2003"},
           Row{"201810000000", "6", "the serial number cannot be all zeros"},
           Row{"2.01811E+12", "1",
               "a spreadsheet turned it into scientific notation and lost digits; export the column as text"},
           Row{"ＺＬ２０１８甲", "7", "a digit, a dot or the check character X belongs here"},
           Row{"-201811107071", "1", "a digit, a dot or the check character X belongs here"},
       }) {
    const auto read = read_patent_number(row.text);
    ASSERT_FALSE(read) << row.text;
    EXPECT_TRUE(read.error().is(errors::not_a_number)) << row.text;
    EXPECT_EQ(read.error().message(Lang::en), std::string("\"") + row.text +
                                                  "\" is no Chinese application number: at character " + row.position +
                                                  ", " + row.reason);
  }
}

TEST(PatentNumber, MadeUpNumbersAreRightAndDistinct) {
  SeededRandom random(20261123);
  std::set<std::string> keys;
  for (int i = 0; i < 2'000; ++i) {
    const int year = 2004 + static_cast<int>(random.below(25));
    const int serial = 1 + static_cast<int>(random.below(9'999'999));
    const auto kind = static_cast<PatentKind>(random.below(3));
    const auto made = make_application_number(year, kind, serial);
    ASSERT_TRUE(made);
    for (const auto& text : {made->application(), made->patent(), made->with_country(), made->spaced()}) {
      const auto read = read_patent_number(text);
      ASSERT_TRUE(read) << text;
      EXPECT_EQ(read->check, CheckOutcome::valid) << text;
      EXPECT_EQ(read->number, *made) << text;
      EXPECT_EQ(read->number.kind(), kind) << text;
    }
    keys.insert(made->key());
  }
  EXPECT_GT(keys.size(), 1'990U);
  EXPECT_TRUE(make_application_number(2002, PatentKind::design, 1).error().is(errors::number_year_out_of_range));
  EXPECT_TRUE(make_application_number(2024, PatentKind::design, 0).error().is(errors::number_serial_out_of_range));
  EXPECT_TRUE(
      make_application_number(2024, PatentKind::design, 10'000'000).error().is(errors::number_serial_out_of_range));
}

// The check character is there to catch exactly this: one wrong digit, or two neighbours swapped.
TEST(PatentNumber, NearlyEverySingleMistypedDigitIsSeen) {
  int seen = 0, all = 0;
  for (const auto& row : kGenuine) {
    const auto good = read_patent_number(row.number)->number;
    const auto digits = good.key();
    for (std::size_t i = 0; i < digits.size(); ++i)
      for (char c = '0'; c <= '9'; ++c) {
        if (c == digits[i]) continue;
        auto mistyped = digits;
        mistyped[i] = c;
        ++all;
        seen += check_character(mistyped) != good.check_character();
      }
  }
  EXPECT_EQ(seen, all) << "weights 2 to 9 are all prime to 11, so a single error always shows";
}

}  // namespace
}  // namespace sanlian::patent
