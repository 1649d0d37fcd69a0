#include "work/annuities.h"

#include <gtest/gtest.h>

#include <fstream>

#include "store/testing/data_folder.h"
#include "work/tables.h"

namespace sanlian::work {
namespace {
namespace fs = std::filesystem;

const fs::path kPacks = fs::path(SANLIAN_SOURCE_DIR) / "packs";

std::string declared() {
  std::ifstream stream(kPacks / "ip/tables/annuities.yaml", std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// The line, from 1, on which `text` first stands.
std::string line_of(const std::string& in, std::string_view text) {
  return std::to_string(std::count(in.begin(), in.begin() + static_cast<std::ptrdiff_t>(in.find(text)), '\n') + 1);
}

struct AnnuityBooks : testing::Test {
  store::testing::DataFolder folder;

  Result<AnnuityBook> read(const std::string& yaml) const {
    const auto file = folder.path() / "annuities.yaml";
    std::ofstream(file, std::ios::binary) << yaml;
    const auto table = SANLIAN_TRY(Table::load(file, "annuities.yaml"));
    return read_annuities(table);
  }
  std::string refusal(const std::string& yaml) const {
    const auto book = read(yaml);
    return book ? "taken" : book.error().print(Lang::en);
  }
};

TEST_F(AnnuityBooks, HoldTheDeclaredFigures) {
  const auto book = load_annuities(kPacks);
  ASSERT_TRUE(book) << book.error().print(Lang::en);
  const auto& table = (*book)->table;
  ASSERT_EQ(table.fees.size(), 1U);
  EXPECT_EQ(table.fees[0].from.to_string(), "2001-03-01");
  ASSERT_EQ(table.fees[0].value.size(), 15U);
  EXPECT_EQ(table.fees[0].value[3].amount.to_string(), "4000.00");
  EXPECT_EQ(table.fees[0].source.confidence, patent::Confidence::verified);
  ASSERT_EQ(table.surcharges.at(0).value.size(), 6U);
  EXPECT_EQ(table.surcharges[0].value[5], Rate::percent(25));
  ASSERT_EQ(table.reductions.size(), 2U);
  EXPECT_EQ(table.reductions[0].value.window_years, 6);
  EXPECT_EQ(table.reductions[1].value.window_years, 10);
  EXPECT_FALSE(table.counting.grace_from_moved_due);
  EXPECT_EQ((*book)->counting.source.confidence, patent::Confidence::unverified);
  EXPECT_EQ(table.open_licence_reductions.at(0).value, Rate::percent(15));
  EXPECT_EQ(table.restoration_fees.at(0).value.to_string(), "1000.00");
}

TEST_F(AnnuityBooks, NameTheSourcesOfADay) {
  const auto book = load_annuities(kPacks);
  ASSERT_TRUE(book);
  const auto sources = (*book)->sources_on(Date::of(2017, 5, 1));
  ASSERT_EQ(sources.size(), 5U);
  EXPECT_EQ(sources[3].part, "reductions");
  EXPECT_EQ(sources[3].from.to_string(), "2016-09-01");
  EXPECT_EQ((*book)->sources_on(Date::of(2026, 5, 1))[3].source->document, "财税〔2018〕37号");
}

TEST_F(AnnuityBooks, KnowHoldersByTheRate) {
  const auto book = load_annuities(kPacks);
  ASSERT_TRUE(book);
  const auto day = Date::of(2026, 5, 1);
  EXPECT_EQ((*book)->holders_of(Rate::percent(85), day), 1);
  EXPECT_EQ((*book)->holders_of(Rate::percent(70), day), 2);
  EXPECT_EQ((*book)->holders_of(Rate(), day), 0);
  EXPECT_EQ((*book)->holders_of(Rate::percent(15), day), std::nullopt);
}

TEST_F(AnnuityBooks, RefuseWithTheLine) {
  const auto good = declared();
  ASSERT_EQ(refusal(good), "taken");
  struct Row {
    const char *what, *find, *put, *code_words;
    const char* line_at;  ///< The refusal names the line on which this stands in the broken file.
  };
  for (const Row& row : {
           Row{"kind", "{kind: invention, year_from: 4,", "{kind: invetion, year_from: 4,", "invetion", "invetion"},
           Row{"amount", "year_to: 9, amount: 2000.00", "year_to: 9, amount: 2000.005", "2000.005", "2000.005"},
           Row{"whole", "year_from: 13,", "year_from: 13.5,", "13.5", "13.5"},
           Row{"rate", "rate: \"10 %\"", "rate: 10", "rate such as", "{month: 3, rate: 10}"},
           Row{"order", "{month: 4,", "{month: 5,", "expected: 4", "{month: 5, rate: \"15 %\"}"},
           Row{"boolean", "month_ends_move: false}", "month_ends_move: 1}", "true or false", "month_ends_move: 1}"},
           Row{"gap", "year_from: 4, year_to: 6", "year_from: 5, year_to: 6", "invention 4", "part: fees"},
           Row{"overlap", "year_from: 4, year_to: 6", "year_from: 3, year_to: 6", "invention 3", "part: fees"},
           Row{"falling", "rate: \"25 %\"", "rate: \"2 %\"", "month 6", "part: surcharges"},
           Row{"too much", "single_holder: \"85 %\", several_holders: \"70 %\", window_years: 6",
               "single_holder: \"185 %\", several_holders: \"70 %\", window_years: 6", "single_holder",
               "part: reductions"},
       }) {
    auto broken = good;
    const auto at = broken.find(row.find);
    ASSERT_NE(at, std::string::npos) << row.what;
    broken.replace(at, std::string_view(row.find).size(), row.put);
    const auto said = refusal(broken);
    EXPECT_NE(said.find("annuities.yaml:" + line_of(broken, row.line_at) + ":"), std::string::npos)
        << row.what << ": " << said;
    EXPECT_NE(said.find(row.code_words), std::string::npos) << row.what << ": " << said;
  }
}

TEST_F(AnnuityBooks, RefuseAllAtOnceAndWhatIsMissing) {
  auto broken = declared();
  broken.replace(broken.find("amount: 900.00"), 14, "amount: much");
  broken.replace(broken.find("rate: \"5 %\""), 11, "rate: \"five\"");
  const auto said = refusal(broken);
  EXPECT_NE(said.find("much"), std::string::npos) << said;
  EXPECT_NE(said.find("five"), std::string::npos) << said;

  auto renamed = declared();
  renamed.replace(renamed.find("part: surcharges"), 16, "part: surcharged");
  EXPECT_NE(refusal(renamed).find("lacks its part surcharges"), std::string::npos) << refusal(renamed);

  auto twice = declared();
  const std::string row = "      - {amount: 1000.00}\n";
  twice.insert(twice.find(row), row);
  EXPECT_NE(refusal(twice).find("restoration_fees has one row"), std::string::npos) << refusal(twice);
}

TEST_F(AnnuityBooks, WithoutATableThereAreNone) {
  EXPECT_EQ(load_annuities(folder.path()).error().code(), "work.no_such_table");
}

}  // namespace
}  // namespace sanlian::work
