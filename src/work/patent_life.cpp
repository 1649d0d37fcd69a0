#include "work/patent_life.h"

#include <algorithm>

#include "patent/life_cycle.h"

namespace sanlian::work {
namespace {
using patent::FeeState;
using patent::LegalState;
using patent::Phase;
using FeeKind = PatentLife::FeeKind;
using Mark = PatentLife::Step::Mark;

/// Of a status as records keep it; 审中 and 失效 say no more than the phase.
std::optional<Phase> phase_of(std::string_view status) {
  if (status == "pending") return Phase::pending;
  if (status == "ended") return Phase::ended;
  const auto state = patent::legal_state_by_key(status);
  return state ? std::optional(patent::phase(*state)) : std::nullopt;
}

FeeKind kind_of(FeeState::Kind kind) {
  switch (kind) {
    case FeeState::Kind::paid_up:
      return FeeKind::paid_up;
    case FeeState::Kind::due_soon:
      return FeeKind::due_soon;
    case FeeState::Kind::in_grace:
      return FeeKind::in_grace;
    case FeeState::Kind::lapsed:
      return FeeKind::lapsed;
    case FeeState::Kind::ended:
      return FeeKind::ended;
    case FeeState::Kind::unknown:
      break;
  }
  return FeeKind::unknown;
}

class Teller {
 public:
  Teller(const AnnuityBook& book, const WorkCalendar& calendar, const PatentFacts& facts, Date today)
      : book_(book), annuities_(book.table, calendar), facts_(facts), recorded_(phase_of(facts.status)) {
    life_.today = today;
  }

  Result<PatentLife> tell() {
    if (!facts_.kind) need("kind");
    if (!facts_.filed) need("filing_date");
    if (facts_.kind && facts_.filed) SANLIAN_TRY(term());
    SANLIAN_TRY(fees());
    SANLIAN_TRY(state());
    steps();
    next();
    return std::move(life_);
  }

 private:
  void need(std::string_view field) {
    if (std::ranges::find(life_.needs, field) == life_.needs.end()) life_.needs.emplace_back(field);
  }

  /// The names of room patent are not those of the record.
  void need_of(const std::string& name) {
    if (name.empty()) return;
    need(name == "granted" ? "grant_date" : name == "annuities_paid_through" ? "annuity_year" : name);
  }

  Status term() {
    const Date plain = SANLIAN_TRY(patent::term_ends_on(*facts_.kind, *facts_.filed));
    const auto compensated = facts_.compensated_until;
    const Date ends = compensated.value_or(plain);
    life_.term = {.years = patent::term_years(*facts_.kind, *facts_.filed),
                  .expires_on = ends,
                  .compensated = compensated.has_value(),
                  .left = patent::remaining_life(ends, life_.today)};
    return {};
  }

  bool dates_fit() const { return facts_.filed && facts_.granted && *facts_.filed <= *facts_.granted; }

  Status fees() {
    auto& fees = life_.fees;
    if (recorded_ == Phase::pending && !facts_.granted) return fees.kind = FeeKind::not_granted, Status();
    const bool unpaid = facts_.status == "terminated_unpaid";
    if (recorded_ == Phase::ended && !unpaid) return fees.kind = FeeKind::ended, Status();
    if (unpaid) fees.kind = FeeKind::lapsed;
    if (!dates_fit()) need("grant_date");
    if (!facts_.kind || !dates_fit()) return {};
    const auto patent = fee_patent();
    fees.state = SANLIAN_TRY(
        patent::fee_state(annuities_, patent, {.payments = {}, .paid_through = paid_through()}, life_.today));
    need_of(fees.state.needs);
    const auto kind = kind_of(fees.state.kind);
    if (unpaid && kind != FeeKind::lapsed) {
      // The register knows that a fee was not paid; the record does not say which.
      need("annuity_year");
      fees.state = {};
      return {};
    }
    fees.kind = kind;
    return plan(patent);
  }

  Status plan(const patent::FeePatent& patent) {
    auto& fees = life_.fees;
    if (fees.kind == FeeKind::lapsed || fees.kind == FeeKind::ended) return {};
    auto from = life_.today;
    if (const auto& next = fees.state.next) {
      fees.prices = SANLIAN_TRY(annuities_.prices(patent, next->due.year, life_.today));
      from = next->due.due + 1;
    }
    // Paid up without a next one: the last year is paid.
    if (fees.state.next || fees.kind == FeeKind::unknown)
      fees.coming = SANLIAN_TRY(annuities_.plan(patent, from, std::max(from, life_.term->expires_on)));
    fees.coming_total = Money();
    for (const auto& year : fees.coming) *fees.coming_total += year.total;
    if (fees.kind != FeeKind::unknown) fees.total_to_expiry = fees.state.outstanding + *fees.coming_total;
    return {};
  }

  patent::FeePatent fee_patent() {
    patent::FeePatent patent{.kind = *facts_.kind, .filed = *facts_.filed, .granted = facts_.granted};
    if (facts_.fee_reduction) life_.fees.holders = book_.holders_of(*facts_.fee_reduction, life_.today);
    if (!life_.fees.holders)
      need("fee_reduction");
    else if (*life_.fees.holders > 0)
      patent.reduced_holders = life_.fees.holders;
    if (life_.term->compensated && patent.kind == patent::PatentKind::invention) {
      const auto days = life_.term->expires_on - add_years(patent.filed, life_.term->years);
      if (days > 0) patent.compensation.delay_days = static_cast<int>(days);
    }
    return patent;
  }

  /// The earlier of the two where the record states both: no right is lost by paying what was paid.
  /// People enter the last day covered or the corresponding day after it; the day before either lies in the year paid.
  std::optional<int> paid_through() {
    auto year = facts_.annuity_year;
    if (facts_.annuity_paid_to && *facts_.annuity_paid_to > *facts_.filed) {
      const auto by_day = patent::patent_year_on(*facts_.filed, *facts_.annuity_paid_to - 1);
      if (by_day) year = year ? std::min(*year, *by_day) : *by_day;
    }
    return year;
  }

  /// What follows from the dates alone, replayed as the register would announce it. Of an application nothing does:
  /// without its status nobody knows whether it still stands.
  Result<std::optional<LegalState>> from_dates() const {
    using patent::EventKind;
    if (!facts_.kind) return std::optional<LegalState>();
    std::vector<patent::LegalEvent> events;
    const auto& fees = life_.fees;
    if (facts_.granted && facts_.granted <= life_.today) {
      events.push_back({.kind = EventKind::granted, .on = *facts_.granted, .effective = {}});
      const auto& unpaid = fees.state.unpaid;
      if (unpaid && (fees.kind == FeeKind::in_grace || fees.kind == FeeKind::lapsed))
        events.push_back({.kind = EventKind::annuity_overdue, .on = unpaid->due + 1, .effective = {}});
      if (unpaid && fees.kind == FeeKind::lapsed)
        events.push_back(
            {.kind = EventKind::terminated_unpaid, .on = unpaid->grace_ends + 1, .effective = unpaid->lapse_counted});
      else if (life_.term && life_.term->expires_on <= life_.today)
        events.push_back({.kind = EventKind::expired, .on = life_.term->expires_on, .effective = {}});
    }
    if (events.empty()) return std::optional<LegalState>();
    const auto status = SANLIAN_TRY(patent::status_on(*facts_.kind, events, life_.today));
    return status ? std::optional(status->state) : std::nullopt;
  }

  /// Of an invention that is granted the field often holds the day of the grant's own publication.
  bool published() const {
    return facts_.kind == patent::PatentKind::invention && facts_.published && *facts_.published <= life_.today &&
           (!facts_.granted || *facts_.published < *facts_.granted);
  }

  Status state() {
    const auto derived = SANLIAN_TRY(from_dates());
    auto& state = life_.state;
    if (recorded_) {
      state = {.key = facts_.status, .phase = recorded_, .from_register = true};
      // An end can have many causes that no date of the record tells.
      state.disagrees = derived && recorded_ != Phase::ended && patent::phase(*derived) != *recorded_;
      return {};
    }
    need("status");
    if (derived) state = {.key = std::string(patent::key(*derived)), .phase = patent::phase(*derived)};
    return {};
  }

  Mark mark(const std::optional<Date>& on, bool reached) const {
    if (on) return *on <= life_.today ? Mark::done : Mark::to_come;
    if (reached || !life_.state.phase) return Mark::unknown;
    return life_.state.phase == Phase::ended ? Mark::not_reached : Mark::to_come;
  }

  void steps() {
    auto& steps = life_.steps;
    const bool in_force = life_.state.phase == Phase::in_force;
    steps.push_back(
        {"filed", {"申请", "Filed"}, facts_.filed, facts_.filed ? mark(facts_.filed, true) : Mark::unknown});
    if (facts_.kind == patent::PatentKind::invention)
      steps.push_back({"published",
                       {"公布", "Published"},
                       published() ? facts_.published : std::nullopt,
                       published() ? Mark::done : mark({}, in_force || facts_.granted)});
    steps.push_back({"granted", {"授权公告", "Granted"}, facts_.granted, mark(facts_.granted, in_force)});
    const auto after = std::find_if(steps.rbegin(), steps.rend(), [](auto& step) { return step.mark == Mark::done; });
    steps.insert(after.base(), {"today", {"当前状态", "State today"}, life_.today, Mark::now});
    if (!life_.term) return;
    const Date ends = life_.term->expires_on;
    const bool ended = life_.state.phase == Phase::ended || life_.fees.kind == FeeKind::lapsed;
    const bool expired = ends <= life_.today && (!ended || facts_.status == "expired" || facts_.status.empty());
    steps.push_back({"expiry",
                     {"期限届满", "Term ends"},
                     ends,
                     expired ? Mark::done
                     : ended ? Mark::not_reached
                             : Mark::to_come});
    if (expired) std::rotate(std::prev(steps.end(), 2), std::prev(steps.end()), steps.end());
  }

  void follows(std::string_view key, format::Label label, std::optional<Date> on) {
    life_.next = PatentLife::Step{key, std::move(label), on, Mark::to_come};
  }

  void next() {
    const auto& fees = life_.fees;
    switch (fees.kind) {
      case FeeKind::not_granted:
        return next_of_application();
      case FeeKind::in_grace:
        return follows("grace_ends", {"滞纳期届满", "Grace ends"}, fees.state.next->due.grace_ends);
      case FeeKind::lapsed:
        return follows("restoration", {"请求恢复权利的最后期限", "Last day to request restoration"},
                       fees.state.restorable_until);
      case FeeKind::paid_up:
      case FeeKind::due_soon:
        if (!fees.state.next) break;
        return follows("annuity",
                       {"缴纳第 " + std::to_string(fees.state.next->due.year) + " 年度年费",
                        "Pay the annuity of year " + std::to_string(fees.state.next->due.year)},
                       fees.state.next->due.due);
      case FeeKind::ended:
        return;
      case FeeKind::unknown:
        break;
    }
    if (life_.term && life_.term->expires_on > life_.today && life_.state.phase == Phase::in_force)
      follows("expiry", {"期限届满", "Term ends"}, life_.term->expires_on);
  }

  /// Of an invention the law gives days; the other kinds wait for the office.
  void next_of_application() {
    const auto from = facts_.priority ? facts_.priority : facts_.filed;
    if (facts_.kind != patent::PatentKind::invention || !from) return;
    const auto day = [&](patent::LegalPeriod which) {
      return patent::deadline(*from, patent::legal_period(which).period, annuities_.calendar());
    };
    const auto status = facts_.status;
    const bool early = status == "filed" || status == "preliminary_examination" || status == "pending";
    if (early && !published())
      follows("publication", {"公布", "Publication"}, day(patent::LegalPeriod::publication).nominal);
    else if (early || status == "published")
      follows("examination_request", {"请求实质审查的最后期限", "Last day to request examination"},
              day(patent::LegalPeriod::examination_request).last_day);
  }

  const AnnuityBook& book_;
  patent::Annuities annuities_;
  const PatentFacts& facts_;
  std::optional<Phase> recorded_;
  PatentLife life_;
};

}  // namespace

std::string_view key(FeeKind kind) {
  constexpr std::string_view kKeys[] = {"not_granted", "paid_up", "due_soon", "in_grace", "lapsed", "ended", "unknown"};
  return kKeys[static_cast<std::size_t>(kind)];
}

format::Label label(FeeKind kind) {
  switch (kind) {
    case FeeKind::not_granted:
      return {"尚未授权，无年费", "not granted, no annuities yet"};
    case FeeKind::ended:
      return {"权利已终止", "the right has ended"};
    default:
      for (const auto each : {FeeState::Kind::paid_up, FeeState::Kind::due_soon, FeeState::Kind::in_grace,
                              FeeState::Kind::lapsed, FeeState::Kind::unknown})
        if (kind_of(each) == kind) {
          const auto words = patent::label(each);
          return {std::string(words.zh), std::string(words.en)};
        }
  }
  return {};
}

Result<PatentLife> patent_life(const AnnuityBook& book, const WorkCalendar& calendar, const PatentFacts& facts,
                               Date today) {
  return Teller(book, calendar, facts, today).tell();
}

}  // namespace sanlian::work
