#pragma once

#include <string_view>

namespace sanlian::search {

/// Whether the keyword `child` is `node` or lies below it in a tree field: it begins with it, and no number goes on
/// across the border. "H01M 8" holds "H01M 8/04" and not "H01M 80/00".
inline bool is_at_or_below(std::string_view child, std::string_view node) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!child.starts_with(node)) return false;
  return node.empty() || child.size() == node.size() || !is_digit(node.back()) || !is_digit(child[node.size()]);
}

}  // namespace sanlian::search
