#pragma once

#include "corpus/publication.h"
#include "search/document.h"

namespace sanlian::corpus {

/// What the index keeps of a publication under publication_schema(): its number is the key, its payload is
/// to_payload(), its order the main IPC group (the CPC's where there is no IPC).
search::Document to_document(const Publication& publication);

/// The two of one number as one: what `later` says stands, what it leaves out stays as `earlier` said it. So a list of
/// citations does not take the texts away that another file brought. Merging the same twice changes nothing.
Publication merge(Publication earlier, Publication later);

/// The day from which it is counted: its earliest priority, else its filing.
std::optional<Date> priority_day(const Publication& publication);

}  // namespace sanlian::corpus
