// One published patent document, as every source format is read into it and as the index keeps it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace sanlian::corpus {

struct Text {
  std::string lang;  ///< "zh", "en", "de"; empty where the source does not say.
  std::string text;
};

/// A party as printed and as counted: "Siemens Aktiengesellschaft" and SIEMENS are one applicant.
struct Party {
  std::string name;      ///< As the source writes it.
  std::string standard;  ///< See applicant_standard(); what facets count.
  std::string country;   ///< ISO 3166 two letters, empty where unknown.
  std::string region;    ///< City or province as the source says, empty where unknown.
};

/// A number of another document or filing: country, digits, kind, and its day where known.
struct Reference {
  std::string number;  ///< Normalised: "US8930553B2", "DE102014009903A".
  std::optional<Date> date;
  std::string category;  ///< X, Y, A of a search report; "applicant"/"examiner" where the source tells who cited.
};

struct Publication {
  std::string number;  ///< Normalised publication number with kind where known: "CN114081026A". The key of the record.
  std::string country, kind;
  std::optional<Date> published;
  std::string application;  ///< Normalised application number.
  std::optional<Date> applied;
  std::vector<Reference> priorities;  ///< As listed; the earliest date is the priority date.
  /// Where the source gives a year and no day.
  std::optional<std::int64_t> published_year, priority_year;
  std::string family;  ///< The source's family id, empty where none.
  std::vector<std::string> family_members;
  std::vector<Text> titles, abstracts, claims, descriptions;
  std::vector<Party> applicants, inventors, agents;
  std::vector<std::string> ipc, cpc;  ///< Normalised: "H01M 8/04"; in the source's order, main first, no doubles.
  std::vector<Reference> cites;
  std::vector<std::string> cited_literature;  ///< Non-patent.
  std::optional<std::int64_t> cited_by;       ///< As the source counts it.
  std::vector<std::string> citing;            ///< Numbers of documents that cite this one, where the source lists them.
  std::optional<std::int64_t> family_size;
  std::string legal_status;  ///< As the source says, folded to pending, granted, refused, withdrawn, lapsed, expired,
                             ///< revoked; else empty.
  std::vector<std::string> keywords, topics;  ///< What the source adds.
  std::string source;                         ///< File and format it came from.

  /// Dirty but kept: "application_after_publication", "glued_applicants", "no_number" … Sorted, counted at import.
  std::vector<std::string> flags;
};

}  // namespace sanlian::corpus
