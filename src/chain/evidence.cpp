#include "chain/evidence.h"

#include <algorithm>
#include <map>

#include "record/field_kind.h"
#include "record/sql_text.h"

namespace sanlian::chain {

std::vector<const record::Field*> document_references(const record::RecordType& documents,
                                                      const record::RecordType& type) {
  std::vector<const record::Field*> found;
  if (!documents.field_by_key(kDocumentKind)) return found;
  for (const auto& field : documents.fields)
    if (field.kind->name() == "reference" && field.target_type == &type) found.push_back(&field);
  return found;
}

Result<std::vector<Evidence>> attached(store::Source& source, const ChainType& chain, std::string_view id) {
  constexpr std::string_view kNoEnd = "9999-12-31";
  std::map<std::string, std::string, std::less<>> until;  // of each kind the latest day
  const auto day = chain.document_valid_until ? record::sql_name(chain.document_valid_until->key) : std::string("NULL");
  for (const auto* field : chain.document_references) {
    auto rows =
        SANLIAN_TRY(source.query("SELECT " + record::sql_name(kDocumentKind) + ", max(coalesce(" + day +
                                     ", ?)) FROM r_" + std::string(kDocumentType) + " WHERE " +
                                     record::sql_name(field->key) + " = ? AND deleted_at IS NULL GROUP BY 1 ORDER BY 1",
                                 {kNoEnd, id}));
    while (SANLIAN_TRY(rows.next())) {
      auto& latest = until[std::string(rows.text(0))];
      latest = std::max(latest, std::string(rows.text(1)));
    }
  }
  std::vector<Evidence> evidence;
  for (const auto& [kind, latest] : until)
    evidence.push_back({.kind = kind, .valid_until = latest == kNoEnd ? std::nullopt : Date::parse(latest)});
  return evidence;
}

}  // namespace sanlian::chain
