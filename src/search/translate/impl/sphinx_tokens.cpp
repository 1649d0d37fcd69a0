#include "search/translate/impl/sphinx_tokens.h"

#include "base/digest.h"
#include "base/text.h"
#include "search/analyse/analyser.h"
#include "search/tree.h"

namespace sanlian::search::sphinx {
namespace {
constexpr std::size_t kTokenMax = 40;        // characters; Sphinx cuts what is longer than 42 and says nothing
constexpr char32_t kCharacterMax = 0x2FFFF;  // of its character table

std::string hashed(char kind, std::string_view text) {
  std::string token(1, kind);
  return token += digest_hex(DigestKind::sha256, text).substr(0, 32);
}

std::string marked(char mark, std::string_view word) {
  bool is_plain = count_code_points(word) <= kTokenMax;
  for (std::size_t i = 0; i < word.size();) is_plain &= next_code_point(word, i) <= kCharacterMax;
  if (!is_plain) return hashed(mark, word);
  std::string token(1, mark);
  return token += word;
}

std::string first_character(std::string_view text) {
  std::size_t end = 0;
  next_code_point(text, end);
  return std::string(text.substr(0, end));
}

void append(std::string& out, std::string_view token) {
  if (!out.empty()) out += ' ';
  out += token;
}
}  // namespace

std::string surface_token(std::string_view word) { return marked('w', word); }
std::string stem_token(std::string_view stem) { return marked('s', stem); }
std::string key_token(std::string_view key) { return hashed('k', key); }
std::string value_token(std::string_view value) { return hashed('e', value); }
std::string prefix_token(std::string_view prefix) { return hashed('p', prefix); }
std::string node_token(std::string_view node) { return hashed('t', node); }

std::string text_tokens(std::string_view text) {
  std::string out;
  for_each_token(text, [&](const TokenView& token) {
    if (token.kind != TermKind::word) return;
    append(out, surface_token(token.term));
    append(out, stem_token(begins_with_han(token.term) ? first_character(token.term) : stem_of(token.term)));
  });
  return out;
}

std::string keyword_tokens(std::string_view value, bool is_tree) {
  std::string out = value_token(value);
  std::size_t characters = 0;
  for (std::size_t i = 0; i < value.size();) {
    next_code_point(value, i);
    const auto prefix = value.substr(0, i);
    if (++characters <= kPrefixMax) append(out, prefix_token(prefix));
    if (is_tree && is_at_or_below(value, prefix)) append(out, node_token(prefix));
  }
  return out;
}

std::vector<Part> words_of(std::string_view text) {
  std::vector<Part> parts;
  std::string last;  // the run's last character, which a bigram before it holds as well
  std::uint32_t run_end = 0;
  bool in_run = false;
  for (const auto& token : analyse(text)) {
    if (token.kind != TermKind::word) continue;
    if (!begins_with_han(token.term)) {
      parts.push_back({{{0, stem_token(stem_of(token.term)), true}}, 1});
      in_run = false;
      continue;
    }
    const bool is_last = count_code_points(token.term) == 1;
    if (!in_run || token.position != run_end) parts.emplace_back();
    auto& part = parts.back();
    if (!is_last)
      part.slots.push_back({part.length, surface_token(token.term), false});
    else if (part.length == 0)
      part.slots.push_back({0, stem_token(token.term), true});
    ++part.length;
    in_run = !is_last, run_end = token.position + 1;
  }
  return parts;
}

Part part_of(std::string_view text, bool by_stem) {
  Part part;
  bool in_run = false;
  for (const auto& token : analyse(text)) {
    if (token.kind != TermKind::word) continue;
    const bool is_han = begins_with_han(token.term);
    const bool is_last = is_han && count_code_points(token.term) == 1;
    if (is_last && !in_run)
      part.slots.push_back({token.position, stem_token(token.term), true});
    else if (!is_last && (is_han || !by_stem))
      part.slots.push_back({token.position, surface_token(token.term), false});
    else if (!is_last)
      part.slots.push_back({token.position, stem_token(stem_of(token.term)), true});
    in_run = is_han && !is_last;
    part.length = token.position + 1;
  }
  return part;
}

std::string phrase(const std::vector<const Part*>& parts, const std::vector<std::uint32_t>& gaps) {
  std::string out;
  std::uint32_t start = 0, place = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (const auto& slot : parts[i]->slots) {
      const auto at = 2 * (start + slot.position) + (slot.is_stem ? 1 : 0);
      for (; !out.empty() && place < at; ++place) append(out, "*");
      append(out, slot.token);
      place = at + 1;
    }
    start += parts[i]->length + (i < gaps.size() ? gaps[i] : 0);
  }
  return "\"" + out + "\"";
}

}  // namespace sanlian::search::sphinx
