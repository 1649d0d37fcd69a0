#include "net/impl/inbox.h"

#include <gtest/gtest.h>

#include <thread>

#include "net/reply_batch.h"

namespace sanlian::net {
namespace {

struct CountingTask final : LoopTask {
  int* runs;
  explicit CountingTask(int* count) : runs(count) {}
  void run_on_loop(std::shared_ptr<LoopTask>) override { ++*runs; }
};

struct Fixture {
  int wakes = 0, runs = 0;
  std::shared_ptr<Inbox> inbox = std::make_shared<Inbox>([this] { ++wakes; });
  void post(int count) {
    for (int i = 0; i < count; ++i) inbox->post(std::make_shared<CountingTask>(&runs));
  }
};

TEST(Inbox, WakesOnceUntilTheLoopHasCome) {
  Fixture f;
  f.post(10);
  EXPECT_EQ(f.wakes, 1);
  f.inbox->run_all();
  EXPECT_EQ(f.runs, 10);
  f.post(1);
  EXPECT_EQ(f.wakes, 2);
}

TEST(Inbox, ABatchWakesEachLoopOnceAtItsEnd) {
  Fixture one, two, untouched;
  {
    const ReplyBatch outer;
    {
      const ReplyBatch inner;
      one.post(5);
    }
    two.post(5);
    EXPECT_EQ(one.wakes + two.wakes, 0);
    one.inbox->run_all();  // came by itself meanwhile
  }
  EXPECT_EQ(one.wakes, 0);
  EXPECT_EQ(one.runs, 5);
  EXPECT_EQ(two.wakes, 1);
  EXPECT_EQ(untouched.wakes, 0);
}

TEST(Inbox, AnotherThreadsBatchDelaysNobodyElse) {
  Fixture f;
  const ReplyBatch batch;
  f.post(1);
  std::thread([&] { f.post(1); }).join();
  EXPECT_EQ(f.wakes, 1);
}

TEST(Inbox, ClosedItDropsEverything) {
  Fixture f;
  f.post(1);
  f.inbox->close();
  f.post(1);
  f.inbox->run_all();
  EXPECT_EQ(f.runs, 0);
  EXPECT_EQ(f.wakes, 1);
}

}  // namespace
}  // namespace sanlian::net
