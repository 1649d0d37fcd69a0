#include "search/analyse/analyser.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <map>

#include "base/random.h"
#include "base/text.h"
#include "search/analyse/impl/simplified.h"

namespace sanlian::search {
namespace {

// "燃料@0 =燃 ~fuel@3": a word or bigram with its position, = before a single character, ~ before a stem.
std::string shown(std::string_view text) {
  std::string all;
  for (const auto& token : analyse(text)) {
    if (!all.empty()) all += ' ';
    if (token.kind == TermKind::single) all += '=';
    if (token.kind == TermKind::stem) all += '~';
    all += token.term;
    if (token.kind != TermKind::single) all += '@' + std::to_string(token.position);
  }
  return all;
}

TEST(Analyser, MakesTerms) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"", ""},
      {" ，。!", ""},
      {"燃料电池", "=燃 燃料@0 =料 料电@1 =电 电池@2 =池 池@3"},
      {"燃料，电池", "=燃 燃料@0 =料 料@1 =电 电池@2 =池 池@3"},
      {"燃料電池", "=燃 燃料@0 =料 料电@1 =电 电池@2 =池 池@3"},
      {"氢 fuel", "=氢 氢@0 fuel@1"},
      {"Batteries, battery", "batteries@0 ~batteri@0 battery@1 ~batteri@1"},
      {"H2O and H₂O", "h2o@0 and@1 h2o@2"},
      {"5G网络", "5g@0 =网 网络@1 =络 络@2"},
      {"PM2.5", "pm2@0 5@1"},
      {"1,2-dichloroethane", "1@0 2@1 dichloroethane@2 ~dichloroethan@2"},
      {"ＦＵＥＬ　ﬁlm ㎏", "fuel@0 film@1 kg@2"},
      {"25℃ 10⁻³", "25@0 c@1 10@2 3@3"},
      {"Caf\u00e9 Cafe\u0301", "café@0 café@1"},
      {"fu\u00adel", "fuel@0"},
      {"ガス", "=ガ ガス@0 =ス ス@1"},
      {"ｶﾞｽ", "=ガ ガス@0 =ス ス@1"},
      {"전지", "=전 전지@0 =지 지@1"},
      {"㍿", "=株 株式@0 =式 式会@1 =会 会社@2 =社 社@3"},
      {"𠀀𠀁", "=𠀀 𠀀𠀁@0 =𠀁 𠀁@1"},
      {"a\xff"
       "b",
       "a@0 b@1"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(shown(text), expected) << text;
}

TEST(Analyser, SplitsWordsThatAreTooLong) {
  const auto tokens = analyse(std::string(250, 'a'));
  ASSERT_EQ(tokens.size(), 3U);
  for (std::uint32_t i = 0; i < 3; ++i) {
    EXPECT_LE(tokens[i].term.size(), kTermBytesMax);
    EXPECT_EQ(tokens[i].position, i);
  }
  EXPECT_EQ(tokens[2].end, 250U);
}

TEST(Analyser, KeepsLongRunsOfHanWhole) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += i % 2 == 0 ? "电" : "池";
  std::uint32_t bigrams = 0;
  for (const auto& token : analyse(text)) {
    if (token.kind != TermKind::word || token.position == 99) continue;
    EXPECT_EQ(token.position, bigrams);
    EXPECT_EQ(token.term, bigrams % 2 == 0 ? "电池" : "池电");
    EXPECT_EQ(token.begin, bigrams * 3);
    ++bigrams;
  }
  EXPECT_EQ(bigrams, 99U);
}

char32_t random_character(Random& random) {
  static constexpr std::pair<char32_t, char32_t> ranges[] = {
      {0x20, 0x7e},       {0x20, 0x7e},       {0x4e00, 0x9fff},   {0x4e00, 0x9fff}, {0xa0, 0x24f},    {0x300, 0x36f},
      {0x370, 0x52f},     {0x1100, 0x11ff},   {0xac00, 0xd7a3},   {0x2000, 0x24ff}, {0x3000, 0x33ff}, {0xf900, 0xffff},
      {0x1f100, 0x1f2ff}, {0x20000, 0x2a6df}, {0x2f800, 0x2fa1f}, {0xe00, 0xe7f}};
  const auto& [low, high] = ranges[random.below(std::size(ranges))];
  return low + static_cast<char32_t>(random.below(high - low + 1));
}

std::string random_text(Random& random) {
  std::string text;
  for (auto left = random.below(30); left > 0; --left) append_code_point(text, random_character(random));
  return text;
}

std::string folded_at_once(std::string_view text) {
  UErrorCode code = U_ZERO_ERROR;
  const auto folded = icu::Normalizer2::getNFKCCasefoldInstance(code)->normalize(
      icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}), code);
  std::string all;
  for (int at = 0; at < folded.length(); at = folded.moveIndex32(at, 1))
    append_code_point(all, impl::simplified(static_cast<char32_t>(folded.char32At(at))));
  return all;
}

TEST(Analyser, FoldsByCharactersAsIcuFoldsWholeTexts) {
  SeededRandom random(1);
  for (int i = 0; i < 20'000; ++i) {
    const auto text = random_text(random);
    ASSERT_EQ(fold_text(text), folded_at_once(text)) << text;
  }
}

TEST(Analyser, FoldingTwiceChangesNothing) {
  SeededRandom random(2);
  for (int i = 0; i < 5'000; ++i) {
    const auto folded = fold_text(random_text(random));
    ASSERT_EQ(fold_text(folded), folded);
  }
}

TEST(Analyser, TermsAreTheFoldedTextBetweenTheirOffsets) {
  SeededRandom random(3);
  for (int i = 0; i < 20'000; ++i) {
    const auto text = random_text(random);
    std::uint32_t position = 0;
    for (const auto& token : analyse(text)) {
      ASSERT_LT(token.begin, token.end) << text;
      ASSERT_LE(token.end, text.size()) << text;
      ASSERT_TRUE(is_valid_utf8(std::string_view(text).substr(token.begin, token.end - token.begin))) << text;
      ASSERT_GE(token.position, position) << text;
      position = token.position;
      if (token.kind == TermKind::stem) continue;
      const auto folded = fold_text(std::string_view(text).substr(token.begin, token.end - token.begin));
      ASSERT_NE(folded.find(token.term), std::string::npos) << text << ": " << token.term << " not in " << folded;
    }
  }
}

TEST(Analyser, SimplifiesAsIcuDoes) {
  UErrorCode code = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> icu(
      icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, code));
  ASSERT_TRUE(U_SUCCESS(code));
  const auto pairs = impl::simplified_pairs();
  for (std::size_t i = 0; i < pairs.size(); i += 2) {
    icu::UnicodeString character(static_cast<UChar32>(pairs[i]));
    for (int chain = 0; chain < 2; ++chain) icu->transliterate(character);  // 薴 becomes 苧, that becomes 苎
    EXPECT_EQ(static_cast<char32_t>(character.char32At(0)), pairs[i] == U'苧' ? U'苧' : pairs[i + 1]);
    EXPECT_EQ(impl::simplified(pairs[i + 1]), pairs[i + 1]) << "a simplified character is simplified further";
    EXPECT_TRUE(i == 0 || pairs[i - 2] < pairs[i]);
  }
}

TEST(Analyser, KnowsStems) {
  EXPECT_EQ(stem_of("batteries"), "batteri");
  EXPECT_EQ(stem_of("cells"), "cell");
  EXPECT_EQ(stem_of("h2o"), "h2o");
  EXPECT_EQ(stem_of("燃料"), "燃料");
}

}  // namespace
}  // namespace sanlian::search
