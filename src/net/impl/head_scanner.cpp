#include "net/impl/head_scanner.h"

#include <array>

#include "net/impl/ascii.h"

namespace sanlian::net {
namespace {
using Outcome = HeadScanner::Outcome;
using State = HeadScanner::State;

constexpr std::array<bool, 256> make_table(bool (*accepts)(unsigned char)) {
  std::array<bool, 256> table{};
  for (int i = 0; i < 256; ++i) table[static_cast<std::size_t>(i)] = accepts(static_cast<unsigned char>(i));
  return table;
}
constexpr auto kValue = make_table([](unsigned char c) { return (c >= 0x20 && c != 0x7f) || c == '\t'; });
constexpr auto kTarget = make_table([](unsigned char c) { return c > 0x20 && c < 0x7f; });

std::size_t run_of(const std::array<bool, 256>& table, std::string_view text, std::size_t at = 0) {
  while (at < text.size() && table[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

Outcome malformed(std::string_view what) { return {State::malformed, 0, 0, what}; }

Outcome check_request_line(std::string_view line) {
  const auto method = run_of(kTokenChars, line);
  if (method == 0 || method >= line.size() || line[method] != ' ') return malformed("the request line has no method");
  const auto target = run_of(kTarget, line, method + 1);
  if (target == method + 1 || target >= line.size() || line[target] != ' ')
    return malformed("the request line is not method, address and version, one space between");
  const auto version = line.substr(target + 1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (version.size() != 8 || !version.starts_with("HTTP/") || !is_digit(version[5]) || version[6] != '.' ||
      !is_digit(version[7]))
    return malformed("the request line does not end in HTTP/1.1");
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return {State::version_unknown, 0, 0, version};
  return {};
}

Outcome check_header_line(std::string_view line) {
  if (line.front() == ' ' || line.front() == '\t') return malformed("a header line begins with a blank");
  const auto name = run_of(kTokenChars, line);
  if (name == 0) return malformed("a header line has no name");
  if (name == line.size()) return malformed("a header line has no colon");
  if (line[name] != ':') return malformed("a header name holds a blank or a character that names do not have");
  if (run_of(kValue, line, name + 1) != line.size()) return malformed("a header value holds a control character");
  return {};
}

}  // namespace

Outcome HeadScanner::check_line(std::string_view line) {
  if (lines_ == 0) return check_request_line(line);
  if (lines_ > limits_.lines) return {State::too_large, 0, 0, "lines"};
  return check_header_line(line);
}

Outcome HeadScanner::feed(std::string_view bytes) {
  // One empty line before the request line is passed over: RFC 9112 §2.2, old clients send it after a form.
  while (true) {
    const auto end = bytes.find('\n', scanned_);
    if (end == std::string_view::npos || end >= limits_.bytes) {
      scanned_ = bytes.size();
      if (bytes.size() >= limits_.bytes) return {State::too_large, 0, 0, "bytes"};
      return {};
    }
    if (end == line_start_ || bytes[end - 1] != '\r') return malformed("a line ends without CR");
    const auto line = bytes.substr(line_start_, end - 1 - line_start_);
    line_start_ = scanned_ = end + 1;
    if (line.empty()) {
      if (lines_ > 0) return {State::complete, end + 1, start_, {}};
      if (end != 1) return malformed("more than one empty line stands before the request");
      start_ = 2;
      continue;
    }
    if (const auto outcome = check_line(line); outcome.state != State::more) return outcome;
    ++lines_;
  }
}

}  // namespace sanlian::net
