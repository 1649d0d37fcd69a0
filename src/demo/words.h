#pragma once

#include <set>
#include <string>

#include "base/random.h"
#include "demo/parameters.h"

namespace sanlian::demo {

/// Invents names and numbers from the declared word lists; never the same name or number twice.
class Words {
 public:
  Words(Parameters parameters, Random& random) : parameters_(std::move(parameters)), random_(random) {}

  std::string firm_name(const std::string& trade, bool foreign);
  std::string person();
  std::string trade();  ///< By the declared weights.
  std::string patent_title(const std::string& trade, const std::string& kind);
  std::string ipc(const std::string& trade);
  std::string uscc();
  std::string phone();
  /// One of the list under `path`.
  std::string one(std::string_view path);
  std::int64_t between(std::int64_t low, std::int64_t high);
  bool percent(std::int64_t share) { return between(1, 100) <= share; }

 private:
  Parameters parameters_;
  Random& random_;
  std::set<std::string> used_;
};

}  // namespace sanlian::demo
