// Boxed contexts, lists, relations and conditionals.
#include <algorithm>

#include "dmn/impl/compiler.h"

namespace sanlian::dmn {
namespace {
using feel::Type;
using feel::Value;

class BoxedContext final : public Logic {
 public:
  struct Entry {
    std::string name;
    int slot = -1;
    DataTypePtr type;
    LogicPtr logic;
  };

  Value eval(Frame& frame, Run& run) const override {
    const Deeper deeper(run);
    if (deeper.too_deep()) return run.too_deep();
    std::vector<feel::Context::Entry> made;
    for (const auto& entry : entries) {
      Noting noting(run, Step::Kind::entry, entry.name);
      auto value = accept(entry.type, entry.logic->eval(frame, run), entry.name, run);
      if (noting) noting->value = value;
      put(frame, entry.slot, value);
      made.push_back({.name = entry.name, .value = std::move(value)});
    }
    if (!result) return feel::Context(std::move(made));
    return accept(result_type, result->eval(frame, run), "", run);
  }

  std::vector<Entry> entries;
  LogicPtr result;
  DataTypePtr result_type;
};

class BoxedList final : public Logic {
 public:
  Value eval(Frame& frame, Run& run) const override {
    const Deeper deeper(run);
    Value::List list;
    for (const auto& item : items) list.push_back(item->eval(frame, run));
    return list;
  }
  std::vector<LogicPtr> items;
};

class Relation final : public Logic {
 public:
  Value eval(Frame& frame, Run& run) const override {
    const Deeper deeper(run);
    Value::List rows;
    for (std::size_t at = 0; at + columns.size() <= cells.size() && !columns.empty(); at += columns.size()) {
      std::vector<feel::Context::Entry> row;
      for (std::size_t i = 0; i < columns.size(); ++i)
        row.push_back({.name = columns[i].name,
                       .value = accept(columns[i].type, cells[at + i]->eval(frame, run), columns[i].name, run)});
      rows.emplace_back(feel::Context(std::move(row)));
    }
    return rows;
  }
  std::vector<DataType::Field> columns;
  std::vector<LogicPtr> cells;
};

class Conditional final : public Logic {
 public:
  Value eval(Frame& frame, Run& run) const override {
    const Deeper deeper(run);
    return (condition->eval(frame, run).is_true() ? yes : no)->eval(frame, run);
  }
  LogicPtr condition, yes, no;
};

}  // namespace

/// Every entry sees the entries before it.
LogicPtr compile_context(LogicCompiler& compiler, const Boxed& boxed, feel::Scope scope) {
  auto logic = std::make_unique<BoxedContext>();
  std::vector<Type::Field> fields;
  for (const auto& part : boxed.parts) {
    const auto is_same = [&](const BoxedContext::Entry& entry) { return entry.name == part.variable.name; };
    if (!part.variable.name.empty() && std::any_of(logic->entries.begin(), logic->entries.end(), is_same)) {
      compiler.problem(Error(errors::duplicate, {{"what", "contextEntry"}, {"name", part.variable.name}})
                           .at(compiler.place(part.variable.place)));
      continue;
    }
    auto value = compiler.compile(part.value.get(), scope, part.variable.place);
    auto type = compiler.type_named(part.variable.type, part.variable.place);
    if (part.variable.name.empty()) {
      logic->type = type ? type->type : value->type;
      logic->result = std::move(value), logic->result_type = std::move(type);
      break;
    }
    const Type seen = type ? type->type : value->type;
    const int slot = scope.add(part.variable.name, seen);
    fields.push_back({part.variable.name, seen});
    logic->entries.push_back(
        {.name = part.variable.name, .slot = slot, .type = std::move(type), .logic = std::move(value)});
  }
  if (!logic->result) logic->type = Type::context_of(std::move(fields));
  return logic;
}

LogicPtr compile_list(LogicCompiler& compiler, const Boxed& boxed, const feel::Scope& scope) {
  auto logic = std::make_unique<BoxedList>();
  Type element = feel::Kind::null;
  for (const auto& part : boxed.parts) {
    logic->items.push_back(compiler.compile(part.value.get(), scope, boxed.place));
    element = feel::join(element, logic->items.back()->type);
  }
  logic->type = Type::list_of(element);
  return logic;
}

LogicPtr compile_relation(LogicCompiler& compiler, const Boxed& boxed, const feel::Scope& scope) {
  auto logic = std::make_unique<Relation>();
  for (const auto& column : boxed.variables)
    logic->columns.push_back({.name = column.name, .type = compiler.type_named(column.type, column.place)});
  std::vector<Type> types(boxed.variables.size(), Type(feel::Kind::null));
  for (std::size_t i = 0; i < boxed.parts.size(); ++i) {
    logic->cells.push_back(compiler.compile(boxed.parts[i].value.get(), scope, boxed.place));
    auto& type = types[i % types.size()];
    type = feel::join(type, logic->cells.back()->type);
  }
  std::vector<Type::Field> fields;
  for (std::size_t i = 0; i < logic->columns.size(); ++i)
    fields.push_back({logic->columns[i].name, logic->columns[i].type ? logic->columns[i].type->type : types[i]});
  logic->type = Type::list_of(Type::context_of(std::move(fields)));
  return logic;
}

LogicPtr compile_conditional(LogicCompiler& compiler, const Boxed& boxed, const feel::Scope& scope) {
  auto logic = std::make_unique<Conditional>();
  const auto part = [&](std::size_t i) {
    return compiler.compile(boxed.parts[i].value.get(), scope, boxed.parts[i].variable.place);
  };
  logic->condition = part(0), logic->yes = part(1), logic->no = part(2);
  logic->type = feel::join(logic->yes->type, logic->no->type);
  return logic;
}

}  // namespace sanlian::dmn
