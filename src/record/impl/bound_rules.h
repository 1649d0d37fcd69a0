// What the conditions of access rules come to for one actor. They depend on who asks and on nothing else (save those
// that ask the clock), and a session asks them with every request.
#pragma once

#include <map>
#include <memory>
#include <shared_mutex>
#include <string_view>
#include <utility>

#include "feel/sql/predicate.h"

namespace sanlian::record {

class BoundRules {
 public:
  using Rule = std::shared_ptr<const feel::SqlPredicate>;
  using Bound = std::shared_ptr<const feel::BoundSql>;

  /// `frame` is that of the actor it belongs to. Errors: as SqlPredicate::bind.
  Result<Bound> bind(const Rule& rule, feel::Frame frame, const feel::Environment& environment);

 private:
  /// One rule stands in many conditions (rows, and each field that it opens): all are bound once for an alias.
  using Key = std::pair<const feel::Tree*, std::string_view>;
  struct Entry {
    Rule rule;  ///< Keeps what the key refers to.
    Bound bound;
  };
  std::shared_mutex mutex_;
  std::map<Key, Entry> bound_;
};

}  // namespace sanlian::record
