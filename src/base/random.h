#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace sanlian {

/// Randomness comes in through a constructor, so that a test can own it.
class Random {
 public:
  virtual ~Random() = default;
  virtual std::uint64_t next() = 0;
  std::uint64_t below(std::uint64_t bound);  ///< 0 to bound-1, without bias; bound above zero.
};

/// The kernel's; for tokens, salts and ids. Thread-safe.
class SystemRandom final : public Random {
 public:
  std::uint64_t next() override;
};

/// splitmix64: the same seed gives the same run, on every machine. Not for secrets.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() override;

 private:
  std::uint64_t state_;
};

/// `bytes` random bytes as lower-case hexadecimal.
std::string random_token(Random& random, int bytes);

}  // namespace sanlian
