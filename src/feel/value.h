// A FEEL value. Cheap to copy: everything larger than a number is shared and never changes.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "feel/kind.h"
#include "feel/reason.h"
#include "feel/temporal.h"
#include "number/decimal.h"

namespace sanlian::feel {

struct Attribute;
struct Entity;
class Context;
class Function;
class Object;
struct Range;

class Value {
 public:
  using List = std::vector<Value>;

  Value() = default;  ///< null, without a reason
  static Value null(ReasonPtr why);

  Value(bool truth) : state_(truth) {}                        // NOLINT: values come from values
  Value(int whole) : state_(Decimal(whole)) {}                // NOLINT
  Value(std::int64_t whole) : state_(Decimal(whole)) {}       // NOLINT
  Value(Decimal number) : state_(number) {}                   // NOLINT
  Value(std::string text);                                    // NOLINT
  Value(std::string_view text) : Value(std::string(text)) {}  // NOLINT
  Value(const char* text) : Value(std::string(text)) {}       // NOLINT
  Value(Date date) : state_(date) {}                          // NOLINT
  Value(Time time);                                           // NOLINT
  Value(DateTime moment);                                     // NOLINT
  Value(Instant instant);                                     // NOLINT: shown in China Standard Time
  Value(MonthsDuration duration) : state_(duration) {}        // NOLINT
  Value(TimeDuration duration) : state_(duration) {}          // NOLINT
  Value(List items);                                          // NOLINT
  Value(Context context);                                     // NOLINT
  Value(Range range);                                         // NOLINT
  Value(std::shared_ptr<const Function> function) : state_(std::move(function)) {}  // NOLINT
  Value(std::shared_ptr<const Object> object) : state_(std::move(object)) {}        // NOLINT

  Kind kind() const { return static_cast<Kind>(state_.index()); }
  bool is(Kind kind) const { return state_.index() == static_cast<std::size_t>(kind); }
  bool is_null() const { return is(Kind::null); }
  bool is_true() const { return is(Kind::boolean) && boolean(); }
  bool is_false() const { return is(Kind::boolean) && !boolean(); }
  const ReasonPtr& reason() const { return std::get<ReasonPtr>(state_); }  ///< Of a null; may be empty.

  // Each of these asks for its kind; check kind() first.
  bool boolean() const { return std::get<bool>(state_); }
  const Decimal& number() const { return std::get<Decimal>(state_); }
  const std::string& string() const { return *std::get<std::shared_ptr<const std::string>>(state_); }
  Date date() const { return std::get<Date>(state_); }
  const Time& time() const { return *std::get<std::shared_ptr<const Time>>(state_); }
  const DateTime& date_time() const { return *std::get<std::shared_ptr<const DateTime>>(state_); }
  MonthsDuration months_duration() const { return std::get<MonthsDuration>(state_); }
  TimeDuration time_duration() const { return std::get<TimeDuration>(state_); }
  const List& list() const { return *std::get<std::shared_ptr<const List>>(state_); }
  const Context& context() const { return *std::get<std::shared_ptr<const Context>>(state_); }
  const Range& range() const { return *std::get<std::shared_ptr<const Range>>(state_); }
  const Function& function() const { return *std::get<std::shared_ptr<const Function>>(state_); }
  const Object& object() const { return *std::get<std::shared_ptr<const Object>>(state_); }

  /// For people and tests, in FEEL notation: strings quoted, dates as `@"2026-01-31"`, records as `patent:ID`.
  std::string print() const;

 private:
  // In the order of Kind.
  std::variant<ReasonPtr, bool, Decimal, std::shared_ptr<const std::string>, Date, std::shared_ptr<const Time>,
               std::shared_ptr<const DateTime>, MonthsDuration, TimeDuration, std::shared_ptr<const List>,
               std::shared_ptr<const Context>, std::shared_ptr<const Range>, std::shared_ptr<const Function>,
               std::shared_ptr<const Object>>
      state_;
};

/// Ordered names to values; a name occurs once.
class Context {
 public:
  struct Entry {
    std::string name;
    Value value;
  };
  Context() = default;
  explicit Context(std::vector<Entry> entries);  ///< Names must differ.
  const Value* find(std::string_view name) const;
  void put(std::string name, Value value);  ///< Replaces in place or appends.
  std::span<const Entry> entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

/// `[a..b]` and the one-sided `(< a)`. Equality of ranges looks at how they were written (DMN 1.5 §7.3.16).
struct Range {
  enum class Form : std::uint8_t { interval, less, less_equal, greater, greater_equal, equal, not_equal };
  Form form = Form::interval;
  bool start_included = false, end_included = false;
  Value start, end;  ///< One-sided forms hold the missing end as null; `=` and `!=` hold the point in both.
};

/// A record reached through a reference. Attributes are read when they are asked for, so that a guard can walk
/// `enterprise.patents` without loading what it does not touch. Implementations are used by one thread at a time.
class Object {
 public:
  virtual ~Object() = default;
  virtual const Entity& entity() const = 0;
  virtual std::string_view id() const = 0;
  /// A column's value, an Object for a reference, a list of Objects for a back reference (live records only), or null.
  virtual Value get(const Attribute& attribute) const = 0;
};

/// Equality as FEEL's `=` sees it: nothing when the kinds differ (DMN 1.5 table 53). Two nulls are equal, a null and
/// anything else are not.
std::optional<bool> equal(const Value& a, const Value& b);
/// Order as `<` sees it: nothing for nulls, different or unordered kinds, and zoned against local times.
std::optional<std::strong_ordering> order(const Value& a, const Value& b);

}  // namespace sanlian::feel
