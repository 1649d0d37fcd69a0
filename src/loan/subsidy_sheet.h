// A subsidy's calculation, made to be printed and followed: every number names what it came from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "loan/subsidy_claim.h"
#include "loan/subsidy_rule.h"

namespace sanlian::loan {

struct SheetInput {
  Words name;
  std::string value;
  std::string source;  ///< Voucher, quote or record; may be empty.
};

/// One loan's part of one item.
struct SheetRow {
  std::string item, loan;
  Words label, formula;
  std::vector<SheetInput> inputs;
  std::optional<Money> result;  ///< Nothing while an input is missing.
  std::vector<Need> needs;      ///< Missing inputs, and what open conditions of the loan lack.
  bool counted = true;          ///< False when the loan fails a condition; the result is then for information.
  // The inputs once more, as values: what a stored calculation keeps beside the words. Empty while one is missing.
  std::vector<Ledger::Balance> spans;    ///< Interest: the balances that bear it, oldest first.
  std::optional<Rate> base_rate, share;  ///< Interest; `share` only where the item counts it.
  std::optional<Money> cost;             ///< Cost: what was paid.
  Source source;
};

/// The sum of an item's counted rows, and what the cap leaves of it.
struct SheetTotal {
  std::string item;
  Words label;
  std::optional<Money> sum;  ///< Before the cap.
  std::optional<Money> cap, granted_before;
  std::optional<Money> amount;  ///< min(sum, cap − granted before), not below zero.
  bool capped = false;
  std::vector<Need> needs;
  Source source;
};

struct SubsidySheet {
  std::string rule;
  Words label;
  Source source;
  Date as_of;
  std::vector<Check> checks;  ///< Firm first, then loan by loan.
  std::vector<SheetRow> rows;
  std::vector<SheetTotal> totals;  ///< One an item, in the rule's order.
  std::optional<Money> amount;     ///< Of all items; nothing while one is unknown.
  std::vector<Need> needs;         ///< Everything missing, sorted, once each.
};

/// The sheet as plain text, one fact a line; for printing and for golden files.
std::string print(const SubsidySheet& sheet, Lang lang);

}  // namespace sanlian::loan
