#include "feel/value.h"

#include <algorithm>

#include "base/ensure.h"
#include "feel/impl/literal.h"

namespace sanlian::feel {

Value Value::null(ReasonPtr why) {
  Value value;
  value.state_ = std::move(why);
  return value;
}

Value::Value(std::string text) : state_(std::make_shared<const std::string>(std::move(text))) {}
Value::Value(Time time) : state_(std::make_shared<const Time>(std::move(time))) {}
Value::Value(DateTime moment) : state_(std::make_shared<const DateTime>(std::move(moment))) {}
Value::Value(Instant instant) : Value(from_instant(instant)) {}
Value::Value(List items) : state_(std::make_shared<const List>(std::move(items))) {}
Value::Value(Context context) : state_(std::make_shared<const Context>(std::move(context))) {}
Value::Value(Range range) : state_(std::make_shared<const Range>(std::move(range))) {}

Context::Context(std::vector<Entry> entries) : entries_(std::move(entries)) {}

const Value* Context::find(std::string_view name) const {
  for (const auto& entry : entries_)
    if (entry.name == name) return &entry.value;
  return nullptr;
}

void Context::put(std::string name, Value value) {
  for (auto& entry : entries_)
    if (entry.name == name) {
      entry.value = std::move(value);
      return;
    }
  entries_.push_back({.name = std::move(name), .value = std::move(value)});
}

namespace {

/// Seconds at which a time stands on the line of UTC; its own wall clock for a local one.
std::int64_t comparable_seconds(const Time& time) {
  return time.seconds() - time.zone.offset_at(time.seconds()).value_or(0);
}

bool equal_times(const Time& a, const Time& b) {
  return a.zone.is_local() == b.zone.is_local() && comparable_seconds(a) == comparable_seconds(b);
}

bool equal_moments(const DateTime& a, const DateTime& b) {
  if (a.time.zone.is_local() != b.time.zone.is_local()) return false;
  return a.time.zone.is_local() ? a.local_seconds() == b.local_seconds() : a.epoch_seconds() == b.epoch_seconds();
}

bool is_equal(const Value& a, const Value& b) { return equal(a, b).value_or(false); }

bool equal_lists(const Value::List& a, const Value::List& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), is_equal);
}

bool equal_contexts(const Context& a, const Context& b) {
  if (a.entries().size() != b.entries().size()) return false;
  return std::all_of(a.entries().begin(), a.entries().end(), [&](const Context::Entry& entry) {
    const auto* other = b.find(entry.name);
    return other && is_equal(entry.value, *other);
  });
}

bool equal_ranges(const Range& a, const Range& b) {
  return a.form == b.form && a.start_included == b.start_included && a.end_included == b.end_included &&
         is_equal(a.start, b.start) && is_equal(a.end, b.end);
}

bool equal_objects(const Object& a, const Object& b) { return &a.entity() == &b.entity() && a.id() == b.id(); }

std::strong_ordering by_nanos(std::int64_t a_seconds, const Time& a, std::int64_t b_seconds, const Time& b) {
  if (const auto by_second = a_seconds <=> b_seconds; by_second != 0) return by_second;
  return a.nanos % kNanosPerSecond <=> b.nanos % kNanosPerSecond;
}

}  // namespace

std::optional<bool> equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() == b.is_null();
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case Kind::boolean:
      return a.boolean() == b.boolean();
    case Kind::number:
      return a.number() == b.number();
    case Kind::string:
      return a.string() == b.string();
    case Kind::date:
      return a.date() == b.date();
    case Kind::time:
      return equal_times(a.time(), b.time());
    case Kind::date_time:
      return equal_moments(a.date_time(), b.date_time());
    case Kind::months_duration:
      return a.months_duration() == b.months_duration();
    case Kind::time_duration:
      return a.time_duration() == b.time_duration();
    case Kind::list:
      return equal_lists(a.list(), b.list());
    case Kind::context:
      return equal_contexts(a.context(), b.context());
    case Kind::range:
      return equal_ranges(a.range(), b.range());
    case Kind::entity:
      return equal_objects(a.object(), b.object());
    case Kind::null:
    case Kind::function:
    case Kind::any:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::strong_ordering> order(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case Kind::number:
      return a.number() <=> b.number();
    case Kind::string:
      return a.string().compare(b.string()) <=> 0;  // UTF-8 sorts as code points do
    case Kind::date:
      return a.date() <=> b.date();
    case Kind::time:
      if (a.time().zone.is_local() != b.time().zone.is_local()) return std::nullopt;
      return by_nanos(comparable_seconds(a.time()), a.time(), comparable_seconds(b.time()), b.time());
    case Kind::date_time: {
      const auto &left = a.date_time(), &right = b.date_time();
      const bool local = left.time.zone.is_local();
      if (local != right.time.zone.is_local()) return std::nullopt;
      if (local) return by_nanos(left.local_seconds(), left.time, right.local_seconds(), right.time);
      return by_nanos(left.epoch_seconds().value_or(0), left.time, right.epoch_seconds().value_or(0), right.time);
    }
    case Kind::months_duration:
      return a.months_duration() <=> b.months_duration();
    case Kind::time_duration:
      return a.time_duration() <=> b.time_duration();
    case Kind::null:
    case Kind::boolean:
    case Kind::list:
    case Kind::context:
    case Kind::range:
    case Kind::function:
    case Kind::entity:
    case Kind::any:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace sanlian::feel
