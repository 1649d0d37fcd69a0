#include "corpus/normal/applicant.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <vector>

#include "base/text.h"
#include "corpus/normal/plain.h"

namespace sanlian::corpus {
namespace {

using Words = std::vector<std::string>;

/// Legal forms behind a name; of several words, written with blanks. Longest first is not needed: they are taken off
/// until none is left.
constexpr auto kForms = std::to_array<std::string_view>({
    "INC",
    "INCORPORATED",
    "CORP",
    "CORPORATION",
    "CO",
    "COMPANY",
    "LTD",
    "LIMITED",
    "LLC",
    "LLP",
    "LP",
    "PLC",
    "PC",
    "PTY",
    "PTE",
    "PVT",
    "PRIVATE",
    "BHD",
    "SDN",
    "GMBH",
    "MBH",
    "AG",
    "KG",
    "KGAA",
    "OHG",
    "EV",
    "UG",
    "AKTIENGESELLSCHAFT",
    "GESELLSCHAFT MIT BESCHRANKTER HAFTUNG",
    "GESELLSCHAFT MIT BESCHRAENKTER HAFTUNG",
    "KOMMANDITGESELLSCHAFT",
    "SE",
    "SA",
    "SAS",
    "SARL",
    "SASU",
    "SNC",
    "SOCIETE ANONYME",
    "SOCIETE PAR ACTIONS SIMPLIFIEE",
    "SPA",
    "SRL",
    "SOCIETA PER AZIONI",
    "SL",
    "SLU",
    "SAU",
    "SA DE CV",
    "DE CV",
    "LDA",
    "LTDA",
    "NV",
    "BV",
    "BVBA",
    "CV",
    "AB",
    "AKTIEBOLAG",
    "AKTIEBOLAGET",
    "PUBL",
    "OY",
    "OYJ",
    "AS",
    "ASA",
    "APS",
    "AKTIESELSKAB",
    "KK",
    "KABUSHIKI KAISHA",
    "KABUSHIKIKAISHA",
    "GK",
    "GODO KAISHA",
    "YUGEN KAISHA",
    "SPOLKA AKCYJNA",
    "SP Z OO",
    "SP ZOO",
    "SRO",
    "DOO",
    "DD",
    "KFT",
    "ZRT",
    "TBK",
    "JSC",
    "OJSC",
    "CJSC",
    "PJSC",
    "AND",
});

/// Legal forms before a name.
constexpr auto kFormsBefore = std::to_array<std::string_view>(
    {"THE", "KABUSHIKI KAISHA", "KABUSHIKIKAISHA", "OOO", "ZAO", "OAO", "PAO", "AO", "PT", "FIRMA"});

constexpr auto kHanForms = std::to_array<std::string_view>({
    "股份有限责任公司", "有限责任公司", "有限責任公司", "责任有限公司",   "股份有限公司",
    "股份公司",         "有限公司",     "总公司",       "總公司",         "公司",
    "株式会社",         "株式會社",     "有限会社",     "合同会社",       "合資会社",
    "合资会社",         "(有限合伙)",   "(普通合伙)",   "(特殊普通合伙)", "(股份)",
    "(集团)股份",       "股份",         "주식회사",     "유한회사",       "(주)",
});
constexpr auto kHanFormsBefore =
    std::to_array<std::string_view>({"株式会社", "株式會社", "有限会社", "合同会社", "주식회사", "유한회사", "(주)"});

struct Short {
  std::string_view word, standard;
};
/// The commonest of DOCDB's standard abbreviations of words in names. Sorted by word.
constexpr auto kShorts = std::to_array<Short>({
    {"ACADEMY", "ACAD"},      {"ASSOCIATES", "ASS"},    {"ASSOCIATION", "ASS"},       {"CENTER", "CENT"},
    {"CENTRE", "CENT"},       {"CHEMICAL", "CHEM"},     {"CHEMICALS", "CHEM"},        {"DEPARTMENT", "DEPT"},
    {"DEVELOPMENT", "DEV"},   {"DIVISION", "DIV"},      {"ELECTRICAL", "ELEC"},       {"ENGINEERING", "ENG"},
    {"EQUIPMENT", "EQUIP"},   {"FOUNDATION", "FOUND"},  {"GOVERNMENT", "GOVT"},       {"INDUSTRIAL", "IND"},
    {"INDUSTRIES", "IND"},    {"INDUSTRY", "IND"},      {"INSTITUTE", "INST"},        {"INSTITUTION", "INST"},
    {"INSTRUMENTS", "INSTR"}, {"INTERNATIONAL", "INT"}, {"LABORATORIES", "LAB"},      {"LABORATORY", "LAB"},
    {"MANUFACTURING", "MFG"}, {"NATIONAL", "NAT"},      {"PHARMACEUTICAL", "PHARMA"}, {"PHARMACEUTICALS", "PHARMA"},
    {"PRODUCTS", "PROD"},     {"RESEARCH", "RES"},      {"SCIENCE", "SCI"},           {"SCIENCES", "SCI"},
    {"SCIENTIFIC", "SCI"},    {"TECHNICAL", "TECH"},    {"TECHNOLOGIES", "TECH"},     {"TECHNOLOGY", "TECH"},
    {"UNIVERSITAET", "UNIV"}, {"UNIVERSITAT", "UNIV"},  {"UNIVERSITE", "UNIV"},       {"UNIVERSITY", "UNIV"},
});

bool is_mark(char c) { return c == '\'' || c == '`' || c == '"' || c == '*' || c == '?' || c == '!' || c == '^'; }

/// Whether the dot at `at` parts two words ("Angel.com", "Co.Ltd") and not two letters of one ("S.A.").
bool parts_words(std::string_view text, std::size_t at) {
  const auto letters = [&](std::size_t from, std::size_t step) {
    std::size_t count = 0;
    while (from < text.size() && count < 2 && std::isalnum(static_cast<unsigned char>(text[from])) != 0) {
      ++count;
      from += step;  // a step of -1 leaves the text below its beginning as well
    }
    return count;
  };
  return letters(at + 1, 1) == 2 && letters(at - 1, static_cast<std::size_t>(-1)) == 2;
}

/// Words in capitals: dots inside a word go without a trace ("S.A." is SA), other marks part words, & is AND.
Words words_of(std::string_view name) {
  Words words;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  const std::string upper = plain_upper(name);
  for (std::size_t at = 0; at < upper.size(); ++at) {
    const char c = upper[at];
    if (is_mark(c) || (c == '.' && !parts_words(upper, at))) continue;
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      flush();
      words.emplace_back("AND");
    } else if (byte >= 0x80 || std::isalnum(byte) != 0) {
      word += c;
    } else {
      flush();
    }
  }
  flush();
  return words;
}

bool is_letter(const std::string& word) { return word.size() == 1 && is_upper(word[0]); }

/// "S A", "G M B H", "K K": letters that were written apart, at the end of a name.
void join_letters_at_end(Words& words) {
  std::size_t from = words.size();
  while (from > 0 && is_letter(words[from - 1])) --from;
  if (words.size() - from < 2 || from == 0) return;
  std::string joined;
  for (std::size_t at = from; at < words.size(); ++at) joined += words[at];
  if (std::find(kForms.begin(), kForms.end(), joined) == kForms.end()) return;
  words.resize(from);
  words.push_back(std::move(joined));
}

/// How many words at the end (or the beginning) are this form: 0 where they are not.
std::size_t matches(const Words& words, std::string_view form, bool at_end) {
  const auto parts = split(form, ' ');
  if (words.size() < parts.size()) return 0;
  const auto from = at_end ? words.end() - static_cast<std::ptrdiff_t>(parts.size()) : words.begin();
  return std::equal(parts.begin(), parts.end(), from) ? parts.size() : 0;
}

/// Takes one form off, unless nothing would be left.
bool take_form(Words& words, std::span<const std::string_view> forms, bool at_end) {
  for (const auto form : forms) {
    const std::size_t count = matches(words, form, at_end);
    if (count == 0 || count == words.size()) continue;
    const auto from = at_end ? words.end() - static_cast<std::ptrdiff_t>(count) : words.begin();
    words.erase(from, from + static_cast<std::ptrdiff_t>(count));
    return true;
  }
  return false;
}

void shorten(std::string& word) {
  const auto found = std::lower_bound(kShorts.begin(), kShorts.end(), word,
                                      [](const Short& entry, const std::string& key) { return entry.word < key; });
  if (found != kShorts.end() && found->word == word) word = found->standard;
}

std::string joined(const Words& words) { return join(words, " "); }

bool has_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (next_code_point(text, at) >= 0x2E80) return true;
  return false;
}

bool take_han_form(std::string& name) {
  if (name.ends_with("分公司")) return false;  // a branch is named by its whole name
  if (std::find(kHanForms.begin(), kHanForms.end(), name) != kHanForms.end()) return false;  // never nothing
  for (const auto form : kHanForms)
    if (name.size() > form.size() && name.ends_with(form)) return name.resize(name.size() - form.size()), true;
  for (const auto form : kHanFormsBefore)
    if (name.size() > form.size() && name.starts_with(form)) return name.erase(0, form.size()), true;
  return false;
}

/// Chinese, Japanese and Korean names: no blanks, no marks but brackets.
std::string han_standard(std::string_view name) {
  std::string out;
  for (const char c : plain_upper(name))
    if (c != ' ' && c != ',' && c != '.' && !is_mark(c)) out += c;
  for (const auto mark : {"、", "。", "·", "・", "㈜"})
    for (std::size_t at = 0; (at = out.find(mark, at)) != std::string::npos;)
      out.erase(at, std::string_view(mark).size());
  while (take_han_form(out)) {
  }
  return out.empty() ? plain_upper(name) : out;
}
}  // namespace

std::string applicant_standard(std::string_view name) {
  if (has_han(plain_width(name))) return han_standard(name);
  Words words = words_of(name);
  join_letters_at_end(words);
  while (take_form(words, kForms, true) || take_form(words, kFormsBefore, false)) {
  }
  for (auto& word : words) shorten(word);
  auto standard = joined(words);
  return standard.empty() ? plain_upper(name) : standard;
}

std::string person_standard(std::string_view name) {
  const Words words = words_of(name);
  return words.empty() ? plain_upper(name) : joined(words);
}

bool looks_glued(std::string_view name) {
  const std::string upper = plain_upper(name);
  if (upper.find("1) ") != std::string::npos && upper.find("2) ") != std::string::npos) return true;
  if (upper.find(';') != std::string::npos) return true;
  // A legal form that ends a piece between commas, and a name of more than a legal form behind it.
  bool form_seen = false;
  for (const auto piece : split(upper, ',')) {
    Words words = words_of(piece);
    if (words.empty()) continue;
    const bool only_form = words.size() <= 2 && std::all_of(words.begin(), words.end(), [](const std::string& word) {
                             return std::find(kForms.begin(), kForms.end(), word) != kForms.end();
                           });
    if (form_seen && !only_form) return true;
    const auto& last = words.back();
    form_seen = form_seen || std::find(kForms.begin(), kForms.end(), last) != kForms.end();
  }
  return false;
}

}  // namespace sanlian::corpus
