// What must hold by our own design. Aborts in tests; in the server it throws Defect, caught at the three outermost
// places (request, command, background job), which roll back, log an incident number and show that number.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace sanlian {

class Defect : public std::logic_error {
  using std::logic_error::logic_error;
};

/// Where a call stands. std::source_location needs a builtin that clang 14 does not have.
struct SourcePlace {
  const char* file;
  int line;
  static constexpr SourcePlace here(const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    return {file, line};
  }
};

[[noreturn]] void fail_ensure(std::string_view why, SourcePlace where = SourcePlace::here());

/// Checked in every build. `why` says why it must hold.
inline void ensure(bool condition, std::string_view why, SourcePlace where = SourcePlace::here()) {
  if (!condition) [[unlikely]]
    fail_ensure(why, where);
}

/// The server sets this once at start; tests leave it off and stop at the defect.
void throw_on_defect(bool yes);

}  // namespace sanlian
