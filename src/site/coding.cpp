#include "site/coding.h"

#include "base/text.h"

namespace sanlian::site {
namespace {

/// Thousandths, from `1`, `0.5`, `0.001`; what is malformed counts as not wanted.
int read_weight(std::string_view text) {
  if (text.empty() || (text[0] != '0' && text[0] != '1') || text.size() > 5) return 0;
  int weight = (text[0] - '0') * 1000;
  if (text.size() == 1) return weight;
  if (text[1] != '.') return 0;
  int place = 100;
  for (const char c : text.substr(2)) {
    if (c < '0' || c > '9') return 0;
    weight += (c - '0') * place;
    place /= 10;
  }
  return weight > 1000 ? 0 : weight;
}

/// How much the header wants a coding; none where it says nothing about it, not even by `*`.
std::optional<int> weight_of(std::string_view coding, std::string_view accept_encoding) {
  std::optional<int> others;
  for (const auto item : split(accept_encoding, ',')) {
    const auto semicolon = item.find(';');
    const auto name = lower_ascii(trim(item.substr(0, semicolon)));
    if (name != coding && name != "*") continue;
    int weight = 1000;
    if (semicolon != std::string_view::npos) {
      const auto parameter = trim(item.substr(semicolon + 1));
      weight = parameter.starts_with("q=") || parameter.starts_with("Q=") ? read_weight(parameter.substr(2)) : 0;
    }
    if (name == coding) return weight;
    others = weight;
  }
  return others;
}

}  // namespace

Coded choose_coding(const Asset& asset, std::optional<std::string_view> accept_encoding) {
  const Coded plain{"", asset.plain};
  if (!accept_encoding) return plain;
  Coded best = plain;
  int best_weight = 0;
  for (const Coded& coded : {Coded{"br", asset.brotli}, Coded{"gzip", asset.gzip}}) {
    const int weight = coded.bytes.empty() ? 0 : weight_of(coded.name, *accept_encoding).value_or(0);
    if (weight > best_weight) best = coded, best_weight = weight;
  }
  // Plain bytes are welcome unless they are named; named, they must be liked better than what is smaller.
  const auto identity = weight_of("identity", *accept_encoding);
  return identity && *identity > best_weight ? plain : best;
}

}  // namespace sanlian::site
