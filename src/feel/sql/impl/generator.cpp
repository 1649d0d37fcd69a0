#include "feel/sql/impl/generator.h"

#include <algorithm>

#include "feel/builtins/builtin.h"
#include "feel/impl/print.h"

namespace sanlian::feel {
namespace {
constexpr int kWorkMax = 20'000;

const std::vector<Value>& no_frame(const Tree& tree) {
  static thread_local std::vector<Value> nulls;
  nulls.assign(static_cast<std::size_t>(tree.input_slots), Value());
  return nulls;
}

/// Stands for a record of which only the type is known.
class SampleObject final : public Object {
 public:
  explicit SampleObject(const Entity& entity) : entity_(entity) {}
  const Entity& entity() const override { return entity_; }
  std::string_view id() const override { return "id"; }
  Value get(const Attribute&) const override { return {}; }

 private:
  const Entity& entity_;
};
}  // namespace

Generator::Generator(const Expression& expression, const SqlOptions& options, const Frame* frame,
                     const Environment& environment)
    : tree_(expression.tree()),
      expression_(expression),
      options_(options),
      frame_(frame ? std::optional(*frame) : std::nullopt),
      environment_(environment),
      evaluator_(expression, frame ? *frame : Frame(no_frame(expression.tree())), environment) {
  if (tree_.entity) rows_[tree_.root_slot] = Row{.alias = options.alias, .entity = tree_.entity};
}

Error Generator::refuse(const Node& node, std::string_view zh, std::string_view en) const {
  auto what = print_node(node);
  if (what.size() > 80) what = what.substr(0, what.find(' ')) + " …";
  const std::string why = std::string(zh) + " / " + std::string(en);
  return tree_.source.error(node.begin, errors::not_in_sql, {{"what", what}, {"why", why}});
}

Status Generator::count_work(const Node& node) {
  if (++work_ <= kWorkMax) return {};
  return refuse(node, "条件过于复杂", "the condition is too complex");
}

/// Asked in an order in which the slot of a loop or filter is bound before its body is looked at.
bool Generator::depends_on_row(const Node& node) {
  if (const auto known = row_dependent_.find(&node); known != row_dependent_.end()) return known->second;
  bool depends = (node.kind == NodeKind::variable || node.kind == NodeKind::item_name ||
                  node.kind == NodeKind::test_compare || node.kind == NodeKind::test_match) &&
                 rows_.contains(node.slot);
  for (const auto& child : node.children) depends = depends || depends_on_row(*child);
  return row_dependent_[&node] = depends;
}

/// Has the same value in every frame and at every time.
bool Generator::is_literal(const Node& node) const {
  if (node.kind == NodeKind::variable || node.kind == NodeKind::item_name) return false;
  if (node.kind == NodeKind::builtin && (node.builtin->name == "now" || node.builtin->name == "today")) return false;
  return std::all_of(node.children.begin(), node.children.end(), [&](const auto& c) { return is_literal(*c); });
}

Value Generator::constant(const Node& node, Kind hint) {
  return !frame_ && !is_literal(node) ? sample(node.type, hint) : evaluator_.eval(node);
}

Value Generator::sample(const Type& type, Kind hint) const {
  switch (type.kind()) {
    case Kind::boolean:
      return true;
    case Kind::number:
      return 1;
    case Kind::date:
      return Date::of(2000, 1, 1);
    case Kind::date_time:
      return Instant{};
    case Kind::months_duration:
      return MonthsDuration{1};
    case Kind::time_duration:
      return TimeDuration{.seconds = kSecondsPerDay};
    case Kind::list:
      return Value::List{sample(type.element(), hint)};
    case Kind::range: {
      const auto point = sample(type.element(), hint);
      return Range{.start_included = true, .end_included = true, .start = point, .end = point};
    }
    case Kind::entity:
      return std::shared_ptr<const Object>(std::make_shared<const SampleObject>(*type.entity()));
    case Kind::any:
    case Kind::null:
      return hint == Kind::any || hint == Kind::null || hint == Kind::entity ? Value("x") : sample(Type(hint), hint);
    default:
      return "x";
  }
}

Result<Condition> Generator::condition(const Node& node, bool wanted) {
  SANLIAN_TRY(count_work(node));
  if (!depends_on_row(node)) {
    const auto value = constant(node, Kind::boolean);
    if (!frame_ && !is_literal(node)) return Condition::of(Sql::bound(std::int64_t{1}));
    return Condition::settled(value.is(Kind::boolean) && value.boolean() == wanted);
  }
  bool done = false;
  auto reached = SANLIAN_TRY(through_reference(node, wanted, done));
  if (done) return reached;
  switch (node.kind) {
    case NodeKind::both:
      return joined(node, wanted, wanted);
    case NodeKind::either:
      return joined(node, wanted, !wanted);
    case NodeKind::compare:
      return comparison(node, wanted);
    case NodeKind::between: {
      const auto value = SANLIAN_TRY(scalar(node.child(0), node.child(1).type.kind()));
      const auto low = SANLIAN_TRY(scalar(node.child(1), value.kind));
      const auto high = SANLIAN_TRY(scalar(node.child(2), value.kind));
      return between(node, value, low, true, high, true, wanted);
    }
    case NodeKind::in:
      return in(node, wanted);
    case NodeKind::some:
    case NodeKind::every:
      return quantified(node, wanted);
    case NodeKind::branch:
      return branch_condition(node, wanted);
    case NodeKind::builtin:
      return condition_of_call(node, wanted);
    case NodeKind::attribute:
    case NodeKind::variable: {
      auto value = SANLIAN_TRY(scalar(node, Kind::boolean));
      value.nullable = false;  // `= 1` says no to null as it stands
      return compare_equal(node, value, of_value(wanted), true);
    }
    default:
      return refuse(node, "查询不支持这种写法", "queries do not support this construct");
  }
}

Result<Condition> Generator::joined(const Node& node, bool wanted, bool conjunction) {
  std::vector<Condition> parts;
  for (const auto& child : node.children) parts.push_back(SANLIAN_TRY(condition(*child, wanted)));
  return conjunction ? all_of(std::move(parts)) : any_of(std::move(parts));
}

/// Anything but true takes `else`.
Result<Condition> Generator::branch_condition(const Node& node, bool wanted) {
  const auto test = SANLIAN_TRY(condition(node.child(0), true));
  const auto yes = SANLIAN_TRY(condition(node.child(1), wanted));
  const auto no = SANLIAN_TRY(condition(node.child(2), wanted));
  return any_of({all_of({test, yes}), all_of({not_true(test), no})});
}

Result<Condition> Generator::condition_of_call(const Node& node, bool wanted) {
  if (node.flag) return refuse(node, "函数本身不是条件", "a function itself is no condition");
  const auto& name = node.builtin->name;
  if (name == "not") return condition(node.child(0), !wanted);
  if (name == "contains" || name == "starts with" || name == "ends with") return text_condition(node, wanted);
  if (name == "list contains") {
    const bool swapped = !node.names.empty() && node.names[0] == "element";
    const auto &list = node.child(swapped ? 1 : 0), &element = node.child(swapped ? 0 : 1);
    return list_contains(node, list, SANLIAN_TRY(scalar(element, Kind::string)), wanted);
  }
  return refuse(node, "查询不支持这个函数", "queries do not support this function");
}

/// A test of one field behind a reference, `enterprise.park = "x"`, becomes `enterprise_id IN (SELECT id …)`, which can
/// begin at either table's index. Only where an empty reference cannot satisfy the test.
Result<Condition> Generator::through_reference(const Node& node, bool wanted, bool& done) {
  if (node.kind != NodeKind::attribute && !std::all_of(node.children.begin(), node.children.end(), [&](const auto& c) {
        return c->kind == NodeKind::test_match || is_strict(*c);
      }))
    return Condition::always();
  const auto is_constant = [&](std::size_t i) { return !depends_on_row(node.child(i)); };
  bool rejects_null = false;
  switch (node.kind) {
    case NodeKind::compare: {
      const bool equality = node.op == Op::equal || node.op == Op::not_equal;
      if (!is_constant(0) && !is_constant(1)) break;
      const auto& side = node.child(is_constant(0) ? 0 : 1);
      rejects_null = !equality || (wanted == (node.op == Op::equal) && !constant(side, Kind::string).is_null());
      break;
    }
    case NodeKind::between:
      rejects_null = is_constant(1) && is_constant(2);
      break;
    case NodeKind::builtin:
      rejects_null =
          node.builtin->name == "contains" || node.builtin->name == "starts with" || node.builtin->name == "ends with";
      break;
    case NodeKind::attribute:
      rejects_null = true;
      break;
    case NodeKind::in:
      rejects_null = wanted;
      for (std::size_t i = 1; i < node.children.size() && rejects_null; ++i) {
        rejects_null = node.child(i).kind == NodeKind::test_match && !node.child(i).flag &&
                       !depends_on_row(node.child(i).child(0));
        if (!rejects_null) break;
        const auto value = constant(node.child(i).child(0), Kind::string);
        const bool holds_null = value.is(Kind::list) && std::any_of(value.list().begin(), value.list().end(),
                                                                    [](const Value& item) { return item.is_null(); });
        rejects_null = !value.is_null() && !value.is(Kind::boolean) && !holds_null;
      }
      break;
    default:
      break;
  }
  bool agree = rejects_null;
  const Node* hop = agree ? first_hop(node, agree, nullptr) : nullptr;
  if (!agree || !hop) return Condition::always();
  const auto key = reference_key(*hop);
  const auto foreign = SANLIAN_TRY(scalar(*hop));
  const auto& target = *hop->attribute->target;
  const Row row{.alias = new_alias(), .entity = &target};
  reached_[key] = row;
  auto inner = condition(node, wanted);
  reached_.erase(key);
  done = true;
  const auto test = all_of({SANLIAN_TRY(std::move(inner)), SANLIAN_TRY(exists(target, row.alias))});
  return Condition::of(Sql::of(foreign.sql, " IN (SELECT ", row.alias + ".id FROM " + target.table + " " + row.alias,
                               " WHERE ", test.sql, ")"));
}

/// Null as soon as a field in it is null: no condition that turns an unknown into a yes or no, no list.
bool Generator::is_strict(const Node& node) {
  if (!depends_on_row(node)) return true;
  constexpr std::string_view kStrict[] = {"substring",  "string length", "upper case",
                                          "lower case", "abs",           "date",
                                          "string",     "number",        "years and months duration"};
  switch (node.kind) {
    case NodeKind::attribute:
      return !node.type.is(Kind::list);
    case NodeKind::builtin:
      if (std::find(std::begin(kStrict), std::end(kStrict), node.builtin->name) == std::end(kStrict)) return false;
      break;
    case NodeKind::member:
    case NodeKind::arithmetic:
    case NodeKind::negate:
      break;
    default:
      return false;
  }
  return std::all_of(node.children.begin(), node.children.end(), [&](const auto& child) { return is_strict(*child); });
}

/// The reference closest to the row through which every field in `node` is reached; not one that is reached already.
const Node* Generator::first_hop(const Node& node, bool& agree, const Node* hop) {
  if (!agree || !depends_on_row(node)) return hop;
  if (node.kind != NodeKind::attribute) {
    const bool has_locals = node.kind == NodeKind::some || node.kind == NodeKind::every ||
                            node.kind == NodeKind::loop || node.kind == NodeKind::filter;
    if (has_locals || (node.kind == NodeKind::variable && node.children.empty())) return agree = false, nullptr;
    for (const auto& child : node.children)
      if (child->kind != NodeKind::test_match) hop = first_hop(*child, agree, hop);
    return hop;
  }
  const Node* nearest = nullptr;
  for (const Node* at = &node.child(0); at->kind == NodeKind::attribute; at = &at->child(0)) {
    if (at->attribute->storage != Storage::reference || at->type.is(Kind::list)) return agree = false, nullptr;
    const auto key = reference_key(*at);
    if (key.empty()) return agree = false, nullptr;  // a record that has no name: two of them could be mixed up
    if (reached_.contains(key)) break;
    nearest = at;
  }
  // The id of a record is in the reference already.
  const bool plain =
      nearest && node.attribute->storage != Storage::back_reference && node.attribute->sql_column() != "id";
  if (!plain || (hop && reference_key(*hop) != reference_key(*nearest))) return agree = false, nullptr;
  return nearest;
}

/// Names a reference by the row it starts from and the fields it goes through; empty for anything else.
std::string Generator::reference_key(const Node& node) const {
  if (node.kind == NodeKind::variable) return "#" + std::to_string(node.slot);
  if (node.kind != NodeKind::attribute) return "";
  const auto base = reference_key(node.child(0));
  return base.empty() ? "" : base + "." + node.attribute->key;
}

/// Begins with the root's, so that a condition can stand inside another one.
std::string Generator::new_alias() { return options_.alias + "_" + std::to_string(++aliases_); }

/// Whether a record reached from the row is there for whoever asks.
Result<Condition> Generator::exists(const Entity& entity, const std::string& alias) {
  if (!options_.visibility || !frame_) return Condition::always();
  auto rows = SANLIAN_TRY(options_.visibility->rows(entity, alias, *frame_, environment_));
  if (!rows) return Condition::always();
  Sql sql(std::move(rows->text));
  sql.values = std::move(rows->values);
  return Condition::of(std::move(sql));
}

}  // namespace sanlian::feel
