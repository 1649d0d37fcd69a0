#pragma once

#include <string_view>

#include "base/result.h"
#include "corpus/publication.h"

namespace sanlian::corpus {

/// One object, its keys known by alias, values texts, numbers, or lists of them. A key with a text where a list belongs
/// is taken as one value. Errors: corpus.row_not_an_object, corpus.record_broken, corpus.record_empty.
Result<Publication> read_json_line(std::string_view line);

}  // namespace sanlian::corpus
