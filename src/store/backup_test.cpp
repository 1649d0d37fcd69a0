#include "store/backup.h"

#include <atomic>
#include <fstream>
#include <iterator>
#include <thread>

#include "store/testing/store_test_base.h"

namespace sanlian::store {
namespace {
namespace fs = std::filesystem;

class BackupTest : public testing::StoreTestBase {
 protected:
  void SetUp() override {
    open([this](auto& options) { options.folder = data(); });
    must_run("CREATE TABLE firm (id TEXT PRIMARY KEY, version INTEGER NOT NULL, note TEXT NOT NULL) STRICT");
  }
  fs::path data() const { return folder_.path() / "data"; }
  fs::path copy() const { return folder_.path() / "copy.db"; }
  Status add(int number) {
    return store_->write_and_wait([&](Transaction& t) -> Status {
      const auto id = std::to_string(number);
      SANLIAN_TRY(t.run("INSERT INTO firm VALUES (?, 1, ?)", {id, std::string(2000, 'n')}));
      SANLIAN_TRY(journal::append(t, {.actor = "u",
                                      .cause = "edit",
                                      .type = "firm",
                                      .record_id = id,
                                      .version = 1,
                                      .action = "create",
                                      .changes = "{}"}));
      return {};
    });
  }
  static std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

TEST_F(BackupTest, IsTakenWhileWritingGoesOn) {
  for (int i = 0; i < 200; ++i) ASSERT_TRUE(add(i));
  std::atomic<bool> stop = false;
  std::atomic<int> number = 200;
  std::thread writer([&] {
    while (!stop) EXPECT_TRUE(add(number++));
  });
  while (number < 210) std::this_thread::yield();
  const auto report = back_up_database(*store_, copy());
  const int after = number;
  stop = true;
  writer.join();
  ASSERT_TRUE(report) << report.error().print(Lang::en);
  EXPECT_GE(report->journal_seq, 209);
  EXPECT_LE(report->journal_seq, after + 1);
  EXPECT_EQ(report->journal_hash.size(), 64u);
  EXPECT_EQ(bytes_of(copy()).substr(18, 2), "\x01\x01") << "a single file, not in log mode";
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 2) << "no draft is left";

  const auto restored = restore(copy(), folder_.path() / "again");
  ASSERT_TRUE(restored) << restored.error().print(Lang::en);
  EXPECT_EQ(restored->rows, report->rows);
  open([this](auto& options) { options.folder = folder_.path() / "again"; });
  EXPECT_EQ(integer("SELECT count(*) FROM firm"), report->journal_seq);
  EXPECT_TRUE(add(100'000)) << "and life goes on";
  EXPECT_TRUE(journal::verify(store_->reader())->sound());
}

TEST_F(BackupTest, RefusesToOverwrite) {
  ASSERT_TRUE(add(1));
  std::ofstream(copy()) << "precious";
  EXPECT_EQ(back_up_database(*store_, copy()).error().code(), "store.target_exists");
  EXPECT_EQ(bytes_of(copy()), "precious");
  fs::remove(copy());
  ASSERT_TRUE(back_up_database(*store_, copy()));
  EXPECT_EQ(restore(copy(), data()).error().code(), "store.target_exists");
  EXPECT_EQ(restore(folder_.path() / "absent.db", folder_.path() / "new").error().code(), "store.cannot_open");
}

TEST_F(BackupTest, ADamagedCopyIsNotRestored) {
  for (int i = 0; i < 50; ++i) ASSERT_TRUE(add(i));
  ASSERT_TRUE(back_up_database(*store_, copy()));
  const std::string whole = bytes_of(copy());
  struct Row {
    const char* what;
    std::function<void(std::string&)> change;
  };
  for (const auto& row :
       {Row{"cut", [](auto& bytes) { bytes.resize(bytes.size() / 2); }},
        Row{"a page of zeros", [](auto& bytes) { std::fill_n(bytes.begin() + 4096 * 8, 4096, '\0'); }},
        Row{"no database", [](auto& bytes) { bytes = "hello"; }}, Row{"a changed entry", [](auto& bytes) {
                                                                        const auto at = bytes.find("ucreate");
                                                                        const auto found = at == std::string::npos
                                                                                               ? bytes.find("create{}")
                                                                                               : at;
                                                                        ASSERT_NE(found, std::string::npos);
                                                                        bytes.replace(found, 6, "delete");
                                                                      }}}) {
    std::string bytes = whole;
    row.change(bytes);
    std::ofstream(copy(), std::ios::binary | std::ios::trunc) << bytes;
    const auto refused = restore(copy(), folder_.path() / "again");
    EXPECT_FALSE(refused) << row.what;
    EXPECT_TRUE(fs::is_empty(folder_.path() / "again")) << row.what;
  }
}

TEST_F(BackupTest, DocumentsGoWithTheDatabase) {
  auto blobs = Blobs::open(data() / "blobs");
  const auto digest = blobs->put("loan contract")->digest;
  ASSERT_TRUE(add(1));
  const auto report = back_up(*store_, *blobs, folder_.path() / "all");
  ASSERT_TRUE(report) << report.error().print(Lang::en);
  EXPECT_EQ(report->documents, 1);
  ASSERT_TRUE(restore(folder_.path() / "all", folder_.path() / "again"));
  EXPECT_TRUE(Blobs::look_into(folder_.path() / "again" / "blobs").verify(digest));
  EXPECT_EQ(back_up(*store_, *blobs, folder_.path() / "all").error().code(), "store.target_exists");
}

}  // namespace
}  // namespace sanlian::store
