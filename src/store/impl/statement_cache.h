#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sanlian::store {

struct CachedStatement {
  std::string sql;
  sqlite3_stmt* handle = nullptr;
  bool lent = false;
  bool trusted = false;  ///< Prepared while trusted: a job may not use it unseen.
  bool cached = true;    ///< False: a second copy while the first was lent; finalised when given back.
};

/// Prepared statements by their text, least recently used leaves first. A hit allocates nothing.
class StatementCache {
 public:
  explicit StatementCache(std::size_t capacity) : capacity_(capacity) {}
  ~StatementCache() { clear(); }
  StatementCache(const StatementCache&) = delete;
  StatementCache& operator=(const StatementCache&) = delete;

  /// The free statement of that text, or null when there is none, it is lent, or it asks for more trust.
  CachedStatement* find(std::string_view sql, bool trusted);
  /// Takes a freshly prepared statement in and lends it.
  CachedStatement& add(std::string_view sql, sqlite3_stmt* handle, bool trusted);
  void give_back(CachedStatement& statement);
  void clear();

 private:
  using List = std::list<CachedStatement>;
  void drop_oldest();

  std::size_t capacity_;
  List used_;                                                    ///< Cached, most recent first.
  List extras_;                                                  ///< Second copies.
  std::unordered_map<std::string_view, List::iterator> by_sql_;  ///< Keys lie in the list's nodes.
};

}  // namespace sanlian::store
