#include "feel/builtins/builtin.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/text.h"
#include "feel/builtins/tables.h"

namespace sanlian::feel {
namespace {

Type read_type(std::string_view text) {
  for (const auto kind :
       {Kind::boolean, Kind::number, Kind::string, Kind::date, Kind::time, Kind::date_time, Kind::months_duration,
        Kind::time_duration, Kind::list, Kind::context, Kind::range, Kind::function})
    if (name_of(kind) == text) return kind;
  if (text.starts_with("list<")) return Type::list_of(read_type(text.substr(5, text.size() - 6)));
  ensure(text == "any", "a signature names types that exist");
  return Kind::any;
}

Parameter read_parameter(std::string_view text) {
  const auto colon = text.find(": ");
  ensure(colon != std::string_view::npos, "a parameter has a type");
  std::string_view name = text.substr(0, colon), type = text.substr(colon + 2);
  Parameter parameter;
  if (name.ends_with('?')) parameter.optional = parameter.nullable = true, name.remove_suffix(1);
  if (name.ends_with("...")) parameter.variadic = parameter.nullable = true, name.remove_suffix(3);
  if (type.ends_with('?')) parameter.nullable = true, type.remove_suffix(1);
  parameter.name = name;
  parameter.type = read_type(type);
  if (parameter.type.is(Kind::any)) parameter.nullable = true;
  return parameter;
}

Form read_form(const BuiltinRow& row) {
  Form form{.signature = std::string(row.signature), .parameters = {}, .result = {}, .run = row.run};
  const auto open = row.signature.find('('), close = row.signature.find(") -> ");
  auto parameters = row.signature.substr(open + 1, close - open - 1);
  while (!parameters.empty()) {
    const auto comma = parameters.find(", ");
    form.parameters.push_back(read_parameter(parameters.substr(0, comma)));
    parameters = comma == std::string_view::npos ? "" : parameters.substr(comma + 2);
  }
  const auto result = row.signature.substr(close + 5);
  if (result == "argument" || result == "element")
    form.result_rule = result == "argument" ? Form::Result::argument : Form::Result::element;
  else
    form.result = read_type(result);
  return form;
}

std::vector<Builtin> read_tables() {
  std::vector<Builtin> builtins;
  for (const auto& table :
       {boolean_builtins(), calendar_builtins(), context_builtins(), conversion_builtins(), list_builtins(),
        number_builtins(), pattern_builtins(), range_builtins(), statistics_builtins(), string_builtins()})
    for (const auto& row : table) {
      const auto name = row.signature.substr(0, row.signature.find('('));
      const auto same = std::find_if(builtins.begin(), builtins.end(), [&](auto& b) { return b.name == name; });
      auto& builtin = same == builtins.end() ? builtins.emplace_back(Builtin{std::string(name), {}}) : *same;
      builtin.forms.push_back(read_form(row));
    }
  std::sort(builtins.begin(), builtins.end(), [](auto& a, auto& b) { return a.name < b.name; });
  return builtins;
}

}  // namespace

std::span<const Builtin> all_builtins() {
  static const std::vector<Builtin> builtins = read_tables();
  return builtins;
}

const Builtin* find_builtin(std::string_view name) {
  const auto all = all_builtins();
  const auto found = std::lower_bound(all.begin(), all.end(), name, [](auto& b, auto& n) { return b.name < n; });
  return found != all.end() && found->name == name ? &*found : nullptr;
}

bool asks_clock(const Builtin& builtin) { return builtin.name == "now" || builtin.name == "today"; }

std::optional<std::vector<std::vector<int>>> place_arguments(const Form& form, std::size_t count,
                                                             std::span<const std::string> names) {
  const auto& parameters = form.parameters;
  std::vector<std::vector<int>> placed(parameters.size());
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t at = std::min(i, parameters.size());
    if (!names.empty()) {
      const auto is_named = [&](const Parameter& p) { return p.name == names[i]; };
      at = static_cast<std::size_t>(std::find_if(parameters.begin(), parameters.end(), is_named) - parameters.begin());
    } else if (!parameters.empty() && parameters.back().variadic) {
      at = std::min(i, parameters.size() - 1);
    }
    if (at >= parameters.size()) return std::nullopt;
    if (!placed[at].empty() && !parameters[at].variadic) return std::nullopt;
    placed[at].push_back(static_cast<int>(i));
  }
  for (std::size_t i = 0; i < parameters.size(); ++i)
    if (placed[i].empty() && !parameters[i].optional) return std::nullopt;
  return placed;
}

}  // namespace sanlian::feel
