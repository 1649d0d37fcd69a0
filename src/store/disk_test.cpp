// Full and read-only disks: a clear answer, nothing lost, and life goes on when there is room again.
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>
#include <fstream>

#include "store/blobs.h"
#include "store/testing/store_test_base.h"

namespace sanlian::store {
namespace {
namespace fs = std::filesystem;

class DiskTest : public testing::StoreTestBase {
 protected:
  void SetUp() override {}
  void make_table() { must_run("CREATE TABLE IF NOT EXISTS firm (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT"); }
  static Status add(Store& store, int id) {
    return store.write_and_wait([&](Transaction& t) -> Status {
      SANLIAN_TRY(t.run("INSERT INTO firm VALUES (?, ?)", {id, std::string(3000, 'n')}));
      SANLIAN_TRY(journal::append(
          t, {.actor = "u", .type = "firm", .record_id = std::to_string(id), .version = 1, .changes = "{}"}));
      return {};
    });
  }
  /// Adds until the disk is full; answers how many were acknowledged.
  int fill() {
    for (int id = 1; id <= 5000; ++id)
      if (const auto added = add(*store_, id); !added) {
        EXPECT_EQ(code_of(added), "store.disk_full");
        return id - 1;
      }
    ADD_FAILURE() << "the disk never was full";
    return 0;
  }
  void expect_rows(int rows) {
    EXPECT_EQ(integer("SELECT count(*) FROM firm"), rows);
    EXPECT_EQ(integer("SELECT count(*) FROM journal"), rows);
    EXPECT_TRUE(journal::verify(store_->reader())->sound());
  }
  /// The exit code of `what` in a child.
  template <class What>
  static int in_child(What what) {
    const pid_t child = fork();
    if (child == 0) _exit(what());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 100 + WTERMSIG(status);
  }
};

TEST_F(DiskTest, TheLargestSizeAllowedIsReached) {
  open();
  make_table();
  must_run("PRAGMA max_page_count = 100");
  const int kept = fill();
  EXPECT_GT(kept, 20);
  expect_rows(kept);
  EXPECT_EQ(
      run_as_one_group({[](Transaction&) { return Status(); },
                        [&](Transaction& t) -> Status {
                          for (int i = 0; i < 50; ++i)
                            SANLIAN_TRY(t.run("INSERT INTO firm VALUES (?, ?)", {9000 + i, std::string(3000, 'x')}));
                          return {};
                        }})[1],
      "store.disk_full");
  expect_rows(kept);
  must_run("PRAGMA max_page_count = 10000");
  EXPECT_TRUE(add(*store_, 10'000));
  expect_rows(kept + 1);
}

TEST_F(DiskTest, ASmallFileSystemFillsUpAndIsCleared) {
  const auto place = folder_.path() / "small";
  fs::create_directory(place);
  if (mount("tmpfs", place.c_str(), "tmpfs", 0, "size=3m") != 0) GTEST_SKIP() << "mounting is not permitted here";
  std::ofstream(place / "ballast") << std::string(1 << 20, 'b');
  open([&](auto& options) { options.folder = place / "data"; });
  make_table();
  const int kept = fill();
  EXPECT_GT(kept, 20);
  expect_rows(kept);
  auto blobs = Blobs::open(place / "blobs");
  if (blobs) {
    EXPECT_EQ(blobs->put(std::string(1 << 20, 'd')).error().code(), "store.disk_full");
  }
  fs::remove(place / "ballast");
  EXPECT_TRUE(add(*store_, 10'000)) << "room again: no restart is needed";
  expect_rows(kept + 1);
  open([&](auto& options) { options.folder = place / "data"; });
  expect_rows(kept + 1);
  store_.reset();
  EXPECT_EQ(umount(place.c_str()), 0);
}

TEST_F(DiskTest, ALimitOnFileSizesIsADiskThatIsFull) {
  const int code = in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    auto store = Store::open({.folder = folder_.path() / "data", .clock = &clock_});
    if (!store) return 1;
    const auto made = (*store)->write_and_wait(
        [](Transaction& t) { return t.run("CREATE TABLE firm (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT"); });
    rlimit limit{400'000, 400'000};
    if (!made || setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
    int id = 0;
    Status added;
    while (added && id < 5000) added = add(**store, ++id);
    if (added || !added.error().is(errors::disk_full)) return 3;
    const auto rows = (*store)->reader().integer("SELECT count(*) FROM firm");
    return rows && **rows == id - 1 ? 0 : 4;
  });
  EXPECT_EQ(code, 0);
  open([&](auto& options) { options.folder = folder_.path() / "data"; });
  EXPECT_EQ(integer("SELECT max(id) FROM firm"), integer("SELECT count(*) FROM journal"));
  EXPECT_TRUE(add(*store_, 10'000));
}

TEST_F(DiskTest, AFolderOfAnotherUserIsRefusedForWritingAndCanBeRead) {
  if (getuid() != 0) GTEST_SKIP() << "needs to become another user";
  open([&](auto& options) { options.folder = folder_.path() / "data"; });
  make_table();
  ASSERT_TRUE(add(*store_, 1));
  fs::permissions(folder_.path(), fs::perms(0755));
  fs::permissions(folder_.path() / "data", fs::perms(0755));
  for (const auto& file : fs::directory_iterator(folder_.path() / "data"))
    fs::permissions(file.path(), fs::perms(0644));
  const int code = in_child([&] {
    if (setuid(65534) != 0) return 1;
    const auto store = Store::open({.folder = folder_.path() / "data", .clock = &clock_});
    if (store || !store.error().is(errors::read_only)) return 2;
    const auto onlooker = Store::open({.folder = folder_.path() / "data", .clock = &clock_, .read_only = true});
    if (!onlooker) return 3;
    return (*onlooker)->reader().integer("SELECT count(*) FROM firm")->value_or(0) == 1 ? 0 : 4;
  });
  EXPECT_EQ(code, 0);
  expect_rows(1);
}

TEST_F(DiskTest, AReadOnlyFileSystemIsRefusedClearly) {
  const auto place = folder_.path() / "fixed";
  fs::create_directory(place);
  if (mount("tmpfs", place.c_str(), "tmpfs", 0, "size=3m") != 0) GTEST_SKIP() << "mounting is not permitted here";
  open([&](auto& options) { options.folder = place; });
  make_table();
  ASSERT_TRUE(add(*store_, 1));
  store_.reset();
  ASSERT_EQ(mount("tmpfs", place.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=3m"), 0);
  EXPECT_EQ(Store::open({.folder = place, .clock = &clock_}).error().code(), "store.read_only");
  EXPECT_EQ(Store::open({.folder = place / "new", .clock = &clock_}).error().code(), "store.read_only");
  ASSERT_EQ(mount("tmpfs", place.c_str(), "tmpfs", MS_REMOUNT, "size=3m"), 0);
  open([&](auto& options) { options.folder = place; });
  expect_rows(1);
  store_.reset();
  EXPECT_EQ(umount(place.c_str()), 0);
}

}  // namespace
}  // namespace sanlian::store
