// A record of a table or of JSON lines between its source's names and ours.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/publication.h"

namespace sanlian::corpus {

/// What a column or key can mean. In the order of the alias table.
enum class Meaning : std::uint8_t {
  number,
  other_numbers,
  id,
  country,
  kind,
  published,
  published_year,
  application,
  applied,
  priorities,
  priority_date,
  priority_year,
  priority_country,
  family,
  family_members,
  family_countries,
  family_size,
  title,
  title_zh,
  title_en,
  abstract_text,
  abstract_zh,
  abstract_en,
  claims,
  description,
  applicants,
  standard_applicants,
  inventors,
  agents,
  applicant_country,
  region,
  ipc,
  ipc_main,
  cpc,
  cites,
  literature,
  cited_by,
  citing,
  cites_count,
  legal_status,
  is_granted,
  keywords,
  topics,
  sector,
  language,
  ignored,
  count
};

/// What a source calls it, English or Chinese, in any case and with any marks; nothing where nobody does.
std::optional<Meaning> meaning_of(std::string_view name);

struct RawRecord {
  std::array<std::vector<std::string>, static_cast<std::size_t>(Meaning::count)> values;

  std::vector<std::string>& operator[](Meaning meaning) { return values[static_cast<std::size_t>(meaning)]; }
  const std::string& first(Meaning meaning) const;
};

/// Which meanings are lists, split where a source puts several into one text.
bool is_list(Meaning meaning);
/// At `;;`, `；`, ` | `, line ends and `;`, whichever of them the text has, in this order; trimmed, empty ones left
/// out.
std::vector<std::string> split_list(std::string_view text);

/// Everything read, normalised and flagged; finish() is still to be called.
Publication to_publication(RawRecord&& record);

}  // namespace sanlian::corpus
