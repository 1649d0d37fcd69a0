#pragma once

#include <string_view>

namespace sanlian {

enum class LogLevel { debug, info, warning, error };

/// One line on standard error: time, level, text. Never a password, token or content of a document. Thread-safe.
void log(LogLevel level, std::string_view text);
void set_log_level(LogLevel level);

}  // namespace sanlian
