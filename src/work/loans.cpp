#include "work/loans.h"

#include "work/errors.h"
#include "work/platform.h"

namespace sanlian::work {
namespace {

Error incomplete(std::string_view field) { return Error(errors::loan_incomplete, {{"field", std::string(field)}}); }

Result<Date> date_of(const record::Row& row, std::string_view key) {
  const auto date = Date::parse(row.text(key));
  if (!date) return incomplete(key);
  return *date;
}

std::optional<loan::Method> method_of(std::string_view name) {
  for (const auto method : {loan::Method::interest_only, loan::Method::level_payment, loan::Method::equal_principal,
                            loan::Method::bullet, loan::Method::custom})
    if (loan::name(method) == name) return method;
  return std::nullopt;
}

Status write_instalments(chain::EffectContext& context, const record::Registry& registry) {
  const auto& type = *SANLIAN_TRY(registry.type("instalment"));
  for (const auto& created : context.created) {
    if (created.type->key != "loan") continue;
    const auto row = SANLIAN_TRY(record::load(context.transaction, *created.type, created.id));
    ensure(row.has_value(), "the move has just created this loan");
    const auto schedule = SANLIAN_TRY(loan::plan(SANLIAN_TRY(terms_of(*row))));
    for (const auto& line : schedule.rows) {
      record::Draft draft(type);
      draft.park = row->park;
      const auto put = [&](std::string_view key, feel::Value value) {
        return draft.set(*type.field_by_key(key), value);
      };
      SANLIAN_TRY(put("loan", created.id));
      SANLIAN_TRY(put("sequence", line.number));
      SANLIAN_TRY(put("period_from", line.from));
      SANLIAN_TRY(put("due_on", line.due));
      SANLIAN_TRY(put("interest_days", Decimal(line.days)));
      SANLIAN_TRY(put("principal", line.principal.yuan()));
      SANLIAN_TRY(put("interest", line.interest.yuan()));
      SANLIAN_TRY(put("balance_after", line.closing.yuan()));
      SANLIAN_TRY(context.writer.prepare(draft, context.who.actor, context.transaction.now()));
      SANLIAN_TRY(context.writer.create(context.transaction, context.who, std::move(draft)));
    }
  }
  return {};
}

}  // namespace

Result<loan::Terms> terms_of(const record::Row& row) {
  const auto principal = row.integer("principal");
  if (!principal) return incomplete("principal");
  const auto* rate_field = row.type->field_by_key("annual_rate");
  const auto rate = row.integer("annual_rate");
  if (!rate) return incomplete("annual_rate");
  const auto method = method_of(row.text("repayment_method"));
  if (!method) return incomplete("repayment_method");
  const auto period = row.text("interest_period");
  loan::Terms terms;
  terms.principal = Money::fen(*principal);
  terms.rate = SANLIAN_TRY(Rate::from_percent(Decimal::scaled(*rate, rate_field->scale)));
  terms.start = SANLIAN_TRY(date_of(row, "drawn_down_on"));
  terms.maturity = SANLIAN_TRY(date_of(row, "matures_on"));
  terms.method = *method;
  terms.settlement = period == "quarter"    ? loan::Settlement::quarterly
                     : period == "maturity" ? loan::Settlement::at_maturity
                                            : loan::Settlement::monthly;
  terms.settlement_day = static_cast<int>(row.integer("settlement_day").value_or(20));
  // Instalments count whole months; the other methods the days, unless the contract says otherwise.
  const bool months = loan::pays_instalments(*method) || row.text("day_count") == "months_and_days";
  terms.day_count = months ? loan::DayCount::monthly : loan::DayCount::act_360;
  return terms;
}

void add_loan_effects(const Platform& platform, chain::EffectBook& effects) {
  effects.add("loan_schedule", [&registry = platform.registry()](chain::EffectContext& context) {
    return write_instalments(context, registry);
  });
}

}  // namespace sanlian::work
