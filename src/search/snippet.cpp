#include <algorithm>

#include "base/text.h"
#include "search/highlight.h"

namespace sanlian::search {
namespace {

// The byte at which each character begins, and the end of the text.
std::vector<std::uint32_t> borders_of(std::string_view text) {
  std::vector<std::uint32_t> borders;
  for (std::size_t position = 0; position < text.size(); next_code_point(text, position))
    borders.push_back(static_cast<std::uint32_t>(position));
  borders.push_back(static_cast<std::uint32_t>(text.size()));
  return borders;
}

std::size_t character_at(const std::vector<std::uint32_t>& borders, std::uint32_t byte) {
  return static_cast<std::size_t>(std::lower_bound(borders.begin(), borders.end(), byte) - borders.begin());
}

struct Range {
  std::size_t begin = 0, end = 0;  // in characters
};

std::vector<Range> in_characters(const std::vector<std::uint32_t>& borders, const std::vector<Span>& spans) {
  std::vector<Range> ranges;
  for (const auto& span : spans) ranges.push_back({character_at(borders, span.begin), character_at(borders, span.end)});
  return ranges;
}

// The first stretch of at most `room` characters that holds the most highlighted ones, whole highlights only.
Range densest(const std::vector<Range>& marks, std::size_t room) {
  Range best;
  std::size_t most = 0, marked = 0, first = 0;
  for (std::size_t last = 0; last < marks.size(); ++last) {
    marked += marks[last].end - marks[last].begin;
    while (first <= last && marks[last].end - marks[first].begin > room) {
      marked -= marks[first].end - marks[first].begin;
      ++first;
    }
    if (marked <= most) continue;
    most = marked;
    best = {marks[first].begin, marks[last].end};
  }
  return best;
}

// As much before as behind, without cutting the highlights at either side.
Range with_context(Range core, const std::vector<Range>& marks, std::size_t characters, std::size_t room) {
  const auto free = room - (core.end - core.begin);
  auto begin = core.begin - std::min(core.begin, free / 2);
  auto end = std::min(characters, begin + room);
  begin = end - std::min(end, room);
  for (const auto& mark : marks) {
    if (mark.begin < begin && begin < mark.end) begin = mark.end;
    if (mark.begin < end && end < mark.end) end = mark.begin;
  }
  if (begin >= end)
    return {core.begin, std::min(characters, core.begin + room)};  // one highlight fills more than the room
  return {begin, end};
}
}  // namespace

Snippet snippet(std::string_view text, const std::vector<Span>& spans, std::size_t characters_max) {
  const auto borders = borders_of(text);
  const auto characters = borders.size() - 1;
  if (characters <= characters_max) return {std::string(text), spans, false, false};
  const auto marks = in_characters(borders, spans);
  const auto cut = with_context(densest(marks, characters_max), marks, characters, characters_max);
  Snippet piece{.is_cut_before = cut.begin > 0, .is_cut_after = cut.end < characters};
  const auto first = borders[cut.begin];
  piece.text = text.substr(first, borders[cut.end] - first);
  for (const auto& span : spans)
    if (span.begin >= first && span.end <= borders[cut.end])
      piece.spans.push_back({span.begin - first, span.end - first});
  return piece;
}

}  // namespace sanlian::search
