// Cases that a domain expert can read: blocks of `case`, `source`, `given` and `then` lines, see tests/cases/README.md.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/text.h"
#include "number/money.h"
#include "number/rate.h"

namespace sanlian::loan::testing {

/// The words between two commas, in order: `rate 4.25 %` is {rate, 4.25, %}.
using Phrase = std::vector<std::string>;

struct Line {
  int number = 0;
  std::string text;  ///< After the first word.

  std::vector<Phrase> phrases() const {
    std::vector<Phrase> result;
    for (const auto part : split(text, ',')) {
      std::istringstream words{std::string(part)};
      Phrase phrase;
      for (std::string word; words >> word;) phrase.push_back(word);
      if (!phrase.empty()) result.push_back(phrase);
    }
    return result;
  }
};

struct Case {
  std::string name, source, place;
  std::vector<Line> given, then;
};

inline std::vector<Case> read_cases(const std::string& file) {
  const auto path = std::filesystem::path(SANLIAN_SOURCE_DIR) / "tests/cases/loan" / file;
  std::ifstream input(path);
  EXPECT_TRUE(input) << path;
  std::vector<Case> cases;
  int number = 0;
  for (std::string line; std::getline(input, line);) {
    ++number;
    const auto text = trim(line);
    if (text.empty() || text.starts_with('#')) continue;
    const auto space = text.find(' ');
    const auto verb = text.substr(0, space);
    const std::string rest(space == text.npos ? "" : trim(text.substr(space)));
    const auto place = file + ":" + std::to_string(number);
    if (verb == "case") {
      cases.push_back({.name = rest, .place = place});
      continue;
    }
    if (cases.empty()) {
      ADD_FAILURE() << place << ": the file begins with a case";
    } else if (verb == "source") {
      cases.back().source = rest;
    } else if (verb == "given") {
      cases.back().given.push_back({number, rest});
    } else if (verb == "then") {
      cases.back().then.push_back({number, rest});
    } else {
      ADD_FAILURE() << place << ": a line begins with case, source, given or then, not \"" << verb << '"';
    }
  }
  for (const auto& each : cases) {
    EXPECT_FALSE(each.source.empty()) << each.place << ": a case names its source";
    EXPECT_FALSE(each.given.empty() || each.then.empty()) << each.place << ": a case has given and then";
  }
  EXPECT_FALSE(cases.empty()) << path;
  return cases;
}

/// The rest of a phrase from word `from` on, as written.
inline std::string rest_of(const Phrase& phrase, std::size_t from) {
  return join(std::span(phrase).subspan(std::min(from, phrase.size())), " ");
}

inline std::string word(const Phrase& phrase, std::size_t index) {
  return index < phrase.size() ? phrase[index] : std::string();
}
inline Date date_in(const Phrase& phrase, std::size_t index) {
  const auto date = Date::parse(word(phrase, index));
  EXPECT_TRUE(date) << "no date in \"" << rest_of(phrase, 0) << '"';
  return date.value_or(Date());
}
inline Money money_in(const Phrase& phrase, std::size_t index) {
  auto money = Money::parse(word(phrase, index));
  EXPECT_TRUE(money) << "no amount in \"" << rest_of(phrase, 0) << '"';
  return std::move(money).value_or(Money());
}
inline Rate rate_in(const Phrase& phrase, std::size_t from) {
  auto rate = Rate::parse(rest_of(phrase, from));
  EXPECT_TRUE(rate) << "no rate in \"" << rest_of(phrase, 0) << '"';
  return std::move(rate).value_or(Rate());
}

}  // namespace sanlian::loan::testing
