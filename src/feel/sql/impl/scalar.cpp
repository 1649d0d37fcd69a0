#include <algorithm>

#include "feel/builtins/builtin.h"
#include "feel/impl/arithmetic.h"
#include "feel/sql/impl/dialect.h"
#include "feel/sql/impl/generator.h"

namespace sanlian::feel {
namespace {
constexpr int kScaleMax = 12;

/// ISO text sorts as dates do from year 0 to 9999; days outside sort before or after all of those.
std::string date_text(Date date) {
  const auto year = date.civil().year;
  return year > 9999 ? "~" : date.to_string();
}
}  // namespace

/// A constant in its own representation; numbers with as many decimals as they have.
Result<Scalar> Generator::as_column(const Node& at, Scalar scalar) {
  if (!scalar.constant) return scalar;
  const Value value = *scalar.constant;
  scalar.constant.reset();
  switch (value.kind()) {
    case Kind::null:
      scalar.sql = "NULL";
      return scalar;
    case Kind::boolean:
      scalar.sql = Sql::bound(std::int64_t{value.boolean()});
      return scalar;
    case Kind::number:
      for (scalar.scale = 0; scalar.scale <= kScaleMax; ++scalar.scale) {
        const auto scaled = value.number().to_scaled(scalar.scale, Rounding::down);
        if (!scaled) break;
        if (Decimal::scaled(*scaled, scalar.scale) != value.number()) continue;
        scalar.sql = Sql::bound(*scaled);
        return scalar;
      }
      return refuse(at, "数字的位数太多", "the number has too many digits");
    case Kind::string:
      scalar.sql = Sql::bound(value.string());
      return scalar;
    case Kind::date:
      scalar.sql = Sql::bound(date_text(value.date()));
      return scalar;
    case Kind::date_time: {
      const auto instant = to_instant(value.date_time());
      scalar.nullable = !instant;
      scalar.sql = instant ? Sql::bound(instant->micros) : Sql("NULL");
      return scalar;
    }
    case Kind::months_duration:
      scalar.sql = Sql::bound(value.months_duration().months);
      return scalar;
    case Kind::time_duration: {
      const auto micros = to_decimal(value.time_duration()).to_scaled(6, Rounding::down);
      if (!micros || value.time_duration().nanos % 1000 != 0) break;
      scalar.sql = Sql::bound(*micros);
      return scalar;
    }
    case Kind::entity:
      scalar.sql = Sql::bound(std::string(value.object().id()));
      return scalar;
    default:
      break;
  }
  return refuse(at, "这种值不能传给查询", "values of this kind cannot be handed to a query");
}

Result<Sql> Generator::written(const Scalar& scalar) { return SANLIAN_TRY(as_column(*tree_.root, scalar)).sql; }

Result<Sql> Generator::rescaled(const Node& at, const Scalar& scalar, int scale) {
  if (scalar.constant && scalar.kind == Kind::number) {
    const auto scaled = scalar.constant->number().to_scaled(scale, Rounding::down);
    if (!scaled || Decimal::scaled(*scaled, scale) != scalar.constant->number())
      return refuse(at, "数字的位数太多", "the number has too many digits");
    return Sql::bound(*scaled);
  }
  const auto column = SANLIAN_TRY(as_column(at, scalar));
  if (column.kind != Kind::number || column.scale == scale) return column.sql;
  if (scale > 18) return refuse(at, "小数位数太多", "too many decimals");
  std::string factor = "1";
  factor.append(static_cast<std::size_t>(scale - column.scale), '0');
  return Sql::of("(", column.sql, " * ", factor, ")");
}

Result<Scalar> Generator::scalar(const Node& node, Kind hint) {
  SANLIAN_TRY(count_work(node));
  if (!depends_on_row(node)) return of_value(constant(node, hint));
  switch (node.kind) {
    case NodeKind::variable: {
      const auto& row = rows_.at(node.slot);
      if (row.item) return *row.item;
      return Scalar{.sql = row.alias + ".id", .kind = Kind::entity, .entity = row.entity, .nullable = false};
    }
    case NodeKind::attribute:
      return attribute(node);
    case NodeKind::member:
      return member(node);
    case NodeKind::arithmetic:
      return arithmetic(node);
    case NodeKind::negate:
      return negated(node);
    case NodeKind::branch:
      return branch_scalar(node);
    case NodeKind::builtin:
      return node.type.is(Kind::boolean) ? boolean_scalar(node) : scalar_of_call(node);
    default:
      break;
  }
  if (node.type.is(Kind::boolean)) return boolean_scalar(node);
  return refuse(node, "查询不支持这种写法", "queries do not support this construct");
}

/// A truth value as a number: 1, 0 or null.
Result<Scalar> Generator::boolean_scalar(const Node& node) {
  const auto yes = SANLIAN_TRY(condition(node, true)), no = SANLIAN_TRY(condition(node, false));
  return Scalar{.sql = Sql::of("CASE WHEN ", yes.sql, " THEN 1 WHEN ", no.sql, " THEN 0 END"), .kind = Kind::boolean};
}

Result<Scalar> Generator::attribute(const Node& node) {
  const auto& base = node.child(0);
  if (base.kind == NodeKind::variable) {
    const auto& row = rows_.at(base.slot);
    if (row.entity) return attribute_of_row(node, row, *node.attribute);
  }
  if (const auto row = reached_.find(reference_key(base)); row != reached_.end())
    return attribute_of_row(node, row->second, *node.attribute);
  const auto reference = SANLIAN_TRY(scalar(base));
  if (reference.kind != Kind::entity) return refuse(node, "这里需要单条记录", "a single record is wanted here");
  return attribute_of_reference(node, reference, *node.attribute);
}

Result<Scalar> Generator::attribute_of_row(const Node& node, const Row& row, const Attribute& attribute) {
  if (attribute.storage == Storage::back_reference)
    return refuse(node, "列表要用 count、sum、some 等汇总", "a list is aggregated with count, sum, some and the like");
  if (attribute.encoding != Encoding::by_type)
    return refuse(node, "该字段不能用于查询", "this field cannot be used in queries");
  Scalar out{.sql = row.alias + "." + attribute.sql_column(),
             .kind = attribute.type.kind(),
             .scale = 0,
             .nullable = attribute.nullable};
  if (attribute.storage == Storage::reference) {
    out.entity = attribute.target;
    return out;
  }
  switch (out.kind) {
    case Kind::number:
      out.scale = attribute.scale;
      return out;
    case Kind::boolean:
    case Kind::string:
    case Kind::date:
    case Kind::date_time:
    case Kind::months_duration:
    case Kind::time_duration:
      return out;
    case Kind::list:
      if (attribute.type.element().is(Kind::string)) return out;
      break;
    default:
      break;
  }
  return refuse(node, "该类型的字段不能用于查询", "fields of this type cannot be used in queries");
}

Result<Scalar> Generator::attribute_of_reference(const Node& node, const Scalar& reference,
                                                 const Attribute& attribute) {
  if (attribute.storage == Storage::column && attribute.sql_column() == "id")
    return Scalar{.sql = reference.sql, .kind = Kind::string, .nullable = reference.nullable};
  const auto& target = *attribute.owner;
  const Row row{.alias = new_alias(), .entity = &target, .item = std::nullopt};
  auto value = SANLIAN_TRY(attribute_of_row(node, row, attribute));
  const auto there = all_of({Condition::of(Sql::of(row.alias, ".id = ", reference.sql)),  //
                             SANLIAN_TRY(exists(target, row.alias))});
  value.sql = Sql::of("(SELECT ", value.sql, " FROM ", target.table + " " + row.alias, " WHERE ", there.sql, ")");
  value.nullable = true;
  return value;
}

Result<Scalar> Generator::member(const Node& node) {
  const auto base = SANLIAN_TRY(scalar(node.child(0)));
  Scalar out{.kind = Kind::number, .nullable = base.nullable};
  const auto& name = node.name;
  const bool of_day = name == "year" || name == "month" || name == "day" || name == "weekday";
  const bool of_time = name == "hour" || name == "minute" || name == "second";
  const auto part = [&](std::string_view divisor, std::string_view wrap) {
    const Sql whole = Sql::of("(", base.sql, " / ", divisor, ")");
    return wrap.empty() ? whole : Sql::of("(", whole, " % ", wrap, ")");
  };
  if (base.kind == Kind::date && of_day)
    out.sql = dialect::date_part(base.sql, name);
  else if (base.kind == Kind::date_time && (of_day || of_time))
    out.sql = dialect::moment_part(base.sql, name);
  else if (base.kind == Kind::months_duration && (name == "years" || name == "months"))
    out.sql = name == "years" ? part("12", "") : Sql::of("(", base.sql, " % 12)");
  else if (base.kind == Kind::time_duration && name == "days")
    out.sql = part("86400000000", "");
  else if (base.kind == Kind::time_duration && name == "hours")
    out.sql = part("3600000000", "24");
  else if (base.kind == Kind::time_duration && name == "minutes")
    out.sql = part("60000000", "60");
  else if (base.kind == Kind::time_duration && name == "seconds")
    out.sql = part("1000000", "60");
  else
    return refuse(node, "查询不支持这个属性", "queries do not support this property");
  return out;
}

Result<Scalar> Generator::branch_scalar(const Node& node) {
  if (node.type.is(Kind::boolean)) return boolean_scalar(node);
  const auto test = SANLIAN_TRY(condition(node.child(0), true));
  const auto yes = SANLIAN_TRY(as_column(node, SANLIAN_TRY(scalar(node.child(1)))));
  const auto no = SANLIAN_TRY(as_column(node, SANLIAN_TRY(scalar(node.child(2), yes.kind))));
  const bool same = yes.kind == no.kind || yes.kind == Kind::null || no.kind == Kind::null;
  if (!same || yes.kind == Kind::list) return refuse(node, "两个分支的类型须一致", "both branches must be of one kind");
  if (yes.kind == Kind::null && no.kind == Kind::null) return of_value(Value());
  Scalar out = yes.kind == Kind::null ? no : yes;
  out.scale = std::max(yes.scale, no.scale);
  out.nullable = yes.nullable || no.nullable;
  const auto then = SANLIAN_TRY(rescaled(node, yes, out.scale));
  const auto otherwise = SANLIAN_TRY(rescaled(node, no, out.scale));
  out.sql = Sql::of("CASE WHEN ", test.sql, " THEN ", then, " ELSE ", otherwise, " END");
  return out;
}

Result<Scalar> Generator::scalar_of_call(const Node& node) {
  const auto& name = node.builtin->name;
  if (name == "count" || name == "sum" || name == "min" || name == "max") return aggregate(node);
  if (name == "substring") return substring(node);
  if (name == "years and months duration") return months_between(node);
  if (node.children.size() != 1) return refuse(node, "查询不支持这个函数", "queries do not support this function");
  auto value = SANLIAN_TRY(scalar(node.child(0)));
  if (value.constant) return refuse(node, "查询不支持这个函数", "queries do not support this function");
  const auto is = [&](std::string_view function, Kind kind) { return name == function && value.kind == kind; };
  if (is("string length", Kind::string)) {
    value.sql = dialect::length(value.sql);
    value.kind = Kind::number;
  } else if ((is("upper case", Kind::string) || is("lower case", Kind::string)) && options_.functions) {
    value.sql = Sql::of(name == "upper case" ? "feel_upper_case(" : "feel_lower_case(", value.sql, ")");
  } else if (is("abs", Kind::number) || is("abs", Kind::months_duration) || is("abs", Kind::time_duration)) {
    value.sql = Sql::of("abs(", value.sql, ")");
  } else if (is("date", Kind::date_time)) {
    value.sql = dialect::date_of(value.sql);
    value.kind = Kind::date;
  } else if (!is("date", Kind::date) && !is("string", Kind::string) && !is("number", Kind::number) &&
             !is("date and time", Kind::date_time)) {
    return refuse(node, "查询不支持这个函数", "queries do not support this function");
  }
  return value;
}

/// With a fixed place: from the end it is unknown where the text is shorter.
Result<Scalar> Generator::substring(const Node& node) {
  const auto placed = place_arguments(node.builtin->forms.front(), node.children.size(), node.names);
  ensure(placed.has_value(), "the call was checked when it was compiled");
  const auto child = [&](std::size_t i) -> const Node& {
    return node.child(static_cast<std::size_t>((*placed)[i].front()));
  };
  const bool has_length = !(*placed)[2].empty();
  auto text = SANLIAN_TRY(scalar(child(0)));
  if (depends_on_row(child(1)) || (has_length && depends_on_row(child(2))) || text.kind != Kind::string)
    return refuse(node, "起点和长度须为定值", "start and length must be fixed");
  const auto whole = [&](const Node& at) -> std::optional<std::int64_t> {
    const auto value = constant(at, Kind::number);
    return value.is(Kind::number) ? value.number().rounded(0, Rounding::down).to_whole() : std::nullopt;
  };
  const bool length_given = has_length && !constant(child(2), Kind::number).is_null();
  const auto start = whole(child(1)), length = length_given ? whole(child(2)) : std::nullopt;
  if (!start || *start == 0 || (length_given && (!length || *length < 1))) return of_value(Value());
  const Sql from = Sql::bound(*start), column = SANLIAN_TRY(written(text));
  Sql out = length ? dialect::substring(column, from, Sql::bound(*length)) : dialect::substring(column, from);
  if (*start < 0)
    out = Sql::of("CASE WHEN ", dialect::length(column), " >= ", Sql::bound(-*start), " THEN ", out, " END");
  text.sql = std::move(out);
  text.constant.reset();
  text.nullable = true;
  return text;
}

/// Whole months between two days, toward zero.
Result<Scalar> Generator::months_between(const Node& node) {
  const bool swapped = !node.names.empty() && node.names[0] == "to";
  const auto from = SANLIAN_TRY(as_column(node, SANLIAN_TRY(scalar(node.child(swapped ? 1 : 0), Kind::date))));
  const auto to = SANLIAN_TRY(as_column(node, SANLIAN_TRY(scalar(node.child(swapped ? 0 : 1), Kind::date))));
  if (from.kind == Kind::null || to.kind == Kind::null) return of_value(Value());
  if (from.kind != Kind::date || to.kind != Kind::date)
    return refuse(node, "查询中只支持两个日期之间", "in queries between two dates only");
  const auto part = [](const Scalar& date, const char* name) { return dialect::date_part(date.sql, name); };
  const Sql months = Sql::of("((", part(to, "year"), " - ", part(from, "year"), ") * 12 + ", part(to, "month"), " - ",
                             part(from, "month"), ")");
  const Sql day_to = part(to, "day"), day_from = part(from, "day");
  Scalar out{.kind = Kind::months_duration, .nullable = from.nullable || to.nullable};
  out.sql = Sql::of("(", months, " - CASE WHEN ", months, " > 0 AND ", day_to, " < ", day_from, " THEN 1 WHEN ", months,
                    " < 0 AND ", day_to, " > ", day_from, " THEN -1 ELSE 0 END)");
  return out;
}

}  // namespace sanlian::feel
