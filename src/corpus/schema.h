// The fields by which publications are found, counted and sorted. Their keys are what JSON, exports and facets call
// them; their codes are what searchers write.
#pragma once

#include <string>
#include <string_view>

#include "search/schema.h"

namespace sanlian::corpus {

const search::Schema& publication_schema();

/// The id of a field by its key, for code that knows it is there.
search::FieldId field_id(std::string_view key);

/// Keys of the schema. Texts are ranked; keywords are facets; days count from 1970-01-01.
namespace field {
// Texts
inline constexpr std::string_view title = "title", abstract_text = "abstract", claims = "claims",
                                  description = "description";
inline constexpr std::string_view applicant_name = "applicant_name", inventor_name = "inventor_name",
                                  agent_name = "agent_name";  ///< As printed and standard; not looked in by default.
// Numbers. A number with a kind is found with and without it.
inline constexpr std::string_view number = "number", application = "application", priority = "priority",
                                  family = "family", family_member = "family_member", cites = "cites",
                                  citing = "citing";  ///< Whom it cites; who cites it, where a source lists them.
inline constexpr std::string_view stem = "stem";      ///< Publication number without kind, one a document.
// Parties, by their standard form
inline constexpr std::string_view applicant = "applicant", inventor = "inventor", agent = "agent",
                                  applicant_country = "applicant_country", region = "region";
// Classification: the symbols themselves (trees), and each level as values of its own for facets
inline constexpr std::string_view ipc = "ipc", ipc_section = "ipc_section", ipc_class = "ipc_class",
                                  ipc_subclass = "ipc_subclass", ipc_group = "ipc_group", ipc_main = "ipc_main";
inline constexpr std::string_view cpc = "cpc", cpc_subclass = "cpc_subclass", cpc_group = "cpc_group";
// Others
inline constexpr std::string_view country = "country", kind = "kind", legal_status = "legal_status", topic = "topic",
                                  keyword = "keyword", source = "source", language = "language", flag = "flag";
// Days, years, counts
inline constexpr std::string_view applied = "applied", published = "published", priority_day = "priority_day",
                                  applied_year = "applied_year", published_year = "published_year",
                                  priority_year = "priority_year", cited_by = "cited_by", cites_count = "cites_count",
                                  family_size = "family_size", applicants_count = "applicants_count";
}  // namespace field

}  // namespace sanlian::corpus
