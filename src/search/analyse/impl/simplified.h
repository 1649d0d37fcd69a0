#pragma once

#include <string_view>

namespace sanlian::search::impl {

/// Traditional characters, each followed by its simplified one, rising; nothing simplified stands among the
/// traditional. Source: ICU 72, transform Hant-Hans, character by character; see
/// docs/decisions/2026-11-24-folding-chinese.md.
std::u32string_view simplified_pairs();

char32_t simplified(char32_t character);

}  // namespace sanlian::search::impl
