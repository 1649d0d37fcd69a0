#include "dmn/impl/compiler.h"
#include "feel/errors.h"
#include "feel/evaluate.h"

namespace sanlian::dmn {
namespace {

constexpr std::size_t kTextMax = 1 << 20;

class Literal final : public Logic {
 public:
  explicit Literal(feel::Expression expression) : expression_(std::move(expression)) { type = expression_.type(); }
  feel::Value eval(Frame& frame, Run& run) const override {
    const Deeper deeper(run);
    return feel::compute(expression_, frame, run.environment);
  }
  const feel::Expression* expression() const override { return &expression_; }

 private:
  feel::Expression expression_;
};

class Null final : public Logic {
 public:
  explicit Null(feel::ReasonPtr reason) : reason_(std::move(reason)) {}
  feel::Value eval(Frame&, Run& run) const override { return run.fail(reason_); }

 private:
  feel::ReasonPtr reason_;
};

feel::CompileOptions options_of(const Unit& unit, const Text& text, bool unary_tests) {
  return {.unary_tests = unary_tests,
          .source = unit.model.file,
          .first_line = static_cast<int>(text.place.line),
          .first_column = static_cast<int>(text.place.column),
          .lenient = true,
          .bytes_max = kTextMax};
}

}  // namespace

/// Null when they are computed, and so nothing that stops a model; a name that is not there is worth saying anyway.
void Compiler::doubts(const feel::Expression& expression) {
  for (const auto& doubt : expression.doubts())
    if (program_.strict || doubt.is(feel::errors::unknown_name) || doubt.is(feel::errors::unknown_near) ||
        doubt.is(feel::errors::unknown_function))
      problem(doubt);
}

LogicPtr always_null(feel::ReasonPtr reason) { return std::make_unique<const Null>(std::move(reason)); }

LogicPtr LogicCompiler::literal(const Text& text, const feel::Scope& scope) {
  if (text.is_blank()) return always_null(reason_of(Error(errors::no_logic, {{"name", owner_}}).at(place(text.place))));
  auto compiled = feel::compile(text.text, scope, options_of(unit(), text, false));
  if (compiled) {
    compiler_.doubts(*compiled);
    return std::make_unique<const Literal>(*std::move(compiled));
  }
  problem(compiled.error());
  return always_null(reason_of(std::move(compiled).error()));
}

std::optional<feel::Expression> LogicCompiler::tests(const Text& text, const feel::Scope& scope,
                                                     feel::ReasonPtr& failure) {
  auto compiled = feel::compile(text.text, scope, options_of(unit(), text, true));
  if (compiled) {
    compiler_.doubts(*compiled);
    return *std::move(compiled);
  }
  problem(compiled.error());
  failure = reason_of(std::move(compiled).error());
  return std::nullopt;
}

}  // namespace sanlian::dmn
