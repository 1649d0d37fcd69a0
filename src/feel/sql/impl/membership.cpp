#include "base/text.h"
#include "feel/builtins/builtin.h"
#include "feel/sql/impl/dialect.h"
#include "feel/sql/impl/generator.h"

namespace sanlian::feel {
namespace {
constexpr std::size_t kItemsMax = 100'000, kPlaceholdersMax = 200;

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\', out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      constexpr std::string_view kHex = "0123456789abcdef";
      out += "\\u00", out += c < 0x10 ? '0' : '1', out += kHex[static_cast<std::size_t>(c & 0xF)];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string json_list(const std::vector<SqlValue>& values) {
  std::string out = "[";
  for (const auto& value : values) {
    if (out.size() > 1) out += ',';
    const auto* number = std::get_if<std::int64_t>(&value);
    out += number ? std::to_string(*number) : json_text(std::get<std::string>(value));
  }
  return out + "]";
}

/// The last string that begins with `prefix` lies below this one; nothing when there is no such bound.
std::optional<std::string> above_prefix(std::string_view prefix) {
  std::vector<char32_t> points;
  for (std::size_t i = 0; i < prefix.size();) points.push_back(next_code_point(prefix, i));
  while (!points.empty() && points.back() >= 0x10FFFF) points.pop_back();
  if (points.empty()) return std::nullopt;
  points.back() = points.back() == 0xD7FF ? 0xE000 : points.back() + 1;
  std::string out;
  for (const auto point : points) append_code_point(out, point);
  return out;
}

/// The child that a parameter of the first form got.
const Node& argument(const Node& call, int index) {
  const auto placed = place_arguments(call.builtin->forms.front(), call.children.size(), call.names);
  const auto at = placed ? (*placed)[static_cast<std::size_t>(index)].front() : index;
  return call.child(static_cast<std::size_t>(at));
}
}  // namespace

Result<Condition> Generator::in(const Node& node, bool wanted) {
  const Kind hint = node.child(1).children.empty() ? Kind::string : node.child(1).child(0).type.kind();
  const auto input = SANLIAN_TRY(scalar(node.child(0), hint));
  if (input.constant)
    evaluator_.set(node.slot, *input.constant);
  else
    rows_[node.slot] = Row{.alias = {}, .entity = nullptr, .item = input};
  std::vector<Condition> tests;
  for (std::size_t i = 1; i < node.children.size(); ++i)
    tests.push_back(SANLIAN_TRY(test(node.child(i), input, wanted)));
  return wanted ? any_of(std::move(tests)) : all_of(std::move(tests));
}

Result<Condition> Generator::test(const Node& test, const Scalar& input, bool wanted) {
  SANLIAN_TRY(count_work(test));
  const auto& operand = test.child(0);
  if (test.kind == NodeKind::test_compare)
    return compare(test, test.op, input, SANLIAN_TRY(scalar(operand, input.kind)), wanted);
  if (test.flag) return condition(operand, wanted);
  if (!depends_on_row(operand)) return matches_value(test, input, constant(operand, input.kind), wanted);
  if (operand.kind == NodeKind::range) {
    const auto low = SANLIAN_TRY(scalar(operand.child(0), input.kind));
    const auto high = SANLIAN_TRY(scalar(operand.child(1), input.kind));
    return between(test, input, low, operand.start_included, high, operand.end_included, wanted);
  }
  if (operand.kind == NodeKind::list) {
    std::vector<Condition> parts;
    for (const auto& child : operand.children) {
      if (child->type.is(Kind::range)) return refuse(*child, "列表中的区间须为定值", "ranges in a list must be fixed");
      parts.push_back(SANLIAN_TRY(compare_equal(*child, input, SANLIAN_TRY(scalar(*child, input.kind)), wanted)));
    }
    return wanted ? any_of(std::move(parts)) : all_of(std::move(parts));
  }
  if (operand.type.is(Kind::list)) {
    const auto held = SANLIAN_TRY(list_contains(test, operand, input, true));
    const auto set = SANLIAN_TRY(rows(operand));  // a null "list" is matched by a null alone
    const auto input_null = SANLIAN_TRY(is_null(test, input, true));
    const auto both_null = all_of({not_true(set.exists), input_null});
    const auto matched = any_of({held, both_null});
    return wanted ? matched : not_true(matched);
  }
  if (operand.type.is(Kind::boolean) && input.kind != Kind::boolean)
    return refuse(test, "写成 and 更清楚", "write it with `and` instead");
  return compare_equal(test, input, SANLIAN_TRY(scalar(operand, input.kind)), wanted);
}

Result<Condition> Generator::matches_value(const Node& at, const Scalar& input, const Value& value, bool wanted) {
  if (value.is(Kind::boolean) && input.kind != Kind::boolean) return Condition::settled(value.boolean() == wanted);
  if (value.is(Kind::range)) return inside(at, input, value.range(), wanted);
  if (!value.is(Kind::list)) return compare_equal(at, input, of_value(value), wanted);
  std::vector<Condition> parts;
  Value::List items;
  for (const auto& item : value.list()) {
    if (item.is(Kind::range))
      parts.push_back(SANLIAN_TRY(inside(at, input, item.range(), wanted)));
    else
      items.push_back(item);
  }
  if (!items.empty() || parts.empty()) parts.push_back(SANLIAN_TRY(is_one_of(at, input, items, wanted)));
  return wanted ? any_of(std::move(parts)) : all_of(std::move(parts));
}

/// In a list a value of another kind is just not there, so it can be left out.
Result<Condition> Generator::is_one_of(const Node& at, const Scalar& input, const Value::List& items, bool wanted) {
  if (items.size() > kItemsMax) return refuse(at, "列表超过 100000 项", "the list has more than 100,000 items");
  std::vector<SqlValue> values;
  std::vector<Condition> tests;
  bool has_null = false;
  for (const auto& item : items) {
    has_null = has_null || item.is_null();
    if (item.is_null() || item.kind() != input.kind) continue;
    if (input.constant || input.kind == Kind::date_time) {
      tests.push_back(SANLIAN_TRY(compare_equal(at, input, of_value(item), true)));
      continue;
    }
    if (input.kind == Kind::number) {
      const auto scaled = item.number().to_scaled(input.scale, Rounding::floor);
      if (scaled && Decimal::scaled(*scaled, input.scale) == item.number()) values.emplace_back(*scaled);
      continue;
    }
    if (input.kind == Kind::entity && &item.object().entity() != input.entity) continue;
    const auto sql = SANLIAN_TRY(written(of_value(item)));
    values.insert(values.end(), sql.values.begin(), sql.values.end());
  }
  if (values.size() == 1) {
    tests.push_back(Condition::of(Sql::of(input.sql, " = ", Sql::bound(values.front()))));
  } else if (!values.empty() && values.size() <= kPlaceholdersMax) {
    Sql list;
    for (const auto& value : values) list.add(Sql::of(list.text.empty() ? "" : ", ", Sql::bound(value)));
    tests.push_back(Condition::of(Sql::of(input.sql, " IN (", list, ")")));
  } else if (!values.empty()) {
    const auto alias = new_alias();
    const Sql all = Sql::bound(json_list(values));
    tests.push_back(
        Condition::of(Sql::of(input.sql, " IN (SELECT ", alias, ".value FROM ", dialect::json_items(all, alias), ")")));
  }
  if (has_null) tests.push_back(SANLIAN_TRY(is_null(at, input, true)));
  const auto found = any_of(std::move(tests));
  return wanted ? found : not_true(found);
}

Result<Condition> Generator::text_condition(const Node& node, bool wanted) {
  const auto& name = node.builtin->name;
  const auto text = SANLIAN_TRY(scalar(argument(node, 0), Kind::string));
  const auto part = SANLIAN_TRY(scalar(argument(node, 1), Kind::string));
  if (text.is_null() || part.is_null()) return Condition::never();
  if (text.kind != Kind::string || part.kind != Kind::string) return Condition::never();
  if (part.constant && part.constant->string().empty()) return wanted ? present(text) : Condition::never();
  const Sql whole = SANLIAN_TRY(written(text)), piece = SANLIAN_TRY(written(part));
  const auto test = [&](const Sql& found) { return Condition::of(wanted ? found : Sql::of("NOT (", found, ")")); };
  // A text column may hold an empty text, which every text contains.
  const Sql empty = Sql::of("(", dialect::length(piece), " = 0 AND ", whole, " IS NOT NULL)");
  if (name == "contains") {
    const Sql at = dialect::position(whole, piece);
    if (part.constant) return Condition::of(Sql::of(at, wanted ? " > 0" : " = 0"));
    return test(Sql::of("(", at, " > 0 OR ", empty, ")"));
  }
  if (name == "starts with") {
    const auto above = part.constant ? above_prefix(part.constant->string()) : std::nullopt;
    if (above && wanted)  // a range, which an index answers
      return Condition::of(Sql::of(whole, " >= ", piece, " AND ", whole, " < ", Sql::bound(*above)));
    return test(Sql::of(dialect::substring(whole, "1", dialect::length(piece)), " = ", piece));
  }
  const Sql tail = dialect::substring(whole, Sql::of("-", dialect::length(piece)));
  const Sql same_tail = Sql::of(tail, " = ", piece);
  if (part.constant) return test(same_tail);
  return test(Sql::of("(", same_tail, " OR ", empty, ")"));
}

/// True where an item equals the element; never unknown but for a null list.
Result<Condition> Generator::list_contains(const Node& at, const Node& list, const Scalar& element, bool wanted) {
  if (!depends_on_row(list)) {
    const auto value = constant(list, element.kind);
    if (value.is_null()) return Condition::never();
    return is_one_of(at, element, value.is(Kind::list) ? value.list() : Value::List{value}, wanted);
  }
  auto set = SANLIAN_TRY(rows(list));
  const auto item = SANLIAN_TRY(item_of(set, at));
  set.where.push_back(SANLIAN_TRY(compare_equal(at, item, element, true)));
  const auto found = Condition::of(Sql::of("EXISTS ", select(set, "1")));
  if (wanted) return found;  // a null list has no rows
  return all_of({set.exists, Condition::of(Sql::of("NOT ", found.sql))});
}

}  // namespace sanlian::feel
