#include "store/impl/gathered_log.h"

#include <atomic>
#include <new>

#include "base/ensure.h"
#include "store/impl/sqlite_setup.h"

namespace sanlian::store {
namespace {

/// SQLite's own disk takes no more in one call.
constexpr std::size_t kBytesMax = 0x1ffff;

/// SQLite gives the memory for it, with room behind it for the file beneath.
struct LogFile {
  sqlite3_file base;
  sqlite3_int64 start;  ///< Where `waiting` belongs in the file.
  std::string waiting;

  sqlite3_file* inner() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  const sqlite3_io_methods& real() { return *inner()->pMethods; }

  int flush() {
    if (waiting.empty()) return SQLITE_OK;
    // Gone even if it fails: then the commit fails, and the next one begins where this one did.
    const int code = real().xWrite(inner(), waiting.data(), static_cast<int>(waiting.size()), start);
    waiting.clear();
    return code;
  }
};

LogFile& log_of(sqlite3_file* file) { return *reinterpret_cast<LogFile*>(file); }

int close(sqlite3_file* file) {
  LogFile& log = log_of(file);
  const int flushed = log.flush();
  const int closed = log.real().xClose(log.inner());
  log.~LogFile();
  return flushed == SQLITE_OK ? closed : flushed;
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  LogFile& log = log_of(file);
  const bool continues = offset == log.start + static_cast<sqlite3_int64>(log.waiting.size());
  if (!continues || log.waiting.size() + static_cast<std::size_t>(size) > kBytesMax)
    if (const int code = log.flush(); code != SQLITE_OK) return code;
  if (log.waiting.empty()) log.start = offset;
  log.waiting.append(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
  return SQLITE_OK;
}

/// The call beneath, after what waits was written: it would otherwise not see it.
template <auto Method, class... Arguments>
int after_flush(sqlite3_file* file, Arguments... arguments) {
  LogFile& log = log_of(file);
  if (const int code = log.flush(); code != SQLITE_OK) return code;
  return (log.real().*Method)(log.inner(), arguments...);
}

template <auto Method, class... Arguments>
int beneath(sqlite3_file* file, Arguments... arguments) {
  LogFile& log = log_of(file);
  return (log.real().*Method)(log.inner(), arguments...);
}

/// Version 1: a log is neither mapped nor does it have shared memory; those belong to the data file.
constexpr sqlite3_io_methods kLogMethods = {
    .iVersion = 1,
    .xClose = close,
    .xRead = after_flush<&sqlite3_io_methods::xRead>,
    .xWrite = write,
    .xTruncate = after_flush<&sqlite3_io_methods::xTruncate>,
    .xSync = after_flush<&sqlite3_io_methods::xSync>,
    .xFileSize = after_flush<&sqlite3_io_methods::xFileSize>,
    .xLock = beneath<&sqlite3_io_methods::xLock>,
    .xUnlock = beneath<&sqlite3_io_methods::xUnlock>,
    .xCheckReservedLock = beneath<&sqlite3_io_methods::xCheckReservedLock>,
    .xFileControl = beneath<&sqlite3_io_methods::xFileControl>,
    .xSectorSize = beneath<&sqlite3_io_methods::xSectorSize>,
    .xDeviceCharacteristics = beneath<&sqlite3_io_methods::xDeviceCharacteristics>,
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

sqlite3_vfs& find(const std::string& name) {
  set_up_sqlite();
  auto* vfs = sqlite3_vfs_find(name.empty() ? nullptr : name.c_str());
  ensure(vfs != nullptr, "a VFS is registered before it is named");
  return *vfs;
}

std::string next_name() {
  static std::atomic<int> number{0};
  return "gathered-log-" + std::to_string(++number);
}

}  // namespace

GatheredLog::GatheredLog(const std::string& beneath) : name_(next_name()), vfs_{find(beneath), &find(beneath)} {
  vfs_.szOsFile = static_cast<int>(sizeof(LogFile)) + vfs_.beneath->szOsFile;
  vfs_.zName = name_.c_str();
  vfs_.xOpen = open;
  sqlite3_vfs_register(&vfs_, 0);
}

GatheredLog::~GatheredLog() { sqlite3_vfs_unregister(&vfs_); }

int GatheredLog::open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  sqlite3_vfs* beneath = static_cast<Vfs*>(vfs)->beneath;
  if ((flags & SQLITE_OPEN_WAL) == 0) return beneath->xOpen(beneath, path, file, flags, out_flags);
  auto* log = new (file) LogFile{};
  const int code = beneath->xOpen(beneath, path, log->inner(), flags, out_flags);
  if (code == SQLITE_OK)
    log->base.pMethods = &kLogMethods;
  else
    log->~LogFile();
  return code;
}

}  // namespace sanlian::store
