#include "format/impl/json_plain.h"

#include <algorithm>

#include "base/text.h"
#include "format/errors.h"
#include "format/impl/repeated_key.h"
#include "format/words.h"

namespace sanlian::format {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class PlainReader {
 public:
  PlainReader(std::string_view text, const JsonLimits& limits) : text_(text), limits_(limits) {}

  Result<Value> document() {
    skip_blanks();
    Value value = SANLIAN_TRY(read_value(0));
    skip_blanks();
    if (at_ < text_.size()) return fail(errors::json_trailing, {{"found", shown()}});
    return value;
  }

 private:
  Result<Value> read_value(int depth) {
    const Place place = here();
    if (at_ == text_.size()) return ends_early();
    switch (text_[at_]) {
      case '{':
        return read_map(depth + 1);
      case '[':
        return read_list(depth + 1);
      case '"':
        return Value::make_text(SANLIAN_TRY(read_text())).at(place);
      case 't':
        return read_word("true", Value::make_boolean(true));
      case 'f':
        return read_word("false", Value::make_boolean(false));
      case 'n':
        return read_word("null", Value());
      default:
        return read_number();
    }
  }

  Result<Value> read_map(int depth) {
    const Place place = here();
    if (depth > limits_.depth_max) return too_deep();
    std::vector<Value::Entry> entries;
    ++at_;
    skip_blanks();
    if (take('}')) return Value::make_map().at(place);
    do {
      skip_blanks();
      if (at_ == text_.size()) return ends_early();
      if (text_[at_] != '"') return unexpected({"带引号的键", "a key in quotes"});
      const Place key_place = here();
      std::string key = SANLIAN_TRY(read_text());
      skip_blanks();
      if (!take(':')) return unexpected({":", ":"});
      skip_blanks();
      Value value = SANLIAN_TRY(read_value(depth));
      entries.push_back({.key = std::move(key), .value = std::move(value), .place = key_place});
      skip_blanks();
    } while (take(','));
    if (!take('}')) return unexpected({", 或 }", ", or }"});
    if (const auto repeated = find_repeated_key(entries)) {
      const auto& [first, again] = *repeated;
      return Error(errors::duplicate_key,
                   {{"key", entries[again].key}, {"first", print_place("", entries[first].place)}})
          .at(print_place(limits_.name, entries[again].place));
    }
    return Value::make_map(std::move(entries)).at(place);
  }

  Result<Value> read_list(int depth) {
    const Place place = here();
    if (depth > limits_.depth_max) return too_deep();
    std::vector<Value> items;
    ++at_;
    skip_blanks();
    if (take(']')) return Value::make_list().at(place);
    do {
      skip_blanks();
      items.push_back(SANLIAN_TRY(read_value(depth)));
      skip_blanks();
    } while (take(','));
    if (!take(']')) return unexpected({", 或 ]", ", or ]"});
    return Value::make_list(std::move(items)).at(place);
  }

  Result<Value> read_word(std::string_view word, Value value) {
    if (text_.substr(at_, word.size()) != word) return unexpected({"值", "a value"});
    const Place place = here();
    at_ += word.size();
    return std::move(value).at(place);
  }

  Result<Value> read_number() {
    const Place place = here();
    const std::size_t start = at_;
    std::size_t end = start;
    while (end < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[end])) || text_[end] == '+' ||
                                  text_[end] == '-' || text_[end] == '.' || text_[end] == '_'))
      ++end;
    const auto token = text_.substr(start, end - start);
    if (token.empty() || !(is_digit(token[0]) || token[0] == '-' || token[0] == '+' || token[0] == '.'))
      return unexpected({"值", "a value"});
    if (!is_json_number(token)) return fail(errors::json_bad_number, {{"found", std::string(token.substr(0, 40))}});
    at_ = end;
    return Value::make_number(std::string(token)).at(place);
  }

  Result<std::string> read_text() {
    std::string out;
    const std::size_t start = at_;
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') return ++at_, out;
      if (static_cast<unsigned char>(c) < 0x20) return fail(errors::json_control_character, {{"found", shown()}});
      if (c != '\\')
        out += c;
      else
        SANLIAN_TRY(read_escape(out));
    }
    at_ = start;
    return ends_early();
  }

  /// Stands on the backslash; leaves on the last character of the escape.
  Status read_escape(std::string& out) {
    const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    constexpr std::string_view kLetters = "\"\\/bfnrt", kMeaning = "\"\\/\b\f\n\r\t";
    if (const auto known = kLetters.find(c); known != std::string_view::npos) {
      out += kMeaning[known];
      ++at_;
      return {};
    }
    const auto unit = read_unit(at_);
    if (!unit || *unit == 0 || (*unit >= 0xDC00 && *unit < 0xE000)) return bad_escape(6);
    char32_t code_point = *unit;
    if (code_point >= 0xD800 && code_point < 0xDC00) {
      const auto low = read_unit(at_ + 6);
      if (!low || *low < 0xDC00 || *low >= 0xE000) return bad_escape(12);
      code_point = 0x10000 + ((code_point - 0xD800) << 10) + (*low - 0xDC00);
      at_ += 6;
    }
    append_code_point(out, code_point);
    at_ += 5;
    return {};
  }

  /// The UTF-16 unit that `\uXXXX` at `position` stands for.
  std::optional<char32_t> read_unit(std::size_t position) const {
    const auto escape = text_.substr(std::min(position, text_.size()), 6);
    if (escape.size() < 6 || escape[0] != '\\' || escape[1] != 'u') return std::nullopt;
    char32_t unit = 0;
    for (const char c : escape.substr(2)) {
      const char lower = static_cast<char>(c | 0x20);
      if (is_digit(c))
        unit = unit * 16 + static_cast<char32_t>(c - '0');
      else if (lower >= 'a' && lower <= 'f')
        unit = unit * 16 + static_cast<char32_t>(lower - 'a' + 10);
      else
        return std::nullopt;
    }
    return unit;
  }

  bool take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    return ++at_, true;
  }
  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r'))
      ++at_;
  }

  /// Counts on from where it counted to last; nodes come in the order of the text.
  Place here() {
    for (; counted_ < at_; ++counted_) {
      if (text_[counted_] == '\n')
        ++place_.line, place_.column = 1;
      else if ((static_cast<unsigned char>(text_[counted_]) >> 6) != 2)
        ++place_.column;
    }
    return place_;
  }
  /// The character here, as a message can show it.
  std::string shown() const {
    std::size_t end = at_;
    const char32_t c = next_code_point(text_, end);
    if (c >= 0x20 && c != 0x7F) return "\"" + std::string(text_.substr(at_, end - at_)) + "\"";
    constexpr std::string_view kHex = "0123456789ABCDEF";
    return std::string("U+00") + kHex[c >> 4 & 15] + kHex[c & 15];
  }

  Error fail(const ErrorSpec& spec, Error::Arguments arguments) {
    return Error(spec, arguments).at(print_place(limits_.name, place_of(text_, at_)));
  }
  Error ends_early() { return fail(errors::json_ends_early, {}); }
  Error unexpected(Words wanted) {
    if (at_ == text_.size()) return ends_early();
    return fail(errors::json_unexpected,
                {{"found", shown()}, {"wanted_zh", std::string(wanted.zh)}, {"wanted_en", std::string(wanted.en)}});
  }
  Error too_deep() { return fail(errors::too_deep, {{"max", std::to_string(limits_.depth_max)}}); }
  Error bad_escape(std::size_t length) {
    return fail(errors::json_bad_escape, {{"found", std::string(text_.substr(at_, length))}});
  }

  const std::string_view text_;
  const JsonLimits& limits_;
  std::size_t at_ = 0, counted_ = 0;
  Place place_{1, 1};
};

}  // namespace

Result<Value> parse_json_plainly(std::string_view text, const JsonLimits& limits) {
  return PlainReader(text, limits).document();
}

bool is_json_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t start = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at > start;
  };
  if (at < text.size() && text[at] == '-') ++at;
  const bool leading_zero = at < text.size() && text[at] == '0';
  const std::size_t whole_start = at;
  if (!digits() || (leading_zero && at - whole_start > 1)) return false;
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (!digits()) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (!digits()) return false;
  }
  return at == text.size();
}

}  // namespace sanlian::format
