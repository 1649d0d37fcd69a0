#include "patent/kind.h"

namespace sanlian::patent {

Label label(PatentKind kind) {
  switch (kind) {
    case PatentKind::invention:
      return {"发明", "invention"};
    case PatentKind::utility_model:
      return {"实用新型", "utility model"};
    case PatentKind::design:
      return {"外观设计", "design"};
  }
  return {};
}

std::string_view key(PatentKind kind) {
  switch (kind) {
    case PatentKind::invention:
      return "invention";
    case PatentKind::utility_model:
      return "utility_model";
    case PatentKind::design:
      return "design";
  }
  return {};
}

std::optional<PatentKind> patent_kind_by_key(std::string_view wanted) {
  for (const auto kind : {PatentKind::invention, PatentKind::utility_model, PatentKind::design})
    if (key(kind) == wanted) return kind;
  return std::nullopt;
}

}  // namespace sanlian::patent
