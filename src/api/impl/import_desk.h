// How far the imports are that run now: told by those who run them, asked for by those who wait.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "work/import/options.h"

namespace sanlian::api {

class ImportDesk {
 public:
  /// A running import, under the ticket that its person chose; gone when it ends.
  class Seat {
   public:
    Seat(ImportDesk& desk, std::string key) : desk_(desk), key_(std::move(key)) { tell({}); }
    ~Seat() { desk_.leave(key_); }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;
    void tell(const work::ImportProgress& progress) { desk_.tell(key_, progress); }

   private:
    ImportDesk& desk_;
    std::string key_;
  };

  /// Nothing where no such import runs.
  std::optional<work::ImportProgress> find(const std::string& key) const;
  /// A ticket is its person's own.
  static std::string key_of(const std::string& person, const std::string& ticket) { return person + " " + ticket; }

 private:
  void tell(const std::string& key, const work::ImportProgress& progress);
  void leave(const std::string& key);

  mutable std::mutex mutex_;
  std::map<std::string, work::ImportProgress> running_;
};

}  // namespace sanlian::api
