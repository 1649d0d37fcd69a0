#include "corpus/normal/number.h"

#include <gtest/gtest.h>

#include "patent/publication_number.h"

namespace sanlian::corpus {
namespace {

struct Row {
  std::string_view text, expected;
  std::string_view country = {};
};

TEST(CorpusNumber, PublicationNumbersOfTheWorldHaveOneForm) {
  constexpr Row kRows[] = {
      {"US 7,994,462 B2", "US7994462B2"},
      {"US7994462B2", "US7994462B2"},
      {"us 07994462 b2", "US7994462B2"},
      {"US 2004/0123456 A1", "US20040123456A1"},
      {"US20040123456A1", "US20040123456A1"},
      {"US2004123456A1", "US20040123456A1"},  // DOCDB drops the zero
      {"US2014043365A1", "US20140043365A1"},
      {"USD0435854 S1", "USD435854S1"},
      {"D0435854", "USD435854", "US"},
      {"D. 271298", "USD271298", "US"},
      {"RE039123", "USRE39123", "US"},
      {"USRE39123E1", "USRE39123E1"},
      {"PP12345P2", "USPP12345P2", "US"},
      {"08930553", "US8930553", "US"},
      {"2007/0140112A1", "US20070140112A1", "US"},
      {"US736378A", "US736378A"},
      {"AU2015/285989B2", "AU2015285989B2"},
      {"AU2015285989B2", "AU2015285989B2"},
      {"CN114081026A", "CN114081026A"},
      {"CN 114081026 A", "CN114081026A"},
      {"ＣＮ１１４０８１０２６Ａ", "CN114081026A"},
      {"cn.114081026.a", "CN114081026A"},
      {"IN325016", "IN325016"},
      {"IN 325016 B", "IN325016B"},
      {"WO 2005/012345 A1", "WO2005012345A1"},
      {"WO2005012345A1", "WO2005012345A1"},
      {"WO05012345A1", "WO2005012345A1"},
      {"WO9609978A1", "WO1996009978A1"},
      {"WO 96/09978", "WO1996009978"},
      {"WO1996009978A1", "WO1996009978A1"},
      {"WO 03/100123", "WO2003100123"},
      {"WO 02/12345 A2", "WO2002012345A2"},
      {"WO1984002312A1", "WO1984002312A1"},
      {"96/25012", "WO1996025012", "WO"},
      {"EP0688735A2", "EP0688735A2"},
      {"EP 688735 A2", "EP0688735A2"},
      {"EP3045392B1", "EP3045392B1"},
      {"JPS4920811A", "JPS4920811A"},
      {"JP S49-020811 A", "JPS4920811A"},
      {"JPH10115960A", "JPH10115960A"},
      {"JP10115960A", "JPH10115960A"},
      {"JP 10-115960 A", "JPH10115960A"},
      {"JP2001000946A", "JP2001000946A"},
      {"JP3456789B2", "JP3456789B2"},
      {"JP63012345B", "JP63012345B"},  // an examined one counts otherwise
      {"KR1020020090186", "KR20020090186"},
      {"KR20020090186A", "KR20020090186A"},
      {"KR2016051827A", "KR20160051827A"},
      {"KR 10-2016-0051827 A", "KR20160051827A"},
      {"KR101234567B1", "KR101234567B1"},
      {"DE102014009903A1", "DE102014009903A1"},
      {"DE 10 2014 009 903 A1", "DE102014009903A1"},
      {"DE29615921U1", "DE29615921U1"},
      {"FR2779190A1", "FR2779190A1"},
      {"GB2138397A", "GB2138397A"},
      {"GB 336,347", "GB336347"},
      {"ru0002529060", "RU2529060"},
      {"es2177467", "ES2177467"},
      {"BRPI0601234", "BRPI0601234"},
      {"CA2975329A1", "CA2975329A1"},
  };
  for (const auto& [text, expected, country] : kRows) {
    const auto read = read_document_number(text, country);
    ASSERT_TRUE(read.has_value()) << text;
    EXPECT_EQ(read->print(), expected) << text;
    const auto again = read_document_number(read->print());
    ASSERT_TRUE(again.has_value()) << text;
    EXPECT_EQ(again->print(), expected) << text << ": reading what was printed changes it";
  }
}

TEST(CorpusNumber, WhatIsNoPublicationNumberIsRefused) {
  for (const std::string_view text : {"", " ", "US", "patent", "7994462", "12", "一二三", "9 B2", "*/-"})
    EXPECT_FALSE(read_document_number(text).has_value()) << text;
  EXPECT_FALSE(read_document_number(std::string(500, '1'), "US").has_value());
  EXPECT_FALSE(read_document_number("123", "USA").has_value());
}

TEST(CorpusNumber, WithAndWithoutKindShareTheStem) {
  EXPECT_EQ(read_document_number("US 9552901 B2")->stem(), read_document_number("US9552901")->stem());
  EXPECT_EQ(read_document_number("JPH10115960A")->stem(), read_document_number("JP 10-115960")->stem());
  EXPECT_EQ(read_document_number("US7994462B2")->kind, "B2");
  EXPECT_EQ(read_document_number("CN216024880U")->kind, "U");
}

TEST(CorpusNumber, ChineseNumbersAreThoseOfRoomPatent) {
  for (const std::string_view text : {"CN104008308A", "CN 104008308 B", "CN216024880U", "CN1234567C", "CN85100001A"}) {
    const auto read = patent::read_publication_number(text);
    ASSERT_TRUE(read.has_value()) << text;
    EXPECT_EQ(read_document_number(text)->print(), read->print());
  }
}

TEST(CorpusNumber, ApplicationNumbersHaveOneForm) {
  constexpr Row kRows[] = {
      {"10830857", "US10830857", "US"},
      {"US 201715441112 A", "US15441112"},
      {"US15441112A", "US15441112"},
      {"15/441,112", "US15441112", "US"},
      {"60/561,784", "US60561784", "US"},
      {"60561784", "US60561784", "US"},
      {"US 201562191080 P", "US62191080"},
      {"09342866", "US09342866", "US"},
      {"9342866", "US09342866", "US"},
      {"PCT/CN2019/074493", "PCTCN2019074493"},
      {"PCT/CH02/00573", "PCTCH2002000573"},
      {"PCT/NO98/00107", "PCTNO1998000107", "US"},
      {"WO2014EP68028A", "PCTEP2014068028"},
      {"EP 2014068028 W", "PCTEP2014068028"},
      {"US 2016/0041805 W", "PCTUS2016041805"},
      {"PCT/US2016/041805", "PCTUS2016041805"},
      {"CN201811107071.6", "CN201811107071.6"},
      {"2018111070716", "CN201811107071.6", "CN"},
      {"CN201811107071A", "CN201811107071.6"},
      {"ZL 2018 1 1107071.6", "CN201811107071.6"},
      {"CN95115608.X", "CN95115608.X"},
      {"95115608", "CN95115608.X", "CN"},
      {"867/DELNP/2010", "IN867DELNP2010", "IN"},
      {"FR 1651571 A", "FR1651571"},
      {"971605", "NO971605", "NO"},
      {"1974/01", "CH197401", "CH"},
      {"AU 2015/285989 A", "AU2015285989"},
      {"", ""},
      {"pending", ""},
  };
  for (const auto& [text, expected, country] : kRows) EXPECT_EQ(application_number(text, country), expected) << text;
}

TEST(CorpusNumber, PrioritiesHaveTheirDay) {
  struct Case {
    std::string_view text, number, day;
  };
  constexpr Case kCases[] = {
      {"FR 1651571 A 20160225", "FR1651571", "2016-02-25"},
      {"60582692 2004-06-24T23:59:59.000Z US", "US60582692", "2004-06-24"},
      {"60/561,784 12.04.2004 US", "US60561784", "2004-04-12"},
      {"US15423148A 2017-02-02", "US15423148", "2017-02-02"},
      {"WO2014EP68028A 2014-08-26", "PCTEP2014068028", "2014-08-26"},
      {"0103502 2001-02-13T23:59:59.000Z GB", "GB103502", "2001-02-13"},
      {"CN201811107071.6 2018-09-21", "CN201811107071.6", "2018-09-21"},
      {"US 17930208 A", "US17930208", ""},  // eight digits that are no day
      {"US 20160225 A", "US20160225", ""},
  };
  for (const auto& [text, number, day] : kCases) {
    const auto read = read_priority(text);
    EXPECT_EQ(read.number, number) << text;
    EXPECT_EQ(read.date ? read.date->to_string() : "", day) << text;
  }
  const auto member = read_member("CA2975329A1 20160804");
  EXPECT_EQ(member.number, "CA2975329A1");
  EXPECT_EQ(member.date->to_string(), "2016-08-04");
  EXPECT_EQ(read_member("an unreadable one").number, "ANUNREADABLEONE");
}

TEST(CorpusNumber, SearchersSpellAsTheyLike) {
  EXPECT_EQ(spell_number("us 7,994,462 b2"), "US7994462B2");
  EXPECT_EQ(spell_number("7994462"), "7994462");
  EXPECT_EQ(spell_application("cn2018111070716"), "CN201811107071.6");
}

TEST(CorpusNumber, KindsThatNoOfficePrintsAreKnownAsSuch) {
  for (const auto& [country, kind] :
       {std::pair{"US", "B2"}, {"US", ""}, {"CN", "A"}, {"CN", "Y"}, {"WO", "A3"}, {"EP", "B9"}, {"DE", "T2"}})
    EXPECT_TRUE(is_known_kind(country, kind)) << country << kind;
  for (const auto& [country, kind] : {std::pair{"US", "X1"}, {"CN", "P"}, {"WO", "B1"}, {"US", "B12"}, {"DE", "1"}})
    EXPECT_FALSE(is_known_kind(country, kind)) << country << kind;
}

}  // namespace
}  // namespace sanlian::corpus
