#include "chain/notice.h"

#include "chain/testing/lending_test_base.h"

namespace sanlian::chain {
namespace {

class Notices : public testing::LendingTestBase {
 protected:
  std::string texts(const record::Actor& actor, const NoticeQuery& query = {}) {
    const auto notices = notices_for(store_->reader(), actor, query);
    EXPECT_TRUE(notices);
    std::string texts;
    for (const auto& notice : *notices) texts += notice.text.en + ";";
    return texts;
  }
  Status read(const record::Actor& actor, std::int64_t id) {
    return store_->write_and_wait([&](store::Transaction& t) { return mark_read(t, actor, id); });
  }
};

TEST_F(Notices, AreSeenByTheRoleOfTheOrganisationOrParkAlone) {
  bring_to_signed();
  must_move(*banker_, "pay", {.given = R"({"paid_on": "2026-04-30"})"});
  EXPECT_EQ(texts(*banker_), "Open for offers;");
  EXPECT_EQ(texts(person("u", "u", "banker", "", other_bank_)), "Open for offers;");
  EXPECT_EQ(texts(*firm_user_), "The loan has been paid out;");
  EXPECT_EQ(texts(*staff_), "The loan has been paid out;");
  EXPECT_EQ(texts(*viewer_), "The loan has been paid out;");

  EXPECT_EQ(texts(person("u", "u", "banker", "", firm_)), "");            // the right organisation, another role
  EXPECT_EQ(texts(person("u", "u", "banker", "linkong", "")), "");        // the right role, no organisation
  EXPECT_EQ(texts(person("u", "u", "firm_user", "linkong", bank_)), "");  // the right park, another organisation
  EXPECT_EQ(texts(person("u", "u", "staff", "elsewhere", "")), "");
  EXPECT_EQ(texts(person("u", "u", "staff", "", "")), "");
  EXPECT_EQ(texts(record::Actor::system("x")), "");
  EXPECT_EQ(
      texts(record::Actor(
          {.id = "u", .login = "u", .name = "u", .roles = {"banker", "firm_user"}, .park = {}, .organisation = bank_})),
      "Open for offers;");
}

TEST_F(Notices, OnePersonsNoticeIsForThatPerson) {
  const auto posted = store_->write_and_wait([&](store::Transaction& t) {
    return post(t, {.role = "staff",
                    .park = "linkong",
                    .user_id = "u-staff",
                    .type = "lending_case",
                    .record_id = case_,
                    .text = {"交办", "For you"}});
  });
  ASSERT_TRUE(posted);
  EXPECT_EQ(texts(*staff_), "For you;");
  EXPECT_EQ(texts(person("u-other", "另一人", "staff", "linkong", "")), "");
}

TEST_F(Notices, AreMarkedReadOnceAndOnlyByWhoeverMaySeeThem) {
  bring_to_signed();
  const auto notices = *notices_for(store_->reader(), *banker_);
  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(notices[0].record_id, case_);
  EXPECT_EQ(notices[0].move, "open");
  EXPECT_EQ(notices[0].organisation, bank_);
  EXPECT_EQ(*count_unread(store_->reader(), *banker_), 1);
  EXPECT_EQ(code_of(read(*firm_user_, notices[0].id)), "chain.no_such_notice");
  EXPECT_EQ(code_of(read(*banker_, notices[0].id + 1000)), "chain.no_such_notice");
  EXPECT_EQ(code_of(read(*banker_, notices[0].id)), "done");
  const auto first_read = clock_.now();
  clock_.set({first_read.micros + 1});
  EXPECT_EQ(code_of(read(*banker_, notices[0].id)), "done");
  EXPECT_EQ(*count_unread(store_->reader(), *banker_), 0);
  EXPECT_EQ(texts(*banker_), "");
  const auto all = *notices_for(store_->reader(), *banker_, {.unread_only = false});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].read_at, first_read);
  EXPECT_EQ(all[0].read_by, "u-bank");
}

TEST_F(Notices, ArePagedNewestFirst) {
  const auto posted = store_->write_and_wait([&](store::Transaction& t) -> Status {
    for (const auto* text : {"1", "2", "3", "4", "5"})
      SANLIAN_TRY(post(
          t, {.role = "staff", .park = "linkong", .type = "lending_case", .record_id = case_, .text = {text, text}}));
    return {};
  });
  ASSERT_TRUE(posted);
  EXPECT_EQ(texts(*staff_, {.limit = 2}), "5;4;");
  const auto page = *notices_for(store_->reader(), *staff_, {.limit = 2});
  EXPECT_EQ(texts(*staff_, {.before_id = page.back().id, .limit = 2}), "3;2;");
}

}  // namespace
}  // namespace sanlian::chain
