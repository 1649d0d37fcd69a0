#pragma once

#include "store/connection.h"

namespace sanlian::store {

/// While it lives, the guarded connection prepares this room's own statements.
class [[nodiscard]] Trusted {
 public:
  explicit Trusted(Connection& connection) : connection_(connection), before_(connection.set_trusted(true)) {}
  ~Trusted() { connection_.set_trusted(before_); }
  Trusted(const Trusted&) = delete;
  Trusted& operator=(const Trusted&) = delete;

 private:
  Connection& connection_;
  bool before_;
};

}  // namespace sanlian::store
