// What must hold by our own design. Aborts in tests; in the server it throws Defect, caught at the three outermost
// places (request, command, background job), which roll back, log an incident number and show that number.
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>

namespace sanlian {

class Defect : public std::logic_error {
  using std::logic_error::logic_error;
};

[[noreturn]] void fail_ensure(std::string_view why, const std::source_location& where);

/// Checked in every build. `why` says why it must hold.
inline void ensure(bool condition, std::string_view why,
                   const std::source_location& where = std::source_location::current()) {
  if (!condition) [[unlikely]]
    fail_ensure(why, where);
}

/// The server sets this once at start; tests leave it off and stop at the defect.
void throw_on_defect(bool yes);

}  // namespace sanlian
