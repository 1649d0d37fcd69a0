// A disk that fails: a SQLite VFS over the system's, which remembers what has really reached the platter. Seeded, so a
// failing run can be run again.
//
// Model. A write is pending until its file is synced. A failing write may leave any part of itself. A failing sync
// keeps any of the pending sectors and forgets the others, though the page cache still shows them (as Linux does).
// A power cut keeps any of the pending sectors. A sector is 512 bytes and is never half-written; bytes beside a write
// are safe. Making and deleting a file is durable at once; the shared memory of the log is lost with the power.
#pragma once

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/random.h"

namespace sanlian::store::testing {

class FaultyDisk {
 public:
  explicit FaultyDisk(std::uint64_t seed)
      : random_(seed), real_(sqlite3_vfs_find(nullptr)), name_("faulty-" + std::to_string(seed)), vfs_(*real_) {
    vfs_.iVersion = 1;
    vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
    vfs_.zName = name_.c_str();
    vfs_.pAppData = this;
    vfs_.xOpen = open;
    vfs_.xDelete = remove;
    vfs_.xAccess = [](sqlite3_vfs* v, const char* n, int f, int* out) { return real(v)->xAccess(real(v), n, f, out); };
    vfs_.xFullPathname = [](sqlite3_vfs* v, const char* n, int size, char* out) {
      return real(v)->xFullPathname(real(v), n, size, out);
    };
    sqlite3_vfs_register(&vfs_, 0);
  }
  ~FaultyDisk() { sqlite3_vfs_unregister(&vfs_); }
  FaultyDisk(const FaultyDisk&) = delete;

  const std::string& name() const { return name_; }

  /// Of 1000 writes or syncs so many fail from now on.
  struct Rates {
    int write = 0, sync = 0, full = 0;
  };
  void set_rates(Rates rates) {
    std::lock_guard lock(mutex_);
    rates_ = rates;
  }
  /// From now on nothing answers.
  void cut_power() {
    std::lock_guard lock(mutex_);
    dead_ = true;
  }
  /// After every file was closed: leaves in the folder what the platter holds.
  void come_back() {
    std::lock_guard lock(mutex_);
    for (auto& [path, image] : images_) {
      settle(image);
      std::ofstream(path, std::ios::binary | std::ios::trunc) << image.durable;
      std::filesystem::remove(path.substr(0, path.rfind("-wal")) + "-shm");
    }
    images_.clear();
    dead_ = false;
    rates_ = {};
  }
  std::int64_t faults() const { return faults_; }

 private:
  static constexpr std::int64_t kSector = 512;
  struct Change {
    bool truncates = false;
    std::int64_t offset = 0;  ///< Or the new size.
    std::string bytes;
  };
  struct Image {
    std::string durable;
    std::vector<Change> pending;
  };
  struct File {
    sqlite3_file base;
    FaultyDisk* disk;
    Image* image;
    sqlite3_file* inner() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  };

  static FaultyDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<FaultyDisk*>(vfs->pAppData); }
  static sqlite3_vfs* real(sqlite3_vfs* vfs) { return disk_of(vfs).real_; }
  static File& as_file(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }

  bool happens(int rate) {
    if (rate == 0 || static_cast<int>(random_.below(1000)) >= rate) return false;
    ++faults_;
    return true;
  }

  static void apply(std::string& to, const Change& change, std::int64_t from, std::int64_t size) {
    if (change.truncates) return to.resize(static_cast<std::size_t>(change.offset));
    const auto start = static_cast<std::size_t>(change.offset + from), length = static_cast<std::size_t>(size);
    if (to.size() < start + length) to.resize(start + length, '\0');
    to.replace(start, length, change.bytes, static_cast<std::size_t>(from), length);
  }
  static void apply_all(Image& image) {
    for (const auto& change : image.pending)
      apply(image.durable, change, 0, static_cast<std::int64_t>(change.bytes.size()));
    image.pending.clear();
  }
  /// Keeps any of the pending sectors.
  void settle(Image& image) {
    for (const auto& change : image.pending) {
      const auto size = static_cast<std::int64_t>(change.bytes.size());
      if (change.truncates && random_.below(2)) apply(image.durable, change, 0, 0);
      if (change.truncates) continue;
      const auto fate = random_.below(3);  // all, none, or each sector for itself
      for (std::int64_t at = 0; at < size;) {
        const auto part = std::min(kSector - (change.offset + at) % kSector, size - at);
        if (fate == 0 || (fate == 2 && random_.below(2))) apply(image.durable, change, at, part);
        at += part;
      }
    }
    image.pending.clear();
  }

  static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    FaultyDisk& disk = disk_of(vfs);
    std::lock_guard lock(disk.mutex_);
    file->pMethods = nullptr;
    if (disk.dead_) return SQLITE_CANTOPEN;
    auto& mine = as_file(file);
    const int code = disk.real_->xOpen(disk.real_, name, mine.inner(), flags, out_flags);
    if (code != SQLITE_OK) return code;
    mine.disk = &disk;
    mine.image = nullptr;
    if (name && flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) {
      if (!disk.images_.contains(name)) {
        std::ifstream in(name, std::ios::binary);
        disk.images_[name].durable = {std::istreambuf_iterator<char>(in), {}};
      }
      mine.image = &disk.images_[name];
    }
    file->pMethods = methods();
    return SQLITE_OK;
  }

  static int remove(sqlite3_vfs* vfs, const char* name, int sync_folder) {
    FaultyDisk& disk = disk_of(vfs);
    std::lock_guard lock(disk.mutex_);
    if (disk.dead_) return SQLITE_IOERR_DELETE;
    disk.images_.erase(name);
    return disk.real_->xDelete(disk.real_, name, sync_folder);
  }

  static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    File& mine = as_file(file);
    FaultyDisk& disk = *mine.disk;
    std::lock_guard lock(disk.mutex_);
    if (disk.dead_) return SQLITE_IOERR_WRITE;
    int code = SQLITE_OK;
    if (disk.happens(disk.rates_.full)) code = SQLITE_FULL;
    if (disk.happens(disk.rates_.write)) code = SQLITE_IOERR_WRITE;
    if (code != SQLITE_OK) size = static_cast<int>(disk.random_.below(static_cast<std::uint64_t>(size)));
    if (size > 0) {
      if (mine.image)
        mine.image->pending.push_back(
            {false, offset, {static_cast<const char*>(bytes), static_cast<std::size_t>(size)}});
      const int written = mine.inner()->pMethods->xWrite(mine.inner(), bytes, size, offset);
      if (written != SQLITE_OK) return written;
    }
    return code;
  }

  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    File& mine = as_file(file);
    std::lock_guard lock(mine.disk->mutex_);
    if (mine.disk->dead_) return SQLITE_IOERR_TRUNCATE;
    if (mine.image) mine.image->pending.push_back({true, size, {}});
    return mine.inner()->pMethods->xTruncate(mine.inner(), size);
  }

  static int sync(sqlite3_file* file, int) {
    File& mine = as_file(file);
    FaultyDisk& disk = *mine.disk;
    std::lock_guard lock(disk.mutex_);
    if (disk.dead_) return SQLITE_IOERR_FSYNC;
    const bool fails = disk.happens(disk.rates_.sync);
    if (mine.image) fails ? disk.settle(*mine.image) : apply_all(*mine.image);
    return fails ? SQLITE_IOERR_FSYNC : SQLITE_OK;  // nothing is really synced: the images stand for the platter
  }

  static int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
    File& mine = as_file(file);
    {
      std::lock_guard lock(mine.disk->mutex_);
      if (mine.disk->dead_) return SQLITE_IOERR_READ;
    }
    return mine.inner()->pMethods->xRead(mine.inner(), bytes, size, offset);
  }

  static const sqlite3_io_methods* methods() {
    static const sqlite3_io_methods all = [] {
      sqlite3_io_methods m{};
      m.iVersion = 2;
      m.xClose = [](sqlite3_file* f) { return as_file(f).inner()->pMethods->xClose(as_file(f).inner()); };
      m.xRead = read;
      m.xWrite = write;
      m.xTruncate = truncate;
      m.xSync = sync;
      m.xFileSize = [](sqlite3_file* f, sqlite3_int64* out) {
        return as_file(f).inner()->pMethods->xFileSize(as_file(f).inner(), out);
      };
      m.xLock = [](sqlite3_file* f, int l) { return as_file(f).inner()->pMethods->xLock(as_file(f).inner(), l); };
      m.xUnlock = [](sqlite3_file* f, int l) { return as_file(f).inner()->pMethods->xUnlock(as_file(f).inner(), l); };
      m.xCheckReservedLock = [](sqlite3_file* f, int* out) {
        return as_file(f).inner()->pMethods->xCheckReservedLock(as_file(f).inner(), out);
      };
      m.xFileControl = [](sqlite3_file* f, int op, void* arg) {
        return as_file(f).inner()->pMethods->xFileControl(as_file(f).inner(), op, arg);
      };
      m.xSectorSize = [](sqlite3_file* f) { return as_file(f).inner()->pMethods->xSectorSize(as_file(f).inner()); };
      m.xDeviceCharacteristics = [](sqlite3_file* f) {
        return as_file(f).inner()->pMethods->xDeviceCharacteristics(as_file(f).inner());
      };
      m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
        return as_file(f).inner()->pMethods->xShmMap(as_file(f).inner(), page, size, extend, out);
      };
      m.xShmLock = [](sqlite3_file* f, int offset, int n, int flags) {
        return as_file(f).inner()->pMethods->xShmLock(as_file(f).inner(), offset, n, flags);
      };
      m.xShmBarrier = [](sqlite3_file* f) { as_file(f).inner()->pMethods->xShmBarrier(as_file(f).inner()); };
      m.xShmUnmap = [](sqlite3_file* f, int remove_it) {
        return as_file(f).inner()->pMethods->xShmUnmap(as_file(f).inner(), remove_it);
      };
      return m;
    }();
    return &all;
  }

  SeededRandom random_;
  sqlite3_vfs* const real_;
  const std::string name_;
  sqlite3_vfs vfs_;
  std::mutex mutex_;
  std::map<std::string, Image> images_;
  Rates rates_;
  bool dead_ = false;
  std::int64_t faults_ = 0;
};

}  // namespace sanlian::store::testing
