#include "work/ground_values.h"

#include <algorithm>

#include "base/text.h"
#include "record/field_kind.h"

namespace sanlian::work {
namespace {

/// The paths that the ground reads; what is only the way to another of them is left out.
std::vector<std::string> paths_of(const Ground& ground) {
  std::vector<std::string> paths;
  const auto add = [&paths](const feel::Expression& expression) {
    for (const auto& read : expression.reads())
      if (std::ranges::find(paths, read.path) == paths.end()) paths.push_back(read.path);
  };
  if (ground.when) add(*ground.when);
  for (const auto& need : ground.needs) add(need);
  for (const auto* part : {&ground.must, &ground.applies, &ground.to})
    if (*part) add(**part);
  std::vector<std::string> leaves;
  for (const auto& path : paths)
    if (std::ranges::none_of(paths, [&](const auto& other) { return other.starts_with(path + "."); }))
      leaves.push_back(path);
  return leaves;
}

/// Where a path starts: at the record, or at an input that refers to one.
struct Start {
  std::optional<record::Row> row;
  const record::RecordType* type = nullptr;
  record::Label label;  ///< Of the input; empty for the record.
  std::size_t parts = 0;
};

Result<Start> start_of(const GroundCase& one, std::string_view first) {
  for (const auto& input : one.check.inputs) {
    if (input.key != first || !input.target) continue;
    Start start{.row = {}, .type = input.target, .label = input.label, .parts = 1};
    const auto* given = one.inputs.find(input.key);
    if (given && given->is(feel::Kind::string))
      start.row = SANLIAN_TRY(record::load(one.source, *input.target, given->string()));
    return start;
  }
  return Start{.row = one.row, .type = one.check.face.over, .label = {}, .parts = 0};
}

bool is_reference(const record::Field& field) { return field.target_type && field.kind->name() == "reference"; }

/// Nothing for a path that leads through a list of records or ends at a record.
Result<std::optional<UsedValue>> used_value(const GroundCase& one, const std::string& path) {
  const auto parts = split(path, '.');
  auto [row, type, label, at] = SANLIAN_TRY(start_of(one, parts.front()));
  UsedValue value{.path = path, .label = label, .text = {}, .hidden = false};
  for (; at < parts.size(); ++at) {
    const auto* field = type ? type->field_by_key(parts[at]) : nullptr;
    if (!field) return std::nullopt;
    value.label.zh += (value.label.zh.empty() ? "" : " · ") + field->label.zh;
    value.label.en += (value.label.en.empty() ? "" : " · ") + field->label.en;
    const bool last = at + 1 == parts.size();
    if (last && is_reference(*field)) return std::nullopt;
    if (row) {
      const auto seen = record::permission(one.source, one.registry, one.viewer, record::Action::read, *row);
      value.hidden = !seen.allowed || !seen.fields[static_cast<std::size_t>(field->index)];
      if (value.hidden || record::is_null(row->of(*field)[0])) row.reset();
    }
    if (last) {
      if (row) value.text = record::Label{row->print(*field, Lang::zh), row->print(*field, Lang::en)};
      return value;
    }
    if (!is_reference(*field)) return std::nullopt;
    type = field->target_type;
    if (row) row = SANLIAN_TRY(record::load(one.source, *type, row->text(field->key)));
  }
  return std::nullopt;
}

}  // namespace

Result<std::vector<UsedValue>> used_values(const GroundCase& one, const Ground& ground) {
  std::vector<UsedValue> values;
  for (const auto& path : paths_of(ground))
    if (auto value = SANLIAN_TRY(used_value(one, path))) values.push_back(std::move(*value));
  return values;
}

}  // namespace sanlian::work
