// The calculation sheet of a claim as records, and the effect that writes it.
#include <algorithm>

#include "base/text.h"
#include "work/errors.h"
#include "work/ledgers.h"
#include "work/platform.h"
#include "work/subsidies.h"

namespace sanlian::work {
namespace {

constexpr std::size_t kExplanationMax = 500;

std::string cut(const std::string& text) {
  if (count_code_points(text) <= kExplanationMax) return text;
  std::size_t end = 0;
  for (std::size_t i = 0; i + 1 < kExplanationMax; ++i) next_code_point(text, end);
  return text.substr(0, end) + "…";
}

feel::Value value_of(const std::optional<Money>& money) { return money ? feel::Value(money->yuan()) : feel::Value(); }
feel::Value value_of(const std::optional<Rate>& rate) { return rate ? feel::Value(rate->percent()) : feel::Value(); }

/// The lines of one sheet, in order, ready to be written.
class Lines {
 public:
  Lines(const record::RecordType& type, const SubsidyBook& book, const SubsidyReckoning& reckoning)
      : type_(type), book_(book), reckoning_(reckoning) {}

  Result<std::vector<record::Draft>> make() {
    const auto& sheet = reckoning_.sheet;
    for (const auto& row : sheet.rows) {
      const auto total = std::find_if(sheet.totals.begin(), sheet.totals.end(),
                                      [&](const auto& each) { return each.item == row.item; });
      ensure(total != sheet.totals.end(), "every row's item has its total");
      SANLIAN_TRY(add_item(row, *total));
    }
    for (const auto& check : sheet.checks) SANLIAN_TRY(add_check(check));
    return std::move(drafts_);
  }

 private:
  Status put(std::string_view key, const feel::Value& value) {
    return drafts_.back().set(*type_.field_by_key(key), value);
  }

  Status begin(const std::string& item) {
    drafts_.emplace_back(type_);
    // What a line does not say is emptied where an older one is written over.
    for (const auto& field : type_.fields)
      if (!field.required) SANLIAN_TRY(drafts_.back().set(field, {}));
    SANLIAN_TRY(put("sequence", static_cast<std::int64_t>(drafts_.size())));
    return put("item_key", item);
  }

  Status put_span(const loan::Ledger::Balance& span) {
    SANLIAN_TRY(put("period_from", span.from));
    SANLIAN_TRY(put("period_until", span.to));
    SANLIAN_TRY(put("days", span.days()));
    return put("base_amount", span.principal.yuan());
  }

  Status put_rates(const loan::SheetRow& row) {
    SANLIAN_TRY(put("base_rate", value_of(row.base_rate)));
    SANLIAN_TRY(put("share", value_of(row.share)));
    for (const auto& item : reckoning_.rule->items)
      if (item.face.key == row.item) SANLIAN_TRY(put("ratio", value_of(std::optional(item.face.ratio))));
    return {};
  }

  Status add_item(const loan::SheetRow& row, const loan::SheetTotal& total) {
    if (row.spans.size() > 1)
      for (const auto& span : row.spans) {
        SANLIAN_TRY(begin(row.item));
        SANLIAN_TRY(put_span(span));
        SANLIAN_TRY(put_rates(row));
        SANLIAN_TRY(
            put("explanation", "余额 " + span.principal.to_string() + " × " + std::to_string(span.days()) + " 天"));
      }
    SANLIAN_TRY(begin(row.item));
    if (row.spans.size() == 1) SANLIAN_TRY(put_span(row.spans.front()));
    if (row.cost) SANLIAN_TRY(put("base_amount", row.cost->yuan()));
    SANLIAN_TRY(put_rates(row));
    SANLIAN_TRY(put("computed_amount", value_of(row.result)));
    SANLIAN_TRY(put("cap_amount", value_of(total.cap)));
    SANLIAN_TRY(put("granted_amount", value_of(total.amount)));
    return put("explanation", cut(explain(row, total)));
  }

  std::string explain(const loan::SheetRow& row, const loan::SheetTotal& total) const {
    auto text = row.label.zh + "：" + row.formula.zh;
    for (const auto& input : row.inputs)
      if (row.spans.size() <= 1 || input.name.zh.find("余额×天数") == std::string::npos)
        text += "；" + input.name.zh + " " + input.value;
    if (!row.counted) return text + "。不符合条件，不予计入";
    if (!total.needs.empty()) return text + "。缺少：" + needs(total.needs);
    if (total.capped) {
      text += "；上限 " + total.cap->to_string();
      if (total.granted_before && total.granted_before->sign() > 0)
        text += "，本年度其他申领已用 " + total.granted_before->to_string();
    }
    return text;
  }

  std::string needs(const std::vector<loan::Need>& list) const {
    std::string text;
    for (const auto& need : list) text += (text.empty() ? "" : "、") + book_.need_label(need.field).zh;
    return text;
  }

  Status add_check(const loan::Check& check) {
    SANLIAN_TRY(begin(check.key));
    const auto found = check.outcome == loan::Outcome::met     ? "符合"
                       : check.outcome == loan::Outcome::unmet ? "不符合"
                                                               : "未知";
    auto text = std::string("条件 ") + found + "：" + check.label.zh;
    if (!check.needs.empty())
      text += "；缺少：" + needs(check.needs);
    else if (!check.reason.zh.empty())
      text += "（" + check.reason.zh + "）";
    return put("explanation", cut(text));
  }

  const record::RecordType& type_;
  const SubsidyBook& book_;
  const SubsidyReckoning& reckoning_;
  std::vector<record::Draft> drafts_;
};

std::string list_of(const std::vector<loan::Need>& needs, const SubsidyBook& book, Lang lang) {
  std::string text;
  for (const auto& need : needs)
    text += (text.empty()       ? ""
             : lang == Lang::zh ? "、"
                                : ", ") +
            book.need_label(need.field).in(lang) + " (" + need.field + ")";
  return text;
}

/// A claim that is handed in says an amount.
Status may_go_on(const SubsidyReckoning& reckoning, const SubsidyBook& book) {
  const auto unmet = reckoning.unmet();
  if (!unmet.empty()) {
    std::string zh, en;
    for (const auto* check : unmet) {
      zh +=
          (zh.empty() ? "" : "；") + check->label.zh + (check->reason.zh.empty() ? "" : "（" + check->reason.zh + "）");
      en +=
          (en.empty() ? "" : "; ") + check->label.en + (check->reason.en.empty() ? "" : " (" + check->reason.en + ")");
    }
    return Error(errors::subsidy_unmet, {{"rule", reckoning.sheet.label.zh},
                                         {"rule_en", reckoning.sheet.label.en},
                                         {"reasons", zh},
                                         {"reasons_en", en}});
  }
  if (reckoning.sheet.amount) return {};
  return Error(errors::subsidy_unknown, {{"needs", list_of(reckoning.sheet.needs, book, Lang::zh)},
                                         {"needs_en", list_of(reckoning.sheet.needs, book, Lang::en)}});
}

Status run(chain::EffectContext& context, const Platform& platform, const SubsidyBook& book) {
  const auto& registry = platform.registry();
  const auto& loans = *SANLIAN_TRY(registry.type("loan"));
  const auto loan_row = SANLIAN_TRY(record::load(context.transaction, loans, context.record.text("loan")));
  ensure(loan_row.has_value(), "a claim refers to its loan");
  // Repayments may have come by an import, which leaves the schedule alone.
  SANLIAN_TRY(keep_paid_on(context.transaction, context.writer, context.who, *loan_row));
  const auto rule = context.record.text("rule");
  const auto reckoning = SANLIAN_TRY(book.reckon(context.transaction, platform.chains(),
                                                 {.loan = *loan_row, .rule = rule, .claim = context.record.id},
                                                 context.transaction.now()));
  if (!context.move.leaves(context.move.to)) SANLIAN_TRY(may_go_on(reckoning, book));
  SANLIAN_TRY(write_subsidy_sheet(context.transaction, context.writer, context.who, context.record, book, reckoning));
  return {};
}

}  // namespace

Result<std::int64_t> write_subsidy_sheet(store::Transaction& transaction, const record::Writer& writer,
                                         const record::Writer::Who& who, const record::Row& claim,
                                         const SubsidyBook& book, const SubsidyReckoning& reckoning) {
  const auto& type = *SANLIAN_TRY(writer.registry().type("subsidy_line"));
  auto old = SANLIAN_TRY(record::load_where(transaction, type, "subsidy_claim", claim.id));
  std::sort(old.begin(), old.end(), [](const record::Row& a, const record::Row& b) {
    return a.integer("sequence").value_or(0) < b.integer("sequence").value_or(0);
  });
  auto drafts = SANLIAN_TRY(Lines(type, book, reckoning).make());
  // Line by line over the old ones, so that a calculation that says the same leaves no trace.
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    auto& draft = drafts[i];
    SANLIAN_TRY(draft.set(*type.field_by_key("subsidy_claim"), claim.id));
    if (i < old.size()) {
      draft.version = old[i].version;
      SANLIAN_TRY(writer.edit(transaction, who, old[i].id, std::move(draft)));
    } else {
      draft.park = claim.park;
      SANLIAN_TRY(writer.prepare(draft, who.actor, transaction.now()));
      SANLIAN_TRY(writer.create(transaction, who, std::move(draft)));
    }
  }
  for (std::size_t i = drafts.size(); i < old.size(); ++i)
    SANLIAN_TRY(writer.remove(transaction, who, type, old[i].id, old[i].version));

  record::Draft change(*claim.type);
  change.version = claim.version;
  const auto put = [&](std::string_view key, const feel::Value& value) {
    return change.set(*claim.type->field_by_key(key), value);
  };
  for (const auto& total : reckoning.sheet.totals) SANLIAN_TRY(put(total.item, value_of(total.amount)));
  SANLIAN_TRY(put("total_subsidy", value_of(reckoning.sheet.amount)));
  SANLIAN_TRY(put("rule", reckoning.rule->face.key));
  if (reckoning.rule->face.source.from) SANLIAN_TRY(put("rule_from", *reckoning.rule->face.source.from));
  SANLIAN_TRY(put("calculated_on", transaction.now().local_date()));
  return SANLIAN_TRY(writer.edit(transaction, who, claim.id, std::move(change))).version;
}

void add_subsidy_effects(const Platform& platform, const SubsidyBook& book, chain::EffectBook& effects) {
  effects.add("subsidy_sheet",
              [&platform, &book](chain::EffectContext& context) { return run(context, platform, book); });
}

}  // namespace sanlian::work
