#pragma once

#include <string_view>

#include "base/result.h"
#include "corpus/impl/tree.h"

namespace sanlian::corpus {

/// Well-formed XML as a tree, names without their prefix. Reads nothing from outside the document: no document type,
/// no outer entity; named entities of the office's document types become their characters, and declared ones may not
/// blow a document up. Errors: corpus.record_broken with line and column.
Status parse_xml(std::string_view document, Tree& into);

/// Tags of any kind, closed or not: the office's SGML of 2001. Names in capitals. Never fails.
void parse_sgml(std::string_view document, Tree& into);

}  // namespace sanlian::corpus
