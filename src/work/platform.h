// One running platform: the data folder, the declarations, and the engines over them. The two doors hold one each.
#pragma once

#include <filesystem>
#include <memory>

#include "base/calendar.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/random.h"
#include "chain/chain_book.h"
#include "chain/moves.h"
#include "indicator/indicator.h"
#include "record/access.h"
#include "record/query.h"
#include "record/registry.h"
#include "record/writer.h"
#include "store/store.h"
#include "work/checks.h"
#include "work/sessions.h"
#include "work/subsidies.h"

namespace sanlian::work {

struct AnnuityBook;
class CorpusShelf;
class RuleBook;

class Platform {
 public:
  struct Options {
    std::filesystem::path data;   ///< Made if absent.
    std::filesystem::path packs;  ///< The folder of the declarations.
    const Clock* clock = nullptr;
    Random* random = nullptr;
    std::filesystem::path corpus = {};  ///< Of the patents of the world; empty: `corpus` in the data folder.
    bool read_only = false;             ///< Looks into the folder of a running server; no writes.
  };
  /// Reads every declaration, opens the data and brings its tables up to date; says all that is wrong with either.
  static Result<std::unique_ptr<Platform>> open(const Options& options);
  ~Platform();

  store::Store& store() { return *store_; }
  const record::Registry& registry() const { return *registry_; }
  const record::Access& access() const { return *access_; }
  const record::Queries& queries() const { return *queries_; }
  const record::Writer& writer() const { return *writer_; }
  const CheckBook& checks() const { return *checks_; }
  const indicator::IndicatorBook& indicators() const { return *indicators_; }
  const SubsidyBook& subsidies() const { return *subsidies_; }
  const RuleBook& rules() const { return *rules_; }
  const chain::ChainBook& chains() const { return *chains_; }
  const chain::Moves& moves() const { return *moves_; }
  const WorkCalendar& calendar() const { return calendar_; }
  /// Null where no pack declares patents.
  const AnnuityBook* annuities() const { return annuities_.get(); }
  CorpusShelf& corpus() { return *corpus_; }
  const Clock& clock() const { return *options_.clock; }
  IdMaker& ids() { return ids_; }
  Sessions& sessions() { return *sessions_; }
  const std::filesystem::path& packs() const { return options_.packs; }

  record::BindContext context(const record::Actor& actor) const {
    return {.actor = actor, .environment = {.now = clock().now(), .limits = {}}};
  }

 private:
  explicit Platform(const Options& options);
  Status open_store();

  Options options_;
  IdMaker ids_;
  WorkCalendar calendar_;
  std::unique_ptr<record::Registry> registry_;
  std::unique_ptr<record::Access> access_;
  std::unique_ptr<record::Queries> queries_;
  std::unique_ptr<record::Writer> writer_;
  std::unique_ptr<indicator::IndicatorBook> indicators_;
  std::unique_ptr<CheckBook> checks_;
  std::unique_ptr<SubsidyBook> subsidies_;
  std::unique_ptr<RuleBook> rules_;
  chain::EffectBook effects_;
  std::unique_ptr<chain::ChainBook> chains_;
  std::unique_ptr<chain::Moves> moves_;
  std::unique_ptr<store::Store> store_;  ///< Closed before what its jobs may use.
  std::unique_ptr<Sessions> sessions_;
  std::unique_ptr<const AnnuityBook> annuities_;
  std::unique_ptr<CorpusShelf> corpus_;
};

}  // namespace sanlian::work
