// Gathers the frames that one commit appends to SQLite's log into one write.
#pragma once

#include <sqlite3.h>

#include <string>

namespace sanlian::store {

/// A SQLite VFS over another. SQLite writes each page of a commit to the log by two calls of its own, some four hundred
/// for a group; here they wait in memory for the sync that ends the commit. That is sound because nobody reads a frame
/// before it is synced: with synchronous=FULL the index of the log names the frames after that. Never use it with less.
///
/// Outlives every connection that was opened with its name. All files but the log go to the VFS beneath untouched.
class GatheredLog {
 public:
  explicit GatheredLog(const std::string& beneath);  ///< Its name; empty for the system's.
  ~GatheredLog();
  GatheredLog(const GatheredLog&) = delete;
  GatheredLog& operator=(const GatheredLog&) = delete;

  const std::string& name() const { return name_; }

 private:
  /// A copy of the one beneath, which finds itself by what it keeps in it.
  struct Vfs : sqlite3_vfs {
    sqlite3_vfs* beneath;
  };
  static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags);

  const std::string name_;
  Vfs vfs_;
};

}  // namespace sanlian::store
