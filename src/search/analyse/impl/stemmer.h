#pragma once

#include <string_view>

namespace sanlian::search::impl {

/// The English stem of a folded word, or the word itself. Lent until the next call on the same thread.
std::string_view english_stem(std::string_view word);

}  // namespace sanlian::search::impl
