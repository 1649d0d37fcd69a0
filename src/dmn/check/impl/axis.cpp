#include "dmn/check/impl/axis.h"

#include <algorithm>

#include "base/text.h"
#include "feel/evaluate.h"

namespace sanlian::dmn {
namespace {
using feel::Kind;
using feel::SimpleTest;
using feel::SimpleTests;
using feel::Value;

/// A test of a value that needs nothing else, or so it is hoped: what else it asks for is null.
struct Question {
  const feel::Expression* tests = nullptr;
  std::optional<SimpleTests> simple;
  int slot = 0;
  std::size_t slots = 1;  ///< Of the frame.

  bool holds(const Value& value) const {
    if (simple)
      if (const auto known = feel::holds(*simple, value)) return *known;
    if (!tests) return false;
    std::vector<Value> frame(slots);
    frame[static_cast<std::size_t>(slot)] = value;
    return feel::evaluate(*tests, frame, {}).value.is_true();
  }
};

Question question_of(const DecisionTable::Cell& cell, int slot, bool boolean) {
  Question out{.tests = cell.tests ? &*cell.tests : nullptr,
               .simple = cell.simple,
               .slot = slot,
               .slots = static_cast<std::size_t>(slot) + 1};
  if (boolean && cell.tests) out.simple = feel::as_simple(*cell.tests, true);
  return out;
}

/// What a model declares of `Applicant.Age` where Applicant is an input or a parameter of the knowledge model.
struct Given {
  bool is_given = false;  ///< It is one or a part of one, and not computed.
  DataTypePtr type;
  bool is_checked_above = false;  ///< A constraint on Applicant as a whole may say more.
};

/// The input or parameter that the text leads to, and the rest of the text.
std::string_view find_root(const DecisionTable& table, const Program& program, std::string_view text, Given& out) {
  std::string_view rest;
  const auto take = [&](std::string_view name, const DataTypePtr& type) {
    if (out.is_given || name.empty() || !text.starts_with(name)) return;
    rest = text.substr(name.size());
    if (!rest.empty() && (rest.front() != '.' || rest.find_first_of("()[]{}<>=*/+\"") != rest.npos)) return;
    out.is_given = true;
    out.type = type;
  };
  for (const auto& unit : program.units) {
    if (unit.model.file != table.file) continue;
    for (const auto& node : unit.nodes) {
      if (node.declared->kind == Element::Kind::input) take(node.declared->variable.name, node.type);
      if (node.declared->kind == Element::Kind::knowledge && node.declared->name == table.name)
        for (const auto& parameter : node.parameters) take(parameter.name, parameter.type);
    }
  }
  return rest;
}

Given given_of(const DecisionTable& table, const Program& program, std::string_view text) {
  Given out;
  auto rest = find_root(table, program, text, out);
  while (out.type && !rest.empty()) {
    out.is_checked_above = out.is_checked_above || !out.type->checks.empty();
    rest.remove_prefix(1);
    const auto name = rest.substr(0, rest.find('.'));
    const auto& fields = out.type->fields;
    const auto field = std::find_if(fields.begin(), fields.end(), [&](auto& each) { return each.name == trim(name); });
    out.type = field == fields.end() ? nullptr : field->type;
    rest.remove_prefix(name.size());
  }
  return out;
}

class AxisMaker {
 public:
  AxisMaker(const DecisionTable& table, const Program& program, Axis& axis, std::size_t& work)
      : table_(table), program_(program), axis_(axis), work_(work) {}

  bool run() {
    collect();
    make_regions();
    const auto cost = axis_.regions.size() * (table_.rules.size() * axis_.columns.size() + allowed_.size());
    if (cost > work_) return false;
    work_ -= cost;
    limit_regions();
    ask_cells();
    return true;
  }

 private:
  /// Of the first column that declares one, or of the expression.
  void collect() {
    for (const auto column : axis_.columns) {
      const auto& input = table_.inputs[column];
      const auto& type = input.type ? input.type->type : input.expression->type;
      if (type_.is_open()) type_ = type;
      if (input.type) add_checks(*input.type);
      if (input.values) add_allowed(question_of(*input.values, table_.input_slot, type.is(Kind::boolean)));
    }
    const auto given = given_of(table_, program_, axis_.name);
    axis_.assumes = axis_.assumes || !given.is_given || given.is_checked_above;
    if (given.type) {
      if (type_.is_open()) type_ = given.type->type;
      add_checks(*given.type);
    }
    for (std::size_t rule = 0; rule < table_.rules.size(); ++rule) {
      auto& questions = questions_.emplace_back();
      if (!table_.rules[rule].is_whole) continue;
      for (const auto column : axis_.columns) {
        questions.push_back(question_of(table_.rules[rule].cells[column], table_.input_slot, type_.is(Kind::boolean)));
        add_tests(questions.back());
      }
    }
  }

  void add_checks(const DataType& type) {
    for (const auto& check : type.checks)
      add_allowed(
          {.tests = &check.tests,
           .simple = check.siblings.empty() ? feel::as_simple(check.tests, type.type.is(Kind::boolean)) : std::nullopt,
           .slot = 0,
           .slots = check.siblings.size() + 1});
  }

  void add_allowed(Question question) {
    if (question.simple)
      tests_.insert(tests_.end(), question.simple->alternatives.begin(), question.simple->alternatives.end());
    allowed_.push_back(std::move(question));
  }

  void add_tests(const Question& question) {
    if (!question.simple) return;
    for (const auto& test : question.simple->alternatives) {
      tests_.push_back(test);
      const bool equals = test.kind == SimpleTest::Kind::equal || test.kind == SimpleTest::Kind::not_equal;
      names_null_ = names_null_ || (equals && test.value.is_null());
    }
  }

  std::vector<Kind> kinds() const {
    if (!type_.is_open()) return {type_.kind()};
    std::vector<Kind> out;
    const auto add = [&](const Value& value) {
      if (!value.is_null() && std::find(out.begin(), out.end(), value.kind()) == out.end()) out.push_back(value.kind());
    };
    for (const auto& test : tests_) {
      if (test.kind == SimpleTest::Kind::range)
        add(test.range.start), add(test.range.end);
      else
        add(test.value);
    }
    return out;
  }

  void make_regions() {
    const auto of = kinds();
    bool ordered = type_.is_open() || feel::is_ordered(type_.kind()) || type_.is(Kind::boolean);
    for (const auto kind : of) {
      auto made = regions_of(kind, tests_, axis_.complete);
      ordered = ordered && made.has_value();
      if (made) axis_.regions.insert(axis_.regions.end(), made->begin(), made->end());
    }
    if (!ordered) {  // no region can be trusted: one that stands for all, where every cell may hold or not
      axis_.regions = {{.form = Region::Form::whole, .sample = {}, .low = {}, .high = {}}};
      all_opaque_ = true;
    }
    null_at_ = axis_.regions.size();
    axis_.regions.push_back({.form = Region::Form::point, .sample = {}, .low = {}, .high = {}});
    if (!type_.is_open()) return;
    const bool has_context = std::find(of.begin(), of.end(), Kind::context) != of.end();
    other_at_ = axis_.regions.size();
    axis_.regions.push_back({.form = Region::Form::other_kind,
                             .sample = of.empty()    ? Value(0)
                                       : has_context ? Value(Value::List{})
                                                     : Value(feel::Context()),
                             .low = {},
                             .high = {}});
  }

  /// An allowed value test that is simple rules a region out; another rules out its sample only. Null always passes.
  void limit_regions() {
    const auto count = axis_.regions.size();
    axis_.possible = axis_.real = axis_.asked = Bits(count, true);
    for (std::size_t i = 0; i < count; ++i)
      for (const auto& question : allowed_) {
        if (i == null_at_ || question.holds(axis_.regions[i].sample)) continue;
        axis_.real.clear(i), axis_.asked.clear(i);
        if (question.simple) axis_.possible.clear(i);
      }
    if (!names_null_) axis_.asked.clear(null_at_);
    if (other_at_ != kNowhere && count > 2) axis_.real.clear(other_at_), axis_.asked.clear(other_at_);
  }

  void ask_cells() {
    const auto count = axis_.regions.size();
    for (const auto& questions : questions_) {
      Bits holds(count, true);
      bool opaque = false;
      for (const auto& question : questions) {
        const bool asks_nothing = question.simple && !question.simple->negated &&
                                  question.simple->alternatives.size() == 1 &&
                                  question.simple->alternatives.front().kind == SimpleTest::Kind::any;
        if (asks_nothing) continue;
        if (question.tests && (!question.simple || all_opaque_)) {
          opaque = true;
          continue;
        }
        for (std::size_t i = 0; i < count; ++i)
          if (!question.holds(axis_.regions[i].sample)) holds.clear(i);
      }
      axis_.holds.push_back(std::move(holds));
      axis_.opaque.push_back(opaque);
    }
  }

  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  const DecisionTable& table_;
  const Program& program_;
  Axis& axis_;
  std::size_t& work_;
  feel::Type type_;
  std::vector<Question> allowed_;
  std::vector<std::vector<Question>> questions_;  ///< By rule, of the columns of the axis.
  std::vector<SimpleTest> tests_;
  bool names_null_ = false, all_opaque_ = false;
  std::size_t null_at_ = kNowhere, other_at_ = kNowhere;
};

/// One is a part of the other, so that they cannot be chosen freely.
bool hang_together(const std::string& a, const std::string& b) {
  return a.size() < b.size() && b.starts_with(a) && b[a.size()] == '.';
}

}  // namespace

std::optional<std::vector<Axis>> axes_of(const DecisionTable& table, const Program& program, std::size_t& work) {
  std::vector<Axis> axes;
  for (std::size_t column = 0; column < table.inputs.size(); ++column) {
    const auto& text = table.inputs[column].text;
    const auto same = std::find_if(axes.begin(), axes.end(), [&](const Axis& axis) { return axis.name == text; });
    auto& axis = same == axes.end() ? axes.emplace_back() : *same;
    axis.name = text;
    axis.columns.push_back(column);
  }
  for (auto& axis : axes)
    for (const auto& other : axes)
      axis.assumes = axis.assumes || hang_together(axis.name, other.name) || hang_together(other.name, axis.name);
  for (auto& axis : axes)
    if (!AxisMaker(table, program, axis, work).run()) return std::nullopt;
  return axes;
}

}  // namespace sanlian::dmn
