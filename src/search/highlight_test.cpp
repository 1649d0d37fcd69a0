#include "search/highlight.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "base/text.h"
#include "search/analyse/analyser.h"

namespace sanlian::search {
namespace {

// The text with brackets around what is marked.
std::string marked(std::string_view text, const std::vector<Span>& spans) {
  std::string all;
  std::size_t at = 0;
  for (const auto& span : spans) {
    all += text.substr(at, span.begin - at);
    all += '[';
    all += text.substr(span.begin, span.end - span.begin);
    all += ']';
    at = span.end;
  }
  return all += text.substr(at);
}

const std::vector<FieldId> kHere = {0};
Query words(std::string text) { return {Words{kHere, std::move(text)}}; }
Query phrase(std::string text) { return {Phrase{kHere, std::move(text)}}; }
Query wildcard(std::string pattern) { return {Wildcard{kHere, std::move(pattern)}}; }

TEST(Highlights, MarkWhatTheQueryFinds) {
  struct Row {
    Query query;
    std::string text, expected;
  };
  const std::vector<Row> rows = {
      {words("燃料电池"), "一种燃料電池及電池", "一种[燃料電池]及電池"},
      {words("battery"), "Batteries and a battery-pack", "[Batteries] and a [battery]-pack"},
      {words("电池 fuel"), "Fuel；电池组", "[Fuel]；[电池]组"},
      {words("氢"), "液氢与氢 gas", "液[氢]与[氢] gas"},
      {phrase("battery"), "Batteries and a BATTERY", "Batteries and a [BATTERY]"},
      {phrase("fuel cell"), "fuel cell, fuel, cell", "[fuel cell], [fuel, cell]"},
      {phrase("氢fuel"), "液氢 fuel 氢气fuel", "液[氢 fuel] 氢气fuel"},
      {wildcard("batt*"), "battery, bat", "[battery], bat"},
      {wildcard("?池"), "电池 池", "[电池] 池"},
      {wildcard("燃*池"), "燃料电池", "[燃料电池]"},
      {words("ｆｉｌｍ"), "a ﬁlm 5㎏", "a [ﬁlm] 5㎏"},
      {words("5kg"), "a ﬁlm 5㎏", "a ﬁlm [5㎏]"},
      {{Near{{words("fuel"), words("cell")}, 1, false}},
       "cell fuel x x fuel x cell x x fuel",
       "[cell] [fuel] x x [fuel] x [cell] x x fuel"},
      {{Near{{words("fuel"), words("cell")}, 0, true}}, "cell fuel cell", "cell [fuel] [cell]"},
      {{And{{words("fuel"), {Not{{words("cell")}}}}}}, "fuel cell", "[fuel] cell"},
      {{Or{{words("燃料"), words("料电")}}}, "燃料电池", "[燃料电]池"},
      {{Words{{1}, "fuel"}}, "fuel", "fuel"},
      {{Value{2, "fuel"}}, "fuel", "fuel"},
      {words(""), "fuel", "fuel"},
  };
  for (const auto& row : rows) EXPECT_EQ(marked(row.text, highlights(row.query, 0, row.text)), row.expected);
}

std::string random_text(Random& random, std::size_t pieces_max) {
  static const std::vector<std::string> pieces = {"燃", "料", "電", "池", "氢", "fuel",    "cells", "cell", " ",  " ",
                                                  "，", "ﬁ",  "㎏", "5",  "é",  "e\u0301", "\xff",  "𠀀",   "ガ", "-"};
  std::string text;
  for (auto left = random.below(pieces_max); left > 0; --left) text += pieces[random.below(pieces.size())];
  return text;
}

TEST(Highlights, WhatIsMarkedIsFoundByItself) {
  SeededRandom random(7);
  int marks = 0;
  for (int i = 0; i < 5'000; ++i) {
    const auto text = random_text(random, 30), asked = random_text(random, 5);
    std::uint32_t before = 0;
    for (const auto& span : highlights(phrase(asked), 0, text)) {
      ASSERT_LT(span.begin, span.end);
      ASSERT_LE(span.end, text.size());
      ASSERT_GE(span.begin, before);
      before = span.end;
      const auto piece = text.substr(span.begin, span.end - span.begin);
      ASSERT_EQ(is_valid_utf8(piece), piece.find('\xff') == std::string::npos) << text;
      ASSERT_FALSE(highlights(phrase(asked), 0, piece).empty()) << asked << " in " << text << " at " << piece;
      ++marks;
    }
  }
  EXPECT_GT(marks, 500);
}

TEST(Snippet, ShowsTheDensestPlace) {
  const std::string text = "aaaa bbbb cccc dddd eeee ffff gggg";
  struct Row {
    std::vector<Span> spans;
    std::size_t characters;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {{}, 9, "aaaa bbbb…"},
      {{{10, 14}}, 34, "aaaa bbbb [cccc] dddd eeee ffff gggg"},
      {{{10, 14}}, 6, "… [cccc] …"},
      {{{0, 4}, {20, 24}, {25, 29}}, 10, "…[eeee] [ffff] …"},
      {{{0, 4}, {30, 34}}, 7, "[aaaa] bb…"},
      {{{30, 34}}, 7, "…ff [gggg]"},
      {{{5, 24}}, 6, "aaaa …"},
      {{{0, 24}}, 6, "aaaa b…"},
  };
  for (const auto& row : rows) {
    const auto cut = snippet(text, row.spans, row.characters);
    EXPECT_EQ((cut.is_cut_before ? "…" : "") + marked(cut.text, cut.spans) + (cut.is_cut_after ? "…" : ""),
              row.expected);
  }
}

TEST(Snippet, KeepsCharactersAndHighlightsWhole) {
  SeededRandom random(8);
  for (int i = 0; i < 5'000; ++i) {
    const auto text = random_text(random, 40);
    const auto spans = highlights(words(random_text(random, 5)), 0, text);
    const auto characters = random.below(20);
    const auto cut = snippet(text, spans, characters);
    ASSERT_LE(count_code_points(cut.text), characters);
    ASSERT_NE(text.find(cut.text), std::string::npos);
    for (const auto& span : cut.spans) ASSERT_LE(span.end, cut.text.size());
    const auto fits = [&](const Span& span) {
      return count_code_points(std::string_view(text).substr(span.begin, span.end - span.begin)) <= characters;
    };
    ASSERT_TRUE(!cut.spans.empty() || std::none_of(spans.begin(), spans.end(), fits)) << text;
  }
}

}  // namespace
}  // namespace sanlian::search
