// Whose a receipt is, how long it waits, and what may be removed.
#include "record/receipt.h"

#include <gtest/gtest.h>

#include "record/errors.h"
#include "store/testing/store_test_base.h"

namespace sanlian::record {
namespace {

class Receipts : public store::testing::StoreTestBase {
 protected:
  void SetUp() override {
    open();
    ASSERT_TRUE(store_->migrate(receipt_schema_steps()));
  }
  static Actor person(std::string id) {
    return Actor({.id = id, .login = id, .name = id, .roles = {"clerk"}, .park = "p", .organisation = {}});
  }
  static Receipt receipt(char digit, std::string name = "a.pdf", std::int64_t size = 5) {
    return {.name = std::move(name), .digest = std::string(64, digit), .media_type = "application/pdf", .size = size};
  }
  Status give(const Actor& to, const Receipt& receipt) {
    return store_->write_and_wait([&](store::Transaction& t) -> Status { return give_receipt(t, to, receipt); });
  }
  bool claim(const Actor& by, const Receipt& receipt) {
    return store_->write_and_wait([&](store::Transaction& t) { return claim_receipt(t, by, receipt); }).value();
  }
  std::vector<std::string> forget() {
    return store_->write_and_wait([&](store::Transaction& t) { return forget_unused_receipts(t); }).value();
  }
  void later(std::int64_t seconds) { clock_.set({clock_.now().micros + seconds * kMicrosPerSecond}); }

  const Actor a_ = person("a"), b_ = person("b");
};

TEST_F(Receipts, AreReadAsTheyWereWrittenAndNotOtherwise) {
  const auto written = receipt('a').json();
  EXPECT_EQ(Receipt::read(written)->json(), written);
  for (const std::string text :
       {"", "[]", "{}", "not json", R"({"name":"a","digest":"short","size":1,"media_type":"m"})"})
    EXPECT_FALSE(Receipt::read(text)) << text;
  auto upper = written, fraction = written;
  upper.replace(upper.find("aaaa"), 4, "AAAA");
  fraction.replace(fraction.find(":5"), 2, ":5.5");
  EXPECT_FALSE(Receipt::read(upper));
  EXPECT_FALSE(Receipt::read(fraction));
}

TEST_F(Receipts, AreWorthNothingToOthers) {
  ASSERT_TRUE(give(a_, receipt('1')));
  EXPECT_FALSE(claim(b_, receipt('1')));
  EXPECT_FALSE(claim(a_, receipt('2')));
  EXPECT_FALSE(claim(a_, receipt('1', "b.pdf")));
  EXPECT_FALSE(claim(a_, receipt('1', "a.pdf", 6)));
  EXPECT_TRUE(claim(a_, receipt('1')));
  EXPECT_TRUE(claim(a_, receipt('1'))) << "one paper may be kept with two records";
  EXPECT_FALSE(claim(b_, receipt('1')));
  EXPECT_TRUE(claim(Actor::on_behalf_of(b_, "clerk"), receipt('1'))) << "the platform copies what was claimed";
  EXPECT_FALSE(claim(Actor::system("x"), receipt('2'))) << "but not what never came";
}

TEST_F(Receipts, WaitADayAndTakeTheirContentWithThem) {
  ASSERT_TRUE(give(a_, receipt('1')));
  ASSERT_TRUE(give(a_, receipt('2')));
  ASSERT_TRUE(give(b_, receipt('2')));
  ASSERT_TRUE(give(a_, receipt('3')));
  ASSERT_TRUE(claim(a_, receipt('3')));
  later(24 * 3600 - 1);
  EXPECT_TRUE(forget().empty());
  ASSERT_TRUE(give(b_, receipt('2'))) << "uploaded again, it waits anew";
  later(1);
  EXPECT_FALSE(claim(a_, receipt('1')));
  EXPECT_EQ(forget(), std::vector{std::string(64, '1')}) << "2 is b's still, 3 is in a record";
  later(24 * 3600);
  EXPECT_EQ(forget(), std::vector{std::string(64, '2')});
  EXPECT_TRUE(claim(a_, receipt('3')));
}

TEST_F(Receipts, NobodyFillsTheDiskWithWhatTheyDoNotUse) {
  ASSERT_TRUE(give(a_, receipt('1', "a.pdf", kWaitingBytesMax)));
  const auto refused = give(a_, receipt('2'));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), errors::too_many_waiting.code);
  EXPECT_TRUE(give(b_, receipt('2')));
  ASSERT_TRUE(claim(a_, receipt('1', "a.pdf", kWaitingBytesMax)));
  EXPECT_TRUE(give(a_, receipt('2')));
}

}  // namespace
}  // namespace sanlian::record
