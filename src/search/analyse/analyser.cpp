#include "search/analyse/analyser.h"

#include "base/text.h"
#include "search/analyse/impl/fold_walk.h"
#include "search/analyse/impl/stemmer.h"

namespace sanlian::search {
namespace {

using impl::CharacterKind;
using impl::FoldedCharacter;

void append(std::string& out, char32_t folded) {
  if (folded < 0x800 || folded > 0xffff) return append_code_point(out, folded);
  const char bytes[] = {static_cast<char>(0xe0 | folded >> 12), static_cast<char>(0x80 | (folded >> 6 & 0x3f)),
                        static_cast<char>(0x80 | (folded & 0x3f))};
  out.append(bytes, 3);
}

// Makes tokens of folded characters. Holds the word or the last two Han characters it is in the midst of.
class Tokenizer {
 public:
  explicit Tokenizer(const std::function<void(const TokenView&)>& visit) : visit_(visit) {}

  void take(const FoldedCharacter& character) {
    switch (character.kind) {
      case CharacterKind::word:
        return take_letter(character);
      case CharacterKind::han:
        return take_han(character);
      default:
        return finish();
    }
  }
  void finish() {
    if (run_ == CharacterKind::word) finish_word();
    if (run_ == CharacterKind::han) finish_han();
    run_ = CharacterKind::mark;
    text_.clear();
  }
  std::uint32_t positions() const { return position_; }

 private:
  void take_letter(const FoldedCharacter& character) {
    if (run_ != CharacterKind::word || text_.size() > kTermBytesMax - 4) begin(character);
    append(text_, character.folded);
    end_ = character.end;
  }
  void begin(const FoldedCharacter& character) {
    finish();
    run_ = character.kind;
    begin_ = character.begin;
  }
  void finish_word() {
    visit_({TermKind::word, text_, position_, begin_, end_});
    if (const auto stem = impl::english_stem(text_); stem != text_)
      visit_({TermKind::stem, stem, position_, begin_, end_});
    ++position_;
  }

  // text_ holds the Han characters of the run so far; the last one begins at last_.
  void take_han(const FoldedCharacter& character) {
    const bool goes_on = run_ == CharacterKind::han;
    if (!goes_on) begin(character);
    const auto last = text_.size();
    append(text_, character.folded);
    const std::string_view all = text_;
    if (goes_on) visit_({TermKind::word, all.substr(last_), position_ - 1, begin_, character.end});
    visit_({TermKind::single, all.substr(last), position_, character.begin, character.end});
    last_ = last;
    begin_ = character.begin;
    end_ = character.end;
    ++position_;
    if (text_.size() > kTermBytesMax) keep_last();
  }
  void finish_han() {
    visit_({TermKind::word, std::string_view(text_).substr(last_), position_ - 1, begin_, end_});
    last_ = 0;
  }
  void keep_last() {
    text_.erase(0, last_);
    last_ = 0;
  }

  const std::function<void(const TokenView&)>& visit_;
  CharacterKind run_ = CharacterKind::mark;
  std::string text_;
  std::size_t last_ = 0;
  std::uint32_t begin_ = 0, end_ = 0, position_ = 0;
};
}  // namespace

std::uint32_t for_each_token(std::string_view text, const std::function<void(const TokenView&)>& visit) {
  Tokenizer tokenizer(visit);
  impl::walk_folded(text, [&](const FoldedCharacter& character) { tokenizer.take(character); });
  tokenizer.finish();
  return tokenizer.positions();
}

std::vector<Token> analyse(std::string_view text) {
  std::vector<Token> tokens;
  for_each_token(text, [&](const TokenView& token) {
    tokens.push_back({token.kind, std::string(token.term), token.position, token.begin, token.end});
  });
  return tokens;
}

std::string fold_text(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  impl::walk_folded(text, [&](const FoldedCharacter& character) { append(folded, character.folded); });
  return folded;
}

std::string stem_of(std::string_view word) { return std::string(impl::english_stem(word)); }

bool begins_with_han(std::string_view text) {
  if (text.empty()) return false;
  std::size_t position = 0;
  return impl::kind_of_folded(next_code_point(text, position)) == impl::CharacterKind::han;
}

}  // namespace sanlian::search
