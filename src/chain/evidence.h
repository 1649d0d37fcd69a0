// Evidence 材料: records of type `document` whose reference to a type holds a record of it.
#pragma once

#include <string>
#include <vector>

#include "chain/chain.h"
#include "store/source.h"

namespace sanlian::chain {

/// The declared type and field that evidence is kept in: the one type this room knows by name (docs/formats/chains.md).
inline constexpr std::string_view kDocumentType = "document", kDocumentKind = "kind";

/// References of the type of documents to `type`; empty where there are none or documents have no kinds.
std::vector<const record::Field*> document_references(const record::RecordType& documents,
                                                      const record::RecordType& type);

/// Kinds of the live documents that are attached to the record.
Result<std::vector<std::string>> attached_kinds(store::Source& source, const ChainType& chain, std::string_view id);

}  // namespace sanlian::chain
