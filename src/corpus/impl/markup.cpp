#include "corpus/impl/markup.h"

#include <cctype>

namespace sanlian::corpus {
namespace {

constexpr auto npos = std::string_view::npos;

/// Behind a document type, whose inner subset may hold quotes, comments and `>`; npos where it does not end.
std::size_t end_of_doctype(std::string_view text, std::size_t at) {
  bool inside = false;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = text.find(c, at + 1);
    } else if (text.substr(at).starts_with("<!--")) {
      at = text.find("-->", at + 4);
      if (at != npos) at += 2;
    } else if (c == '[') {
      inside = true;
    } else if (c == ']') {
      inside = false;
    } else if (c == '>' && !inside) {
      return at + 1;
    }
    if (at == npos) return npos;
    ++at;
  }
  return npos;
}

bool is_name_start(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalpha(byte) != 0 || c == '_' || byte >= 0x80;
}
bool is_name(char c) { return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':'; }
}  // namespace

std::optional<Root> find_root(std::string_view text) {
  Root root;
  for (std::size_t at = 0; (at = text.find('<', at)) != npos;) {
    const auto rest = text.substr(at);
    if (rest.starts_with("<!--")) {
      at = text.find("-->", at + 4);
    } else if (rest.starts_with("<?")) {
      root.has_declaration = root.has_declaration || rest.starts_with("<?xml ");
      at = text.find("?>", at + 2);
    } else if (rest.starts_with("<!")) {
      at = end_of_doctype(text, at + 2);
    } else if (rest.size() > 1 && is_name_start(rest[1])) {
      std::size_t end = 1;
      while (end < rest.size() && is_name(rest[end])) ++end;
      if (end == rest.size()) return std::nullopt;
      root.name = rest.substr(1, end - 1);
      root.begin = at;
      return root;
    } else {
      ++at;
    }
    if (at == npos) return std::nullopt;
  }
  return std::nullopt;
}

std::string_view local_name(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

}  // namespace sanlian::corpus
