#include "format/label_json.h"
#include "work/patent_life.h"

namespace sanlian::work {
namespace {
using format::JsonWriter;

void write_date(JsonWriter& out, std::string_view key, const std::optional<Date>& date) {
  out.key(key);
  date ? out.text(date->to_string()) : out.null();
}

void write_money(JsonWriter& out, std::string_view key, const std::optional<Money>& money) {
  out.key(key);
  money ? out.text(money->to_string()) : out.null();
}

void write_rate(JsonWriter& out, std::string_view key, const std::optional<Rate>& rate) {
  out.key(key);
  rate ? out.text(rate->percent().to_string()) : out.null();
}

void write_step(JsonWriter& out, const PatentLife::Step& step) {
  constexpr std::string_view kMarks[] = {"done", "now", "to_come", "unknown", "not_reached"};
  out.begin_map().key("key").text(step.key);
  write_label(out, "label", step.label);
  write_date(out, "on", step.on);
  out.key("mark").text(kMarks[static_cast<std::size_t>(step.mark)]).end_map();
}

void write_quote(JsonWriter& out, const patent::AnnuityQuote& quote) {
  out.begin_map().key("year").integer(quote.due.year);
  write_date(out, "due_on", quote.due.due);
  write_date(out, "paid_on", quote.paid_on);
  out.key("month_late").integer(quote.month_late);
  write_money(out, "full_fee", quote.full_fee);
  write_rate(out, "reduction", quote.reduction);
  write_money(out, "fee", quote.fee);
  write_rate(out, "surcharge_rate", quote.surcharge_rate);
  write_money(out, "surcharge", quote.surcharge);
  write_money(out, "total", quote.total);
  out.key("provisional").boolean(quote.due.provisional).end_map();
}

void write_quotes(JsonWriter& out, std::string_view key, const std::vector<patent::AnnuityQuote>& quotes) {
  out.key(key).begin_list();
  for (const auto& quote : quotes) write_quote(out, quote);
  out.end_list();
}

class Writer {
 public:
  Writer(const PatentLife& life, const PatentFacts& facts, const AnnuityBook& book, const record::RecordType& type,
         const record::Permission& reader)
      : life_(life), facts_(facts), book_(book), type_(type), reader_(reader) {}

  std::string write() {
    std::string json;
    JsonWriter out(json);
    out.begin_map();
    write_date(out, "today", life_.today);
    state(out);
    out.key("steps").begin_list();
    for (const auto& step : life_.steps) write_step(out, step);
    out.end_list().key("next");
    life_.next ? write_step(out, *life_.next) : void(out.null());
    term(out);
    fees(out);
    needs(out);
    out.end_map();
    return json;
  }

 private:
  void state(JsonWriter& out) const {
    constexpr std::string_view kPhases[] = {"pending", "in_force", "ended"};
    const auto& state = life_.state;
    out.key("state").begin_map().key("key");
    state.key.empty() ? out.null() : out.text(state.key);
    out.key("phase");
    state.phase ? out.text(kPhases[static_cast<std::size_t>(*state.phase)]) : out.null();
    write_state_label(out);
    out.key("from_register").boolean(state.from_register).key("disagrees").boolean(state.disagrees);
    write_date(out, "checked_on", facts_.status_checked_on);
    out.end_map();
  }

  void write_state_label(JsonWriter& out) const {
    if (const auto* field = type_.field_by_key("status"))
      for (const auto& option : field->options)
        if (option.key == life_.state.key) return write_label(out, "label", option.label);
    if (const auto state = patent::legal_state_by_key(life_.state.key))
      return write_label(out, "label", patent::label(*state));
    write_label(out, "label", format::Label{"未知", "unknown"});
  }

  void term(JsonWriter& out) const {
    out.key("term");
    if (!life_.term) return void(out.null());
    out.begin_map().key("years").integer(life_.term->years);
    write_date(out, "expires_on", life_.term->expires_on);
    out.key("compensated").boolean(life_.term->compensated);
    out.key("months_left").integer(life_.term->left.months).key("days_left").integer(life_.term->left.days).end_map();
  }

  void fees(JsonWriter& out) const {
    const auto& fees = life_.fees;
    out.key("fees").begin_map().key("kind").text(key(fees.kind));
    write_label(out, "label", label(fees.kind));
    reduction(out);
    next(out);
    lapse(out);
    write_quotes(out, "coming", fees.coming);
    write_money(out, "coming_total", fees.coming_total);
    write_money(out, "total_to_expiry", fees.total_to_expiry);
    sources(out);
    out.end_map();
  }

  void reduction(JsonWriter& out) const {
    const auto holders = life_.fees.holders;
    out.key("reduction").begin_map().key("known").boolean(holders.has_value());
    write_rate(out, "rate", facts_.fee_reduction);
    out.key("holders");
    holders&&* holders > 0 ? out.text(*holders == 1 ? "one" : "several") : out.null();
    // Its days are not kept, and only they would say which years it covers.
    out.key("open_licence_left_out").boolean(facts_.open_licence).end_map();
  }

  void next(JsonWriter& out) const {
    const auto& state = life_.fees.state;
    out.key("next");
    if (!state.next) return void(out.null());
    const auto& due = state.next->due;
    out.begin_map().key("year").integer(due.year);
    write_date(out, "nominal_on", due.nominal);
    write_date(out, "due_on", due.due);
    write_date(out, "grace_ends_on", due.grace_ends);
    write_date(out, "lapse_counted_on", due.lapse_counted);
    out.key("provisional").boolean(due.provisional);
    out.key("days_late").integer(std::max<std::int64_t>(0, life_.today - due.due)).key("today");
    write_quote(out, *state.next);
    write_money(out, "outstanding", state.outstanding);
    write_quotes(out, "prices", life_.fees.prices);
    out.end_map();
  }

  void lapse(JsonWriter& out) const {
    const auto& state = life_.fees.state;
    out.key("lapse");
    if (life_.fees.kind != PatentLife::FeeKind::lapsed) return void(out.null());
    out.begin_map().key("year");
    state.unpaid ? out.integer(state.unpaid->year) : out.null();
    write_date(out, "lapsed_on", state.lapsed_on);
    write_date(out, "restorable_until", state.restorable_until);
    out.key("restoration");
    if (const auto& cost = state.restoration) {
      out.begin_map();
      write_money(out, "request_fee", cost->request_fee);
      write_money(out, "fee", cost->fee);
      write_money(out, "surcharge", cost->surcharge);
      write_money(out, "total", cost->total);
      out.end_map();
    } else {
      out.null();
    }
    out.end_map();
  }

  void sources(JsonWriter& out) const {
    constexpr std::string_view kConfidence[] = {"verified", "likely", "unverified"};
    out.key("sources").begin_list();
    for (const auto& each : book_.sources_on(life_.today)) {
      out.begin_map().key("part").text(each.part).key("document").text(each.source->document);
      out.key("clause").text(each.source->clause);
      write_date(out, "from", each.from);
      out.key("confidence").text(kConfidence[static_cast<std::size_t>(each.source->confidence)]).end_map();
    }
    out.end_list();
  }

  void needs(JsonWriter& out) const {
    out.key("needs").begin_list();
    for (const auto& path : life_.needs) {
      const auto* field = type_.field_by_key(path);
      out.begin_map().key("path").text(path);
      if (field)
        write_label(out, "label", field->label);
      else
        write_label(out, "label", format::Label{"收到终止通知之日", "Notice of termination received on"});
      out.key("field").boolean(field != nullptr);
      out.key("hidden").boolean(field && !reader_.fields[static_cast<std::size_t>(field->index)]).end_map();
    }
    out.end_list();
  }

  const PatentLife& life_;
  const PatentFacts& facts_;
  const AnnuityBook& book_;
  const record::RecordType& type_;
  const record::Permission& reader_;
};

}  // namespace

std::string patent_life_json(const PatentLife& life, const PatentFacts& facts, const AnnuityBook& book,
                             const record::RecordType& type, const record::Permission& reader) {
  return Writer(life, facts, book, type, reader).write();
}

}  // namespace sanlian::work
