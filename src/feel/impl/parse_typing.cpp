#include "feel/builtins/builtin.h"
#include "feel/impl/parser.h"

namespace sanlian::feel {
namespace {

bool is_duration(Kind kind) { return kind == Kind::months_duration || kind == Kind::time_duration; }
bool is_moment(Kind kind) { return kind == Kind::date || kind == Kind::date_time; }

/// The kind of `a op b`, or nothing if there is none (DMN 1.5 tables 54 to 60).
std::optional<Kind> result_kind(Op op, Kind a, Kind b) {
  const bool numbers = a == Kind::number && b == Kind::number;
  switch (op) {
    case Op::add:
      if (a == b && (numbers || a == Kind::string || is_duration(a))) return a;
      if (is_moment(a) && is_duration(b)) return a;
      if (is_moment(b) && is_duration(a)) return b;
      if (a == Kind::time && b == Kind::time_duration) return a;
      if (b == Kind::time && a == Kind::time_duration) return b;
      return std::nullopt;
    case Op::subtract:
      if (a == b && (numbers || is_duration(a))) return a;
      if ((is_moment(a) && is_moment(b)) || (a == Kind::time && b == Kind::time)) return Kind::time_duration;
      if ((is_moment(a) && is_duration(b)) || (a == Kind::time && b == Kind::time_duration)) return a;
      return std::nullopt;
    case Op::multiply:
      if (numbers || (is_duration(a) && b == Kind::number)) return a;
      if (a == Kind::number && is_duration(b)) return b;
      return std::nullopt;
    case Op::divide:
      if (numbers || (is_duration(a) && b == Kind::number)) return a;
      if (a == b && is_duration(a)) return Kind::number;
      return std::nullopt;
    case Op::power:
      return numbers ? std::optional(Kind::number) : std::nullopt;
    default:
      return std::nullopt;
  }
}

/// With one side unknown: the one kind that can come out, Any if there are several, nothing if there is none.
std::optional<Kind> possible_kind(Op op, const Type& a, const Type& b) {
  std::optional<Kind> found;
  for (int i = static_cast<int>(Kind::number); i <= static_cast<int>(Kind::time_duration); ++i)
    for (int j = static_cast<int>(Kind::number); j <= static_cast<int>(Kind::time_duration); ++j) {
      const auto left = static_cast<Kind>(i), right = static_cast<Kind>(j);
      if (!a.may_be(left) || !b.may_be(right)) continue;
      const auto kind = result_kind(op, left, right);
      if (!kind) continue;
      if (found && *found != *kind) return Kind::any;
      found = kind;
    }
  return found;
}

}  // namespace

Status Parser::check_arithmetic(Node& node) {
  const auto &left = node.child(0).type, &right = node.child(1).type;
  const auto kind = possible_kind(node.op, left, right);
  node.type = kind.value_or(Kind::null);
  if (kind) return {};
  return refuse(node.begin, errors::never_works,
                {{"what", std::string(symbol_of(node.op))}, {"left", left.to_string()}, {"right", right.to_string()}});
}

Status Parser::check_compare(Node& node) {
  node.type = Kind::boolean;
  const bool ordered = node.op != Op::equal && node.op != Op::not_equal;
  return check_comparable(node, symbol_of(node.op), node.child(0).type, node.child(1).type, ordered);
}

Status Parser::check_comparable(const Node& at, std::string_view what, const Type& left, const Type& right,
                                bool ordered) {
  const bool has_order = (left.is_open() || is_ordered(left.kind())) && (right.is_open() || is_ordered(right.kind()));
  if (comparable(left, right) && (!ordered || has_order)) return {};
  return refuse(at.begin, errors::never_works,
                {{"what", std::string(what)}, {"left", left.to_string()}, {"right", right.to_string()}});
}

Status Parser::check_condition(const Node& node, std::string_view what) {
  if (node.type.may_be(Kind::boolean)) return {};
  return refuse(node.begin, errors::wrong_kind,
                {{"what", std::string(what)}, {"expected", "boolean"}, {"found", node.type.to_string()}});
}

Status Parser::check_builtin(Node& node) {
  std::optional<Type> result;
  for (const auto& form : node.builtin->forms) {
    const auto placed = place_arguments(form, node.children.size(), node.names);
    if (!placed) continue;
    bool all_fit = true;
    for (std::size_t i = 0; i < placed->size(); ++i)
      for (const int argument : (*placed)[i])
        all_fit = all_fit && fits(node.children[static_cast<std::size_t>(argument)]->type, form.parameters[i].type);
    if (!all_fit) continue;
    Type type = form.result;
    if (form.result_rule != Form::Result::declared && !placed->empty() && !placed->front().empty()) {
      const auto& first = node.children[static_cast<std::size_t>(placed->front().front())]->type;
      type = first;
      if (form.result_rule == Form::Result::element && first.is(Kind::list)) type = first.element();
      const bool is_list = form.parameters.front().type.is(Kind::list);
      if (form.result_rule == Form::Result::argument && is_list && !first.is(Kind::list)) type = Kind::list;
    }
    result = result ? join(*result, type) : type;
  }
  if (result) return node.type = *result, Status();
  std::string forms;
  for (const auto& form : node.builtin->forms) forms += (forms.empty() ? "" : " | ") + form.signature;
  return refuse(node.begin, errors::wrong_arguments, {{"function", node.builtin->name}, {"forms", forms}});
}

}  // namespace sanlian::feel
