#include "feel/impl/parser.h"

namespace sanlian::feel {

/// `number`, `list<T>`, `range<T>`, `context<a: T>`, `function<T, …> -> R`, or a name the scope declares.
Result<Type> Parser::type() {
  if (++depth_ > 100) return error(peek().begin, errors::too_deep, {{"max", "100"}});
  const auto match = type_names_.longest(std::span<const Token>(tokens_).subspan(at_));
  if (match.length == 0) {
    const auto run = peek().kind == Token::Kind::word ? word_run() : "";
    if (run.empty()) return unexpected("type / 类型");
    SANLIAN_TRY(refuse(peek().begin, errors::unknown_name, {{"name", run}}));
    skip(1);
    --depth_;
    return Type(Kind::any);
  }
  Type named = named_types_[static_cast<std::size_t>(match.target)];
  skip(match.length);
  if (!at_symbol('<')) return --depth_, named;
  if (named.is(Kind::list) || named.is(Kind::range)) {
    skip(1);
    auto element = SANLIAN_TRY(type());
    SANLIAN_TRY(expect('>'));
    return --depth_, named.is(Kind::list) ? Type::list_of(std::move(element)) : Type::range_of(std::move(element));
  }
  if (named.is(Kind::context)) {
    std::vector<Type::Field> fields;
    skip(1);
    do {
      auto name = SANLIAN_TRY(new_name("", ":"));
      SANLIAN_TRY(expect(':'));
      auto field = SANLIAN_TRY(type());
      fields.push_back({std::move(name), std::move(field)});
    } while (take(','));
    SANLIAN_TRY(expect('>'));
    return --depth_, Type::context_of(std::move(fields));
  }
  if (!named.is(Kind::function)) return --depth_, named;
  std::vector<Type> parameters;
  skip(1);
  if (!at_symbol('>')) {
    do parameters.push_back(SANLIAN_TRY(type()));
    while (take(','));
  }
  SANLIAN_TRY(expect('>'));
  if (!take_pair('-', '>')) return unexpected("->");
  auto result = SANLIAN_TRY(type());
  return --depth_, Type::function_of(std::move(parameters), std::move(result));
}

}  // namespace sanlian::feel
