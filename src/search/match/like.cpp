#include "search/match/like.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "search/analyse/analyser.h"

namespace sanlian::search {
namespace {

struct Word {
  std::string text;  // as it stood first
  std::uint32_t frequency = 0;
  double weight = 0;
};

bool is_number(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Words by what makes them one: their stem, or the bigram itself.
std::map<std::string, Word> words_of(std::span<const InField<std::string>> texts) {
  std::map<std::string, Word> words;
  for (const auto& text : texts)
    for_each_token(text.value, [&](const TokenView& token) {
      if (token.kind != TermKind::word || is_number(token.term)) return;
      const auto is_han = begins_with_han(token.term);
      if (is_han ? token.term.size() < 6 : token.term.size() < 2) return;
      auto& word = words[is_han ? std::string(token.term) : stem_of(token.term)];
      if (word.frequency++ == 0) word.text = token.term;
    });
  return words;
}

std::uint64_t documents_of(const Snapshot& snapshot, const std::vector<FieldId>& fields, const std::string& key) {
  std::uint64_t most = 0;
  for (const auto field : fields) {
    std::uint64_t sum = 0;
    for (const auto& part : snapshot.parts())
      for (const auto kind : {TermKind::word, TermKind::stem})
        if (const auto found = part.segment->find(field, kind, key)) sum += found->docs;
    most = std::max(most, sum);
  }
  return most;
}
}  // namespace

Query salient(const Snapshot& snapshot, std::span<const InField<std::string>> texts, std::size_t n) {
  std::vector<FieldId> fields;
  for (const auto& text : texts) fields.push_back(text.field);
  std::sort(fields.begin(), fields.end());
  fields.erase(std::unique(fields.begin(), fields.end()), fields.end());

  std::vector<Word> telling;
  for (auto& [key, word] : words_of(texts)) {
    const auto docs = static_cast<double>(documents_of(snapshot, fields, key));
    if (docs == 0) continue;
    word.weight = (1 + std::log(word.frequency)) * std::log(1 + snapshot.slots() / docs);
    telling.push_back(std::move(word));
  }
  const auto kept = std::min(n, telling.size());
  std::partial_sort(
      telling.begin(), telling.begin() + static_cast<std::ptrdiff_t>(kept), telling.end(),
      [](const Word& a, const Word& b) { return a.weight != b.weight ? a.weight > b.weight : a.text < b.text; });
  telling.resize(kept);
  Or any;
  for (auto& word : telling) any.operands.push_back({Words{fields, std::move(word.text)}});
  if (any.operands.empty()) return {Words{fields, {}}};
  return {std::move(any)};
}

}  // namespace sanlian::search
