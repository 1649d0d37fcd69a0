#include "work/platform.h"

#include "base/log.h"
#include "chain/schema.h"
#include "record/receipt.h"
#include "record/schema.h"
#include "work/annuities.h"
#include "work/corpus.h"
#include "work/errors.h"
#include "work/files.h"
#include "work/import/batch.h"
#include "work/loans.h"
#include "work/records.h"
#include "work/rules.h"
#include "work/tables.h"
#include "work/users.h"

namespace sanlian::work {

Platform::Platform(const Options& options)
    : options_(options),
      ids_(*options.clock, *options.random),
      corpus_(std::make_unique<CorpusShelf>(options.corpus.empty() ? options.data / "corpus" : options.corpus)) {}
Platform::~Platform() = default;

Status Platform::open_store() {
  store_ = SANLIAN_TRY(
      store::Store::open({.folder = options_.data, .clock = options_.clock, .read_only = options_.read_only}));
  if (options_.read_only) return {};
  SANLIAN_TRY(store_->migrate(identity_schema_steps()));
  SANLIAN_TRY(store_->migrate(chain::chain_schema_steps()));
  SANLIAN_TRY(store_->migrate(import_schema_steps()));
  SANLIAN_TRY(store_->migrate(record::receipt_schema_steps()));
  SANLIAN_TRY(open_files(*store_));
  const auto plan = SANLIAN_TRY(record::plan_schema(store_->reader(), *registry_));
  if (plan.empty()) return {};
  for (const auto& statement : plan.statements) log(LogLevel::debug, "schema: " + statement);
  return store_->write_and_wait(
      [&](store::Transaction& transaction) -> Status { return record::apply_schema(transaction, plan); },
      store::WriteKind::restructure);
}

Result<std::unique_ptr<Platform>> Platform::open(const Options& options) {
  ensure(options.clock && options.random, "a platform is given its time and its randomness");
  std::unique_ptr<Platform> platform(new Platform(options));
  platform->registry_ = SANLIAN_TRY(record::Registry::load(options.packs));
  platform->access_ = SANLIAN_TRY(record::Access::build(platform->registry_->types()));
  platform->calendar_ = SANLIAN_TRY(load_calendar(options.packs));
  if (platform->registry_->find("patent")) platform->annuities_ = SANLIAN_TRY(load_annuities(options.packs));
  platform->queries_ = std::make_unique<record::Queries>(*platform->registry_, *platform->access_);
  platform->writer_ = std::make_unique<record::Writer>(*platform->registry_, *platform->access_, platform->ids_);
  platform->indicators_ = SANLIAN_TRY(indicator::IndicatorBook::load(options.packs, *platform->registry_));
  platform->checks_ = SANLIAN_TRY(CheckBook::load(options.packs, *platform->registry_, platform->calendar_));
  add_loan_effects(*platform, platform->effects_);
  platform->subsidies_ = SANLIAN_TRY(SubsidyBook::load(options.packs, *platform->registry_, platform->calendar_));
  add_subsidy_effects(*platform, *platform->subsidies_, platform->effects_);
  platform->rules_ = SANLIAN_TRY(RuleBook::load(*platform->registry_));
  platform->chains_ = SANLIAN_TRY(chain::ChainBook::load({.folder = options.packs,
                                                          .registry = *platform->registry_,
                                                          .effects = platform->effects_,
                                                          .checks = *platform->checks_}));
  platform->moves_ = std::make_unique<chain::Moves>(chain::Moves::Parts{.book = *platform->chains_,
                                                                        .writer = *platform->writer_,
                                                                        .effects = platform->effects_,
                                                                        .checks = *platform->checks_,
                                                                        .calendar = platform->calendar_});
  SANLIAN_TRY(platform->open_store());
  platform->sessions_ = std::make_unique<Sessions>(*platform->store_, *options.clock, *options.random);
  return platform;
}

}  // namespace sanlian::work
