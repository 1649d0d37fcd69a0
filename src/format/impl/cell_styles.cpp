#include "format/impl/cell_styles.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "format/impl/xml_parser.h"

namespace sanlian::format {
namespace {

/// The letters of the first section of a format code that mean something, in lower case: without quoted text, escaped
/// characters, paddings, colours, locales and conditions in brackets. An elapsed time `[h]` becomes `~`.
std::string meaningful_letters(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const auto close = std::min(code.find(']', i), code.size());
      const auto inside = code.substr(i + 1, close - i - 1);
      if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) out += '~';
      i = close;
    } else {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
  }
  return out;
}

std::uint32_t number_of(std::string_view digits) {
  std::uint32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

NumberLook look_of_code(std::string_view code) {
  std::string letters = meaningful_letters(code);
  if (letters.starts_with("general") || letters.starts_with("g/")) return NumberLook::plain;
  const auto has = [&](std::string_view wanted) { return letters.find_first_of(wanted) != std::string::npos; };
  if (has("~")) return NumberLook::plain;
  if (has("yd")) return NumberLook::date;
  if (has("hs")) return NumberLook::time;
  if (has("m")) return NumberLook::date;  // a month alone
  return has("%") ? NumberLook::percent : NumberLook::plain;
}

NumberLook look_of_builtin(std::uint32_t n) {
  if (n == 9 || n == 10) return NumberLook::percent;
  if ((n >= 14 && n <= 17) || n == 22) return NumberLook::date;
  if ((n >= 18 && n <= 21) || n == 45 || n == 47) return NumberLook::time;
  if ((n >= 27 && n <= 31) || n == 36 || (n >= 50 && n <= 54) || n == 57 || n == 58) return NumberLook::date;
  if ((n >= 32 && n <= 35) || n == 55 || n == 56) return NumberLook::time;
  return NumberLook::plain;
}

/// Formats of the workbook's own come first, then the cell styles that name them.
class CellStyles::Listener final : public XmlListener {
 public:
  explicit Listener(CellStyles& styles) : styles_(styles) {}
  void on_start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "numFmt") own_[number_of(attributes["numFmtId"])] = look_of_code(attributes["formatCode"]);
    if (name == "cellXfs") in_cell_styles_ = true;
    if (name == "xf" && in_cell_styles_) styles_.looks_.push_back(look(number_of(attributes["numFmtId"])));
  }
  void on_end(std::string_view name) override {
    if (name == "cellXfs") in_cell_styles_ = false;
  }

 private:
  NumberLook look(std::uint32_t format) const {
    const auto own = own_.find(format);
    return own == own_.end() ? look_of_builtin(format) : own->second;
  }
  CellStyles& styles_;
  std::map<std::uint32_t, NumberLook> own_;
  bool in_cell_styles_ = false;
};

Result<CellStyles> CellStyles::read(ZipPart part) {
  CellStyles styles;
  Listener listener(styles);
  SANLIAN_TRY(read_xml(std::move(part), listener));
  return styles;
}

}  // namespace sanlian::format
