// What this room asks of declared checks (packs/*/checks): a guard may be one. Whoever owns the checks hands itself in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "feel/type.h"
#include "feel/value.h"
#include "record/row.h"

namespace sanlian::chain {

/// What must be known of a check to declare a guard with it.
struct CheckFace {
  struct Input {
    std::string key;
    feel::Type type;
  };
  std::string key;
  const record::RecordType* over = nullptr;
  std::vector<Input> inputs;
};

class Checks {
 public:
  /// A ground that holds a record up: unmet, or unknown with the fields it hangs on.
  struct Ground {
    std::string key;
    record::Label label;
    bool unknown = false;
    std::vector<std::string> missing;  ///< Paths from the checked record.
  };

  virtual ~Checks() = default;
  virtual std::vector<std::string> names() const = 0;
  virtual const CheckFace* find(std::string_view key) const = 0;  ///< Null: there is no such check.
  /// The grounds that hold `row` up, in the order of the declaration; none: it passes. Inputs that are not given take
  /// their default.
  virtual Result<std::vector<Ground>> held_up(store::Source& source, const CheckFace& check, const record::Row& row,
                                              const feel::Context& inputs, Instant now) const = 0;
};

/// For a platform without checks, and for tests.
class NoChecks final : public Checks {
 public:
  std::vector<std::string> names() const override { return {}; }
  const CheckFace* find(std::string_view) const override { return nullptr; }
  Result<std::vector<Ground>> held_up(store::Source&, const CheckFace&, const record::Row&, const feel::Context&,
                                      Instant) const override {
    return std::vector<Ground>();
  }
};

}  // namespace sanlian::chain
