// rooms: feel
// Any bytes as an expression: what compiles prints back as itself, is evaluated within its limits, and either becomes
// SQL with one value per placeholder or is refused with a place. The first byte chooses how it is read.
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/ensure.h"
#include "feel/sql/predicate.h"
#include "feel/world_test.h"

namespace {
using namespace sanlian;
using namespace sanlian::feel;

struct Park {
  world::Types types;
  world::Records records;
  Scope scope;
  std::vector<Value> frame;

  Park() {
    scope.set_root(types.firm);
    scope.add("user", Type::context_of({{"park", Kind::string}, {"limit", Kind::number}}));
    scope.add("?", Kind::any);
    records.add(types.city, "c1", {{"name", "Jinan"}, {"twin", "c1"}});
    records.add(types.firm, "f1", {{"name", "Acme"}, {"staff", 12}, {"city", "c1"}, {"tags", Value::List{"a"}}});
    records.add(types.patent, "p1", {{"firm", "f1"}, {"status", "in_force"}, {"fee", 300}});
    frame = {records.find(types.firm, "f1"), Context({{"park", "east"}, {"limit", 3}}), Value(7)};
  }
};

void translate(const Park& park, const Expression& expression, const Environment& environment) {
  const auto predicate = to_sql_predicate(expression, {.functions = true});
  if (!predicate) return ensure(predicate.error().code() == "feel.not_in_sql", "what SQL cannot say is refused");
  const auto bound = predicate->bind(park.frame, environment);
  if (!bound) return;
  const auto marks = std::count(bound->text.begin(), bound->text.end(), '?');
  ensure(static_cast<std::size_t>(marks) == bound->values.size(), "every placeholder has its value");
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Park park;
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);  // NOLINT: bytes to text
  const CompileOptions options{.unary_tests = data[0] % 4 == 1, .lenient = data[0] % 4 == 2, .bytes_max = 4096};
  const auto expression = compile(text, park.scope, options);
  if (!expression) {
    ensure(!expression.error().where().empty(), "a refusal says where");
    return 0;
  }
  const Environment environment{
      .now = {},
      .limits = {.depth = 500, .steps = 20'000, .list_length = 5'000, .string_length = 5'000, .pattern_steps = 100}};
  const auto result = evaluate(*expression, park.frame, environment);
  ensure(result.value.print() == evaluate(*expression, park.frame, environment).value.print(), "replays agree");
  if (options.lenient || options.unary_tests) return 0;
  const auto printed = expression->to_text();
  const auto again = compile(printed, park.scope);
  ensure(again.has_value() && again->to_text() == printed, "what is printed reads back as itself");
  translate(park, *expression, environment);
  return 0;
}
