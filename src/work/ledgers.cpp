#include "work/ledgers.h"

#include <algorithm>

#include "record/registry.h"

namespace sanlian::work {
namespace {

Money money_of(const record::Row& row, std::string_view key) { return Money::fen(row.integer(key).value_or(0)); }

void add_entry(std::vector<loan::LedgerEntry>& entries, Date day, loan::EntryKind kind, Money amount,
               std::string source) {
  if (amount.sign() > 0) entries.push_back({.date = day, .kind = kind, .amount = amount, .source = std::move(source)});
}

Result<std::vector<record::Row>> referring(store::Source& source, const record::Registry& registry,
                                           std::string_view type, const record::Row& loan) {
  return record::load_where(source, *SANLIAN_TRY(registry.type(type)), "loan", loan.id);
}

}  // namespace

Result<loan::Ledger> ledger_of(store::Source& source, const record::Registry& registry, const record::Row& loan) {
  using enum loan::EntryKind;
  std::vector<loan::LedgerEntry> entries;
  if (const auto drawn = Date::parse(loan.text("drawn_down_on")))
    add_entry(entries, *drawn, drawdown, money_of(loan, "principal"), loan.text("loan_contract_number"));
  for (const auto& row : SANLIAN_TRY(referring(source, registry, "repayment", loan))) {
    const auto day = Date::parse(row.text("paid_on"));
    if (!day) continue;  // required; a row without it cannot be written
    add_entry(entries, *day, principal_repayment, money_of(row, "principal"), row.text("voucher_number"));
    add_entry(entries, *day, interest_payment, money_of(row, "interest"), row.text("voucher_number"));
  }
  return loan::Ledger::of(std::move(entries));
}

std::optional<Date> settled_day(const loan::Ledger& ledger, const record::Row& loan) {
  if (const auto cleared = ledger.cleared_on()) return cleared;
  return Date::parse(loan.text("settled_on"));
}

std::vector<std::optional<Date>> days_met(const std::vector<loan::Due>& dues, const loan::Ledger& ledger) {
  std::vector<std::optional<Date>> met(dues.size());
  std::vector<Date> days;  // of payments, oldest first
  for (const auto& entry : ledger.entries())
    if (entry.kind != loan::EntryKind::drawdown && (days.empty() || days.back() != entry.date))
      days.push_back(entry.date);
  const auto cleared = ledger.cleared_on();
  Money principal, interest;  // due so far
  std::size_t day = 0;
  for (std::size_t i = 0; i < dues.size(); ++i) {
    principal += dues[i].principal;
    interest += dues[i].interest;
    if (cleared && dues[i].date > *cleared) {
      met[i] = cleared;
      continue;
    }
    const auto covered = [&](Date date) {
      return ledger.total(loan::EntryKind::principal_repayment, date) >= principal &&
             ledger.total(loan::EntryKind::interest_payment, date) >= interest;
    };
    while (day < days.size() && !covered(days[day])) ++day;  // what is due only grows, so the day never goes back
    if (day < days.size()) met[i] = days[day];
  }
  return met;
}

Status keep_paid_on(store::Transaction& transaction, const record::Writer& writer, const record::Writer::Who& who,
                    const record::Row& loan) {
  const auto& registry = writer.registry();
  auto rows = SANLIAN_TRY(referring(transaction, registry, "instalment", loan));
  std::sort(rows.begin(), rows.end(), [](const record::Row& a, const record::Row& b) {
    return a.integer("sequence").value_or(0) < b.integer("sequence").value_or(0);
  });
  std::vector<loan::Due> dues;
  for (const auto& row : rows)
    dues.push_back({.date = Date::parse(row.text("due_on")).value_or(Date()),
                    .principal = money_of(row, "principal"),
                    .interest = money_of(row, "interest")});
  const auto met = days_met(dues, SANLIAN_TRY(ledger_of(transaction, registry, loan)));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (Date::parse(rows[i].text("paid_on")) == met[i]) continue;
    record::Draft change(*rows[i].type);
    change.version = rows[i].version;
    SANLIAN_TRY(change.set(*rows[i].type->field_by_key("paid_on"), met[i] ? feel::Value(*met[i]) : feel::Value()));
    SANLIAN_TRY(writer.edit(transaction, who, rows[i].id, std::move(change)));
  }
  return {};
}

}  // namespace sanlian::work
