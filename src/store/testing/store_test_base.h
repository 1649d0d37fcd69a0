// What the tests of a store share: a folder, a clock that stands still, and jobs that are sure to share one group.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "store/errors.h"
#include "store/store.h"
#include "store/testing/data_folder.h"

namespace sanlian::store::testing {

class StoreTestBase : public ::testing::Test {
 protected:
  void SetUp() override { open(); }

  void open(const std::function<void(Store::Options&)>& change = {}) {
    store_.reset();
    Store::Options options{.folder = folder_.path(), .clock = &clock_};
    if (change) change(options);
    auto opened = Store::open(options);
    ASSERT_TRUE(opened) << opened.error().print(Lang::en);
    store_ = std::move(*opened);
  }

  /// The code of the refusal, or "done".
  static std::string code_of(const Status& status) { return status ? "done" : std::string(status.error().code()); }

  Status run(std::string_view sql, Binds binds = {}) {
    return store_->write_and_wait([&](Transaction& t) -> Status {
      SANLIAN_TRY(t.run(sql, binds));
      return {};
    });
  }
  void must_run(std::string_view sql, Binds binds = {}) {
    const auto ran = run(sql, binds);
    ASSERT_TRUE(ran) << sql << ": " << ran.error().print(Lang::en);
  }

  using Job = std::function<Status(Transaction&)>;
  /// Runs all jobs in one group and answers the codes of their results in order.
  std::vector<std::string> run_as_one_group(const std::vector<Job>& jobs) {
    std::promise<void> gate;
    std::vector<std::string> codes(jobs.size());
    EXPECT_TRUE(
        store_->write([opened = gate.get_future().share()](Transaction&) -> Status { return opened.wait(), Status(); },
                      [](const Status&) {}, nullptr, WriteKind::large));
    for (std::size_t i = 0; i < jobs.size(); ++i)
      EXPECT_TRUE(store_->write(jobs[i], [&codes, i](const Status& status) { codes[i] = code_of(status); }));
    gate.set_value();
    static_cast<void>(store_->write_and_wait([](Transaction&) { return Status(); }));  // comes after all of them
    return codes;
  }

  Result<std::int64_t> count(std::string_view table) {
    return SANLIAN_TRY(store_->reader().integer("SELECT count(*) FROM " + std::string(table))).value_or(-1);
  }
  std::int64_t integer(std::string_view sql) {
    const auto found = store_->reader().integer(sql);
    EXPECT_TRUE(found) << sql << ": " << found.error().print(Lang::en);
    return found ? found->value_or(-1) : -1;
  }

  DataFolder folder_;
  ManualClock clock_{*Instant::parse("2026-03-02T09:00:00+08:00")};
  std::unique_ptr<Store> store_;
};

}  // namespace sanlian::store::testing
