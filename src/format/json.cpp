#include "format/json.h"

#include <simdjson.h>

#include <cstring>

#include "format/errors.h"
#include "format/impl/json_plain.h"
#include "format/impl/repeated_key.h"
#include "format/impl/text_check.h"
#include "format/json_writer.h"

namespace sanlian::format {
namespace {
namespace ondemand = simdjson::ondemand;

/// Turns ascending byte offsets into places; counts every byte at most once.
class PlaceCounter {
 public:
  explicit PlaceCounter(const char* text) : text_(text) {}

  Place at(const char* position) {
    const char* from = text_ + counted_;
    for (; from < position; ++from) {
      if (*from == '\n')
        ++place_.line, place_.column = 1;
      else
        place_.column += (static_cast<unsigned char>(*from) >> 6) != 2;
    }
    counted_ = static_cast<std::size_t>(from - text_);
    return place_;
  }

 private:
  const char* text_;
  std::size_t counted_ = 0;
  Place place_{1, 1};
};

/// Builds the tree from simdjson's tokens. Knows only "read" and "not read": the plain reader then says why.
class FastReader {
 public:
  FastReader(const char* text, int depth_max) : places_(text), depth_max_(depth_max) {}

  bool document(ondemand::document& document, Value& out) {
    ondemand::json_type type;
    if (document.type().get(type)) return false;
    ondemand::value root;
    if (document.get_value().get(root)) return false;  // a bare scalar is left to the plain reader
    return read_value(root, 0, out) &&
           document.current_location().error() == simdjson::OUT_OF_BOUNDS;  // nothing follows
  }

 private:
  bool read_value(ondemand::value value, int depth, Value& out) {
    std::string_view token;
    if (!get_token(value, token)) return false;
    const Place place = places_.at(token.data());
    switch (token[0]) {
      case '{':
        return depth < depth_max_ && read_map(value, depth + 1, place, out);
      case '[':
        return depth < depth_max_ && read_list(value, depth + 1, place, out);
      case '"':
        return read_text(value, token, place, out);
      case 't':
        return token == "true" && (out = Value::make_boolean(true).at(place), true);
      case 'f':
        return token == "false" && (out = Value::make_boolean(false).at(place), true);
      case 'n':
        return token == "null" && (out = Value().at(place), true);
      default:
        return is_json_number(token) && (out = Value::make_number(std::string(token)).at(place), true);
    }
  }

  /// What simdjson calls a raw token reaches up to the next one; the blanks between are taken off.
  static bool get_token(ondemand::value& value, std::string_view& token) {
    token = value.raw_json_token();
    while (!token.empty() &&
           (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t'))
      token.remove_suffix(1);
    return !token.empty();
  }

  bool read_text(ondemand::value& value, std::string_view token, Place place, Value& out) {
    if (token.size() < 2 || token.back() != '"') return false;
    const auto inside = token.substr(1, token.size() - 2);
    if (!std::memchr(inside.data(), '\\', inside.size())) {
      out = Value::make_text(std::string(inside)).at(place);
      ondemand::raw_json_string consumed;  // a text left unread would be skipped as if it were a key
      return !value.get_raw_json_string().get(consumed);
    }
    std::string_view text;
    if (value.get_string().get(text) || !is_storable(text)) return false;
    out = Value::make_text(std::string(text)).at(place);
    return true;
  }

  bool read_list(ondemand::value& value, int depth, Place place, Value& out) {
    ondemand::array array;
    if (value.get_array().get(array)) return false;
    const std::size_t start = items_.size();
    for (auto element : array) {
      ondemand::value item;
      if (element.get(item)) return false;
      Value read;
      if (!read_value(item, depth, read)) return false;
      items_.push_back(std::move(read));
    }
    out = Value::make_list(take_from(items_, start)).at(place);
    return true;
  }

  bool read_map(ondemand::value& value, int depth, Place place, Value& out) {
    ondemand::object object;
    if (value.get_object().get(object)) return false;
    const std::size_t start = entries_.size();
    for (auto element : object) {
      ondemand::field field;
      if (std::move(element).get(field)) return false;
      Value::Entry entry{.place = places_.at(field.key().raw() - 1)};
      if (!read_key(field, entry.key)) return false;
      if (!read_value(field.value(), depth, entry.value)) return false;
      entries_.push_back(std::move(entry));
    }
    if (find_repeated_key(std::span(entries_).subspan(start))) return false;
    out = Value::make_map(take_from(entries_, start)).at(place);
    return true;
  }

  static bool read_key(ondemand::field& field, std::string& key) {
    const char* raw = field.key().raw();
    const char* end = raw;
    while (*end != '"' && *end != '\\') ++end;  // stage one has found the closing quote already
    if (*end == '"') return key.assign(raw, end), true;
    std::string_view unescaped;
    if (field.unescaped_key().get(unescaped) || !is_storable(unescaped)) return false;
    return key.assign(unescaped), true;
  }

  /// simdjson lets a lone low surrogate through; neither that nor a null character may get into a text.
  static bool is_storable(std::string_view text) {
    return text.find('\0') == std::string_view::npos && simdjson::validate_utf8(text);
  }

  /// Children of a node are gathered on one common stack, so that each node's vector is allocated once at its size.
  template <class T>
  static std::vector<T> take_from(std::vector<T>& stack, std::size_t start) {
    const auto first = stack.begin() + static_cast<std::ptrdiff_t>(start);
    std::vector<T> taken(std::make_move_iterator(first), std::make_move_iterator(stack.end()));
    stack.erase(first, stack.end());
    return taken;
  }

  PlaceCounter places_;
  const int depth_max_;
  std::vector<Value> items_;
  std::vector<Value::Entry> entries_;
};

}  // namespace

Result<Value> parse_json(std::string_view text, const JsonLimits& limits) {
  SANLIAN_TRY(check_text(text, limits.bytes_max, limits.name));
  const simdjson::padded_string padded(text);
  ondemand::parser parser;
  ondemand::document document;
  Value value;
  if (!parser.iterate(padded).get(document) && FastReader(padded.data(), limits.depth_max).document(document, value))
    return value;
  return parse_json_plainly(text, limits);
}

std::string to_json(const Value& value) {
  std::string out;
  JsonWriter(out).value(value);
  return out;
}

}  // namespace sanlian::format
