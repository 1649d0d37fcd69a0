#include "search/match/impl/pattern.h"

#include "base/text.h"
#include "search/analyse/analyser.h"
#include "search/analyse/impl/characters.h"

namespace sanlian::search::impl {
namespace {

bool is_wild(char32_t character) { return character == U'*' || character == U'?'; }

std::u32string characters_of(std::string_view text) {
  std::u32string all;
  for (std::size_t position = 0; position < text.size();) all.push_back(next_code_point(text, position));
  return all;
}

std::string bytes_of(std::u32string_view characters) {
  std::string bytes;
  for (const auto character : characters) append_code_point(bytes, character);
  return bytes;
}

class PatternReader {
 public:
  explicit PatternReader(std::u32string pattern) : pattern_(std::move(pattern)) {}

  std::vector<Slots> read() {
    while (at_ < pattern_.size()) take();
    return std::move(pieces_);
  }

 private:
  void take() {
    const auto kind = kind_of_folded(pattern_[at_]);
    if (kind == CharacterKind::han) {
      put_han({Slot::What::han, bytes_of(pattern_.substr(at_, 1))});
      ++at_;
    } else if (kind == CharacterKind::word || is_wild(pattern_[at_])) {
      take_run();
    } else {
      end_of_touch();
      ++at_;
    }
  }

  // Letters and wildcards side by side are one word; wildcards alone belong to the Han character beside them.
  void take_run() {
    const auto begin = at_;
    bool has_letters = false, has_wild = false;
    for (; at_ < pattern_.size(); ++at_) {
      if (is_wild(pattern_[at_]))
        has_wild = true;
      else if (kind_of_folded(pattern_[at_]) == CharacterKind::word)
        has_letters = true;
      else
        break;
    }
    const std::u32string_view run(pattern_.data() + begin, at_ - begin);
    const bool is_beside_han =
        touches_ || (at_ < pattern_.size() && kind_of_folded(pattern_[at_]) == CharacterKind::han);
    if (!has_letters && is_beside_han) return take_wild(run);
    end_of_touch();
    put({has_wild ? Slot::What::glob : Slot::What::word, bytes_of(run)});
  }

  void take_wild(std::u32string_view run) {
    for (const auto character : run) {
      if (character == U'?')
        put_han({Slot::What::any_han, {}});
      else if (touches_)
        has_gap_ = true;
    }
  }

  void put_han(Slot slot) {
    if (has_gap_) {
      pieces_.emplace_back();
      has_gap_ = false;
    } else if (touches_) {
      pieces_.back().back().touches_next = true;
    }
    put(std::move(slot));
    touches_ = true;
  }
  void put(Slot slot) {
    if (pieces_.empty()) pieces_.emplace_back();
    pieces_.back().push_back(std::move(slot));
  }
  void end_of_touch() { touches_ = has_gap_ = false; }

  std::u32string pattern_;
  std::size_t at_ = 0;
  std::vector<Slots> pieces_;
  bool touches_ = false;  // the slot before is Han and nothing but wildcards came since
  bool has_gap_ = false;  // and one of them was a star
};

std::size_t character_bytes(std::string_view text, std::size_t at) {
  next_code_point(text, at);
  return at;
}
}  // namespace

Slots slots_of(std::string_view text) {
  Slots slots;
  for_each_token(text, [&](const TokenView& token) {
    const bool is_han = begins_with_han(token.term);
    if (token.kind == TermKind::single)
      slots.push_back({Slot::What::han, std::string(token.term)});
    else if (token.kind == TermKind::word && !is_han)
      slots.push_back({Slot::What::word, std::string(token.term)});
    else if (token.kind == TermKind::word && token.position + 1 == slots.size())
      slots.back().touches_next = character_bytes(token.term, 0) < token.term.size();
  });
  return slots;
}

std::vector<Slots> units_of(std::string_view text) {
  std::vector<Slots> units;
  bool goes_on = false;
  for (auto& slot : slots_of(text)) {
    if (!goes_on) units.emplace_back();
    goes_on = slot.touches_next;
    units.back().push_back(std::move(slot));
  }
  return units;
}

std::vector<Slots> pieces_of(std::string_view pattern) {
  return PatternReader(characters_of(fold_text(pattern))).read();
}

bool fits_glob(std::string_view word, std::string_view glob) {
  std::size_t at = 0, in_glob = 0, star = std::string_view::npos, after_star = 0;
  while (at < word.size()) {
    if (in_glob < glob.size() && glob[in_glob] == '*') {
      star = in_glob++;
      after_star = at;
    } else if (in_glob < glob.size() && glob[in_glob] == '?') {
      at = character_bytes(word, at);
      ++in_glob;
    } else if (in_glob < glob.size() && glob[in_glob] == word[at]) {
      ++at;
      ++in_glob;
    } else if (star != std::string_view::npos) {
      in_glob = star + 1;
      at = after_star = character_bytes(word, after_star);
    } else {
      return false;
    }
  }
  while (in_glob < glob.size() && glob[in_glob] == '*') ++in_glob;
  return in_glob == glob.size();
}

}  // namespace sanlian::search::impl
