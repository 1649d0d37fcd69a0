#include "corpus/normal/classification.h"

#include <algorithm>

#include "corpus/normal/plain.h"

namespace sanlian::corpus {
namespace {

std::size_t count_digits(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && is_digit(text[n])) ++n;
  return n;
}

/// How much of `A01B` the text begins with: 0, 1, 3 or 4.
std::size_t head_length(std::string_view text) {
  if (text.empty() || !((text[0] >= 'A' && text[0] <= 'H') || text[0] == 'Y')) return 0;
  if (count_digits(text.substr(1)) < 2) return text.size() == 1 ? 1 : 0;
  if (text.size() == 3) return 3;
  return is_upper(text[3]) ? 4 : 0;
}

std::string_view without_zeros(std::string_view digits) {
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

std::string spell(std::string_view subclass, std::string_view group, std::string_view subgroup) {
  std::string out(subclass);
  out += ' ';
  out += without_zeros(group);
  out += '/';
  out += subgroup;
  return out;
}

/// `H01M0008040000`: four digits of the group, six of the subgroup, whose zeros at the end mean nothing.
std::optional<std::string> fixed_form(std::string_view subclass, std::string_view digits) {
  std::string_view subgroup = digits.substr(4);
  while (subgroup.size() > 2 && subgroup.back() == '0') subgroup.remove_suffix(1);
  if (without_zeros(digits.substr(0, 4)) == "0") return std::nullopt;
  return spell(subclass, digits.substr(0, 4), subgroup);
}

/// ST.8 in full goes on behind a blank: `A21D 13/00 20060101A I20051008RMEP`.
std::size_t end_of_symbol(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return text.size();
  const std::size_t blank = text.find(' ', slash + 2);
  return blank != std::string_view::npos && count_digits(text.substr(blank + 1)) == 8 ? blank : text.size();
}

/// Without blanks and marks in between, and without the edition in brackets behind.
std::string squeezed(std::string_view text) {
  std::string out;
  const std::string upper = plain_upper(text);
  for (const char c : std::string_view(upper).substr(0, end_of_symbol(upper))) {
    if (c == '(' || c == '[' || c == ';' || c == ',') break;
    if (c != ' ' && c != '-' && c != '.' && c != '_' && c != '*') out += c;
  }
  return out;
}

struct Parts {
  std::string head;  ///< `H01M`, or what there is of it.
  std::string group, subgroup;
  bool slash = false;
};

std::optional<Parts> take_apart(std::string_view text) {
  const std::string symbol = squeezed(text);
  const std::string_view all = symbol;
  const std::size_t head = head_length(all);
  if (head == 0) return std::nullopt;
  Parts parts{.head = std::string(all.substr(0, head))};
  std::string_view rest = all.substr(head);
  parts.group = rest.substr(0, count_digits(rest));
  rest.remove_prefix(parts.group.size());
  if (rest.starts_with('/') || rest.starts_with(':')) {
    parts.slash = true;
    rest.remove_prefix(1);
    parts.subgroup = rest.substr(0, count_digits(rest));
    rest.remove_prefix(parts.subgroup.size());
  }
  // What stands behind may be an edition's letters, never more digits.
  if (std::any_of(rest.begin(), rest.end(), is_digit)) return std::nullopt;
  if (!rest.empty() && (parts.group.empty() || rest.size() > 3)) return std::nullopt;
  return parts;
}

bool is_group(std::string_view digits) { return !digits.empty() && digits.size() <= 4 && without_zeros(digits) != "0"; }
}  // namespace

std::optional<std::string> read_symbol(std::string_view text) {
  if (text.size() > 64) return std::nullopt;
  const auto parts = take_apart(text);
  if (!parts) return std::nullopt;
  const auto& [head, group, subgroup, slash] = *parts;
  if (group.empty()) return slash ? std::nullopt : std::optional(head);
  if (head.size() != 4) return std::nullopt;
  if (!slash && group.size() == 10) return fixed_form(head, group);
  if (!is_group(group)) return std::nullopt;
  if (!slash) return spell(head, group, "00");
  if (subgroup.size() < 2 || subgroup.size() > 6) return std::nullopt;
  return spell(head, group, subgroup);
}

std::optional<std::string> read_symbol_columns(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (text.find('/') != std::string_view::npos || text.size() <= 7) return read_symbol(text);
  const std::string_view all = text;
  if (head_length(all) != 4) return read_symbol(text);
  std::string group, subgroup;
  for (const char c : all.substr(4, 3))
    if (c != ' ') group += c;
  for (const char c : all.substr(7))
    if (c != ' ') subgroup += c;
  if (count_digits(group) != group.size() || count_digits(subgroup) != subgroup.size()) return std::nullopt;
  if (!is_group(group) || subgroup.size() < 2 || subgroup.size() > 6) return std::nullopt;
  return spell(all.substr(0, 4), group, subgroup);
}

std::string spell_symbol(std::string_view text) {
  if (text.size() > 64) return plain_upper(text);
  const auto parts = take_apart(text);
  if (parts && parts->head.size() == 4 && is_group(parts->group) && parts->subgroup.empty())
    return spell(parts->head, parts->group, "");
  return read_symbol(text).value_or(plain_upper(text));
}

std::string spell_group(std::string_view text) {
  auto spelt = spell_symbol(text);
  auto levels = symbol_levels(spelt);
  return levels.main_group.empty() ? spelt : levels.main_group;
}

bool add_symbol(std::vector<std::string>& symbols, std::string_view text) {
  auto symbol = read_symbol(text);
  const bool is_read = symbol.has_value();
  if (!is_read) {
    const std::string upper = plain_upper(text.substr(0, 64));
    if (head_length(upper) != 4) return upper.empty();
    symbol = upper.substr(0, 4);
  }
  if (std::find(symbols.begin(), symbols.end(), *symbol) == symbols.end()) symbols.push_back(std::move(*symbol));
  return is_read;
}

SymbolLevels symbol_levels(std::string_view symbol) {
  SymbolLevels levels;
  if (symbol.size() >= 1) levels.section = symbol.substr(0, 1);
  if (symbol.size() >= 3) levels.symbol_class = symbol.substr(0, 3);
  if (symbol.size() >= 4) levels.subclass = symbol.substr(0, 4);
  if (const auto slash = symbol.find('/'); slash != std::string_view::npos) {
    levels.main_group = symbol.substr(0, slash);
    levels.main_group += "/00";
  }
  return levels;
}

}  // namespace sanlian::corpus
