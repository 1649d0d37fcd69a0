#include "store/impl/statement_cache.h"

#include <algorithm>

namespace sanlian::store {

void StatementCache::clear() {
  for (auto& statement : used_) sqlite3_finalize(statement.handle);
  for (auto& statement : extras_) sqlite3_finalize(statement.handle);
  by_sql_.clear();
  used_.clear();
  extras_.clear();
}

CachedStatement* StatementCache::find(std::string_view sql, bool trusted) {
  const auto found = by_sql_.find(sql);
  if (found == by_sql_.end() || found->second->lent || (found->second->trusted && !trusted)) return nullptr;
  used_.splice(used_.begin(), used_, found->second);
  found->second->lent = true;
  return &*found->second;
}

CachedStatement& StatementCache::add(std::string_view sql, sqlite3_stmt* handle, bool trusted) {
  if (by_sql_.contains(sql) || capacity_ == 0) {
    extras_.push_back({std::string(sql), handle, true, trusted, false});
    return extras_.back();
  }
  if (used_.size() >= capacity_) drop_oldest();
  used_.push_front({std::string(sql), handle, true, trusted, true});
  by_sql_.emplace(used_.front().sql, used_.begin());
  return used_.front();
}

void StatementCache::give_back(CachedStatement& statement) {
  statement.lent = false;
  if (statement.cached) return;
  sqlite3_finalize(statement.handle);
  extras_.remove_if([&](const auto& extra) { return &extra == &statement; });
}

void StatementCache::drop_oldest() {
  const auto oldest = std::find_if(used_.rbegin(), used_.rend(), [](const auto& s) { return !s.lent; });
  if (oldest == used_.rend()) return;  // all are lent: grow for a while rather than fail
  by_sql_.erase(oldest->sql);
  sqlite3_finalize(oldest->handle);
  used_.erase(std::prev(oldest.base()));
}

}  // namespace sanlian::store
