#include "work/import/impl/header_name.h"

#include "base/text.h"
#include "record/field_kind.h"

namespace sanlian::work {
namespace {

using record::Field;

/// The header split before its last bracket: `注册资本（万元）` is `注册资本` and `万元`.
struct Bracketed {
  std::string_view name, bracket;
};

std::optional<Bracketed> split_bracket(std::string_view header) {
  constexpr std::pair<std::string_view, std::string_view> kPairs[] = {{"（", "）"}, {"(", ")"},  {"[", "]"},
                                                                      {"【", "】"}, {"（", ")"}, {"(", "）"}};
  for (const auto& [open, close] : kPairs) {
    if (!header.ends_with(close)) continue;
    const auto inner = header.substr(0, header.size() - close.size());
    const auto at = inner.rfind(open);
    if (at == std::string_view::npos || at == 0) continue;
    return Bracketed{trim(inner.substr(0, at)), trim(inner.substr(at + open.size()))};
  }
  return std::nullopt;
}

bool is_number(const Field& field) {
  const auto kind = field.kind->name();
  return kind == "integer" || kind == "decimal" || kind == "money" || kind == "rate" || kind == "bounded";
}

std::vector<const Field*> answering(const record::RecordType& type, std::string_view name) {
  if (const auto* field = type.field_by_key(lower_ascii(name))) return {field};
  const auto folded = fold(name);
  std::vector<const Field*> by_label, by_alias;
  for (const auto& field : type.fields) {
    if (fold(field.label.zh) == folded || fold(field.label.en) == folded)
      by_label.push_back(&field);
    else if (std::any_of(field.aliases.begin(), field.aliases.end(),
                         [&](const auto& alias) { return fold(alias) == folded; }))
      by_alias.push_back(&field);
  }
  return by_label.empty() ? by_alias : by_label;
}

void remove_all(std::string& text, std::string_view part) {
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
}

std::optional<int> power(std::string_view prefix) {
  constexpr std::pair<std::string_view, int> kPowers[] = {{"", 0},      {"千", 3},       {"万", 4},
                                                          {"百万", 6},  {"千万", 7},     {"亿", 8},
                                                          {"10000", 4}, {"thousand", 3}, {"million", 6}};
  for (const auto& [name, value] : kPowers)
    if (name == prefix) return value;
  return std::nullopt;
}

std::optional<int> unit_power(const Field& field, std::string_view unit) {
  std::vector<std::string> endings = {fold(field.unit.zh), fold(field.unit.en), ""};
  if (field.kind->name() == "money") endings = {"元", "yuan", ""};
  if (field.kind->name() == "rate") endings = {"%", "百分比"};
  for (const auto& ending : endings)
    if (unit.ends_with(ending))
      if (const auto found = power(unit.substr(0, unit.size() - ending.size()))) return found;
  return std::nullopt;
}

}  // namespace

std::string one_line(std::string_view header) {
  std::string line;
  for (const char c : header)
    if (c != '\r') line += c == '\n' || c == '\t' ? ' ' : c;
  std::string_view rest = trim(line);
  for (const std::string_view mark : {"*", "＊", "：", ":"}) {
    if (rest.starts_with(mark)) rest = trim(rest.substr(mark.size()));
    if (rest.ends_with(mark)) rest = trim(rest.substr(0, rest.size() - mark.size()));
  }
  return std::string(rest);
}

std::vector<const Field*> fields_of_header(const record::RecordType& type, std::string_view header) {
  auto found = answering(type, header);
  if (!found.empty()) return found;
  const auto parts = split_bracket(header);
  return parts ? answering(type, parts->name) : found;
}

std::optional<int> read_header(const Field& field, std::string_view header) {
  const auto parts = split_bracket(header);
  if (!parts || !is_number(field)) return 0;
  auto unit = fold(parts->bracket);
  for (const std::string_view word :
       {"单位", ":", "人民币", "rmb", "cny", "必填", "选填", "可选", "required", "optional"})
    remove_all(unit, word);
  return unit.empty() ? 0 : unit_power(field, unit);
}

}  // namespace sanlian::work
