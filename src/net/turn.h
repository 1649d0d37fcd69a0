#pragma once

#include <functional>

namespace sanlian::net {

/// Runs `task` on this thread's event loop once what is ready now has been handled: several requests that came together
/// can share something for so long. False, and nothing is run, on a thread that is no event loop.
bool after_turn(std::function<void()> task);

}  // namespace sanlian::net
