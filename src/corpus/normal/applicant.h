#pragma once

#include <string>
#include <string_view>

namespace sanlian::corpus {

/// The form under which an applicant is counted: capitals, no marks, no accents, the legal form behind (or before) the
/// name taken off, the databases' abbreviations for common words.
///
/// "Siemens Aktiengesellschaft" and "SIEMENS AG" are SIEMENS; "华为技术有限公司" is 华为技术; "CISCO TECH INC" and
/// "Cisco Technology, Inc." are CISCO TECH. Never empty where the name is not. The same for every name it has once
/// made.
std::string applicant_standard(std::string_view name);

/// A person: capitals and marks only, so that "BAK, SUN HEE" and "Bak Sun Hee" are one.
std::string person_standard(std::string_view name);

/// Several names in one string that the source does not take apart: "A LLC,B LLC", "1) A 2) B".
bool looks_glued(std::string_view name);

}  // namespace sanlian::corpus
