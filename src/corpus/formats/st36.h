#pragma once

#include "base/result.h"
#include "corpus/impl/tree.h"
#include "corpus/publication.h"

namespace sanlian::corpus {

Publication from_st36(const Element& root);
Publication from_st32(const Element& root);

/// "Kaufmann, Heiner" from the two parts of a name.
std::string joined_name(std::string_view last, std::string_view first);

/// A cited document: country, number and kind as written, the date where it has a day.
Reference cited_document(std::string_view country, std::string_view number, std::string_view kind,
                         std::string_view date);

/// Checks what was read. Errors: corpus.record_empty.
Result<Publication> finished(Publication publication);

}  // namespace sanlian::corpus
