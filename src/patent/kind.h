#pragma once

#include <optional>
#include <string_view>

#include "patent/label.h"

namespace sanlian::patent {

/// What is protected; decides term, fees and procedure. Source: Patent Law art. 2.
enum class PatentKind { invention, utility_model, design };

Label label(PatentKind kind);

/// The key used in declared files: `invention`, `utility_model`, `design`.
std::string_view key(PatentKind kind);
std::optional<PatentKind> patent_kind_by_key(std::string_view key);

}  // namespace sanlian::patent
