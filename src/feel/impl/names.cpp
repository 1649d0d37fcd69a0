#include "feel/impl/names.h"

namespace sanlian::feel {

std::vector<std::string> name_parts(std::string_view name) {
  const Source source{.text = std::string(name), .name = {}};
  auto tokens = tokenize(source);
  std::vector<std::string> parts;
  if (!tokens) return parts;
  for (auto& token : *tokens) {
    if (token.kind == Token::Kind::string) return {};
    if (token.kind != Token::Kind::end) parts.push_back(std::move(token.text));
  }
  return parts;
}

std::string name_of_tokens(std::span<const Token> tokens) {
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && tokens[i].spaced) out += ' ';
    out += tokens[i].text;
  }
  return out;
}

void NameTable::add(std::string_view name, int target) {
  auto parts = name_parts(name);
  if (parts.empty()) return;
  auto& entries = by_first_[parts.front()];
  std::erase_if(entries, [&](const Entry& entry) { return entry.parts == parts; });
  entries.push_back({.parts = std::move(parts), .target = target});
}

NameTable::Match NameTable::longest(std::span<const Token> tokens) const {
  Match best;
  if (tokens.empty() || tokens.front().kind == Token::Kind::string) return best;
  const auto found = by_first_.find(tokens.front().text);
  if (found == by_first_.end()) return best;
  for (const auto& entry : found->second) {
    const auto length = entry.parts.size();
    if (length <= best.length || length > tokens.size()) continue;
    std::size_t same = 0;
    while (same < length && tokens[same].kind != Token::Kind::string && tokens[same].text == entry.parts[same]) ++same;
    if (same == length) best = {.target = entry.target, .length = length};
  }
  return best;
}

}  // namespace sanlian::feel
