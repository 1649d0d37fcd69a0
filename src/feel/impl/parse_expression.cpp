#include "feel/impl/parser.h"

namespace sanlian::feel {
namespace {
constexpr int kDepthMax = 100;
constexpr int kComparison = 1, kSum = 2, kProduct = 3, kPower = 4;
}  // namespace

struct Parser::Depth {
  explicit Depth(int& depth) : depth_(++depth) {}
  ~Depth() { --depth_; }
  int& depth_;
};

Parser::Parsed Parser::expression() {
  const Depth guard(depth_);
  if (depth_ > kDepthMax) return error(peek().begin, errors::too_deep, {{"max", std::to_string(kDepthMax)}});
  const bool was_range_end = std::exchange(range_end_, false);
  auto node = expression_unguarded();
  range_end_ = was_range_end;
  return node;
}

Parser::Parsed Parser::expression_unguarded() {
  const bool is_known_name = at_keyword() && find_name().length > 1;  // such as a field named `if sold`
  if (!is_known_name) {
    if (at_word("for")) return loop(NodeKind::loop, "return");
    if (at_word("if")) return branch();
    if (at_word("some") && !peek(1).is(')')) return loop(NodeKind::some, "satisfies");
    if (at_word("every")) return loop(NodeKind::every, "satisfies");
    if (at_word("function") && peek(1).is('(')) return function();
  }
  return either();
}

/// `a or b or c` is one node, so that a filter of a thousand alternatives is not a thousand levels deep.
Parser::Parsed Parser::either() {
  const auto begin = peek().begin;
  auto first = SANLIAN_TRY(both());
  if (!at_word("or")) return first;
  auto node = make(NodeKind::either, begin);
  node->type = Kind::boolean;
  SANLIAN_TRY(check_condition(*first, "or"));
  node->children.push_back(std::move(first));
  while (take_word("or")) {
    auto next = SANLIAN_TRY(both());
    SANLIAN_TRY(check_condition(*next, "or"));
    node->children.push_back(std::move(next));
  }
  return finish(std::move(node));
}

Parser::Parsed Parser::both() {
  const auto begin = peek().begin;
  auto first = SANLIAN_TRY(binary(kComparison));
  if (!at_word("and")) return first;
  auto node = make(NodeKind::both, begin);
  node->type = Kind::boolean;
  SANLIAN_TRY(check_condition(*first, "and"));
  node->children.push_back(std::move(first));
  while (take_word("and")) {
    auto next = SANLIAN_TRY(binary(kComparison));
    SANLIAN_TRY(check_condition(*next, "and"));
    node->children.push_back(std::move(next));
  }
  return finish(std::move(node));
}

Parser::Parsed Parser::binary(int level) {
  auto left = SANLIAN_TRY(negation());
  return continue_binary(std::move(left), level);
}

/// All levels from comparisons to powers lean left, `3 ** 4 ** 5` too.
Parser::Parsed Parser::continue_binary(NodePtr left, int level) {
  for (;;) {
    std::optional<Op> op;
    int op_level = kComparison;
    std::size_t length = 1;
    if (at_pair('*', '*'))
      op = Op::power, op_level = kPower, length = 2;
    else if (at_symbol('*') || at_symbol('/'))
      op = at_symbol('*') ? Op::multiply : Op::divide, op_level = kProduct;
    else if (at_symbol('+') || at_symbol('-'))
      op = at_symbol('+') ? Op::add : Op::subtract, op_level = kSum;
    else if ((op = comparison()))
      length = symbol_of(*op).size();
    else if (level <= kComparison && at_word("in")) {
      left = SANLIAN_TRY(in(std::move(left)));
      continue;
    } else if (level <= kComparison && at_word("between")) {
      left = SANLIAN_TRY(between(std::move(left)));
      continue;
    }
    if (!op || op_level < level) return left;
    auto node = make(op_level == kComparison ? NodeKind::compare : NodeKind::arithmetic, left->begin);
    node->op = *op;
    skip(length);
    auto right = SANLIAN_TRY(binary(op_level + 1));
    node->children.push_back(std::move(left));
    node->children.push_back(std::move(right));
    SANLIAN_TRY(op_level == kComparison ? check_compare(*node) : check_arithmetic(*node));
    left = SANLIAN_TRY(finish(std::move(node)));
  }
}

/// A minus binds tighter than `**`: -3 ** 2 is 9.
Parser::Parsed Parser::negation() {
  std::vector<std::uint32_t> signs;
  while (at_symbol('-')) signs.push_back(peek().begin), skip(1);
  auto node = SANLIAN_TRY(instance());
  for (; !signs.empty(); signs.pop_back()) {
    auto negated = make(NodeKind::negate, signs.back());
    const auto& type = node->type;
    if (!type.may_be(Kind::number) && !type.may_be(Kind::months_duration) && !type.may_be(Kind::time_duration))
      SANLIAN_TRY(refuse(signs.back(), errors::wrong_kind,
                         {{"what", "-"}, {"expected", "number"}, {"found", type.to_string()}}));
    negated->type = type;
    negated->children.push_back(std::move(node));
    node = SANLIAN_TRY(finish(std::move(negated)));
  }
  return node;
}

Parser::Parsed Parser::instance() {
  auto first = SANLIAN_TRY(primary());
  auto node = SANLIAN_TRY(postfix(std::move(first)));
  if (!at_word("instance") || !peek(1).is_word("of")) return node;
  auto test = make(NodeKind::instance_of, node->begin);
  skip(2);
  const auto doubts = tree_.doubts.size();
  test->types.push_back(SANLIAN_TRY(type()));
  if (tree_.doubts.size() > doubts) {  // of a type that is not there nothing can be said
    test->kind = NodeKind::failure;
    test->failure = std::make_shared<const Reason>(Reason{tree_.doubts.back(), "", {}});
    test->type = Kind::null;
    return finish(std::move(test));
  }
  test->type = Kind::boolean;
  test->children.push_back(std::move(node));
  return finish(std::move(test));
}

Parser::Parsed Parser::between(NodePtr left) {
  auto node = make(NodeKind::between, left->begin);
  skip(1);
  auto low = SANLIAN_TRY(binary(kSum));
  SANLIAN_TRY(expect_word("and"));
  auto high = SANLIAN_TRY(binary(kSum));
  SANLIAN_TRY(check_comparable(*left, "between", left->type, low->type, true));
  SANLIAN_TRY(check_comparable(*left, "between", left->type, high->type, true));
  node->type = Kind::boolean;
  node->children.push_back(std::move(left));
  node->children.push_back(std::move(low));
  node->children.push_back(std::move(high));
  return finish(std::move(node));
}

Parser::Parsed Parser::branch() {
  auto node = make(NodeKind::branch, peek().begin);
  skip(1);
  auto condition = SANLIAN_TRY(expression());
  SANLIAN_TRY(check_condition(*condition, "if"));
  SANLIAN_TRY(expect_word("then"));
  auto yes = SANLIAN_TRY(expression());
  SANLIAN_TRY(expect_word("else"));
  auto no = SANLIAN_TRY(expression());
  node->type = join(yes->type, no->type);
  node->children.push_back(std::move(condition));
  node->children.push_back(std::move(yes));
  node->children.push_back(std::move(no));
  return finish(std::move(node));
}

}  // namespace sanlian::feel
