// Evidence 材料: records of type `document` whose reference to a type holds a record of it. One counts until the day it
// is valid, where it has one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "chain/chain.h"
#include "store/source.h"

namespace sanlian::chain {

/// The declared type and fields that evidence is kept in: the one type this room knows by name
/// (docs/formats/chains.md).
inline constexpr std::string_view kDocumentType = "document", kDocumentKind = "kind",
                                  kDocumentValidUntil = "valid_until";

/// References of the type of documents to `type`; empty where there are none or documents have no kinds.
std::vector<const record::Field*> document_references(const record::RecordType& documents,
                                                      const record::RecordType& type);

struct Evidence {
  std::string kind;
  std::optional<Date> valid_until;  ///< Of the document of this kind that is valid longest; nothing: without end.
};
/// The kinds of the live documents that are attached to the record, each once, sorted.
Result<std::vector<Evidence>> attached(store::Source& source, const ChainType& chain, std::string_view id);

}  // namespace sanlian::chain
