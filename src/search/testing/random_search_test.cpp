#include "search/testing/random_search.h"

namespace sanlian::search::testing {

Schema random_schema() {
  std::vector<Field> fields(6);
  const char* const keys[] = {"title", "abstract", "class", "holder", "year", "day"};
  for (std::size_t i = 0; i < fields.size(); ++i) fields[i].key = keys[i];
  fields[kTitle].weight = 3;
  fields[kClass].kind = fields[kHolder].kind = FieldKind::keyword;
  fields[kClass].is_tree = true;
  fields[kYear].kind = fields[kDay].kind = FieldKind::number;
  return Schema(std::move(fields), {});
}

const std::string& RandomSearch::piece() {
  static const std::vector<std::string> pieces = {
      "燃料",  "电池",   "電池", "燃料电池", "氢",   "氢气",    "池",        "隔膜", "膜",      "料",
      "fuel",  "Fuel",   "cell", "cells",    "cell", "battery", "Batteries", "H2O",  "h₂o",     "5G",
      "pm2.5", "stacks", "ﬁlm",  "film",     "kg",   "5㎏",     "ガス",      "é",    "e\u0301", "universal"};
  static const std::vector<std::string> marks = {" ", " ", " ", "", "", "，", "。", "-", ", ", "\xff"};
  // Half of all pieces are marks or blanks, so that runs end and words part.
  return random_.below(2) == 0 ? marks[random_.below(marks.size())] : pieces[random_.below(pieces.size())];
}

std::string RandomSearch::text(std::size_t pieces_max) {
  std::string text;
  for (auto left = 1 + random_.below(pieces_max); left > 0; --left) text += piece();
  return text;
}

std::string RandomSearch::class_symbol() {
  static const std::vector<std::string> symbols = {"H01M", "H01M 8/04", "H01M 8/10", "H01M 10/05", "C01B", "C01B 3/00"};
  return symbols[random_.below(symbols.size())];
}

Document RandomSearch::document(std::string key) {
  Document document;
  document.key = std::move(key);
  for (auto left = random_.below(3); left > 0; --left) document.texts.push_back({kTitle, text(8)});
  for (auto left = random_.below(3); left > 0; --left) document.texts.push_back({kAbstract, text(40)});
  for (auto left = random_.below(3); left > 0; --left) document.keywords.push_back({kClass, class_symbol()});
  for (auto left = random_.below(4); left > 0; --left)
    document.keywords.push_back({kHolder, "holder " + std::to_string(random_.below(12))});
  if (chance(80)) document.numbers.push_back({kYear, static_cast<std::int64_t>(random_.below(30)) - 5});
  if (chance(80)) document.numbers.push_back({kDay, static_cast<std::int64_t>(random_.below(20'000)) - 5'000});
  document.order = class_symbol();
  document.payload = "{}";
  return document;
}

std::vector<FieldId> RandomSearch::fields() {
  static const std::vector<std::vector<FieldId>> choices = {{kTitle}, {kAbstract}, {kTitle, kAbstract}};
  return choices[random_.below(choices.size())];
}

std::string RandomSearch::pattern() {
  static const std::vector<std::string> patterns = {"*",      "f*",     "*l",  "c?ll",  "cel*s", "ba*",      "?",
                                                    "燃料*",  "?池",    "电?", "燃?电", "燃*池", "*电池",    "燃??池",
                                                    "氢*膜*", "燃**池", "h2*", "??",    "*膜",   "univers*", "FI*M"};
  return patterns[random_.below(patterns.size())];
}

Query RandomSearch::near_operand(bool may_be_or) {
  switch (random_.below(may_be_or ? 5 : 4)) {
    case 0:
    case 1:
      return {Words{fields(), text(3)}};
    case 2:
      return {Phrase{fields(), text(3)}};
    case 3:
      return {Wildcard{fields(), pattern()}};
    default:
      return {Or{{near_operand(false), near_operand(false)}}};
  }
}

Query RandomSearch::near() {
  Near near{.operands = {}, .distance = static_cast<int>(random_.below(6)), .is_ordered = chance(50)};
  for (auto left = 2 + random_.below(3); left > 0; --left) near.operands.push_back(near_operand(true));
  return {std::move(near)};
}

Query RandomSearch::leaf() {
  const auto number = [&](std::uint64_t spread, std::int64_t lowest) -> std::optional<std::int64_t> {
    if (chance(20)) return std::nullopt;
    return static_cast<std::int64_t>(random_.below(spread)) + lowest;
  };
  switch (random_.below(13)) {
    case 0:
      return {Value{kHolder, "holder " + std::to_string(random_.below(14))}};
    case 1:
      return {Value{kClass, class_symbol(), chance(60)}};
    case 2:
      return {Range{kYear, number(30, -5), number(30, -5)}};
    case 3:
      return {Range{kDay, number(20'000, -5'000), number(20'000, -5'000)}};
    case 4:
      return {Key{"doc " + std::to_string(random_.below(200))}};
    case 5:
      return {Wildcard{fields(), pattern()}};
    case 6:
    case 7:
      return {Phrase{fields(), text(4)}};
    case 8:
    case 9:
      return near();
    case 10:
      return chance(20) ? Query{Everything{}} : Query{Words{fields(), text(1)}};
    default:
      return {Words{fields(), text(4)}};
  }
}

Query RandomSearch::query(int depth) {
  if (depth == 0 || chance(35)) return leaf();
  switch (random_.below(5)) {
    case 0:
      return {Not{{query(depth - 1)}}};
    case 1:
    case 2: {
      And all;
      for (auto left = 1 + random_.below(3); left > 0; --left) all.operands.push_back(query(depth - 1));
      return {std::move(all)};
    }
    default: {
      Or any;
      for (auto left = 1 + random_.below(3); left > 0; --left) any.operands.push_back(query(depth - 1));
      return {std::move(any)};
    }
  }
}

Query RandomSearch::plain_query() {
  std::vector<Query> words;
  for (auto left = 1 + random_.below(4); left > 0; --left) {
    auto text = piece();
    while (text.size() < 2) text = piece();
    words.push_back({Words{fields(), text}});
  }
  auto query = chance(60) ? Query{Or{std::move(words)}} : Query{And{std::move(words)}};
  if (chance(30)) query = {And{{std::move(query), {Range{kYear, 0, 15}}}}};
  if (chance(20)) query = {And{{std::move(query), {Not{{{Value{kHolder, "holder 1"}}}}}}}};
  return query;
}

}  // namespace sanlian::search::testing
