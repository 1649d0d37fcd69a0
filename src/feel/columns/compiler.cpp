#include "feel/columns/compiler.h"

#include <algorithm>

#include "feel/builtins/builtin.h"
#include "feel/columns/builder.h"
#include "feel/errors.h"

namespace sanlian::feel::columns {
namespace {

class Compiler {
 public:
  Compiler(const Tree& tree, std::span<const Operand> slots, Builder& builder, std::vector<Error>& notes)
      : tree_(tree), slots_(slots.begin(), slots.end()), builder_(builder), notes_(notes) {
    slots_.resize(static_cast<std::size_t>(tree.slots));
  }

  Operand compile(const Node& node) {
    const auto known = notes_.size();
    auto out = compile_unnoted(node);
    if (out.is_none() && notes_.size() == known)
      notes_.push_back(tree_.source.error(node.begin, errors::no_columns, {{"what", excerpt(node)}}));
    return out;
  }

 private:
  std::string excerpt(const Node& node) const {
    auto text = tree_.source.text.substr(node.begin, node.end - node.begin);
    constexpr std::size_t kLength = 60;
    if (text.size() <= kLength) return text;
    std::size_t cut = kLength;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    return text.substr(0, cut) + "…";
  }

  Operand compile_unnoted(const Node& node) {
    switch (node.kind) {
      case NodeKind::literal:
        return builder_.literal(node.value);
      case NodeKind::variable:
        return slots_[static_cast<std::size_t>(node.slot)];
      case NodeKind::member:
        return member(node);
      case NodeKind::negate: {
        const auto operand = compile(node.child(0));
        return operand.is_none() ? operand : builder_.negated(operand);
      }
      case NodeKind::arithmetic: {
        const auto left = compile(node.child(0));
        return builder_.arithmetic(node.op, left, compile(node.child(1)));
      }
      case NodeKind::compare: {
        const auto left = compile(node.child(0));
        return builder_.compare(node.op, left, compile(node.child(1)));
      }
      case NodeKind::between:
        return inside(compile(node.child(0)), compile(node.child(1)), compile(node.child(2)), Op::greater_equal,
                      Op::less_equal);
      case NodeKind::in:
        slots_[static_cast<std::size_t>(node.slot)] = compile(node.child(0));
        return tests(node, 1);
      case NodeKind::tests:
        return node.flag ? builder_.negation(tests(node, 0)) : tests(node, 0);
      case NodeKind::test_compare:
        return builder_.compare(node.op, slots_[static_cast<std::size_t>(node.slot)], compile(node.child(0)));
      case NodeKind::test_match:
        return match(node);
      case NodeKind::both:
      case NodeKind::either: {
        auto out = compile(node.child(0));
        for (std::size_t i = 1; i < node.children.size(); ++i) {
          const auto next = compile(node.child(i));
          out = node.kind == NodeKind::both ? builder_.both(out, next) : builder_.either(out, next);
        }
        return out;
      }
      case NodeKind::branch: {
        const auto condition = compile(node.child(0)), yes = compile(node.child(1));
        return builder_.select(condition, yes, compile(node.child(2)));
      }
      case NodeKind::builtin:
        return builtin(node);
      default:
        return {};
    }
  }

  Operand inside(const Operand& value, const Operand& start, const Operand& end, Op after, Op before) {
    return builder_.both_known(builder_.compare(after, value, start), builder_.compare(before, value, end));
  }

  Operand tests(const Node& node, std::size_t from) {
    if (slots_[static_cast<std::size_t>(node.slot)].is_none()) return {};
    const auto input = slots_[static_cast<std::size_t>(node.slot)];
    if (from == node.children.size()) return builder_.truth(true);
    auto out = builder_.truth(false);
    for (std::size_t i = from; i < node.children.size(); ++i) {
      slots_[static_cast<std::size_t>(node.slot)] = input;  // an inner test of the same input may have used the slot
      out = builder_.either(out, compile(node.child(i)));
    }
    return out;
  }

  Operand in_range(const Operand& input, const Node& range) {
    return inside(input, compile(range.child(0)), compile(range.child(1)),
                  range.start_included ? Op::greater_equal : Op::greater,
                  range.end_included ? Op::less_equal : Op::less);
  }

  Operand match(const Node& node) {
    const auto& operand = node.child(0);
    if (node.flag) {
      auto out = compile(operand);
      return out.is_narrow(Kind::boolean) || out.is_null() ? out : Operand();
    }
    const auto input = slots_[static_cast<std::size_t>(node.slot)];
    if (operand.kind == NodeKind::range) return in_range(input, operand);
    if (operand.kind == NodeKind::half_range && operand.op != Op::equal && operand.op != Op::not_equal)
      return builder_.compare(operand.op, input, compile(operand.child(0)));
    if (operand.kind == NodeKind::list) return among(input, operand);
    const auto value = compile(operand);
    // What a boolean says as a test depends on what it is.
    if (value.kind == Kind::boolean && (operand.kind != NodeKind::literal || input.kind != Kind::boolean)) return {};
    return builder_.compare(Op::equal, input, value);
  }

  Operand among(const Operand& input, const Node& list) {
    auto out = builder_.truth(false);
    for (const auto& item : list.children) {
      if (item->kind == NodeKind::list || item->kind == NodeKind::half_range) return {};
      auto same =
          item->kind == NodeKind::range ? in_range(input, *item) : builder_.compare(Op::equal, input, compile(*item));
      if (same.is_none()) return {};
      out = builder_.either(out, same);
    }
    return out;
  }

  Operand member(const Node& node) {
    const auto base = compile(node.child(0));
    if (base.form == Operand::Form::fields)
      for (const auto& field : base.fields)
        if (field.name == node.name) return field.value;
    if (base.is_narrow(Kind::time_duration) && node.name == "days") return builder_.days(base);
    if (!base.is_narrow(Kind::date)) return {};
    if (node.name == "year")
      return builder_.part_of_date(base, [](Cell day) { return static_cast<int>(Date{day}.civil().year); });
    if (node.name == "month") return builder_.part_of_date(base, [](Cell day) { return Date{day}.civil().month; });
    if (node.name == "day") return builder_.part_of_date(base, [](Cell day) { return Date{day}.civil().day; });
    if (node.name == "weekday") return builder_.part_of_date(base, [](Cell day) { return Date{day}.weekday(); });
    return {};
  }

  std::optional<int> constant_scale(const Node& node) {
    const bool negative = node.kind == NodeKind::negate;
    const auto& literal = negative ? node.child(0) : node;
    if (literal.kind != NodeKind::literal || !literal.value.is(Kind::number)) return std::nullopt;
    const auto whole = literal.value.number().to_whole();
    if (!whole || *whole > kScaleMax) return std::nullopt;
    return static_cast<int>(negative ? -*whole : *whole);
  }

  Operand rounded(const std::vector<Operand>& arguments, const Node& node, Rounding rounding) {
    const auto scale = arguments.size() == 1 ? std::optional(0) : constant_scale(node.child(1));
    return scale ? builder_.rounded(arguments[0], *scale, rounding) : Operand();
  }

  Operand builtin(const Node& node) {
    if (node.flag || !node.names.empty() || node.children.empty()) return {};
    const auto& name = node.builtin->name;
    const bool of_list = node.children.size() == 1 && node.child(0).kind == NodeKind::list;
    if (name == "min" || name == "max" || name == "sum" || name == "mean")
      return over(name, of_list ? node.child(0) : node);
    std::vector<Operand> arguments;
    for (const auto& child : node.children) {
      arguments.push_back(compile(*child));
      if (arguments.back().is_none()) return {};
      if (arguments.back().is_null()) return {};  // which form is meant hangs on the kinds
    }
    struct Row {
      std::string_view name;
      Rounding rounding;
    };
    constexpr Row kRoundings[] = {{"decimal", Rounding::half_even},        {"floor", Rounding::floor},
                                  {"ceiling", Rounding::ceiling},          {"round up", Rounding::up},
                                  {"round down", Rounding::down},          {"round half up", Rounding::half_up},
                                  {"round half down", Rounding::half_down}};
    for (const auto& row : kRoundings)
      if (row.name == name &&
          (arguments.size() == 2 || (arguments.size() == 1 && (name == "floor" || name == "ceiling"))))
        return rounded(arguments, node, row.rounding);
    if (arguments.size() == 1 && name == "not") return builder_.negation(arguments[0]);
    if (arguments.size() == 1 && name == "abs") return builder_.absolute(arguments[0]);
    if (arguments.size() == 1 && name == "sqrt") return builder_.apply(square_root, arguments[0]);
    if (arguments.size() == 1 && name == "exp") return builder_.apply(exponential, arguments[0]);
    if (arguments.size() == 1 && name == "log") return builder_.apply(natural_logarithm, arguments[0]);
    if (arguments.size() == 2 && name == "modulo") return builder_.remainder(arguments[0], arguments[1]);
    return {};
  }

  /// A list that is written out, or several arguments.
  Operand over(const std::string& name, const Node& list) {
    if (list.children.empty()) return {};
    if (list.children.size() == 1 && list.kind == NodeKind::builtin) return {};  // a list, by what it is
    Operand out;
    for (std::size_t i = 0; i < list.children.size(); ++i) {
      const auto next = compile(list.child(i));
      if (next.is_none() || next.is_null()) return {};
      if (next.kind != Kind::number && (name == "mean" || (next.kind != Kind::time_duration && name == "sum")))
        return {};
      if (i == 0)
        out = next;
      else
        out = name == "sum" || name == "mean" ? builder_.arithmetic(Op::add, out, next)
                                              : builder_.extreme(out, next, name == "max");
      if (out.is_none()) return {};
    }
    if (name != "mean") return out;
    return builder_.arithmetic(Op::divide, out, builder_.literal(static_cast<std::int64_t>(list.children.size())));
  }

  const Tree& tree_;
  std::vector<Operand> slots_;
  Builder& builder_;
  std::vector<Error>& notes_;
};

bool reads_only(const Node& node, int slot) {
  if (node.slot >= 0 && node.slot != slot) return false;
  if (node.kind == NodeKind::attribute || node.kind == NodeKind::function || node.kind == NodeKind::call) return false;
  return std::all_of(node.children.begin(), node.children.end(),
                     [slot](const NodePtr& child) { return reads_only(*child, slot); });
}

}  // namespace

Operand compile(const Expression& expression, std::span<const Operand> slots, Builder& builder,
                std::vector<Error>& notes) {
  const auto& tree = expression.tree();
  return Compiler(tree, slots, builder, notes).compile(*tree.root);
}

bool reads_only_input(const Expression& tests) {
  const auto& root = *tests.tree().root;
  return root.kind == NodeKind::tests && !tests.asks_clock() && reads_only(root, root.slot);
}

}  // namespace sanlian::feel::columns
