// The patent offices' own formats, one document at a time. Each reader answers corpus.record_broken,
// corpus.not_a_publication or corpus.record_empty where the document is not what it should be.
#pragma once

#include <string_view>

#include "base/result.h"
#include "corpus/publication.h"

namespace sanlian::corpus {

/// `<us-patent-grant>` and `<us-patent-application>`, ICE v4.0 to v4.6 (WIPO ST.36), or `<PATDOC>` as XML (ST.32, red
/// book v2.x).
Result<Publication> read_uspto_xml(std::string_view document);
/// `<patent-application-publication>`, pap-v15/v16.
Result<Publication> read_uspto_pap(std::string_view document);
/// `<PATDOC>` of ST.32 as SGML: end tags and declarations may be missing.
Result<Publication> read_uspto_sgml(std::string_view document);
/// One record of the green book, from PATN on.
Result<Publication> read_uspto_aps(std::string_view record);
/// WIPO ST.96: a publication, or one part of an application (claims, description, abstract), which has the flag
/// application_part and the application's number.
Result<Publication> read_st96(std::string_view document);

/// Roots that hold a classification.
bool is_classification_root(std::string_view local_name);
bool is_st96_root(std::string_view local_name);

}  // namespace sanlian::corpus
