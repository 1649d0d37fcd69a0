#include "patent/legal_event.h"

#include <array>

namespace sanlian::patent {
namespace {
using enum EventKind;

struct Row {
  EventKind event;
  std::string_view key;
  Label label;
};

constexpr std::array<Row, kEventKinds> kRows = {{
    {filed, "filed", {"受理", "filing accepted"}},
    {preliminary_started, "preliminary_started", {"进入初步审查", "preliminary examination begun"}},
    {published, "published", {"发明专利申请公布", "application published"}},
    {examination_requested, "examination_requested", {"请求实质审查", "examination requested"}},
    {examination_started, "examination_started", {"实质审查的生效", "substantive examination in force"}},
    {office_action, "office_action", {"审查意见通知书", "office action"}},
    {response_filed, "response_filed", {"答复审查意见", "response filed"}},
    {grant_notified, "grant_notified", {"授予专利权通知", "notice of grant"}},
    {granted, "granted", {"授权公告", "grant announced"}},
    {withdrawn, "withdrawn", {"撤回", "withdrawn"}},
    {deemed_withdrawn, "deemed_withdrawn", {"视为撤回", "deemed withdrawn"}},
    {rejected, "rejected", {"驳回", "rejected"}},
    {reexamination_requested, "reexamination_requested", {"请求复审", "reexamination requested"}},
    {rejection_revoked, "rejection_revoked", {"复审撤销驳回", "rejection revoked"}},
    {rejection_upheld, "rejection_upheld", {"复审维持驳回", "rejection upheld"}},
    {court_action, "court_action", {"向法院起诉", "court action brought"}},
    {court_revoked, "court_revoked", {"法院撤销复审决定", "court revoked the decision"}},
    {court_upheld, "court_upheld", {"法院维持复审决定", "court upheld the decision"}},
    {deemed_abandoned, "deemed_abandoned", {"视为放弃取得专利权", "right to grant deemed abandoned"}},
    {application_restored, "application_restored", {"申请恢复", "application restored"}},
    {annuity_overdue, "annuity_overdue", {"年费逾期", "annuity overdue"}},
    {annuity_paid, "annuity_paid", {"年费缴纳", "annuity paid"}},
    {terminated_unpaid, "terminated_unpaid", {"未缴年费专利权终止", "terminated for non-payment"}},
    {restored, "restored", {"专利权的恢复", "right restored"}},
    {expired, "expired", {"专利权有效期届满", "term expired"}},
    {abandoned, "abandoned", {"专利权的主动放弃", "right abandoned"}},
    {abandoned_for_invention,
     "abandoned_for_invention",
     {"避免重复授权放弃专利权", "abandoned for the same-day invention"}},
    {invalidated, "invalidated", {"宣告专利权全部无效", "wholly invalidated"}},
    {partly_invalidated, "partly_invalidated", {"宣告专利权部分无效", "partly invalidated"}},
    {pledged, "pledged", {"专利权质押合同登记的生效", "pledge registered"}},
    {pledge_released, "pledge_released", {"专利权质押合同登记的注销", "pledge cancelled"}},
    {preserved, "preserved", {"专利权保全", "preserved by a court"}},
    {preservation_lifted, "preservation_lifted", {"专利权保全的解除", "preservation lifted"}},
    {suspended, "suspended", {"中止程序", "proceedings suspended"}},
    {suspension_ended, "suspension_ended", {"中止程序的结束", "suspension ended"}},
    {licensed, "licensed", {"专利实施许可合同备案的生效", "licence recorded"}},
    {licence_ended, "licence_ended", {"专利实施许可合同备案的注销", "licence record cancelled"}},
    {open_licence_declared, "open_licence_declared", {"开放许可声明", "open licence declared"}},
    {open_licence_withdrawn, "open_licence_withdrawn", {"开放许可声明的撤回", "open licence withdrawn"}},
    {assigned, "assigned", {"专利申请权、专利权的转移", "assigned"}},
    {invalidation_requested, "invalidation_requested", {"无效宣告请求", "invalidation requested"}},
    {invalidation_closed, "invalidation_closed", {"无效宣告程序终结", "invalidation proceedings closed"}},
    {compulsory_licence_given, "compulsory_licence_given", {"给予强制许可", "compulsory licence given"}},
    {compulsory_licence_ended, "compulsory_licence_ended", {"终止强制许可", "compulsory licence ended"}},
}};

static_assert(
    [] {
      for (std::size_t i = 0; i < kRows.size(); ++i)
        if (static_cast<std::size_t>(kRows[i].event) != i) return false;
      return true;
    }(),
    "rows stand in the order of the enumeration");

constexpr auto kEvents = [] {
  std::array<EventKind, kEventKinds> events{};
  for (std::size_t i = 0; i < events.size(); ++i) events[i] = kRows[i].event;
  return events;
}();
}  // namespace

Label label(EventKind event) { return kRows.at(static_cast<std::size_t>(event)).label; }
std::string_view key(EventKind event) { return kRows.at(static_cast<std::size_t>(event)).key; }
std::span<const EventKind> all_event_kinds() { return kEvents; }

std::optional<EventKind> event_kind_by_key(std::string_view wanted) {
  for (const auto& row : kRows)
    if (row.key == wanted) return row.event;
  return std::nullopt;
}

}  // namespace sanlian::patent
