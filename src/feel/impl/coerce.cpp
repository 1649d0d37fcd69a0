#include "feel/coerce.h"

#include <algorithm>

#include "feel/function.h"

namespace sanlian::feel {
namespace {

bool conforms(const Value& value, const Type& type) { return value.is_null() || is_instance(value, type); }

bool is_subtype(const Type& narrow, const Type& wide) {
  if (wide.is(Kind::any) || narrow.is(Kind::null)) return true;
  if (narrow.kind() != wide.kind()) return false;
  switch (wide.kind()) {
    case Kind::list:
    case Kind::range:
      return is_subtype(narrow.element(), wide.element());
    case Kind::context:
      return std::all_of(wide.fields().begin(), wide.fields().end(), [&](const Type::Field& field) {
        const auto* own = narrow.find_field(field.name);
        return own && is_subtype(*own, field.type);
      });
    case Kind::function: {
      if (!wide.knows_signature()) return true;
      if (narrow.parameters().size() != wide.parameters().size()) return false;
      for (std::size_t i = 0; i < wide.parameters().size(); ++i)
        if (!is_subtype(wide.parameters()[i], narrow.parameters()[i])) return false;
      return is_subtype(narrow.result(), wide.result());
    }
    case Kind::entity:
      return narrow.entity() == wide.entity();
    default:
      return true;
  }
}

}  // namespace

bool is_instance(const Value& value, const Type& type) {
  if (value.is_null()) return false;
  if (type.is(Kind::any)) return true;
  if (value.kind() != type.kind()) return false;
  switch (type.kind()) {
    case Kind::list:
      return std::all_of(value.list().begin(), value.list().end(),
                         [&](const Value& item) { return conforms(item, type.element()); });
    case Kind::range:
      return conforms(value.range().start, type.element()) && conforms(value.range().end, type.element());
    case Kind::context:
      return std::all_of(type.fields().begin(), type.fields().end(), [&](const Type::Field& field) {
        const auto* entry = value.context().find(field.name);
        return entry && conforms(*entry, field.type);
      });
    case Kind::function:
      return is_subtype(value.function().type(), type);
    case Kind::entity:
      return &value.object().entity() == type.entity();
    default:
      return true;
  }
}

std::optional<Value> coerce(const Value& value, const Type& type) {
  if (conforms(value, type)) return value;
  if (value.is(Kind::list) && value.list().size() == 1 && is_instance(value.list().front(), type))
    return value.list().front();
  if (type.is(Kind::list) && is_instance(value, type.element())) return Value(Value::List{value});
  if (type.is(Kind::date_time) && value.is(Kind::date))
    return Value(DateTime{.date = value.date(), .time = {.nanos = 0, .zone = Zone::utc()}});
  return std::nullopt;
}

std::optional<bool> contains(const Range& range, const Value& value) {
  using Form = Range::Form;
  if (value.is_null()) return std::nullopt;
  if (range.form == Form::equal) return equal(value, range.start);
  if (range.form == Form::not_equal) {
    const auto same = equal(value, range.start);
    return same ? std::optional(!*same) : std::nullopt;
  }
  const bool has_start =
      range.form == Form::interval || range.form == Form::greater || range.form == Form::greater_equal;
  const bool has_end = range.form == Form::interval || range.form == Form::less || range.form == Form::less_equal;
  std::optional<bool> after_start = true, before_end = true;
  if (has_start) {
    const auto by = order(value, range.start);
    after_start = by ? std::optional(*by > 0 || (*by == 0 && range.start_included)) : std::nullopt;
  }
  if (has_end) {
    const auto by = order(value, range.end);
    before_end = by ? std::optional(*by < 0 || (*by == 0 && range.end_included)) : std::nullopt;
  }
  if (!after_start || !before_end) return std::nullopt;
  return *after_start && *before_end;
}

}  // namespace sanlian::feel
