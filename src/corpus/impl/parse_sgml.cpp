// A small tolerant reader of tags. What SGML lets an author leave out is put back by a few rules of the ST.32 document
// type: its fields B110 … B748 nest by their numbers, PDAT holds nothing but text, paragraphs do not hold paragraphs.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "base/text.h"
#include "corpus/impl/entity.h"
#include "corpus/impl/parse_xml.h"

namespace sanlian::corpus {
namespace {

constexpr auto npos = std::string_view::npos;

/// Declared empty in the document type: they have no end tag.
constexpr auto kEmpty = std::to_array<std::string_view>({"CITED-BY-EXAMINER", "CITED-BY-OTHER", "B597US", "B473US",
                                                         "B221US", "EMI", "COLSPEC", "SPANSPEC", "CHEMCDX", "CHEMMOL",
                                                         "MATHEMATICA", "CUSTOM-CHARACTER", "B222US", "B861US"});

bool is_empty_element(std::string_view name) { return std::find(kEmpty.begin(), kEmpty.end(), name) != kEmpty.end(); }

/// The number of a field `B721`, 0 for other elements.
int field_number(std::string_view name) {
  if (name.size() < 4 || name[0] != 'B') return 0;
  int number = 0;
  for (const char c : name.substr(1, 3)) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// B100 holds B110, B510 holds B511.
bool may_hold(int outer, int inner) {
  if (inner <= outer || outer / 100 != inner / 100) return false;
  return outer % 100 == 0 || outer / 10 == inner / 10;
}

bool is_paragraph(std::string_view name) { return name == "PARA" || name == "H" || name == "CLM"; }

/// Elements that hold one value, and what a value is written with.
bool holds_one_value(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"DNUM", "DATE", "KIND", "CTRY", "CITY", "STATE", "PCODE", "FNM", "SNM", "ONM", "SFX", "STR", "PNC", "POC"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}
bool is_of_value(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>({"PDAT", "STEXT", "HIL", "BOLD", "ITALIC", "SP", "SB", "UL"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

class Reader {
 public:
  Reader(std::string_view text, Tree& tree) : text_(text), tree_(tree) {}

  void run() {
    while (at_ < text_.size()) {
      const std::size_t tag = std::min(text_.find('<', at_), text_.size());
      data(text_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ < text_.size()) markup();
    }
    while (tree_.depth() > 0) tree_.close();
  }

 private:
  void data(std::string_view text) {
    if (tree_.depth() == 0) return;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t mark = std::min(text.find('&', at), text.size());
      tree_.text(text.substr(at, mark - at));
      at = mark;
      if (at < text.size()) at += entity(text.substr(at));
    }
  }

  /// Writes what `&…;` at the beginning stands for; answers its length.
  std::size_t entity(std::string_view text) {
    const std::size_t end = text.substr(0, 40).find(';');
    const std::string_view name = end == npos ? std::string_view() : text.substr(1, end - 1);
    char32_t c = 0;
    if (name.starts_with('#')) {
      const bool is_hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
      for (const char digit : name.substr(is_hex ? 2 : 1)) {
        const int value = std::isdigit(static_cast<unsigned char>(digit))              ? digit - '0'
                          : is_hex && std::isxdigit(static_cast<unsigned char>(digit)) ? (digit | 0x20) - 'a' + 10
                                                                                       : -1;
        if (value < 0 || c > 0x10FFFF) return tree_.text("&"), 1;
        c = c * (is_hex ? 16 : 10) + static_cast<char32_t>(value);
      }
    } else if (!name.empty()) {
      c = entity_character(name);
    }
    if (c < 0x20 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return tree_.text("&"), 1;
    std::string out;
    append_code_point(out, c);
    tree_.text(out);
    return end + 1;
  }

  void markup() {
    const auto rest = text_.substr(at_);
    if (rest.starts_with("<!--")) return skip_past("-->");
    if (rest.starts_with("<?")) return skip_past(">");
    if (rest.starts_with("<!")) return skip_declaration();
    const std::size_t name_at = rest.starts_with("</") ? 2 : 1;
    std::size_t end = name_at;
    while (end < rest.size() && (std::isalnum(static_cast<unsigned char>(rest[end])) != 0 || rest[end] == '-' ||
                                 rest[end] == '.' || rest[end] == '_'))
      ++end;
    if (end == name_at) {  // a lone `<` is text
      data("<");
      ++at_;
      return;
    }
    std::string name(rest.substr(name_at, end - name_at));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const std::size_t close = end_of_tag(rest, end);
    at_ += std::min(close == npos ? rest.size() : close + 1, rest.size());
    if (name_at == 2) return close_tag(name);
    open_tag(name, close != npos && close > 0 && rest[close - 1] == '/');
  }

  /// The `>` that ends a tag, quotes respected.
  static std::size_t end_of_tag(std::string_view rest, std::size_t at) {
    while (at < rest.size() && rest[at] != '>') {
      if (rest[at] == '"' || rest[at] == '\'') {
        const std::size_t quote = rest.find(rest[at], at + 1);
        if (quote == npos) return rest.find('>', at);
        at = quote;
      }
      ++at;
    }
    return at < rest.size() ? at : npos;
  }

  void open_tag(const std::string& name, bool is_closed) {
    while (tree_.depth() > 0 && must_end_before(tree_.open_name(0), name)) tree_.close();
    if (tree_.depth() >= kDepthMax || tree_.size() >= kElementsMax) return;
    tree_.open(name);
    if (is_closed || is_empty_element(name)) tree_.close();
  }

  static bool must_end_before(std::string_view open, std::string_view next) {
    if (open == "PDAT") return true;
    if (holds_one_value(open) && !is_of_value(next)) return true;
    if (is_paragraph(next) && (open == "PTEXT" || open == "STEXT" || (is_paragraph(open) && open != "CLM")))
      return true;
    if (next == "CLM" && open == "CLM") return true;
    const int inner = field_number(next);
    if (inner == 0) return false;
    const int outer = field_number(open);
    return outer != 0 ? !may_hold(outer, inner) : open != "SDOBI" && open != "PATDOC";
  }

  void close_tag(const std::string& name) {
    for (std::size_t up = 0; up < tree_.depth(); ++up)
      if (tree_.open_name(up) == name) {
        for (std::size_t n = 0; n <= up; ++n) tree_.close();
        return;
      }
  }

  void skip_past(std::string_view mark) {
    const std::size_t end = text_.find(mark, at_ + 2);
    at_ = end == npos ? text_.size() : end + mark.size();
  }

  void skip_declaration() {
    bool inside = false;
    for (at_ += 2; at_ < text_.size(); ++at_) {
      if (text_[at_] == '[') inside = true;
      if (text_[at_] == ']') inside = false;
      if (text_[at_] == '>' && !inside) {
        ++at_;
        return;
      }
    }
  }

  std::string_view text_;
  Tree& tree_;
  std::size_t at_ = 0;
};
}  // namespace

void parse_sgml(std::string_view document, Tree& into) { Reader(document, into).run(); }

}  // namespace sanlian::corpus
