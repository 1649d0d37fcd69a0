// Unary tests taken apart: for tables, which ask which of several tests holds and, later, where tests overlap.
#pragma once

#include <optional>

#include "feel/evaluate.h"

namespace sanlian::feel {

/// The first of the tests, from 0, that holds; nothing if none does. `tests` was compiled with
/// CompileOptions::unary_tests.
std::optional<std::size_t> first_that_holds(const Expression& tests, Frame frame, const Environment& environment);

/// One test about `?`, when it compares with values known beforehand.
struct SimpleTest {
  enum class Kind : std::uint8_t { any, range, equal, not_equal };
  Kind kind = Kind::any;
  Range range;  ///< Of a range; a missing end is null.
  Value value;  ///< To be equal to, or not.
};

/// All alternatives, if every one of them is simple; then `negated` says whether they stand in `not(…)`.
struct SimpleTests {
  std::vector<SimpleTest> alternatives;
  bool negated = false;
};
/// `boolean_input`: what is tested is a boolean, so that `true` is what it is compared with and not the answer itself.
std::optional<SimpleTests> as_simple(const Expression& tests, bool boolean_input = false);
/// What the evaluator would say; nothing where it takes the evaluator to say it (null, another kind).
std::optional<bool> holds(const SimpleTests& tests, const Value& value);

}  // namespace sanlian::feel
