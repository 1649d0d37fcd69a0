#include "chain/evidence.h"

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

Result<std::vector<std::string>> attached_kinds(store::Source& source, const ChainType& chain, std::string_view id) {
  std::vector<std::string> kinds;
  for (const auto* field : chain.document_references) {
    auto rows = SANLIAN_TRY(source.query("SELECT DISTINCT " + record::sql_name(kDocumentKind) + " FROM r_" +
                                             std::string(kDocumentType) + " WHERE " + record::sql_name(field->key) +
                                             " = ? AND deleted_at IS NULL ORDER BY 1",
                                         {id}));
    while (SANLIAN_TRY(rows.next())) kinds.emplace_back(rows.text(0));
  }
  return kinds;
}

}  // namespace sanlian::chain
