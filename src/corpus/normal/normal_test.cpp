// Days, symbols, states, plain spelling.
#include <gtest/gtest.h>

#include "corpus/normal/classification.h"
#include "corpus/normal/day.h"
#include "corpus/normal/legal_status.h"
#include "corpus/normal/plain.h"

namespace sanlian::corpus {
namespace {

TEST(CorpusDay, DaysOfEverySpelling) {
  constexpr std::pair<std::string_view, std::string_view> kRows[] = {
      {"2019-01-02", "2019-01-02"},
      {"2019/1/2", "2019-01-02"},
      {"2019.01.02", "2019-01-02"},
      {"20190102", "2019-01-02"},
      {"2019年1月2日", "2019-01-02"},
      {"２０１９－０１－０２", "2019-01-02"},
      {"02.01.2019", "2019-01-02"},
      {"2.1.2019", "2019-01-02"},
      {"2019-01-02T23:59:59.000Z", "2019-01-02"},
      {"2019-01-02 10:11:12", "2019-01-02"},
      {"2 Jan 2019", "2019-01-02"},
      {"January 2, 2019", "2019-01-02"},
      {"Sept. 30, 1999", "1999-09-30"},
      {"12/31/2019", "2019-12-31"},
      {"31/12/2019", "2019-12-31"},
      {"5/5/2019", "2019-05-05"},
      {"  2019-01-02 ", "2019-01-02"},
      {"18450101", "1845-01-01"},
      {"2000-02-29", "2000-02-29"},
  };
  for (const auto& [text, day] : kRows) {
    const auto read = read_day(text);
    ASSERT_TRUE(read.has_value()) << text;
    EXPECT_EQ(read->to_string(), day) << text;
  }
}

TEST(CorpusDay, WhatIsNoDay) {
  for (const std::string_view text :
       {"", "19981000", "1998", "1998-10", "2019-13-01", "2019-02-30", "1900-02-29", "3/4/2019", "yesterday",
        "99999999", "2019-00-10", "0001-01-01", "2019-1", "２０１９", "12.13.2019", "-1-1-1", "2019--", "Foo 3, 2019"})
    EXPECT_FALSE(read_day(text).has_value()) << text;
  EXPECT_TRUE(is_month_only("19981000"));
  EXPECT_FALSE(is_month_only("19981001"));
}

TEST(CorpusSymbol, SymbolsOfEverySpelling) {
  constexpr std::pair<std::string_view, std::string_view> kRows[] = {
      {"A21D 13/00", "A21D 13/00"},
      {"A01K47/00", "A01K 47/00"},
      {"a01k 47/00", "A01K 47/00"},
      {"G06F 16/35 (2019.01)", "G06F 16/35"},
      {"G06F16/35(2019.01)I", "G06F 16/35"},
      {"H01M0008040000", "H01M 8/04"},
      {"H01M0008241000", "H01M 8/241"},
      {"A61B0005000000", "A61B 5/00"},
      {"H01M-8/04", "H01M 8/04"},
      {"Ｈ０１Ｍ８／０４", "H01M 8/04"},
      {"A61B005/00", "A61B 5/00"},
      {"G06F017/60", "G06F 17/60"},
      {"B64C2201/024", "B64C 2201/024"},
      {"A21D 13/00 20060101A I20051008RMEP", "A21D 13/00"},
      {"Y02E60/122", "Y02E 60/122"},
      {"H04Q", "H04Q"},
      {"H04", "H04"},
      {"H", "H"},
      {"A61K 31/495", "A61K 31/495"},
      {"H01L21/6715", "H01L 21/6715"},
  };
  for (const auto& [text, symbol] : kRows) {
    const auto read = read_symbol(text);
    ASSERT_TRUE(read.has_value()) << text;
    EXPECT_EQ(*read, symbol) << text;
    EXPECT_EQ(read_symbol(*read), read) << text;
  }
}

TEST(CorpusSymbol, WhatIsNoSymbol) {
  for (const std::string_view text : {"", "Z01B 1/00", "G06F/", "A21D 13/8", "A21D 13/", "1402", "D14480", "H1M 8/04",
                                      "A21D 0/00", "A21D 13/0012345", "A21D 12345/00", "foo", "A21", "H01M/04"}) {
    if (text == "A21") continue;  // a class
    EXPECT_FALSE(read_symbol(text).has_value()) << text;
  }
}

TEST(CorpusSymbol, TheColumnsOfOldTapes) {
  constexpr std::pair<std::string_view, std::string_view> kRows[] = {
      {"G06F 1516", "G06F 15/16"},   {"G06F 1300", "G06F 13/00"},  {"B60R  900", "B60R 9/00"},
      {"A61K 31495", "A61K 31/495"}, {"G06F 15/16", "G06F 15/16"}, {"G06F", "G06F"},
  };
  for (const auto& [text, symbol] : kRows) EXPECT_EQ(read_symbol_columns(text).value_or("none"), symbol) << text;
  EXPECT_FALSE(read_symbol_columns("D14480").has_value());
  EXPECT_FALSE(read_symbol_columns("G06F  0 0").has_value());
}

TEST(CorpusSymbol, SearchersSpell) {
  EXPECT_EQ(spell_symbol("h01m8/04"), "H01M 8/04");
  EXPECT_EQ(spell_symbol("h01m8"), "H01M 8/");
  EXPECT_EQ(spell_symbol("H01M 8/"), "H01M 8/");
  EXPECT_EQ(spell_symbol("h01m"), "H01M");
  EXPECT_EQ(spell_symbol("H"), "H");
  EXPECT_EQ(spell_group("h01m8"), "H01M 8/00");
  EXPECT_EQ(spell_group("H01M 8/04"), "H01M 8/00");
}

TEST(CorpusSymbol, NoDoublesAndOrderKept) {
  std::vector<std::string> symbols;
  for (const auto text : {"H01M 8/04", "A21D13/00", "H01M0008040000", "h01m8/04"})
    EXPECT_TRUE(add_symbol(symbols, text));
  EXPECT_EQ(symbols, (std::vector<std::string>{"H01M 8/04", "A21D 13/00"}));
  EXPECT_FALSE(add_symbol(symbols, "G06F/"));
  EXPECT_EQ(symbols.back(), "G06F") << "what is certain is kept";
  EXPECT_FALSE(add_symbol(symbols, "nonsense"));
  EXPECT_TRUE(add_symbol(symbols, " "));
  EXPECT_EQ(symbols.size(), 3u);
}

TEST(CorpusSymbol, Levels) {
  const auto levels = symbol_levels("H01M 8/04");
  EXPECT_EQ(levels.section, "H");
  EXPECT_EQ(levels.symbol_class, "H01");
  EXPECT_EQ(levels.subclass, "H01M");
  EXPECT_EQ(levels.main_group, "H01M 8/00");
  EXPECT_EQ(symbol_levels("H01M").main_group, "");
  EXPECT_EQ(symbol_levels("H").symbol_class, "");
}

TEST(CorpusStatus, StatesAreFolded) {
  constexpr std::pair<std::string_view, std::string_view> kRows[] = {
      {"有效", "granted"},
      {"授权", "granted"},
      {"有权", "granted"},
      {"Active", "granted"},
      {"Granted", "granted"},
      {"专利权的终止", "lapsed"},
      {"未缴年费", "lapsed"},
      {"失效", "lapsed"},
      {"Inactive", "lapsed"},
      {"有效期届满", "expired"},
      {"Expired - Fee Related", "expired"},
      {"审中", "pending"},
      {"实质审查的生效", "pending"},
      {"公开", "pending"},
      {"Pending", "pending"},
      {"驳回", "refused"},
      {"视为撤回", "withdrawn"},
      {"主动放弃", "withdrawn"},
      {"Abandoned", "withdrawn"},
      {"专利权全部无效", "revoked"},
      {"Discontinued", "lapsed"},
      {"未确认", ""},
      {"", ""},
      {"whatever", ""},
  };
  for (const auto& [text, state] : kRows) EXPECT_EQ(legal_status(text), state) << text;
}

TEST(CorpusPlain, WidthCaseAndAccents) {
  EXPECT_EQ(plain_width("  Ａｂｃ　１２３\t x "), "Abc 123 x");
  EXPECT_EQ(plain_upper("Société Générale — Müller straße Łódź"), "SOCIETE GENERALE - MULLER STRASSE LODZ");
  EXPECT_EQ(plain_upper("завод Ωμέγα"), "ЗАВОД ΩΜέΓΑ");
  EXPECT_EQ(plain_upper(""), "");
}

}  // namespace
}  // namespace sanlian::corpus
