#include "feel/expression.h"

#include "feel/impl/node.h"
#include "feel/impl/parser.h"
#include "feel/impl/print.h"

namespace sanlian::feel {

const Type& Expression::type() const { return tree_->type; }
const std::string& Expression::text() const { return tree_->source.text; }
std::string Expression::to_text() const { return print_tree(*tree_); }
std::span<const Read> Expression::reads() const { return tree_->reads; }
const Entity* Expression::root() const { return tree_->entity; }
std::span<const Error> Expression::doubts() const { return tree_->doubts; }
bool Expression::asks_clock() const { return tree_->asks_clock; }

Result<Expression> compile(std::string_view text, const Scope& scope, const CompileOptions& options) {
  auto tree = std::make_shared<Tree>();
  tree->source = {.name = options.source, .first_line = options.first_line, .first_column = options.first_column};
  if (text.size() > options.bytes_max)
    return tree->source.error(0, errors::too_long,
                              {{"bytes", std::to_string(text.size())}, {"max", std::to_string(options.bytes_max)}});
  tree->source.text = text;
  auto tokens = SANLIAN_TRY(tokenize(tree->source));
  SANLIAN_TRY(Parser(*tree, std::move(tokens), scope, options).run());
  return Expression(std::shared_ptr<const Tree>(std::move(tree)));
}

}  // namespace sanlian::feel
