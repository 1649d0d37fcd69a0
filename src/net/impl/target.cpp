#include "net/impl/target.h"

#include "base/ensure.h"
#include "base/text.h"
#include "net/impl/ascii.h"

namespace sanlian::net {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (lower(c) >= 'a' && lower(c) <= 'f') return lower(c) - 'a' + 10;
  return -1;
}

/// Appends the decoded text and shows it in `out`. Never longer than the text, so `arena` does not move.
std::string_view decode(std::string_view text, bool plus_is_blank, std::string& arena, std::string_view& out) {
  const std::size_t start = arena.size();
  ensure(arena.capacity() - start >= text.size(), "the arena was made large enough for the whole target");
  bool plain_ascii = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '+' && plus_is_blank) {
      c = ' ';
    } else if (c == '%') {
      const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
      if (high < 0 || low < 0) return "a % in the address is not followed by two hexadecimal digits";
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (c == 0) return "the address holds a NUL byte";
    plain_ascii = plain_ascii && static_cast<unsigned char>(c) < 0x80;
    arena += c;
  }
  out = std::string_view(arena).substr(start);
  if (!plain_ascii && !is_valid_utf8(out)) return "the address does not decode to UTF-8";
  return {};
}

bool has_forbidden(std::string_view segment) {
  for (const char c : segment)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '/' || c == '\\') return true;
  return false;
}

}  // namespace

std::string_view read_target(std::string_view text, Target& target) {
  target = {};
  for (const char c : text)
    if (c <= 0x20 || c >= 0x7f || c == '#') return "the address holds a character that must be percent-encoded";
  if (text == "*") {
    target.asterisk = true;
    return {};
  }
  if (!text.empty() && text.front() != '/') {
    std::size_t scheme = 0;
    for (const std::string_view known : {"http://", "https://"})
      if (starts_with_ignoring_case(text, known)) scheme = known.size();
    if (scheme == 0) return "the address neither begins with / nor with http://";
    text.remove_prefix(scheme);
    target.authority = text.substr(0, text.find_first_of("/?"));
    if (target.authority.empty() || target.authority.find('@') != std::string_view::npos)
      return "the address has no usable host";
    text.remove_prefix(target.authority.size());
    if (text.empty()) text = "/";
    if (text.front() == '?') return "the address has a query but no path";
  }
  if (text.empty()) return "the address is empty";
  const auto mark = text.find('?');
  target.path = text.substr(0, mark);
  if (mark != std::string_view::npos) target.query = text.substr(mark + 1);
  return {};
}

void reserve_arena(const Target& target, std::string& arena) {
  arena.clear();
  arena.reserve(target.path.size() + target.query.size());
}

std::string_view read_segments(std::string_view path, std::string& arena, std::vector<std::string_view>& segments) {
  segments.clear();
  if (path == "/") return {};
  for (std::size_t start = 1; start <= path.size();) {
    const auto end = std::min(path.find('/', start), path.size());
    const auto raw = path.substr(start, end - start);
    std::string_view segment = raw;
    if (raw.find('%') != std::string_view::npos) {
      if (const auto problem = decode(raw, false, arena, segment); !problem.empty()) return problem;
    }
    if (segment == "." || segment == "..") return "the path holds a . or .. segment";
    if (has_forbidden(segment)) return "a part of the path holds an encoded slash or control character";
    segments.push_back(segment);
    start = end + 1;
  }
  return {};
}

std::string_view read_query(std::string_view query, std::string& arena, std::vector<QueryParameter>& parameters) {
  parameters.clear();
  for (std::size_t start = 0; start < query.size();) {
    const auto end = std::min(query.find('&', start), query.size());
    const auto part = query.substr(start, end - start);
    start = end + 1;
    if (part.empty()) continue;
    if (parameters.size() == kQueryParametersMax) return "the query has more than 200 parameters";
    const auto sign = std::min(part.find('='), part.size());
    QueryParameter parameter;
    if (const auto problem = decode(part.substr(0, sign), true, arena, parameter.name); !problem.empty())
      return problem;
    if (sign < part.size()) {
      if (const auto problem = decode(part.substr(sign + 1), true, arena, parameter.value); !problem.empty())
        return problem;
    }
    parameters.push_back(parameter);
  }
  return {};
}

std::string_view find_cookie(std::string_view header, std::string_view name) {
  for (std::size_t start = 0; start < header.size();) {
    const auto end = std::min(header.find(';', start), header.size());
    const auto pair = trim_blanks(header.substr(start, end - start));
    start = end + 1;
    const auto sign = pair.find('=');
    if (sign == std::string_view::npos || trim_blanks(pair.substr(0, sign)) != name) continue;
    auto value = trim_blanks(pair.substr(sign + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    return value.data() ? value : std::string_view("");
  }
  return {};
}

}  // namespace sanlian::net
