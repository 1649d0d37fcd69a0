#include "work/indicators.h"

#include <map>

#include "format/label_json.h"
#include "work/errors.h"
#include "work/precheck.h"

namespace sanlian::work {
namespace {

std::string_view bound_sign(Bound bound) {
  switch (bound) {
    case Bound::exact:
      return "=";
    case Bound::at_least:
      return ">=";
    case Bound::about:
      return "~";
    case Bound::close_to:
      return "~";
  }
  return "=";
}

/// Of one question for figures: several of them divide the same selection by the verdicts of the same check.
class Verdicts {
 public:
  Verdicts(Platform& platform, const record::Actor& actor) : platform_(platform), actor_(actor) {}

  Result<std::int64_t> count(const indicator::Definition& definition, const record::Selection& selection) {
    const auto& totals = *SANLIAN_TRY(totals_of(definition.check, selection.filter));
    return definition.outcome == "pledgeable" ? totals.pledgeable
           : definition.outcome == "blocked"  ? totals.blocked
                                              : totals.unknown;
  }

 private:
  Result<const PrecheckTotals*> totals_of(const std::string& check, const std::string& filter) {
    const auto known = known_.find({check, filter});
    if (known != known_.end()) return &known->second;
    const PrecheckRequest request{.check = check, .filter = filter};
    const auto totals = SANLIAN_TRY(precheck(platform_, actor_, request, [](const PrecheckRow&) { return true; }));
    return &known_.emplace(std::pair(check, filter), totals).first->second;
  }

  Platform& platform_;
  const record::Actor& actor_;
  std::map<std::pair<std::string, std::string>, PrecheckTotals> known_;
};

}  // namespace

Result<std::vector<indicator::Figure>> figures(Platform& platform, const record::Actor& actor, const std::string& park,
                                               const std::string& key) {
  const auto& book = platform.indicators();
  auto& reader = platform.store().reader();
  const store::Snapshot snapshot(reader);
  Verdicts verdicts(platform, actor);
  std::vector<indicator::Figure> out;
  for (const auto& definition : book.definitions()) {
    if (!definition.park.empty() && definition.park != park) continue;
    if (!key.empty() && definition.key != key) continue;
    auto figure = book.evaluate(reader, platform.queries(), platform.context(actor), definition, park,
                                [&](const indicator::Definition& of, const record::Selection& selection) {
                                  return verdicts.count(of, selection);
                                });
    if (!figure && key.empty() && figure.error().kind() == ErrorKind::forbidden) continue;  // not this person's to see
    out.push_back(SANLIAN_TRY(std::move(figure)));
  }
  if (!key.empty() && out.empty()) return Error(errors::no_such_indicator, {{"key", key}, {"park", park}});
  return out;
}

void write_figure(std::string& json, const indicator::Figure& figure, const std::string& park) {
  const auto& definition = *figure.definition;
  format::JsonWriter out(json);
  out.begin_map().key("key").text(definition.key);
  write_label(out, "label", definition.label);
  out.key("value");
  if (figure.value)
    out.number(figure.value->rounded(definition.scale, Rounding::half_up).to_string());
  else
    out.null();
  write_label(out, "unit", definition.unit);
  out.key("bound").text(bound_sign(definition.bound)).key("as_of").text(figure.as_of.to_string());
  out.key("definition").begin_map().key("version").integer(definition.version);
  write_label(out, "text", definition.text);
  out.end_map().key("records");
  if (definition.over)
    out.begin_map()
        .key("type")
        .text(definition.over->key)
        .key("filter")
        .text(indicator::IndicatorBook::selection(definition, park))
        .end_map();
  else {
    out.begin_map().key("indicators").begin_list();
    for (const auto& part : definition.parts) out.text(part);
    out.end_list().end_map();
  }
  out.key("printed");
  if (definition.printed)
    out.number(definition.printed->to_string());
  else
    out.null();
  out.end_map();
}

}  // namespace sanlian::work
