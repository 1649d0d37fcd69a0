#pragma once

namespace sanlian {

/// `up` is away from zero, `down` toward it; the three `half_` modes differ only on ties.
enum class Rounding { half_even, half_up, half_down, up, down, floor, ceiling };

}  // namespace sanlian
