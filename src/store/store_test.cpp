#include "store/store.h"

#include <gtest/gtest.h>

#include "store/errors.h"
#include "store/testing/data_folder.h"

namespace sanlian::store {
namespace {

using testing::DataFolder;

const Instant kStart = *Instant::parse("2026-03-02T09:00:00+08:00");

class StoreTest : public ::testing::Test {
 protected:
  void SetUp() override { open(); }
  void open(std::function<void(Store::Options&)> change = {}) {
    store_.reset();
    Store::Options options{.folder = folder_.path(), .clock = &clock_};
    if (change) change(options);
    auto opened = Store::open(options);
    ASSERT_TRUE(opened) << opened.error().print(Lang::en);
    store_ = std::move(*opened);
    ASSERT_TRUE(
        run("CREATE TABLE IF NOT EXISTS firm (id TEXT PRIMARY KEY, park TEXT NOT NULL, number INTEGER CHECK (number < "
            "1000), "
            "UNIQUE (park, number)) STRICT"));
  }
  Status run(std::string_view sql, Binds binds = {}) {
    return store_->write_and_wait([&](Transaction& t) -> Status {
      SANLIAN_TRY(t.run(sql, binds));
      return {};
    });
  }
  std::int64_t count(std::string_view sql = "SELECT count(*) FROM firm") { return **store_->reader().integer(sql); }

  DataFolder folder_;
  ManualClock clock_{kStart};
  std::unique_ptr<Store> store_;
};

TEST_F(StoreTest, WritesAndReadsBack) {
  const auto id = store_->write_and_wait([](Transaction& t) -> Result<std::string> {
    SANLIAN_TRY(t.run("INSERT INTO firm VALUES (?, ?, ?)", {"f1", "临空", 7}));
    auto rows = SANLIAN_TRY(t.query("UPDATE firm SET number = number + 1 WHERE id = ? RETURNING id, number", {"f1"}));
    SANLIAN_TRY(rows.next());
    return std::string(rows.text(0)) + ":" + std::to_string(rows.integer(1));
  });
  ASSERT_TRUE(id) << id.error().print(Lang::en);
  EXPECT_EQ(*id, "f1:8");
  EXPECT_EQ(*store_->reader().text("SELECT park FROM firm WHERE id = ?", {"f1"}).value(), "临空");
}

}  // namespace
}  // namespace sanlian::store
