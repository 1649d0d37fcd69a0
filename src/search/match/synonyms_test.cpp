#include "search/match/synonyms.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "search/match/errors.h"

namespace sanlian::search {
namespace {

std::string shown(const Query& query);
std::string shown(const std::vector<Query>& operands, std::string_view name) {
  std::string all(name);
  all += '(';
  for (const auto& operand : operands) {
    if (&operand != operands.data()) all += ", ";
    all += shown(operand);
  }
  return all += ')';
}
std::string shown(const Query& query) {
  if (const auto* words = std::get_if<Words>(&query.node)) return words->text;
  if (const auto* phrase = std::get_if<Phrase>(&query.node)) return '"' + phrase->text + '"';
  if (const auto* near = std::get_if<Near>(&query.node)) return shown(near->operands, "near");
  if (const auto* all = std::get_if<And>(&query.node)) return shown(all->operands, "and");
  if (const auto* any = std::get_if<Or>(&query.node)) return shown(any->operands, "or");
  if (const auto* negated = std::get_if<Not>(&query.node)) return shown(negated->operand, "not");
  return "?";
}

TEST(Synonyms, WidenWords) {
  const auto table = Synonyms::read(
      "# technical pairs\n"
      "燃料电池, fuel cell，FC # energy\n"
      "\n"
      "cell, 电池\n");
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->groups(), 2U);
  const std::pair<Query, std::string_view> rows[] = {
      {{Words{{0}, "燃料電池"}}, "or(燃料电池, near(fuel, cell), FC)"},
      {{Words{{0}, "fuel cells"}}, "or(fuel cells, 燃料电池, FC)"},
      {{Words{{0}, "a fuel cell stack"}}, "and(a, or(fuel cell, 燃料电池, FC), stack)"},
      {{Words{{0}, "cell"}}, "or(cell, 电池)"},
      {{Words{{0}, "锂电池"}}, "锂电池"},
      {{Words{{0}, "pump"}}, "pump"},
      {{Words{{0}, ""}}, ""},
      {{Phrase{{0}, "cell"}}, "\"cell\""},
      {{Not{{{Words{{0}, "cell"}}}}}, "not(or(cell, 电池))"},
      {{Near{{{Words{{0}, "cell"}}, {Words{{0}, "fc"}}}, 1, false}}, "near(cell, fc)"},
      {{And{{{Words{{0}, "fc"}}, {Words{{0}, "x"}}}}}, "and(or(fc, 燃料电池, near(fuel, cell)), x)"},
  };
  for (const auto& [query, expected] : rows) EXPECT_EQ(shown(table->widen(query)), expected);
}

TEST(Synonyms, NameEachBadLine) {
  const auto table = Synonyms::read("a, b\nalone\n , \nlonely,\n");
  ASSERT_FALSE(table.has_value());
  EXPECT_TRUE(table.error().is(errors::bad_synonyms));
  EXPECT_EQ(table.error().arguments()[0].second, "2");
  ASSERT_EQ(table.error().further().size(), 1U);
  EXPECT_EQ(table.error().further()[0].arguments()[0].second, "4");
}

TEST(Synonyms, OfThePackAreRead) {
  std::ifstream file(SANLIAN_SOURCE_DIR "/packs/ip/search/synonyms.txt");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto table = Synonyms::read(text);
  ASSERT_TRUE(table.has_value()) << table.error().print(Lang::en);
  EXPECT_GE(table->groups(), 60U);
  EXPECT_EQ(shown(table->widen({Words{{0}, "Fuel Cells"}})), "or(fuel cells, 燃料电池)");
}

}  // namespace
}  // namespace sanlian::search
