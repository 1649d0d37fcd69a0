#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/query.h"

namespace sanlian::search {

struct Span {
  std::uint32_t begin = 0, end = 0;  ///< Bytes of the text as it came; begin < end, on character borders.
};

/// What of `text`, a value of `field`, makes `query` find it: rising, joined where they touch, negated parts left out.
std::vector<Span> highlights(const Query& query, FieldId field, std::string_view text);

/// At most `characters_max` characters around the densest highlights, whole highlights kept, with their spans moved.
struct Snippet {
  std::string text;
  std::vector<Span> spans;
  bool is_cut_before = false, is_cut_after = false;
};
Snippet snippet(std::string_view text, const std::vector<Span>& spans, std::size_t characters_max);

}  // namespace sanlian::search
