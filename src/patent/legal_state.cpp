#include "patent/legal_state.h"

#include <array>

namespace sanlian::patent {
namespace {
using enum LegalState;

struct Row {
  LegalState state;
  std::string_view key;
  Phase phase;
  Label label;
};

constexpr std::array<Row, kLegalStates> kRows = {{
    {filed, "filed", Phase::pending, {"已受理", "filed"}},
    {preliminary_examination, "preliminary_examination", Phase::pending, {"初步审查", "preliminary examination"}},
    {published, "published", Phase::pending, {"已公布", "published"}},
    {in_examination, "in_examination", Phase::pending, {"实质审查", "substantive examination"}},
    {grant_notified, "grant_notified", Phase::pending, {"授权通知待登记", "grant notified"}},
    {in_force, "in_force", Phase::in_force, {"专利权维持", "in force"}},
    {annuity_overdue, "annuity_overdue", Phase::in_force, {"年费滞纳期", "in force, annuity overdue"}},
    {rejected, "rejected", Phase::pending, {"驳回", "rejected"}},
    {in_reexamination, "in_reexamination", Phase::pending, {"复审", "in reexamination"}},
    {rejection_upheld, "rejection_upheld", Phase::ended, {"复审维持驳回", "rejection upheld"}},
    {in_court, "in_court", Phase::pending, {"行政诉讼", "before the court"}},
    {withdrawn, "withdrawn", Phase::ended, {"撤回", "withdrawn"}},
    {deemed_withdrawn, "deemed_withdrawn", Phase::ended, {"视为撤回", "deemed withdrawn"}},
    {deemed_abandoned, "deemed_abandoned", Phase::ended, {"视为放弃取得专利权", "right to grant deemed abandoned"}},
    {terminated_unpaid, "terminated_unpaid", Phase::ended, {"未缴年费终止", "terminated for non-payment"}},
    {expired, "expired", Phase::ended, {"期限届满终止", "expired"}},
    {abandoned, "abandoned", Phase::ended, {"放弃", "abandoned"}},
    {invalidated, "invalidated", Phase::ended, {"全部无效", "wholly invalidated"}},
}};

constexpr auto kStates = [] {
  std::array<LegalState, kLegalStates> states{};
  for (std::size_t i = 0; i < states.size(); ++i) states[i] = kRows[i].state;
  return states;
}();

const Row& row(LegalState state) { return kRows.at(static_cast<std::size_t>(state)); }

static_assert(
    [] {
      for (std::size_t i = 0; i < kRows.size(); ++i)
        if (static_cast<std::size_t>(kRows[i].state) != i) return false;
      return true;
    }(),
    "rows stand in the order of the enumeration");
}  // namespace

Label label(LegalState state) { return row(state).label; }
std::string_view key(LegalState state) { return row(state).key; }

std::optional<LegalState> legal_state_by_key(std::string_view key) {
  for (const auto& each : kRows)
    if (each.key == key) return each.state;
  return std::nullopt;
}

Phase phase(LegalState state) { return row(state).phase; }
std::span<const LegalState> all_legal_states() { return kStates; }

Label label(Phase phase) {
  switch (phase) {
    case Phase::pending:
      return {"审中", "pending"};
    case Phase::in_force:
      return {"有权", "in force"};
    case Phase::ended:
      return {"失效", "ended"};
  }
  return {};
}

}  // namespace sanlian::patent
