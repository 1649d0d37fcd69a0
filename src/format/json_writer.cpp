#include "format/json_writer.h"

#include <charconv>
#include <cstring>

namespace sanlian::format {
namespace {

constexpr bool must_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

constexpr std::uint64_t repeat(std::uint64_t byte) { return byte * 0x0101010101010101u; }

/// High bit set in (at least the lowest) byte of `word` that must be escaped; zero when there is none.
std::uint64_t escapes_in(std::uint64_t word) {
  const auto zero_bytes = [](std::uint64_t w) { return (w - repeat(1)) & ~w & repeat(0x80); };
  const std::uint64_t below_blank = (word - repeat(0x20)) & ~word & repeat(0x80);
  return below_blank | zero_bytes(word ^ repeat('"')) | zero_bytes(word ^ repeat('\\'));
}

/// Length of the start of `text` that can be copied as it is; eight bytes at a time.
std::size_t plain_length(const char* text, std::size_t size) {
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    std::uint64_t word;
    std::memcpy(&word, text + i, 8);
    if (escapes_in(word)) break;
  }
  while (i < size && !must_escape(static_cast<unsigned char>(text[i]))) ++i;
  return i;
}

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  constexpr std::string_view kHex = "0123456789abcdef";
  out += "\\u00";
  out += kHex[static_cast<unsigned char>(c) >> 4];
  out += kHex[static_cast<unsigned char>(c) & 15];
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  while (true) {
    const std::size_t plain = plain_length(text.data(), text.size());
    out.append(text.data(), plain);
    if (plain == text.size()) break;
    append_escape(out, text[plain]);
    text.remove_prefix(plain + 1);
  }
  out += '"';
}

std::string json_key(std::string_view key) {
  std::string out;
  append_json_text(out, key);
  return out += ':';
}

JsonWriter& JsonWriter::key(std::string_view key) {
  comma();
  append_json_text(out_, key);
  out_ += ':';
  comma_needed_ = false;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view text) {
  comma();
  append_json_text(out_, text);
  comma_needed_ = true;
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t whole) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, whole).ptr;
  return raw({digits, static_cast<std::size_t>(end - digits)});
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  comma();
  out_ += json;
  comma_needed_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::null:
      return null();
    case Value::Kind::boolean:
      return boolean(value.boolean());
    case Value::Kind::number:
      return number(value.number_text());
    case Value::Kind::text:
      return text(value.text());
    case Value::Kind::list:
      begin_list();
      for (const auto& item : value.items()) this->value(item);
      return end_list();
    case Value::Kind::map:
      begin_map();
      for (const auto& entry : value.entries()) key(entry.key).value(entry.value);
      return end_map();
  }
  return *this;
}

}  // namespace sanlian::format
