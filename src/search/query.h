// The one tree of a search: what the language reads, the matcher answers, the translators hand to another engine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "search/schema.h"

namespace sanlian::search {

struct Query;

struct Everything {};

/// Text without quotes: every word of it, adjacent and in order where it is Chinese; English words match their stem.
/// Each word, and each run of Chinese, may stand in another of the fields. Text without a word finds nothing.
struct Words {
  std::vector<FieldId> fields;  ///< Text fields.
  std::string text;
};

/// Text in quotes: exactly these words next to each other in one value of one of the fields (case, width and script
/// folded; no stems). Chinese characters that touch here must touch there; between others marks and blanks may differ.
struct Phrase {
  std::vector<FieldId> fields;
  std::string text;
};

/// `*` any run of characters, `?` one character, of one word; `batter*`, `?ion`. Beside Chinese, which has no words:
/// `?` one Chinese character that touches (`?池`), `*` between two of them up to kHanStarMax words (`燃*池`), at an end
/// nothing (`燃料*` finds what `燃料` finds). A pattern of several words finds them next to each other.
inline constexpr int kHanStarMax = 10;
struct Wildcard {
  std::vector<FieldId> fields;
  std::string pattern;
};

/// All operands within a window: at most `distance` words lie between neighbours. Operands are Words, Phrase, Wildcard,
/// or an Or of these, and must stand in one and the same field (and the same value of it) without overlapping. Words of
/// several words stand next to each other here.
inline constexpr int kNearDistanceMax = 999;
struct Near {
  std::vector<Query> operands;  ///< Two to eight.
  int distance = 0;             ///< 0: adjacent; at most kNearDistanceMax.
  bool is_ordered = false;
};

/// A keyword that equals `value`, or for a tree field lies at or below it.
struct Value {
  FieldId field = 0;
  std::string value;  ///< As stored (after Field::spell).
  bool is_prefix = false;
};

/// A number between both ends, ends included; an absent end is open. A document without the number is never in it.
struct Range {
  FieldId field = 0;
  std::optional<std::int64_t> from;
  std::optional<std::int64_t> to;
};

/// The document of this key.
struct Key {
  std::string key;
};

struct And {
  std::vector<Query> operands;  ///< One or more.
};
struct Or {
  std::vector<Query> operands;  ///< One or more.
};
struct Not {
  std::vector<Query> operand;  ///< Exactly one; a vector because the tree holds itself.
};

struct Query {
  std::variant<Everything, Words, Phrase, Wildcard, Near, Value, Range, Key, And, Or, Not> node;
};

}  // namespace sanlian::search
