// What a segment must answer, worked out the plain way from the documents themselves. For tests alone.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "base/random.h"
#include "search/document.h"
#include "search/segment/segment.h"

namespace sanlian::search::test {

/// title, abstract: text; class, applicant: keyword; day, cited: number.
Schema schema();

/// A document of few words and values, so that many share them: `key` and everything else by `random`.
Document random_document(Random& random, std::string key);

using Terms = std::map<std::tuple<FieldId, TermKind, std::string>, std::map<std::uint32_t, std::vector<std::uint32_t>>>;
/// Positions by term and document, as analyse() gives them; null documents are left out.
Terms terms_of(const std::vector<const Document*>& documents);

using NameOf = std::function<std::string(FieldId, std::uint32_t)>;
/// Compares everything the segment answers with `documents`, by their numbers. Of those that are null (deleted ones)
/// nothing is known and nothing compared. Answers what differs, empty when all is equal.
std::string difference(const Segment& segment, const std::vector<const Document*>& documents, const NameOf& name_of);

}  // namespace sanlian::search::test
