// A schema as patents would have one, small enough to read; room search itself knows no patent.
#pragma once

#include <algorithm>
#include <cctype>
#include <string>

#include "search/schema.h"

namespace sanlian::search::world {

/// "h01m8/04" to "H01M 8/04".
inline std::string spell_class(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ') out += c > 0 ? static_cast<char>(std::toupper(c)) : c;
  const bool is_ascii = std::all_of(out.begin(), out.end(), [](char c) { return c > 0; });
  if (is_ascii && out.size() > 4) out.insert(4, " ");
  return out;
}

inline std::string spell_name(std::string_view text) {
  std::string out;
  for (const char c : text) out += c > 0 ? static_cast<char>(std::toupper(c)) : c;
  return out;
}

enum : FieldId { kTitle, kAbstract, kClaims, kApplicant, kIpc, kStatus, kApplied, kPublished, kCited };

inline Schema schema() {
  using enum FieldKind;
  std::vector<Field> fields = {
      {.key = "title", .kind = text, .weight = 3, .codes = {"TI", "标题"}},
      {.key = "abstract", .kind = text, .codes = {"AB", "摘要"}},
      {.key = "claims", .kind = text, .codes = {"CL", "权利要求"}},
      {.key = "applicant", .kind = keyword, .codes = {"PA", "AP", "申请人"}, .spell = spell_name},
      {.key = "ipc", .kind = keyword, .codes = {"IPC", "IC", "分类号"}, .spell = spell_class, .is_tree = true},
      {.key = "status", .kind = keyword, .codes = {"LS", "法律状态"}},
      {.key = "applied", .kind = number, .codes = {"AD", "申请日"}, .number = NumberKind::day},
      {.key = "published", .kind = number, .codes = {"PD", "公开日"}, .number = NumberKind::day},
      {.key = "cited", .kind = number, .codes = {"CITED", "被引次数"}},
  };
  return Schema(std::move(fields), {{.codes = {"TA"}, .fields = {kTitle, kAbstract}}});
}

}  // namespace sanlian::search::world
