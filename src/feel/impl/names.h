#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "feel/impl/token.h"

namespace sanlian::feel {

/// A name as the parts it is made of: `days in weekend`, `Approved / Declined`. Empty when it cannot be written.
std::vector<std::string> name_parts(std::string_view name);
/// Parts back to a name; blanks stand between words only.
std::string name_of_tokens(std::span<const Token> tokens);

/// Names known in one scope, found by the longest run of tokens that spells one. Later additions hide earlier ones.
class NameTable {
 public:
  struct Match {
    int target = -1;         ///< What add() was given.
    std::size_t length = 0;  ///< In tokens; zero: none.
  };
  void add(std::string_view name, int target);
  Match longest(std::span<const Token> tokens) const;
  bool empty() const { return by_first_.empty(); }

 private:
  struct Entry {
    std::vector<std::string> parts;
    int target;
  };
  std::unordered_map<std::string, std::vector<Entry>> by_first_;
};

}  // namespace sanlian::feel
