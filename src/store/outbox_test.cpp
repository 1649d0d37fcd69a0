#include "store/outbox.h"

#include "store/testing/store_test_base.h"

namespace sanlian::store {
namespace {

class OutboxTest : public testing::StoreTestBase {
 protected:
  void append(std::string topic, std::string payload, std::int64_t due_in = 0) {
    ASSERT_TRUE(store_->write_and_wait([&](Transaction& t) {
      return outbox::append(t, topic, payload, due_in ? Instant{t.now().micros + due_in} : Instant());
    }));
  }
  std::string take(int limit = 10) {
    taken_ = outbox::take(*store_, "mail", limit, 60 * kMicrosPerSecond).value();
    std::string text;
    for (const auto& item : taken_) text += item.payload + std::to_string(item.attempts) + " ";
    return text;
  }
  void pass(std::int64_t seconds) { clock_.set({clock_.now().micros + seconds * kMicrosPerSecond}); }
  std::vector<OutboxItem> taken_;
};

TEST_F(OutboxTest, ItemsComeWhenDueAndOnce) {
  append("mail", "b", 10 * kMicrosPerSecond);
  append("mail", "a");
  append("notice", "other");
  EXPECT_EQ(take(), "a1 ");
  EXPECT_EQ(take(), "") << "taken by one";
  pass(10);
  EXPECT_EQ(take(), "b1 ");
  ASSERT_TRUE(store_->write_and_wait([&](Transaction& t) { return outbox::done(t, taken_[0].id); }));
  pass(50);
  EXPECT_EQ(take(), "a2 ") << "its worker died: it comes back; the other was done";
}

TEST_F(OutboxTest, ARefusedChangeSendsNothing) {
  EXPECT_FALSE(store_->write_and_wait([](Transaction& t) -> Status {
    SANLIAN_TRY(outbox::append(t, "mail", "never"));
    return Error(errors::busy);
  }));
  EXPECT_EQ(take(), "");
}

TEST_F(OutboxTest, FailuresAreTriedAgainAndThenGivenUp) {
  append("mail", "a");
  for (int attempt = 1; attempt <= 3; ++attempt) {
    ASSERT_EQ(take(), "a" + std::to_string(attempt) + " ");
    const auto gave_up = store_->write_and_wait(
        [&](Transaction& t) { return outbox::failed(t, taken_[0], "no such address", 5 * kMicrosPerSecond, 3); });
    EXPECT_EQ(*gave_up, attempt == 3);
    EXPECT_EQ(take(), "");
    pass(5);
  }
  EXPECT_EQ(take(), "");
  const auto left = outbox::given_up(store_->reader(), 10);
  ASSERT_EQ(left->size(), 1u);
  EXPECT_EQ(left->at(0).last_error, "no such address");
}

}  // namespace
}  // namespace sanlian::store
