// rooms: dmn
// Any bytes as a decision model: what loads answers every decision, service and knowledge model within its limits, with
// a trace and without one alike; what is found wrong says where.
#include <cstdint>
#include <string_view>

#include "base/ensure.h"
#include "dmn/engine.h"

namespace {
using namespace sanlian;

/// One value of each kind by turns, for inputs that are whatever the bytes call them.
dmn::Inputs some_inputs(const dmn::Engine& engine) {
  const feel::Value values[] = {7, "a", true, {}, feel::Value::List{1, 2}};
  dmn::Inputs inputs;
  std::size_t turn = 0;
  for (const auto& input : engine.inputs()) inputs.values.put(input.name, values[turn++ % std::size(values)]);
  return inputs;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view xml(reinterpret_cast<const char*>(data), size);  // NOLINT: bytes to text
  const auto engine = dmn::Engine::load({{.file = "m.dmn", .xml = xml}},
                                        {.bytes_max = 1 << 16, .depth_max = 60, .elements_max = 5'000});
  if (!engine) {
    ensure(!engine.error().where().empty(), "a refusal says where");
    return 0;
  }
  for (const auto& problem : engine->problems()) ensure(!problem.where().empty(), "a problem says where");
  const auto inputs = some_inputs(*engine);
  dmn::Engine::Options options{
      .now = {},
      .limits = {.depth = 300, .steps = 5'000, .list_length = 1'000, .string_length = 5'000, .pattern_steps = 50}};
  for (const auto& question : engine->questions()) {
    options.why = false;
    const auto plain = engine->evaluate(question.name, inputs, options);
    options.why = true;
    const auto traced = engine->evaluate(question.name, inputs, options);
    ensure(plain.has_value() && traced.has_value(), "what can be asked answers");
    ensure(plain->why.empty() && plain->value.print() == traced->value.print(), "a trace changes nothing");
  }
  return 0;
}
