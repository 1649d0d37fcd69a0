#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "corpus/publication.h"

namespace sanlian::corpus {

/// A publication as compact JSON, what is empty left out: what the index keeps of it and hands back.
std::string to_payload(const Publication& publication);
/// Errors: corpus.payload_broken.
Result<Publication> from_payload(std::string_view json);

}  // namespace sanlian::corpus
