#include "format/impl/csv_delimiter.h"

#include <cstddef>
#include <vector>

namespace sanlian::format {
namespace {

constexpr std::size_t kRowsLookedAt = 20;

/// How often `delimiter` stands outside quotes in each of the first rows.
std::vector<std::size_t> count_by_row(std::string_view head, char delimiter) {
  std::vector<std::size_t> counts(1);
  bool quoted = false, has_content = false;
  for (const char c : head) {
    if (c == '"') quoted = !quoted;
    if (c == '\n' && !quoted) {
      if (!has_content) continue;
      if (counts.size() == kRowsLookedAt) return counts;
      counts.push_back(0);
      has_content = false;
      continue;
    }
    has_content |= c != '\r';
    if (c == delimiter && !quoted) ++counts.back();
  }
  if (counts.size() > 1) counts.pop_back();  // the last row may be cut off
  return counts;
}

}  // namespace

char guess_delimiter(std::string_view head) {
  char best = ',';
  std::size_t best_rows = 0, best_count = 0;
  for (const char delimiter : {',', '\t', ';'}) {
    const auto counts = count_by_row(head, delimiter);
    if (counts[0] == 0) continue;
    std::size_t even_rows = 0;
    for (const std::size_t count : counts) even_rows += count == counts[0];
    if (even_rows > best_rows || (even_rows == best_rows && counts[0] > best_count))
      best = delimiter, best_rows = even_rows, best_count = counts[0];
  }
  return best;
}

char named_delimiter(std::string_view head) {
  if (head.size() < 6 || !(head.starts_with("sep=") || head.starts_with("SEP="))) return 0;
  if (head[5] != '\r' && head[5] != '\n') return 0;
  return head[4] == ',' || head[4] == ';' || head[4] == '\t' ? head[4] : '\0';
}

}  // namespace sanlian::format
