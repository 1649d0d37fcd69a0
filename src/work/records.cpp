#include "work/records.h"

#include "work/ledgers.h"

namespace sanlian::work {
namespace {

/// The ledger has changed: which instalments are paid follows from it, whatever the person may write himself.
Status follow_ledger(Platform& platform, store::Transaction& transaction, const record::Writer::Who& who,
                     const record::RecordType& type, std::string_view id) {
  if (type.key != "repayment" || !platform.registry().find("instalment")) return {};
  const auto repayment = SANLIAN_TRY(record::load(transaction, type, id));
  ensure(repayment.has_value(), "it has just been written");
  const auto& loans = *SANLIAN_TRY(platform.registry().type("loan"));
  const auto loan = SANLIAN_TRY(record::load(transaction, loans, repayment->text("loan")));
  if (!loan) return {};
  const auto& roles = who.actor.roles();
  const auto engine = record::Actor::on_behalf_of(who.actor, roles.empty() ? std::string() : roles.front());
  return keep_paid_on(transaction, platform.writer(), {engine, who.cause}, *loan);
}

}  // namespace

Result<record::Written> create_record(Platform& platform, store::Transaction& transaction,
                                      const record::Writer::Who& who, const record::Draft& draft) {
  const auto& type = *draft.type;
  if (type.staged()) return platform.moves().create_staged(transaction, who, draft);
  auto written = SANLIAN_TRY(platform.writer().create(transaction, who, draft));
  SANLIAN_TRY(follow_ledger(platform, transaction, who, type, written.id));
  return written;
}

Result<record::Written> set_record_deleted(Platform& platform, store::Transaction& transaction,
                                           const record::Writer::Who& who, const record::RecordType& type,
                                           std::string_view id, std::optional<std::int64_t> version, bool deleted) {
  const auto& writer = platform.writer();
  auto written = SANLIAN_TRY(deleted ? writer.remove(transaction, who, type, id, version)
                                     : writer.restore(transaction, who, type, id, version));
  SANLIAN_TRY(follow_ledger(platform, transaction, who, type, id));
  return written;
}

}  // namespace sanlian::work
