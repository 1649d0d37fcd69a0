#include "demo/generator.h"
#include "patent/number.h"

namespace sanlian::demo {
namespace {

constexpr int kDaysToTheRegister = 40;  ///< Until the park hears of an application.

patent::PatentKind kind_of(const std::string& kind) {
  return kind == "invention"       ? patent::PatentKind::invention
         : kind == "utility_model" ? patent::PatentKind::utility_model
                                   : patent::PatentKind::design;
}

bool is_granted(const std::string& status) {
  return status == "in_force" || status == "annuity_overdue" || status == "terminated_unpaid" || status == "expired" ||
         status == "abandoned" || status == "invalidated";
}

}  // namespace

Generator::Filed Generator::filed_years_ago(std::string_view range, bool granted) {
  const auto bounds = parameters_.texts("patents.filed_years_ago." + std::string(range));
  const auto days = [&](std::size_t i) { return static_cast<std::int64_t>(std::stod(bounds.at(i)) * 365.25); };
  const Date filing = parts_.today - words_.between(days(0), days(1));
  const Date grant = std::min(filing + words_.between(150, 700), parts_.today - 10);
  return {.filing = filing, .grant = granted ? std::optional(grant) : std::nullopt};
}

Generator::Facts Generator::clean(const Firm& owner) const {
  Facts facts{.registered = owner.name, .paid_to = {}, .consent = {}, .obstacle = {}};
  return facts;
}

Status Generator::patent(Firm& owner, const std::string& kind, const std::string& status, const Filed& filed,
                         const Facts& facts, std::string title) {
  const auto year = static_cast<int>(filed.filing.civil().year);
  const auto serial = ++serials_[kind + std::to_string(year)] * 37 + 100'000;
  const auto number = SANLIAN_TRY(patent::make_application_number(year, kind_of(kind), static_cast<int>(serial)));
  const bool alive = status == "in_force" || status == "annuity_overdue";
  const auto ipc = words_.ipc(owner.trade);
  // Paid up to the next anniversary of the filing day, unless the facts say otherwise.
  Date paid_to = filed.filing;
  while (paid_to <= parts_.today) paid_to = add_years(paid_to, 1);
  const auto paid = facts.paid_to == "-"     ? std::string()
                    : !facts.paid_to.empty() ? facts.paid_to
                    : alive                  ? paid_to.to_string()
                                             : std::string();
  if (title.empty()) title = words_.patent_title(owner.trade, kind);
  const Fields fields = {{"patent_number", number.application()},
                         {"title", title},
                         {"kind", kind},
                         {"holder", owner.id},
                         {"registered_holders", facts.registered},
                         {"co_owner_consent", facts.consent},
                         {"inventors", words_.person() + ";" + words_.person()},
                         {"filing_date", filed.filing.to_string()},
                         {"grant_date", filed.grant ? filed.grant->to_string() : ""},
                         {"status", status},
                         {"annuity_paid_to", paid},
                         {"pledged", facts.pledged},
                         {"ownership_suspended", facts.suspended},
                         {"preserved", facts.preserved},
                         {"invalidation_pending", facts.invalidation},
                         {"same_day_invention", facts.same_day},
                         {"other_obstacle", facts.obstacle},
                         {"ipc_main", kind == "design" ? "" : ipc},
                         {"ipc", kind == "design" ? "" : ipc},
                         {"claim_count", kind == "design" ? "" : std::to_string(words_.between(3, 18))},
                         {"data_source", "演示数据"}};
  const bool free = alive && facts.clean && filed.grant && kind != "design";
  Holding holding{.id = {},
                  .kind = kind,
                  .granted = filed.grant.value_or(filed.filing),
                  .expires = add_years(filed.filing, kind == "invention" ? 20 : 10)};
  parts_.timeline.on(filed.filing + kDaysToTheRegister, [this, &owner, fields, free, holding]() -> Status {
    auto id = SANLIAN_TRY(put("patent", fields));
    if (!free) return {};
    owner.holdings.push_back(holding);
    owner.holdings.back().id = std::move(id);
    return {};
  });
  return {};
}

Status Generator::story_patents(const Parameters& story, Firm& owner) {
  for (const auto& part : story.items("patents")) {
    const auto kind = part.text("kind"), status = part.text("status");
    const auto titles = part.texts("titles");
    const bool pledged = part.at("pledged_for").present();
    for (std::int64_t i = 0; i < part.whole("count"); ++i) {
      auto facts = clean(owner);
      const bool kept = i < part.whole("kept_10_years");
      auto filed = filed_years_ago(kept                                          ? "invention_kept"
                                   : kind == "invention" && status != "in_force" ? "utility_model"
                                                                                 : kind,
                                   status == "in_force");
      if (pledged) {  // must have been granted when the case began, and must outlive the loan
        filed.filing = parts_.today - words_.between(1500, 2000);
        filed.grant = filed.filing + words_.between(200, 400);
      }
      SANLIAN_TRY(patent(owner, kind, status, filed, facts,
                         static_cast<std::size_t>(i) < titles.size() ? titles[static_cast<std::size_t>(i)] : ""));
      if (status == "in_force") ++told_[kind];
      if (status == "in_force" && kept) ++told_["kept"];
      if (status == "in_examination") ++told_["pending"];
    }
  }
  return {};
}

/// The declared spread of the pre-check is laid over the first patents of each kind; the rest is clean.
Status Generator::patents_in_force(bool leading) {
  const std::string group = leading ? "leading" : "other";
  const auto blocked = parameters_.at("patents.precheck.blocked"), unknown = parameters_.at("patents.precheck.unknown");
  struct Mark {
    std::int64_t left;
    void (*apply)(Facts&, const Firm&);
  };
  std::vector<Mark> marks;
  if (leading) {
    marks = {{blocked.whole("not_registered_holder.count"),
              [](Facts& f, const Firm&) { f.registered = "济南旧名科技有限公司"; }},
             {blocked.whole("annuity_unpaid.count"), [](Facts& f, const Firm&) { f.paid_to = "2024-01-01"; }},
             {blocked.whole("suspended_or_preserved.suspended"), [](Facts& f, const Firm&) { f.suspended = "true"; }},
             {blocked.whole("suspended_or_preserved.preserved"), [](Facts& f, const Firm&) { f.preserved = "true"; }},
             {blocked.whole("co_owner_consent_missing.count"),
              [](Facts& f, const Firm& o) { f.registered = o.name + ";山东省共有研究院", f.consent = "false"; }},
             {blocked.whole("invalidation_pending.count"), [](Facts& f, const Firm&) { f.invalidation = "true"; }},
             {blocked.whole("other_obstacle.count"), [](Facts& f, const Firm&) { f.obstacle = "true"; }},
             {unknown.whole("registered_holders"), [](Facts& f, const Firm&) { f.registered.clear(); }},
             {unknown.whole("annuity_paid_to"), [](Facts& f, const Firm&) { f.paid_to = "-"; }},
             {unknown.whole("pledged"), [](Facts& f, const Firm&) { f.pledged.clear(); }},
             {unknown.whole("co_owner_consent"),
              [](Facts& f, const Firm& o) { f.registered = o.name + ";山东省共有研究院"; }},
             {unknown.whole("ownership_suspended"), [](Facts& f, const Firm&) { f.suspended.clear(); }},
             {unknown.whole("invalidation_pending"), [](Facts& f, const Firm&) { f.invalidation.clear(); }}};
  }
  std::size_t mark = 0;
  std::int64_t kept_left = parameters_.whole("patents.kept_10_years." + group) - (leading ? told_["kept"] : 0);
  for (const auto& [kind, count] : parameters_.entries("patents.in_force." + group)) {
    const auto wanted = count.whole() * parts_.scale - (leading ? told_[kind] : 0);
    std::int64_t same_day_left =
        leading && kind == "utility_model" ? blocked.whole("same_day_invention_pending.count") : 0;
    std::int64_t same_day_unknown = leading && kind == "utility_model" ? unknown.whole("same_day_invention") : 0;
    for (std::int64_t i = 0; i < wanted; ++i) {
      auto& owner = any(leading);
      auto facts = clean(owner);
      const bool kept = kind == "invention" && kept_left > 0;
      if (kept) --kept_left;
      if (same_day_left > 0)
        facts.same_day = "pending", facts.clean = false, --same_day_left;
      else if (same_day_unknown > 0)
        facts.same_day.clear(), facts.clean = false, --same_day_unknown;
      else if (mark < marks.size()) {
        marks[mark].apply(facts, owner);
        facts.clean = false;
        if (--marks[mark].left <= 0) ++mark;
      }
      SANLIAN_TRY(patent(owner, kind, "in_force", filed_years_ago(kept ? "invention_kept" : kind, true), facts));
    }
  }
  return {};
}

/// Pending and ended ones: kinds and states are drawn from their declared counts, independently.
Status Generator::patents_of(std::string_view states, std::string_view kinds) {
  std::vector<std::string> state_list, kind_list;
  for (const auto& [state, count] : parameters_.entries("patents." + std::string(states)))
    state_list.insert(state_list.end(), static_cast<std::size_t>(count.whole() * parts_.scale), state);
  for (const auto& [kind, count] : parameters_.entries("patents." + std::string(kinds)))
    kind_list.insert(kind_list.end(), static_cast<std::size_t>(count.whole() * parts_.scale), kind);
  const auto total = std::min(state_list.size(), kind_list.size());
  const auto told = kinds == "pending" ? static_cast<std::size_t>(told_["pending"]) : 0;
  for (std::size_t i = told; i < total; ++i) {
    auto& owner = any(words_.percent(80));
    auto facts = clean(owner);
    const auto& state = state_list[total - 1 - i];
    const bool granted = is_granted(state);
    if (!granted) facts.pledged.clear();
    SANLIAN_TRY(
        patent(owner, kind_list[i], state, filed_years_ago(granted ? "invention" : "utility_model", granted), facts));
  }
  return {};
}

Status Generator::holdings() {
  for (const auto& story : parameters_.items("firms")) SANLIAN_TRY(story_patents(story, story_firm(story.text("key"))));
  SANLIAN_TRY(patents_in_force(true));
  SANLIAN_TRY(patents_in_force(false));
  SANLIAN_TRY(patents_of("pending_states", "pending"));
  SANLIAN_TRY(patents_of("ended", "ended_kinds"));
  SANLIAN_TRY(rights());
  SANLIAN_TRY(years());
  return visits();
}

}  // namespace sanlian::demo
