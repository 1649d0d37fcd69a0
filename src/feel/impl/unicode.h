// The few things asked of ICU for text; its headers stay behind this one.
#pragma once

#include <string>
#include <string_view>

namespace sanlian::feel {

/// Normalisation form C, in which names are compared.
std::string nfc(std::string_view text);
/// Full Unicode case mapping, the same in every locale.
std::string upper_case(std::string_view text);
std::string lower_case(std::string_view text);

bool is_blank(char32_t c);
bool is_name_start(char32_t c);  ///< DMN 1.5 §10.3.1.2 rule 28, without full-width punctuation.
bool is_name_part(char32_t c);

}  // namespace sanlian::feel
