// Publication and announcement numbers (公布号、公告号). Standards: ZC 0007 (numbers), ZC 0008 (kind codes).
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "patent/kind.h"

namespace sanlian::patent {

/// Chinese numbers are taken apart; those of other offices are kept as opaque text behind the country code.
struct PublicationNumber {
  std::string country;    ///< Two capital letters of WIPO ST.3: `CN`, `US`, `EP`, `WO`.
  std::string number;     ///< CN: 7, 8 or 9 digits. Others: as written, without blanks, kind code included.
  std::string kind_code;  ///< CN: `A`, `B`, `U`, `A8` …; empty where none was written. Others: empty.

  bool chinese() const { return country == "CN"; }
  /// `CN104008308A`, the form that is stored and compared.
  std::string print() const;
  /// `CN.104008308.A`, the DOCDB key; opaque numbers print as `print()` does.
  std::string docdb() const;
  /// From the kind code's letter, or from the first digit of a Chinese number without one.
  std::optional<PatentKind> kind() const;
  /// The granted publication of a published invention application: the same digits with B. Nine-digit numbers only;
  /// in force since 2010-04-07, so a grant before that day stood under digits of its own, with C.
  std::optional<PublicationNumber> granted_counterpart() const;

  auto operator<=>(const PublicationNumber&) const = default;
};

/// Reads `CN104008308A`, `CN 104008308 A`, `cn.104008308.a`, full-width, the kind code or none; a foreign number needs
/// its two-letter country code.
/// Errors: patent.not_a_publication_number.
Result<PublicationNumber> read_publication_number(std::string_view text);

/// Two publications of one invention under one number: application and grant of the nine-digit scheme.
bool same_case(const PublicationNumber& a, const PublicationNumber& b);

}  // namespace sanlian::patent
