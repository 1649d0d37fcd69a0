#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "format/value.h"

namespace sanlian::format {

/// Appends compact JSON to a string; commas come by themselves. The caller keeps the nesting right.
///
/// Texts must be UTF-8. A long answer can be written in pieces: send the string, clear it, go on.
///     JsonWriter(out).begin_map().key("id").text(id).key("amount").number("10000.00").end_map();
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_map() { return open('{'); }
  JsonWriter& end_map() { return close('}'); }
  JsonWriter& begin_list() { return open('['); }
  JsonWriter& end_list() { return close(']'); }
  JsonWriter& key(std::string_view key);
  /// A key as json_key() made it, for those that are written again and again.
  JsonWriter& ready_key(std::string_view ready) { return comma(), out_ += ready, comma_needed_ = false, *this; }
  JsonWriter& text(std::string_view text);
  JsonWriter& number(std::string_view digits) { return raw(digits); }  ///< `digits` as JSON writes numbers.
  JsonWriter& integer(std::int64_t whole);
  JsonWriter& boolean(bool yes) { return raw(yes ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }
  JsonWriter& value(const Value& value);
  /// Puts `json` where a value belongs, unchecked: for parts that were written before.
  JsonWriter& raw(std::string_view json);

 private:
  JsonWriter& open(char bracket) { return comma(), out_ += bracket, comma_needed_ = false, *this; }
  JsonWriter& close(char bracket) { return out_ += bracket, comma_needed_ = true, *this; }
  void comma() {
    if (comma_needed_) out_ += ',';
  }
  std::string& out_;
  bool comma_needed_ = false;
};

/// Appends `text` in quotes, with what JSON asks to be escaped and nothing else.
void append_json_text(std::string& out, std::string_view text);
/// `"key":`
std::string json_key(std::string_view key);

}  // namespace sanlian::format
