// An index as a plain map, and the comparison of both. For tests alone.
#pragma once

#include <map>
#include <string>

#include "search/document.h"
#include "search/index/index.h"

namespace sanlian::search::test {

using Content = std::map<std::string, Document>;

/// What differs between all that a snapshot answers and `content`; empty when nothing does.
std::string difference(const Snapshot& snapshot, const Content& content);

/// Only which documents there are, and their payloads: quick.
bool holds(const Snapshot& snapshot, const Content& content);

}  // namespace sanlian::search::test
