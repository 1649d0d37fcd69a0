#include "patent/publication_number.h"

#include <gtest/gtest.h>

#include "patent/errors.h"
#include "patent/kind_code.h"

namespace sanlian::patent {
namespace {

TEST(PublicationNumber, ChineseForms) {
  struct Row {
    const char *text, *printed, *docdb;
    std::optional<PatentKind> kind;
  };
  for (const Row& row : {
           Row{"CN104008308A", "CN104008308A", "CN.104008308.A", PatentKind::invention},
           Row{"CN 104008308 A", "CN104008308A", "CN.104008308.A", PatentKind::invention},
           Row{"cn.104008308.b", "CN104008308B", "CN.104008308.B", PatentKind::invention},
           Row{"ＣＮ１０４００８３０８Ａ", "CN104008308A", "CN.104008308.A", PatentKind::invention},
           Row{"CN104008308", "CN104008308", "CN.104008308", PatentKind::invention},
           Row{"CN211234567U", "CN211234567U", "CN.211234567.U", PatentKind::utility_model},
           Row{"CN305123456S", "CN305123456S", "CN.305123456.S", PatentKind::design},
           Row{"CN1048273C", "CN1048273C", "CN.1048273.C", PatentKind::invention},
           Row{"CN2345678Y", "CN2345678Y", "CN.2345678.Y", PatentKind::utility_model},
           Row{"CN85100001A", "CN85100001A", "CN.85100001.A", PatentKind::invention},
           Row{"CN85100001", "CN85100001", "CN.85100001", std::nullopt},
           Row{"CN104008308A8", "CN104008308A8", "CN.104008308.A8", PatentKind::invention},
           Row{"CN100344444C1", "CN100344444C1", "CN.100344444.C1", PatentKind::invention},
       }) {
    const auto read = read_publication_number(row.text);
    ASSERT_TRUE(read) << row.text << read.error().print(Lang::en);
    EXPECT_EQ(read->print(), row.printed);
    EXPECT_EQ(read->docdb(), row.docdb);
    EXPECT_EQ(read->kind(), row.kind) << row.text;
    EXPECT_EQ(*read_publication_number(read->docdb()), *read) << "the DOCDB form reads back";
  }
}

TEST(PublicationNumber, ForeignOnesAreOpaque) {
  for (const char* text : {"US7994462B2", "AU2016/219013A1", "WO2012123456A1", "EP1000000"}) {
    const auto read = read_publication_number(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(read->print(), text);
    EXPECT_EQ(read->country, std::string(text).substr(0, 2));
    EXPECT_EQ(read->kind_code, "");
    EXPECT_FALSE(read->kind());
    EXPECT_FALSE(read->granted_counterpart());
  }
}

TEST(PublicationNumber, Refusals) {
  struct Row {
    const char *text, *position, *reason;
  };
  for (const Row& row : {
           Row{"", "1", "it must begin with a two-letter country code such as CN"},
           Row{"104008308A", "1", "it must begin with a two-letter country code such as CN"},
           Row{"CN", "3", "Chinese publication numbers have 7 to 9 digits"},
           Row{"CN123456A", "3", "Chinese publication numbers have 7 to 9 digits"},
           Row{"CN201811107071.6", "3", "Chinese publication numbers have 7 to 9 digits"},
           Row{"CN104008308Q", "12", "this is no known kind code"},
           Row{"CN104008308AB", "12", "this is no known kind code"},
           Row{"CN104008308B1", "12", "this is no known kind code"},
           Row{"CN104008308A-", "12", "this is no known kind code"},
           Row{"US", "3", "there are no digits"},
           Row{"US12;34", "5", "this character does not belong in a number"},
           Row{"中国1234567A", "1", "it must begin with a two-letter country code such as CN"},
       }) {
    const auto read = read_publication_number(row.text);
    ASSERT_FALSE(read) << row.text;
    EXPECT_EQ(
        read.error().message(Lang::en),
        std::string("\"") + row.text + "\" is no publication number: at character " + row.position + ", " + row.reason);
  }
}

TEST(PublicationNumber, ApplicationAndGrantShareNineDigits) {
  const auto of = [](const char* text) { return *read_publication_number(text); };
  EXPECT_EQ(of("CN104008308A").granted_counterpart(), of("CN104008308B"));
  EXPECT_FALSE(of("CN1048273A").granted_counterpart()) << "seven digits: the grant had digits of its own";
  EXPECT_FALSE(of("CN211234567U").granted_counterpart());
  EXPECT_TRUE(same_case(of("CN104008308A"), of("CN104008308B")));
  EXPECT_TRUE(same_case(of("CN104008308A8"), of("CN104008308")));
  EXPECT_TRUE(same_case(of("CN211234567U"), of("CN211234567U")));
  EXPECT_FALSE(same_case(of("CN104008308A"), of("CN104008309B")));
  EXPECT_FALSE(same_case(of("CN1048273A"), of("CN1048273C")));
  EXPECT_FALSE(same_case(of("CN104008308A"), of("CN104008308U")));
}

TEST(KindCode, MeaningDependsOnTheDay) {
  struct Row {
    const char *code, *day;
    const char* meaning;
    bool granted;
  };
  for (const Row& row : {
           Row{"A", "2020-05-01", "published invention application", false},
           Row{"B", "2020-05-01", "granted invention", true},
           Row{"B", "2010-04-07", "granted invention", true},
           Row{"B", "1990-01-01", "examined invention application", false},
           Row{"C", "2010-04-06", "granted invention (former code)", true},
           Row{"C1", "2015-01-01", "invention, partly invalidated", true},
           Row{"Y", "2000-01-01", "granted utility model (former code)", true},
           Row{"U", "1990-01-01", "published utility model application", false},
           Row{"U", "2012-01-01", "granted utility model", true},
           Row{"S", "2012-01-01", "granted design", true},
           Row{"D", "2001-01-01", "granted design (former code)", true},
           Row{"S3", "2015-01-01", "design, partly invalidated", true},
       }) {
    const auto code = kind_code_on(row.code, Date::parse(row.day));
    ASSERT_TRUE(code) << row.code << " " << row.day;
    EXPECT_EQ(code->meaning.en, row.meaning) << row.code << " " << row.day;
    EXPECT_EQ(code->granted, row.granted) << row.code << " " << row.day;
  }
  EXPECT_FALSE(kind_code_on("C", Date::parse("2012-01-01"))) << "C alone was given up in 2010";
  EXPECT_FALSE(kind_code_on("B", Date::parse("2005-01-01"))) << "grants were C between 1993 and 2010";
  EXPECT_FALSE(kind_code_on("Q", std::nullopt));
  EXPECT_FALSE(kind_code_on("C8", Date::parse("2015-01-01")));
  EXPECT_EQ(kind_code_on("B", std::nullopt)->meaning.en, "granted invention");
  EXPECT_EQ(kind_code_on("C", std::nullopt)->meaning.en, "granted invention (former code)");
}

TEST(KindCode, UnverifiedMeaningsAreMarked) {
  EXPECT_EQ(kind_code_on("C1", std::nullopt)->confidence, Confidence::unverified);
  EXPECT_EQ(kind_code_on("A", std::nullopt)->confidence, Confidence::verified);
  EXPECT_EQ(kind_codes().size(), 18U);
}

}  // namespace
}  // namespace sanlian::patent
