#include <algorithm>

#include "feel/builtins/builtin.h"
#include "feel/sql/impl/dialect.h"
#include "feel/sql/impl/generator.h"

namespace sanlian::feel {

Sql Generator::select(const RowSet& set, const Sql& what) const {
  const auto where = all_of(set.where);
  Sql sql = Sql::of("(SELECT ", what, " FROM ", set.from);
  if (!where.is_always()) sql.add(Sql::of(" WHERE ", where.sql));
  sql.add(")");
  return sql;
}

Result<Scalar> Generator::item_of(const RowSet& set, const Node& at) {
  if (set.row.item) return *set.row.item;
  if (!set.row.entity) return refuse(at, "列表项没有值", "the items have no value");
  return Scalar{.sql = set.row.alias + ".id", .kind = Kind::entity, .entity = set.row.entity, .nullable = false};
}

/// A list that depends on the record: the records behind a back reference, those that a filter keeps, a field or an
/// expression of each, or the items of a list column.
Result<RowSet> Generator::rows(const Node& node) {
  SANLIAN_TRY(count_work(node));
  if (node.kind == NodeKind::attribute) return rows_of_attribute(node);
  if (node.kind == NodeKind::filter) {
    if (!node.child(1).type.is(Kind::boolean))
      return refuse(node, "查询中的列表没有次序，不能按位置取", "lists have no order in queries; no item by position");
    auto set = SANLIAN_TRY(rows(node.child(0)));
    rows_[node.slot] = set.row;
    set.where.push_back(SANLIAN_TRY(condition(node.child(1), true)));
    return set;
  }
  if (node.kind == NodeKind::loop && node.slots.size() == 1 && !node.flag) {
    auto set = SANLIAN_TRY(rows(node.child(0)));
    rows_[node.slots[0]] = set.row;
    auto item = SANLIAN_TRY(scalar(node.child(1)));
    set.row = Row{.alias = set.row.alias, .entity = nullptr, .item = SANLIAN_TRY(as_column(node, std::move(item)))};
    return set;
  }
  return refuse(node, "查询不支持这种列表", "queries do not support this list");
}

Result<RowSet> Generator::rows_of_attribute(const Node& node) {
  const auto& attribute = *node.attribute;
  const auto& base = node.child(0);
  RowSet set;
  if (base.type.is(Kind::list)) {  // a field of each
    set = SANLIAN_TRY(rows(base));
    if (attribute.storage == Storage::back_reference || attribute.type.is(Kind::list))
      return refuse(node, "查询不支持列表的列表", "queries do not support lists of lists");
    const auto item = SANLIAN_TRY(item_of(set, node));
    auto value = SANLIAN_TRY(set.row.item ? attribute_of_reference(node, item, attribute)
                                          : attribute_of_row(node, set.row, attribute));
    set.row = Row{.alias = set.row.alias, .entity = nullptr, .item = std::move(value)};
    return set;
  }
  if (attribute.storage == Storage::back_reference) {
    const auto& target = *attribute.target;
    const auto parent = SANLIAN_TRY(parent_of(node));
    const auto alias = new_alias();
    set.from = target.table + " " + alias;
    set.row = Row{.alias = alias, .entity = &target, .item = std::nullopt};
    set.owner = parent.sql;
    set.key = Sql(alias + "." + attribute.sql_column());
    set.where.push_back(Condition::of(Sql::of(set.key, " = ", set.owner)));
    if (!target.deleted_column.empty())
      set.where.push_back(Condition::of(Sql(alias + "." + target.deleted_column + " IS NULL")));
    set.where.push_back(SANLIAN_TRY(exists(target, alias)));
    set.exists = SANLIAN_TRY(present(parent));
    return set;
  }
  const auto column = SANLIAN_TRY(scalar(node));
  if (column.kind != Kind::list) return refuse(node, "这不是列表", "this is no list");
  const auto alias = new_alias();
  set.from = dialect::json_items(column.sql, alias);
  set.row = Row{.alias = alias,
                .entity = nullptr,
                .item = Scalar{.sql = alias + ".value", .kind = Kind::string, .nullable = false}};
  set.exists = SANLIAN_TRY(present(column));
  return set;
}

/// The id of the record whose list it is; null where that record does not exist for whoever asks.
Result<Scalar> Generator::parent_of(const Node& list) {
  const auto& base = list.child(0);
  auto parent = SANLIAN_TRY(scalar(base));
  const bool is_row = base.kind == NodeKind::variable && rows_.contains(base.slot) && rows_.at(base.slot).entity;
  if (is_row || reached_.contains(reference_key(base))) return parent;
  const auto& entity = *list.attribute->owner;
  const auto alias = new_alias();
  const auto there = SANLIAN_TRY(exists(entity, alias));
  if (there.is_always()) return parent;
  const auto same = all_of({Condition::of(Sql::of(alias, ".id = ", parent.sql)), there});
  parent.sql = Sql::of("(SELECT ", alias, ".id FROM ", entity.table + " " + alias, " WHERE ", same.sql, ")");
  parent.nullable = true;
  return parent;
}

/// some: true if one is, false if all are false. every: the other way round. What is neither stays unknown.
Result<Condition> Generator::quantified(const Node& node, bool wanted) {
  if (node.slots.size() != 1)
    return refuse(node, "查询中一次只能遍历一个列表", "queries run over one list at a time; nest the second one");
  if (!depends_on_row(node.child(0))) return quantified_constant(node, wanted);
  auto set = SANLIAN_TRY(rows(node.child(0)));
  rows_[node.slots[0]] = set.row;
  const bool decisive = node.kind == NodeKind::some;
  auto holds = SANLIAN_TRY(condition(node.child(1), wanted));
  const bool by_one = wanted == decisive;
  set.where.push_back(by_one ? holds : not_true(holds));
  const auto found = all_of(set.where);
  if (found.is_never()) return by_one ? Condition::never() : set.exists;
  if (by_one) return Condition::of(some_row(std::move(set), node.child(1)));  // a null list has no rows
  return all_of({set.exists, Condition::of(Sql::of("NOT EXISTS ", select(set, "1")))});
}

/// `c.bank.id = user.organisation`, alone or with more: few rows pass, and they are found without looking at ours.
bool Generator::names_a_record(const Node& condition) {
  if (condition.kind == NodeKind::both)
    return std::any_of(condition.children.begin(), condition.children.end(),
                       [this](const auto& child) { return names_a_record(*child); });
  if (condition.kind != NodeKind::compare || condition.op != Op::equal) return false;
  const auto is_id_behind_reference = [](const Node& side) {
    return side.kind == NodeKind::attribute && side.attribute->key == "id" &&
           side.child(0).kind == NodeKind::attribute && side.child(0).attribute->storage == Storage::reference;
  };
  const auto &left = condition.child(0), &right = condition.child(1);
  return (is_id_behind_reference(left) && !depends_on_row(right)) ||
         (is_id_behind_reference(right) && !depends_on_row(left));
}

/// EXISTS is looked at for each of our rows. Where few of the other rows can pass, a list of their owners is made once
/// instead, and our rows are found by it: a bank's page among a million patents begins with the consents it has.
Sql Generator::some_row(RowSet set, const Node& condition) {
  if (set.owner.text.empty() || !names_a_record(condition)) return Sql::of("EXISTS ", select(set, "1"));
  set.where.erase(set.where.begin());
  return Sql::of(set.owner, " IN ", select(set, set.key));
}

/// Over a list known beforehand: the condition is written out for every item.
Result<Condition> Generator::quantified_constant(const Node& node, bool wanted) {
  const auto list = constant(node.child(0), Kind::string);
  if (list.is_null()) return Condition::never();
  constexpr std::size_t kItemsMax = 100;
  if (!list.is(Kind::list) || list.list().size() > kItemsMax)
    return refuse(node, "查询中遍历的固定列表最多 100 项", "a fixed list in a query has at most 100 items");
  std::vector<Condition> parts;
  for (const auto& item : list.list()) {
    evaluator_.set(node.slots[0], item);
    parts.push_back(SANLIAN_TRY(condition(node.child(1), wanted)));
  }
  const bool by_one = wanted == (node.kind == NodeKind::some);
  return by_one ? any_of(std::move(parts)) : all_of(std::move(parts));
}

/// `count(…) > 0` asks whether there is one, which stops at the first.
Result<std::optional<Condition>> Generator::count_comparison(const Node&, Op op, const Node& side, const Value& bound,
                                                             bool wanted) {
  using Maybe = std::optional<Condition>;
  const auto number = bound.is(Kind::number) ? bound.number().to_whole() : std::nullopt;
  if (!number || side.children.size() != 1 || !side.child(0).type.is(Kind::list)) return Maybe();
  const bool any = (op == Op::greater && *number == 0) || (op == Op::greater_equal && *number == 1) ||
                   (op == Op::not_equal && *number == 0);
  const bool none =
      (op == Op::equal && *number == 0) || (op == Op::less && *number == 1) || (op == Op::less_equal && *number == 0);
  if (!any && !none) return Maybe();
  const auto set = SANLIAN_TRY(rows(side.child(0)));
  const bool asks_any = any == wanted;
  const Sql exists = Sql::of("EXISTS ", select(set, "1"));
  auto found = asks_any ? Condition::of(exists) : all_of({set.exists, Condition::of(Sql::of("NOT ", exists))});
  // Of a null list the count is null, and `=` of that is false.
  const bool null_counts = wanted ? op == Op::not_equal : op == Op::equal;
  return Maybe(null_counts ? any_of({std::move(found), not_true(set.exists)}) : std::move(found));
}

Result<Scalar> Generator::aggregate(const Node& node) {
  const auto& name = node.builtin->name;
  if (node.children.size() != 1 || !node.child(0).type.is(Kind::list)) return several(node);
  if (name == "count" && node.child(0).kind == NodeKind::attribute && !node.child(0).child(0).type.is(Kind::list) &&
      node.child(0).attribute->storage == Storage::column) {
    const auto list = SANLIAN_TRY(scalar(node.child(0)));
    return Scalar{.sql = dialect::json_length(list.sql), .kind = Kind::number, .nullable = list.nullable};
  }
  const auto set = SANLIAN_TRY(rows(node.child(0)));
  Scalar out{.kind = Kind::number, .nullable = false};
  if (name == "count") {
    out.sql = select(set, "count(*)");
  } else {
    const auto item = SANLIAN_TRY(item_of(set, node));
    const bool adds =
        item.kind == Kind::number || item.kind == Kind::months_duration || item.kind == Kind::time_duration;
    if (name == "sum" ? !adds : !is_ordered(item.kind))
      return refuse(node, "这种值不能这样汇总", "values of this kind cannot be aggregated like this");
    out = item;
    out.nullable = true;
    // One null makes the whole unknown; SQL would leave it out.
    const Sql all = item.nullable
                        ? Sql::of("CASE WHEN count(*) = count(", item.sql, ") THEN ", name, "(", item.sql, ") END")
                        : Sql::of(name, "(", item.sql, ")");
    out.sql = select(set, all);
  }
  if (set.exists.is_always()) return out;
  out.nullable = true;
  out.sql = Sql::of("CASE WHEN ", set.exists.sql, " THEN ", out.sql, " END");
  return out;
}

/// sum(a, b, c), min(a, b), max(a, b) of single values; null if one is.
Result<Scalar> Generator::several(const Node& node) {
  const auto& name = node.builtin->name;
  if (name == "count") return refuse(node, "count 需要列表", "count takes a list");
  std::vector<Scalar> items;
  Scalar out{.nullable = false};
  for (const auto& child : node.children) {
    if (child->type.is(Kind::list)) return refuse(*child, "这里需要单个值", "a single value is wanted here");
    items.push_back(SANLIAN_TRY(as_column(*child, SANLIAN_TRY(scalar(*child, Kind::number)))));
    if (items.size() > 1 && items.back().kind != items.front().kind)
      return refuse(*child, "值的类型不一致", "the values are of different kinds");
    out.kind = items.back().kind;
    out.scale = std::max(out.scale, items.back().scale);
    out.nullable = out.nullable || items.back().nullable;
  }
  const bool adds = out.kind == Kind::number || out.kind == Kind::months_duration || out.kind == Kind::time_duration;
  if (items.size() < 2 || (name == "sum" ? !adds : !is_ordered(out.kind)))
    return refuse(node, "这种值不能这样汇总", "values of this kind cannot be aggregated like this");
  Sql list;
  for (const auto& item : items)
    list.add(Sql::of(list.text.empty() ? ""
                     : name == "sum"   ? " + "
                                       : ", ",
                     SANLIAN_TRY(rescaled(node, item, out.scale))));
  out.sql = Sql::of(name == "sum" ? "" : name, "(", list, ")");
  return out;
}

}  // namespace sanlian::feel
