// Numbers of the world's documents and filings, so that two spellings of one number meet.
// Sources: WIPO ST.1, ST.3, ST.6, ST.13, ST.16; the number formats of the offices' own databases.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/publication.h"

namespace sanlian::corpus {

/// A publication number taken apart.
struct DocumentNumber {
  std::string country;  ///< Two capital letters.
  std::string body;     ///< Letters and digits in the country's one form: `20040123456`, `RE39123`, `H10115960`.
  std::string kind;     ///< `B2`; empty where none was written.

  std::string print() const { return country + body + kind; }
  /// Without kind: what a number with and one without kind share.
  std::string stem() const { return country + body; }
};

/// Reads `US 7,994,462 B2`, `AU2015/285989B2`, `CN114081026A`, `WO 2005/012345 A1`, `US2004123456A1` (a zero dropped
/// after the year), `WO9609978A1`, `JP 10-115960 A`, `KR1020020090186`. `country` is taken where the text names none.
/// Nothing where there are no digits or no country.
std::optional<DocumentNumber> read_document_number(std::string_view text, std::string_view country = {});

/// What a searcher writes for a publication number, in the stored form; anything else in capitals without marks.
std::string spell_number(std::string_view text);

/// An application number in one form: `US10830857`, `CN201811107071.6`, `PCTUS2016041805`, `IN867DELNP2010`; empty
/// where there are no digits. DOCDB's year before an American serial (`US 201715441112 A`) and kind letters go.
std::string application_number(std::string_view text, std::string_view country = {});
std::string spell_application(std::string_view text);

/// A number with a day beside it: `FR 1651571 A 20160225`, `60/561,784 12.04.2004 US`, `CA2975329A1 20160804`.
Reference read_priority(std::string_view text, std::string_view country = {});
Reference read_member(std::string_view text, std::string_view country = {});

/// Whether an office is known to print this kind code. Source: WIPO ST.16 part 7.3.
bool is_known_kind(std::string_view country, std::string_view kind);

}  // namespace sanlian::corpus
