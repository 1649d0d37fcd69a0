// Subsidy rules (packs/*/subsidies), and what one of them makes of a loan's records. The rule says, room loan reckons;
// here the facts are gathered, the conditions judged in FEEL, and the calculation sheet written as records.
#pragma once

#include <filesystem>

#include "base/calendar.h"
#include "chain/chain_book.h"
#include "chain/effect.h"
#include "feel/expression.h"
#include "format/schema.h"
#include "loan/subsidy.h"
#include "record/registry.h"
#include "record/row.h"

namespace sanlian::work {

class Platform;

/// One condition over the loan, in FEEL.
struct SubsidyCondition {
  /// A field that the condition reads, to say afterwards what it was judged from.
  struct Fact {
    record::Label label;
    const record::Field* field = nullptr;
    feel::Expression path;
  };
  std::string key;
  record::Label label;
  std::optional<feel::Expression> must;
  std::vector<feel::Expression> needs;  ///< Null, or an empty list: the condition is unknown.
  std::vector<Fact> facts;
  bool reads_instalments = false;
  std::string document, clause;
};

struct SubsidyItem {
  struct CapStep {
    Date from;
    Money cap;
  };
  loan::SubsidyItem face;
  std::optional<feel::Expression> cost;  ///< What was paid, in yuan; of cost items.
  bool cap_per_loan = false;
  std::vector<CapStep> caps;            ///< In order; empty where the cap never changed.
  std::vector<std::string> unverified;  ///< Keys of the item that its source does not state.
  std::string confidence;
};

struct SubsidyRule {
  loan::SubsidyRule face;  ///< Its conditions are empty: they are judged here.
  record::Label authority;
  std::string file, confidence;
  std::vector<std::string> region_codes;  ///< Prefixes of a firm's region code.
  std::vector<SubsidyCondition> conditions;
  std::vector<SubsidyItem> items;

  /// With the caps of the day.
  loan::SubsidyRule on(Date day) const;
  /// Length of the longest prefix that fits; nothing where none does. An unknown region fits every rule.
  std::optional<std::size_t> fits(std::string_view region_code) const;
};

/// What a rule makes of one loan.
struct SubsidyReckoning {
  const SubsidyRule* rule = nullptr;
  std::string loan_id;
  std::optional<Date> settled_on;
  loan::SubsidySheet sheet;

  /// The conditions that are not met.
  std::vector<const loan::Check*> unmet() const;
};

class SubsidyBook {
 public:
  /// All errors of all files together, each with file:line:column. `registry` outlives the book.
  /// Errors: format.*, feel.*, loan.rule_invalid, work.subsidy_*; those of table `lpr`.
  static Result<std::unique_ptr<SubsidyBook>> load(const std::filesystem::path& packs, const record::Registry& registry,
                                                   const WorkCalendar& calendar);

  const SubsidyRule* find(std::string_view key) const;
  std::vector<std::string> names() const;

  struct Question {
    const record::Row& loan;
    std::string_view rule = {};   ///< Empty: the one in force on the day the loan was settled.
    std::string_view claim = {};  ///< Its own claim, which does not count as an earlier one.
  };
  /// Reads what it needs with nobody's rights: look at the rights before. Errors: work.no_such_subsidy,
  /// work.no_subsidy_then, loan.repaid_more_than_owed and its kin. What is missing is a need in the sheet, not an
  /// error.
  Result<SubsidyReckoning> reckon(store::Source& source, const chain::ChainBook& chains, const Question& question,
                                  Instant now) const;

  /// Label of what a need names: a field path of the loan, or one of the engine's own words.
  record::Label need_label(std::string_view field) const;

 private:
  explicit SubsidyBook(const record::Registry& registry) : registry_(registry) {}
  Result<const SubsidyRule*> choose(store::Source& source, const Question& question, std::optional<Date> settled,
                                    Date today) const;

  const record::Registry& registry_;
  std::vector<std::unique_ptr<SubsidyRule>> rules_;
  std::optional<loan::LprTable> lpr_;  ///< Nothing where no pack has the table.
};

extern const format::Schema kSubsidySchema;

/// The months between two quotes of the table repeat the earlier one, published on the 20th or the next working day.
Result<loan::LprTable> load_lpr(const std::filesystem::path& packs, const WorkCalendar& calendar);

/// Writes the sheet of a claim: its lines anew, its totals, the rule it was reckoned by. Totals that are unknown are
/// emptied. `who` passes every access rule. Returns the claim's new version.
Result<std::int64_t> write_subsidy_sheet(store::Transaction& transaction, const record::Writer& writer,
                                         const record::Writer::Who& who, const record::Row& claim,
                                         const SubsidyBook& book, const SubsidyReckoning& reckoning);

/// Registers `subsidy_sheet`. A move that stays where it is only calculates, whatever comes out; one that goes on is
/// refused while a condition is unmet (work.subsidy_unmet) or an amount unknown (work.subsidy_unknown).
void add_subsidy_effects(const Platform& platform, const SubsidyBook& book, chain::EffectBook& effects);

}  // namespace sanlian::work
