#include "corpus/normal/number.h"

#include <algorithm>
#include <vector>

#include "corpus/normal/day.h"
#include "corpus/normal/plain.h"
#include "patent/number_reading.h"

namespace sanlian::corpus {
namespace {

constexpr std::size_t kNumberBytesMax = 64;

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }
bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }
bool is_country(std::string_view text) { return text.size() == 2 && is_upper(text[0]) && is_upper(text[1]); }

std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : plain_upper(text))
    if (is_digit(c) || is_upper(c)) out += c;
  return out;
}

int number_of(std::string_view digits) {
  int n = 0;
  for (const char c : digits) n = n * 10 + (c - '0');
  return n;
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && number_of(digits) >= 1850 && number_of(digits) < 2100;
}

std::string padded(std::string_view digits, std::size_t width) {
  std::string out(digits.size() < width ? width - digits.size() : 0, '0');
  return out += digits;
}

std::string_view without_zeros(std::string_view digits) {
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

/// Letters before the number stay, zeros between them and the number go: RE039123 is RE39123.
std::string plain_body(std::string_view body) {
  std::size_t letters = 0;
  while (letters < body.size() && !is_digit(body[letters])) ++letters;
  std::string out(body.substr(0, letters));
  return out += without_zeros(body.substr(letters));
}

/// Year and serial, the serial at its full width: a zero some databases drop comes back.
std::string year_serial(std::string_view body, std::size_t width) {
  std::string out(body.substr(0, 4));
  return out += padded(without_zeros(body.substr(4)), width);
}

std::string american(std::string_view body) {
  if (!all_digits(body)) return plain_body(body);
  if ((body.size() == 10 || body.size() == 11) && body.starts_with("20")) return year_serial(body, 7);
  return plain_body(body);
}

/// 1978 to 2001 two digits of the year and five of the serial, 2002 to 2004 five or six, since then four and six.
std::string international(std::string_view body) {
  if (!all_digits(body)) return std::string(body);
  if (body.size() >= 9 && is_year(body.substr(0, 4))) return year_serial(body, 6);
  if (body.size() != 7 && body.size() != 8) return std::string(body);
  std::string out = number_of(body.substr(0, 2)) >= 78 ? "19" : "20";
  out += body.substr(0, 2);
  return out += padded(body.substr(2), 6);
}

/// The emperor's year of an unexamined application: H from 1989, S before; Western years since 2000.
std::string japanese(std::string_view body, std::string_view kind) {
  std::string_view digits = body;
  char era = 0;
  if (!body.empty() && (body[0] == 'H' || body[0] == 'S' || body[0] == 'T')) {
    era = body[0];
    digits.remove_prefix(1);
  }
  if (!all_digits(digits)) return std::string(body);
  if (era == 0 && digits.size() >= 9 && is_year(digits.substr(0, 4))) return year_serial(digits, 6);
  if (era == 0 && digits.size() == 8 && (kind.empty() || kind == "A" || kind == "U"))
    era = number_of(digits.substr(0, 2)) <= 12 ? 'H' : 'S';
  if (era == 0 || digits.size() < 4) return std::string(body);
  std::string out(1, era);
  out += digits.substr(0, 2);
  return out += without_zeros(digits.substr(2));
}

/// An application's publication is year and seven digits; the office writes the right's type (10) before it.
std::string korean(std::string_view body) {
  if (!all_digits(body)) return std::string(body);
  if (body.size() == 13 && body.starts_with("10") && is_year(body.substr(2, 4))) return std::string(body.substr(2));
  if (body.size() == 10 && is_year(body.substr(0, 4))) return year_serial(body, 7);
  return std::string(body);
}

std::string body_of(std::string_view country, std::string_view body, std::string_view kind) {
  if (country == "US") return american(body);
  if (country == "WO") return international(body);
  if (country == "JP") return japanese(body, kind);
  if (country == "KR") return korean(body);
  if (country == "EP" && all_digits(body)) return padded(without_zeros(body), 7);
  if (country == "CN") return std::string(body);
  return all_digits(body) ? std::string(without_zeros(body)) : std::string(body);
}

/// A letter and at most one digit behind the digits of the number.
std::string take_kind(std::string& body) {
  const std::size_t tail = !body.empty() && is_digit(body.back()) ? 1 : 0;
  if (body.size() < tail + 2) return {};
  const std::size_t letter = body.size() - tail - 1;
  if (!is_upper(body[letter]) || !is_digit(body[letter - 1])) return {};
  std::string kind = body.substr(letter);
  body.resize(letter);
  return kind;
}

std::string take_country(std::string& text, std::string_view otherwise) {
  if (text.size() > 2 && is_country(std::string_view(text).substr(0, 2))) {
    // RE, PP and the like begin an American number that was written without its country.
    const std::string_view head = std::string_view(text).substr(0, 2);
    if (otherwise != "US" || (head != "RE" && head != "PP" && head != "AI")) {
      std::string country(head);
      text.erase(0, 2);
      return country;
    }
  }
  return plain_upper(otherwise);
}
}  // namespace

std::optional<DocumentNumber> read_document_number(std::string_view text, std::string_view country) {
  if (text.size() > kNumberBytesMax * 2) return std::nullopt;
  std::string body = squeezed(text);
  DocumentNumber number;
  number.country = take_country(body, country);
  if (!is_country(number.country) || !has_digit(body) || body.size() > kNumberBytesMax) return std::nullopt;
  number.kind = take_kind(body);
  number.body = body_of(number.country, body, number.kind);
  return number;
}

std::string spell_number(std::string_view text) {
  const auto number = read_document_number(text);
  return number ? number->print() : squeezed(text);
}

namespace {

/// PCT/CN2019/074493, PCT/CH02/00573, WO2014EP68028 (DOCDB), US 2016/0041805 W (Lens).
std::string international_filing(std::string_view country, std::string_view year, std::string_view serial) {
  std::string out = "PCT";
  out += country;
  if (year.size() == 2) out += number_of(year) >= 78 ? "19" : "20";
  out += year;
  return out += padded(without_zeros(serial), 6);
}

std::string through_pct(std::string_view text) {
  if (text.starts_with("PCT")) {
    text.remove_prefix(3);
    if (!is_country(text.substr(0, 2)) || !all_digits(text.substr(2))) return {};
    const std::string_view digits = text.substr(2);
    if (digits.size() >= 9 && is_year(digits.substr(0, 4)))
      return international_filing(text.substr(0, 2), digits.substr(0, 4), digits.substr(4));
    if (digits.size() >= 6) return international_filing(text.substr(0, 2), digits.substr(0, 2), digits.substr(2));
    return {};
  }
  if (text.size() > 8 && text.starts_with("WO") && is_year(text.substr(2, 4)) && is_country(text.substr(6, 2))) {
    std::string_view serial = text.substr(8);
    if (is_upper(serial.back())) serial.remove_suffix(1);
    if (all_digits(serial)) return international_filing(text.substr(6, 2), text.substr(2, 4), serial);
  }
  if (text.size() > 7 && is_country(text.substr(0, 2)) && text.back() == 'W') {
    const std::string_view digits = text.substr(2, text.size() - 3);
    if (!all_digits(digits)) return {};
    const std::size_t year = digits.size() > 7 && is_year(digits.substr(0, 4)) ? 4 : 2;
    if (digits.size() > year)
      return international_filing(text.substr(0, 2), digits.substr(0, year), digits.substr(year));
  }
  return {};
}

/// Series code and serial, eight digits; DOCDB writes the year before both.
std::string american_filing(std::string_view body) {
  if (!all_digits(body)) return std::string(body);
  if (body.size() == 12 && is_year(body.substr(0, 4))) return std::string(body.substr(4));
  return body.size() <= 8 ? padded(body, 8) : std::string(body);
}

std::string chinese_filing(std::string_view body) {
  std::string digits(body);
  if (const auto read = patent::read_patent_number(digits)) return read->number.with_country();
  return "CN" + digits;
}
}  // namespace

std::string application_number(std::string_view text, std::string_view country) {
  if (text.size() > kNumberBytesMax * 2) return {};
  std::string body = squeezed(text);
  if (!has_digit(body) || body.size() > kNumberBytesMax) return {};
  if (auto filing = through_pct(body); !filing.empty()) return filing;
  if (body.starts_with("ZL") && has_digit(std::string_view(body).substr(2, 1))) body.replace(0, 2, "CN");
  const std::string office = take_country(body, country);
  if (office == "CN") {
    if (!body.empty() && is_upper(body.back()) && body.back() != 'X') body.pop_back();
    return chinese_filing(body);
  }
  take_kind(body);
  if (office == "US") return office + american_filing(body);
  return office + (all_digits(body) ? std::string(without_zeros(body)) : body);
}

std::string spell_application(std::string_view text) {
  auto number = application_number(text);
  return number.empty() ? squeezed(text) : number;
}

namespace {

struct NumberAndDay {
  std::string number, country;
  std::optional<Date> date;
};

/// Words apart: the last that is a day is the day, a pair of letters at the end is the country.
NumberAndDay take_apart(std::string_view text, std::string_view country) {
  NumberAndDay out{.number = {}, .country = std::string(country), .date = {}};
  const std::string plain = plain_upper(text);
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', at), plain.size());
    words.push_back(std::string_view(plain).substr(at, end - at));
    at = end + 1;
  }
  if (words.size() > 1 && is_country(words.back())) {
    out.country = words.back();
    words.pop_back();
  }
  for (std::size_t at = words.size(); at-- > 1 && !out.date;) {
    // Eight digits alone are a day behind the number only: `US 17930208 A` has none.
    if (words[at].size() < 8 || (all_digits(words[at]) && at + 1 < words.size())) continue;
    if ((out.date = read_day(words[at].substr(0, words[at].find('T')))))
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
  }
  for (const auto word : words) (out.number += word) += ' ';
  return out;
}
}  // namespace

Reference read_priority(std::string_view text, std::string_view country) {
  if (text.size() > 256) return {};
  auto parts = take_apart(text, country);
  return {.number = application_number(parts.number, parts.country), .date = parts.date, .category = {}};
}

Reference read_member(std::string_view text, std::string_view country) {
  if (text.size() > 256) return {};
  auto parts = take_apart(text, country);
  const auto number = read_document_number(parts.number, parts.country);
  return {.number = number ? number->print() : squeezed(parts.number), .date = parts.date, .category = {}};
}

bool is_known_kind(std::string_view country, std::string_view kind) {
  if (kind.empty()) return true;
  if (kind.size() > 2 || !is_upper(kind[0]) || (kind.size() == 2 && !is_digit(kind[1]))) return false;
  if (country == "CN") return std::string_view("ABCDSUY").find(kind[0]) != std::string_view::npos;
  if (country == "US") return std::string_view("ABCEFHIJKOPST").find(kind[0]) != std::string_view::npos;
  if (country == "WO" || country == "EP") return kind[0] == 'A' || (country == "EP" && kind[0] == 'B') || kind == "T1";
  return std::string_view("GJOQV").find(kind[0]) == std::string_view::npos;
}

}  // namespace sanlian::corpus
