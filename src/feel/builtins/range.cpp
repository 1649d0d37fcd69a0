// The interval algebra of DMN 1.5 table 78, on points and ranges. All look at inclusion flags.
#include "base/text.h"

#include <algorithm>

#include "feel/builtins/builtin.h"
#include "feel/builtins/tables.h"
#include "feel/impl/evaluator.h"

namespace sanlian::feel {
namespace {

/// A point is a range that begins and ends with itself. An open end is a null that lies beyond everything.
struct Span {
  const Value *start, *end;
  bool start_included, end_included;
};

Span span_of(const Value& value) {
  if (!value.is(Kind::range)) return {&value, &value, true, true};
  const auto& range = value.range();
  return {&range.start, &range.end, range.start_included, range.end_included};
}

bool has_ends(const Span& s) { return !s.start->is_null() && !s.end->is_null(); }

/// Whether both operands have ends that compare; else the answer is null.
bool comparable_ends(const Span& a, const Span& b) {
  return has_ends(a) && has_ends(b) && order(*a.start, *b.start) && order(*a.end, *b.end) && order(*a.end, *b.start) &&
         order(*a.start, *b.end);
}

std::strong_ordering by(const Value* a, const Value* b) { return *order(*a, *b); }

bool before(const Span& a, const Span& b) {
  const auto gap = by(a.end, b.start);
  return gap < 0 || (gap == 0 && !(a.end_included && b.start_included));
}
bool meets(const Span& a, const Span& b) { return a.end_included && b.start_included && by(a.end, b.start) == 0; }
bool same_start(const Span& a, const Span& b) {
  return by(a.start, b.start) == 0 && a.start_included == b.start_included;
}
bool same_end(const Span& a, const Span& b) { return by(a.end, b.end) == 0 && a.end_included == b.end_included; }
bool coincides(const Span& a, const Span& b) { return same_start(a, b) && same_end(a, b); }

/// `a` begins no later than `b`, counted with the flags; strictly: earlier.
bool begins_by(const Span& a, const Span& b, bool strictly) {
  const auto order_of_starts = by(a.start, b.start);
  if (order_of_starts != 0) return order_of_starts < 0;
  return strictly ? a.start_included && !b.start_included : a.start_included || !b.start_included;
}
bool ends_by(const Span& a, const Span& b, bool strictly) {
  const auto order_of_ends = by(a.end, b.end);
  if (order_of_ends != 0) return order_of_ends < 0;
  return strictly ? !a.end_included && b.end_included : !a.end_included || b.end_included;
}

bool overlaps(const Span& a, const Span& b) { return !before(a, b) && !before(b, a); }
bool overlaps_before(const Span& a, const Span& b) {
  return overlaps(a, b) && begins_by(a, b, true) && ends_by(a, b, false);
}
bool includes(const Span& a, const Span& b) { return begins_by(a, b, false) && ends_by(b, a, false); }
bool finishes(const Span& a, const Span& b) { return same_end(a, b) && begins_by(b, a, false); }
bool starts(const Span& a, const Span& b) { return same_start(a, b) && ends_by(a, b, false); }

template <bool (*relation)(const Span&, const Span&), bool swapped = false>
Value run(const Call& call) {
  const auto a = span_of(call[swapped ? 1 : 0]), b = span_of(call[swapped ? 0 : 1]);
  if (call[0].is_null() || call[1].is_null()) return {};
  return comparable_ends(a, b) ? Value(relation(a, b)) : call.fail();
}

bool is_calendar_function(std::string_view name) {
  return name == "date" || name == "time" || name == "date and time" || name == "duration" ||
         name == "years and months duration";
}

/// A literal, or a date, time or duration made of literals (DMN 1.5 §10.3.1.2, rules 66 and 67).
bool is_end_point(const Node& node) {
  switch (node.kind) {
    case NodeKind::literal:
      return is_ordered(node.value.kind());
    case NodeKind::negate:
      return node.child(0).kind == NodeKind::literal && node.child(0).value.is(Kind::number);
    case NodeKind::builtin:
      return !node.flag && !node.children.empty() && is_calendar_function(node.builtin->name) &&
             std::all_of(node.children.begin(), node.children.end(),
                         [](const NodePtr& child) { return child->kind == NodeKind::literal; });
    default:
      return false;
  }
}

/// `(..2]` and `[2..)` as the comparison they stand for; any other text as it is.
std::string as_comparison(std::string_view text) {
  const auto is_one_of = [](char c, std::string_view signs) { return signs.find(c) != std::string_view::npos; };
  if (text.size() < 4 || !is_one_of(text.front(), "([]") || !is_one_of(text.back(), ")[]")) return std::string(text);
  const auto inside = trim(text.substr(1, text.size() - 2));
  std::string out;
  if (inside.starts_with("..") && text.front() != '[')
    out.append(text.back() == ']' ? "(<= " : "(< ").append(inside.substr(2)).append(")");
  else if (inside.ends_with("..") && text.back() != ']')
    out.append(text.front() == '[' ? "(>= " : "(> ").append(inside.substr(0, inside.size() - 2)).append(")");
  return out.empty() ? std::string(text) : out;
}

Value range_from_text(const Call& call) {
  const auto compiled = compile(as_comparison(trim(call[0].string())), Scope());
  const auto unreadable = [&] {
    return call.evaluator.fail(errors::not_convertible, {{"text", call[0].string()}, {"kind", "range"}});
  };
  if (!compiled) return unreadable();
  const auto& root = *compiled->tree().root;
  if (root.kind != NodeKind::range && root.kind != NodeKind::half_range) return unreadable();
  if (!std::all_of(root.children.begin(), root.children.end(), [](auto& child) { return is_end_point(*child); }))
    return unreadable();
  const auto value = compute(*compiled, {}, call.evaluator.environment());
  if (!value.is(Kind::range) || root.kind == NodeKind::half_range) return value;
  const auto by = order(value.range().start, value.range().end);
  return by && *by <= 0 ? value : unreadable();
}

}  // namespace

std::span<const BuiltinRow> range_builtins() {
  static constexpr BuiltinRow kRows[] = {
      {"range(from: string) -> range", range_from_text},
      {"before(point1: any, point2: any) -> boolean", run<before>},
      {"before(range1: any, range2: any) -> boolean", run<before>},
      {"before(point: any, range: any) -> boolean", run<before>},
      {"before(range: any, point: any) -> boolean", run<before>},
      {"after(point1: any, point2: any) -> boolean", run<before, true>},
      {"after(range1: any, range2: any) -> boolean", run<before, true>},
      {"after(point: any, range: any) -> boolean", run<before, true>},
      {"after(range: any, point: any) -> boolean", run<before, true>},
      {"meets(range1: range, range2: range) -> boolean", run<meets>},
      {"met by(range1: range, range2: range) -> boolean", run<meets, true>},
      {"overlaps(range1: range, range2: range) -> boolean", run<overlaps>},
      {"overlaps before(range1: range, range2: range) -> boolean", run<overlaps_before>},
      {"overlaps after(range1: range, range2: range) -> boolean", run<overlaps_before, true>},
      {"finishes(point: any, range: range) -> boolean", run<finishes>},
      {"finishes(range1: any, range2: range) -> boolean", run<finishes>},
      {"finished by(range: range, point: any) -> boolean", run<finishes, true>},
      {"finished by(range1: range, range2: any) -> boolean", run<finishes, true>},
      {"includes(range: range, point: any) -> boolean", run<includes>},
      {"includes(range1: range, range2: any) -> boolean", run<includes>},
      {"during(point: any, range: range) -> boolean", run<includes, true>},
      {"during(range1: any, range2: range) -> boolean", run<includes, true>},
      {"starts(point: any, range: range) -> boolean", run<starts>},
      {"starts(range1: any, range2: range) -> boolean", run<starts>},
      {"started by(range: range, point: any) -> boolean", run<starts, true>},
      {"started by(range1: range, range2: any) -> boolean", run<starts, true>},
      {"coincides(point1: any, point2: any) -> boolean", run<coincides>},
      {"coincides(range1: any, range2: any) -> boolean", run<coincides>},
  };
  return kRows;
}

}  // namespace sanlian::feel
