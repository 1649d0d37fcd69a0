#include "api/impl/import_desk.h"

namespace sanlian::api {

std::optional<work::ImportProgress> ImportDesk::find(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = running_.find(key);
  return found == running_.end() ? std::nullopt : std::optional(found->second);
}

void ImportDesk::tell(const std::string& key, const work::ImportProgress& progress) {
  const std::lock_guard lock(mutex_);
  running_[key] = progress;
}

void ImportDesk::leave(const std::string& key) {
  const std::lock_guard lock(mutex_);
  running_.erase(key);
}

}  // namespace sanlian::api
