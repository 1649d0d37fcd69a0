#include "base/random.h"

#include <sys/random.h>

#include "base/ensure.h"

namespace sanlian {

std::uint64_t Random::below(std::uint64_t bound) {
  ensure(bound > 0, "a draw needs at least one outcome");
  const std::uint64_t unfair = (0 - bound) % bound;  // the first draws that would favour small results
  for (;;)
    if (const std::uint64_t draw = next(); draw >= unfair) return draw % bound;
}

std::uint64_t SystemRandom::next() {
  std::uint64_t out = 0;
  ensure(getrandom(&out, sizeof out, 0) == static_cast<ssize_t>(sizeof out),
         "the kernel always gives eight random bytes");
  return out;
}

std::uint64_t SeededRandom::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

std::string random_token(Random& random, int bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  std::uint64_t pool = 0;
  for (int i = 0; i < bytes; ++i) {
    if (i % 8 == 0) pool = random.next();
    out += kDigits[pool >> 4 & 15];
    out += kDigits[pool & 15];
    pool >>= 8;
  }
  return out;
}

}  // namespace sanlian
