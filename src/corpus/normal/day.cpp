#include "corpus/normal/day.h"

#include <array>
#include <vector>

#include "base/text.h"
#include "corpus/normal/plain.h"

namespace sanlian::corpus {
namespace {

constexpr std::int64_t kYearMin = 1600, kYearMax = 2199;

struct Piece {
  std::int64_t number = 0;
  std::size_t digits = 0;
  char before = 0;  ///< The mark that stood before it.
};

std::optional<Date> real_day(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < kYearMin || year > kYearMax || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  return Date::checked(year, static_cast<int>(month), static_cast<int>(day));
}

int month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                        "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
  for (std::size_t month = 0; month < kMonths.size(); ++month)
    if (word.starts_with(kMonths[month])) return static_cast<int>(month) + 1;
  return 0;
}

struct Pieces {
  std::vector<Piece> numbers;
  int month = 0;               ///< Written as a word.
  std::size_t month_rank = 0;  ///< How many numbers stood before that word.
  bool strange = false;
};

/// The year, month and day marks of Chinese dates as plain separators.
std::string without_han_marks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == U'年' || c == U'月')
      out += '-';
    else if (c == U'日')
      out += ' ';
    else
      out += text.substr(begin, at - begin);
  }
  return out;
}

/// The first three numbers (or eight digits), up to where a time begins.
Pieces take_apart(std::string_view text) {
  Pieces out;
  char before = 0;
  for (std::size_t at = 0; at < text.size() && out.numbers.size() + (out.month != 0) < 3;) {
    const char c = text[at];
    if (is_digit(c)) {
      Piece piece{.before = before};
      for (; at < text.size() && is_digit(text[at]); ++at, ++piece.digits)
        if (piece.digits < 9) piece.number = piece.number * 10 + (text[at] - '0');
      out.numbers.push_back(piece);
      if (piece.digits == 8 || piece.digits == 14) return out;
    } else if (is_upper(c)) {
      std::size_t end = at;
      while (end < text.size() && is_upper(text[end])) ++end;
      out.month = month_named(text.substr(at, end - at));
      out.month_rank = out.numbers.size();
      if (out.month == 0) return out.strange = true, out;
      at = end;
    } else if (c == '-' || c == '/' || c == '.' || c == ' ' || c == ',') {
      before = c;
      ++at;
    } else {
      return out.strange = true, out;
    }
  }
  return out;
}

std::optional<Date> from_digits(std::string_view text) {
  std::int64_t number = 0;
  for (const char c : text.substr(0, 8)) number = number * 10 + (c - '0');
  return real_day(number / 10'000, number / 100 % 100, number % 100);
}
}  // namespace

std::optional<Date> read_day(std::string_view raw) {
  if (raw.size() > 64) return std::nullopt;
  const std::string text = plain_upper(without_han_marks(raw));
  const Pieces pieces = take_apart(text);
  const auto& numbers = pieces.numbers;
  if (pieces.strange || numbers.empty()) return std::nullopt;
  if (numbers.size() == 1 && (numbers[0].digits == 8 || numbers[0].digits == 14) && is_digit(text.front()))
    return from_digits(text);
  if (pieces.month != 0) {  // 2 JAN 2019, JAN 2, 2019, 2019 JAN 2
    if (numbers.size() != 2) return std::nullopt;
    if (numbers[0].digits == 4) return real_day(numbers[0].number, pieces.month, numbers[1].number);
    if (numbers[1].digits == 4) return real_day(numbers[1].number, pieces.month, numbers[0].number);
    return std::nullopt;
  }
  if (numbers.size() < 3) return std::nullopt;
  if (numbers[0].digits == 4) return real_day(numbers[0].number, numbers[1].number, numbers[2].number);
  if (numbers[2].digits != 4) return std::nullopt;
  const auto a = numbers[0].number, b = numbers[1].number, year = numbers[2].number;
  if (numbers[1].before == '.' || a == b || a > 12) return real_day(year, b, a);  // the European dots: day first
  if (b > 12) return real_day(year, a, b);
  return std::nullopt;
}

bool is_month_only(std::string_view text) {
  text = trim(text);
  return text.size() == 8 && text.substr(6) == "00" &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c); });
}

}  // namespace sanlian::corpus
