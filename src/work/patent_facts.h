// What one reader sees of a patent record, in the words of room patent.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "number/rate.h"
#include "patent/kind.h"
#include "record/row.h"

namespace sanlian::work {

/// Nothing where the record is empty or keeps the field from its reader: for the reader both are unknown.
struct PatentFacts {
  std::optional<patent::PatentKind> kind;
  std::optional<Date> filed, published, granted, priority;
  std::optional<Date> compensated_until;
  std::optional<int> annuity_year;        ///< The patent year up to which annuities are paid.
  std::optional<Date> annuity_paid_to;    ///< The last day they cover, or the corresponding day after it.
  std::optional<Rate> fee_reduction;      ///< As registered.
  std::string status;                     ///< The key of the record's legal status; empty: not known.
  std::optional<Date> status_checked_on;  ///< The day of the register's copy.
  bool open_licence = false;
};

PatentFacts facts_of(const record::Row& patent, const record::Permission& reader);

}  // namespace sanlian::work
