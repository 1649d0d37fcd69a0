// Regular expressions as XPath has them (flags s, m, i, x), run by ICU with a limit on its work.
#include <unicode/regex.h>

#include "feel/builtins/tables.h"
#include "feel/impl/evaluator.h"
#include "feel/impl/pattern.h"

namespace sanlian::feel {
namespace {

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string from_icu(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

/// A compiled pattern set on its input; `good` is false when pattern or flags are invalid.
class Matcher {
 public:
  Matcher(const Call& call, const std::string& input, const std::string& pattern, const Value& flags)
      : input_(to_icu(input)) {
    const auto bits = flags.is_null() ? std::optional<std::uint32_t>(0) : pattern_flags(flags.string());
    const auto translated = translate_pattern(pattern, bits.value_or(0));
    if (!bits || !translated) return;
    matcher_ = std::make_unique<icu::RegexMatcher>(to_icu(*translated), *bits & ~kPatternIgnoreBlanks, status);
    if (U_FAILURE(status)) return;
    matcher_->setTimeLimit(static_cast<std::int32_t>(call.evaluator.environment().limits.pattern_steps), status);
    matcher_->setStackLimit(8 << 20, status);
    matcher_->reset(input_);
  }

  bool good() const { return matcher_ && U_SUCCESS(status); }
  icu::RegexMatcher& operator*() { return *matcher_; }
  icu::RegexMatcher* operator->() { return matcher_.get(); }
  const icu::UnicodeString& input() const { return input_; }

  UErrorCode status = U_ZERO_ERROR;

 private:
  icu::UnicodeString input_;
  std::unique_ptr<icu::RegexMatcher> matcher_;
};

Value matches(const Call& call) {
  Matcher matcher(call, call[0].string(), call[1].string(), call[2]);
  if (!matcher.good()) return call.fail();
  const bool found = matcher->find(matcher.status);
  return matcher.good() ? Value(found) : call.fail();
}

/// A pattern that matches the empty string is refused, as XPath's fn:replace does (err:FORX0003).
Value replace(const Call& call) {
  Matcher empty(call, "", call[1].string(), call[3]);
  if (!empty.good() || empty->find(empty.status)) return call.fail();
  Matcher matcher(call, call[0].string(), call[1].string(), call[3]);
  const auto replacement = translate_replacement(call[2].string(), empty->groupCount());
  if (!matcher.good() || !replacement) return call.fail();
  const auto out = matcher->replaceAll(to_icu(*replacement), matcher.status);
  return matcher.good() ? call.evaluator.checked_string(from_icu(out)) : call.fail();
}

/// Empty pieces are kept, at the end too.
Value split(const Call& call) {
  Matcher matcher(call, call[0].string(), call[1].string(), Value());
  if (!matcher.good()) return call.fail();
  Value::List pieces;
  std::int32_t from = 0;
  while (matcher->find(matcher.status) && matcher.good()) {
    const auto start = matcher->start(matcher.status), end = matcher->end(matcher.status);
    if (end == start) return call.fail();
    pieces.emplace_back(from_icu(matcher.input().tempSubStringBetween(from, start)));
    from = end;
  }
  if (!matcher.good()) return call.fail();
  pieces.emplace_back(from_icu(matcher.input().tempSubString(from)));
  return call.evaluator.checked_list(std::move(pieces));
}

}  // namespace

std::span<const BuiltinRow> pattern_builtins() {
  static constexpr BuiltinRow kRows[] = {
      {"matches(input: string, pattern: string, flags?: string) -> boolean", matches},
      {"replace(input: string, pattern: string, replacement: string, flags?: string) -> string", replace},
      {"split(string: string, delimiter: string) -> list<string>", split},
  };
  return kRows;
}

}  // namespace sanlian::feel
