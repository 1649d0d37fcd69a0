#include "patent/publication_number.h"

#include <algorithm>

#include "patent/errors.h"
#include "patent/impl/number_text.h"
#include "patent/kind_code.h"

namespace sanlian::patent {
namespace {
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

Error refuse(std::string_view text, std::size_t position, Label reason) {
  return Error(errors::not_a_publication_number, {{"text", std::string(text)},
                                                  {"position", std::to_string(position + 1)},
                                                  {"reason_zh", std::string(reason.zh)},
                                                  {"reason_en", std::string(reason.en)}});
}

/// Digits, then a kind code or nothing; DOCDB writes dots between the three parts.
Result<PublicationNumber> read_chinese(std::string_view text, const FoldedNumber& folded) {
  const auto& all = folded.characters;
  std::size_t at = 2;
  if (at < all.size() && all[at] == '.') ++at;
  const std::size_t digits_at = at;
  while (at < all.size() && is_digit(all[at])) ++at;
  const std::size_t count = at - digits_at;
  PublicationNumber out{.country = "CN", .number = all.substr(digits_at, count), .kind_code = {}};
  if (at < all.size() && all[at] == '.') ++at;
  out.kind_code = all.substr(at);
  if (count < 7 || count > 9)
    return refuse(text, folded.position(digits_at),
                  {"公布号有 7 至 9 位数字", "Chinese publication numbers have 7 to 9 digits"});
  if (out.kind_code.empty()) return out;
  const bool shaped = is_letter(out.kind_code[0]) &&
                      (out.kind_code.size() == 1 || (out.kind_code.size() == 2 && is_digit(out.kind_code[1])));
  if (!shaped || !kind_code_on(out.kind_code, std::nullopt))
    return refuse(text, folded.position(at), {"不是已知的文献种类代码", "this is no known kind code"});
  return out;
}

Result<PublicationNumber> read_foreign(std::string_view text, const FoldedNumber& folded) {
  const auto& all = folded.characters;
  PublicationNumber out{.country = all.substr(0, 2), .number = {}, .kind_code = {}};
  for (std::size_t i = 2; i < all.size(); ++i) {
    const char c = all[i];
    if (!is_digit(c) && !is_letter(c) && c != '/' && c != '-' && c != '.' && c != ',')
      return refuse(text, folded.position(i), {"号码中不应有此字符", "this character does not belong in a number"});
    out.number += c;
  }
  if (std::none_of(out.number.begin(), out.number.end(), is_digit))
    return refuse(text, folded.position(2), {"没有数字", "there are no digits"});
  return out;
}
}  // namespace

std::string PublicationNumber::print() const { return country + number + kind_code; }

std::string PublicationNumber::docdb() const {
  if (!chinese()) return print();
  return country + "." + number + (kind_code.empty() ? "" : "." + kind_code);
}

std::optional<PatentKind> PublicationNumber::kind() const {
  if (!chinese()) return std::nullopt;
  if (const auto code = kind_code_on(kind_code, std::nullopt)) return code->kind;
  // Numbers of 1985 to 1988 begin with the year, later ones with the kind.
  if (number.size() == 8) return std::nullopt;
  switch (number.front()) {
    case '1':
      return PatentKind::invention;
    case '2':
      return PatentKind::utility_model;
    case '3':
      return PatentKind::design;
    default:
      return std::nullopt;
  }
}

std::optional<PublicationNumber> PublicationNumber::granted_counterpart() const {
  if (!chinese() || number.size() != 9 || kind_code != "A") return std::nullopt;
  return PublicationNumber{.country = country, .number = number, .kind_code = "B"};
}

Result<PublicationNumber> read_publication_number(std::string_view text) {
  const auto folded = fold_number(text);
  const auto& all = folded.characters;
  if (all.size() < 2 || !is_letter(all[0]) || !is_letter(all[1]))
    return refuse(text, folded.position(0),
                  {"应以两个字母的国别代码开头，如 CN", "it must begin with a two-letter country code such as CN"});
  return all.starts_with("CN") ? read_chinese(text, folded) : read_foreign(text, folded);
}

bool same_case(const PublicationNumber& a, const PublicationNumber& b) {
  if (!a.chinese() || !b.chinese() || a.number != b.number || a.number.size() != 9) return false;
  const auto of_invention = [](const PublicationNumber& n) {
    return n.kind_code.empty() || n.kind_code.front() == 'A' || n.kind_code.front() == 'B';
  };
  return a.kind_code == b.kind_code || (of_invention(a) && of_invention(b));
}

}  // namespace sanlian::patent
