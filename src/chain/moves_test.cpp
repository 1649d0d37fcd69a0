// What is offered, and every way a move is refused, in the order of precedence.
#include "chain/moves.h"

#include "chain/testing/lending_test_base.h"

namespace sanlian::chain {
namespace {

using Codes = std::vector<std::string>;

class Moving : public testing::LendingTestBase {
 protected:
  std::vector<MoveOffer> offers(const record::Actor& actor) {
    auto offers = moves_->available(store_->reader(), actor, clock_.now(), the_case());
    EXPECT_TRUE(offers) << offers.error().print(Lang::en);
    return std::move(*offers);
  }
  static std::string keys(const std::vector<MoveOffer>& offers) {
    std::string keys;
    for (const auto& offer : offers) keys += (offer.allowed ? "+" : "-") + offer.move->key + " ";
    return keys;
  }
};

TEST_F(Moving, OffersWhatTheRolesKnowAndSaysWhyNot) {
  const auto staff = offers(*staff_);
  EXPECT_EQ(keys(staff), "-check +refuse ");
  ASSERT_EQ(staff[0].reasons.size(), 2u);  // the amount is given with the move and not judged before
  EXPECT_EQ(staff[0].reasons[0].kind, MoveReason::Kind::guard_unmet);
  EXPECT_EQ(staff[0].reasons[0].text.zh, "请先登记质押物");
  EXPECT_EQ(staff[0].reasons[1].kind, MoveReason::Kind::guard_unknown);
  EXPECT_EQ(staff[0].reasons[1].text.en, "The score of the firm is too low");
  ASSERT_EQ(staff[0].reasons[1].needs.size(), 1u);
  EXPECT_EQ(staff[0].reasons[1].needs[0].path, "firm.score");
  EXPECT_EQ(staff[0].reasons[1].needs[0].label, (Label{"借款企业 · 评分", "Firm · Score"}));
  ASSERT_EQ(staff[0].inputs.size(), 2u);
  EXPECT_EQ(staff[0].inputs[0].ask->field->key, "amount");
  EXPECT_FALSE(staff[0].inputs[0].filled);

  EXPECT_EQ(keys(offers(*firm_user_)), "");
  EXPECT_EQ(keys(offers(person("x", "x", "staff", "another_park", ""))), "+refuse ");  // `where` of check is not met

  set("firm", firm_, R"({"score": 80})");
  refer("pledge");
  EXPECT_EQ(keys(offers(*staff_)), "+check +refuse ");
  set("firm", firm_, R"({"score": 10})");
  EXPECT_EQ(keys(offers(*staff_)), "-check +refuse ");
}

TEST_F(Moving, OffersNameMissingDocumentsAndTheGroundsOfACheck) {
  set("firm", firm_, R"({"score": 80})");
  const auto poor = make("asset", R"({"name": "专利二", "worth": 11999.99})");
  const auto unknown = make("asset", R"({"name": "专利三"})");
  for (const auto& asset : {asset_, poor, unknown, poor}) refer("pledge", R"(, "asset": ")" + asset + "\"");
  must_move(*staff_, "check", {.given = R"({"amount": 5, "term_months": 12})"});
  auto open = offers(*staff_).at(0);
  EXPECT_FALSE(open.allowed);
  ASSERT_EQ(open.reasons.size(), 1u);
  EXPECT_EQ(open.reasons[0].kind, MoveReason::Kind::check_not_passed);
  ASSERT_EQ(open.reasons[0].grounds.size(), 2u);  // each asset once
  EXPECT_EQ(open.reasons[0].grounds[0].zh, "专利二：价值不足");
  EXPECT_EQ(open.reasons[0].grounds[1].zh, "专利三：价值不足（待补：价值）");
  const auto refused = move(*staff_, "open");
  EXPECT_EQ(codes(refused), Codes{"chain.check_not_passed"});
  EXPECT_NE(refused.error().message(Lang::zh).find("专利三"), std::string::npos);

  set("asset", poor, R"({"worth": 12000})");
  set("asset", unknown, R"({"worth": 12000})");
  must_move(*staff_, "open");
  const auto sign = offers(*staff_).at(0);
  EXPECT_EQ(sign.move->key, "sign");
  ASSERT_EQ(sign.reasons.size(), 3u);
  EXPECT_EQ(sign.reasons[1].kind, MoveReason::Kind::document_missing);
  EXPECT_EQ(sign.reasons[1].key, "contract");
  EXPECT_EQ(sign.reasons[2].text.zh, "放款凭证");
}

TEST_F(Moving, ACheckWhoseRecordIsEmptyIsUnknown) {
  set("firm", firm_, R"({"score": 80})");
  refer("pledge");  // of no asset
  must_move(*staff_, "check", {.given = R"({"amount": 5})"});
  const auto refused = move(*staff_, "open");
  EXPECT_EQ(codes(refused), Codes{"chain.guard_unknown"});
  EXPECT_NE(refused.error().hint(Lang::zh).find("质押物清单 · 资产"), std::string::npos) << refused.error().hint();
}

TEST_F(Moving, WhatIsOfferedAndWhatIsPerformedAgree) {
  set("firm", firm_, R"({"score": 59})");
  refer("pledge");
  const Doing doing{.given = R"({"amount": 1})"};
  EXPECT_FALSE(offers(*staff_).at(0).allowed);
  EXPECT_EQ(codes(move(*staff_, "check", doing)), Codes{"chain.guard_unmet"});
  set("firm", firm_, R"({"score": 60})");
  EXPECT_TRUE(offers(*staff_).at(0).allowed);
  EXPECT_EQ(codes(move(*staff_, "check", doing)), Codes{"done"});
}

TEST_F(Moving, RefusalsComeInOrderOfPrecedence) {
  // Each step mends what the step before was refused for; everything after it is still wrong.
  const auto stranger = person("u-x", "x", "banker", "", bank_);  // sees no case without an offer
  const auto elsewhere = person("u-y", "y", "staff", "another_park", "");
  const Doing wrong{.given = R"({"amount": "many", "title": "x"})", .no_version = true};
  EXPECT_EQ(codes(move(stranger, "nothing", wrong)), Codes{"record.not_found"});
  EXPECT_EQ(codes(move(elsewhere, "check", wrong)), Codes{"record.not_found"});
  const auto unknown = move(*staff_, "chek", wrong);
  EXPECT_EQ(codes(unknown), Codes{"chain.unknown_move"});
  EXPECT_EQ(unknown.error().hint(Lang::en), "→ check");
  const auto role = move(*viewer_, "check", wrong);
  EXPECT_EQ(codes(role), Codes{"chain.wrong_role"});
  EXPECT_EQ(role.error().kind(), ErrorKind::forbidden);
  EXPECT_NE(role.error().hint(Lang::zh).find("专班"), std::string::npos);
  const auto two_roles = record::Actor({.id = "u-z",
                                        .login = "z",
                                        .name = "z",
                                        .roles = {"viewer", "staff"},
                                        .park = "another_park",
                                        .organisation = {}});
  EXPECT_EQ(codes(move(two_roles, "check", wrong)), Codes{"chain.not_this_record"});
  EXPECT_EQ(codes(move(*staff_, "open", wrong)), Codes{"record.version_missing"});
  EXPECT_EQ(codes(move(*staff_, "open", {.given = wrong.given, .version = 7})), Codes{"record.version_conflict"});
  const auto stage = move(*staff_, "open", {.given = wrong.given});
  EXPECT_EQ(codes(stage), Codes{"chain.wrong_stage"});
  EXPECT_EQ(stage.error().kind(), ErrorKind::conflict);
  EXPECT_EQ(stage.error().message(Lang::zh), "记录在环节“线索”，“开放报价”须从已核查办理");
  EXPECT_EQ(codes(move(*staff_, "check", {.given = wrong.given})), Codes{"record.unreadable_number"});
  EXPECT_EQ(codes(move(*staff_, "check", {.given = R"({"title": "x", "note": "y"})"})),
            (Codes{"chain.not_asked", "chain.not_asked"}));
  EXPECT_EQ(codes(move(*staff_, "check", {.given = R"({"amont": 1})"})), Codes{"record.unknown_field"});
  // From here on everything that is wrong is said at once: field, guards. The guard on the amount would say no more.
  EXPECT_EQ(codes(move(*staff_, "check")), (Codes{"chain.field_missing", "chain.guard_unmet", "chain.guard_unknown"}));
  EXPECT_EQ(codes(move(*staff_, "check", {.given = R"({"amount": 0})"})),
            (Codes{"chain.guard_unmet", "chain.guard_unmet", "chain.guard_unknown"}));
  EXPECT_EQ(codes(move(*staff_, "refuse")), Codes{"chain.reason_missing"});
  EXPECT_EQ(codes(move(*staff_, "refuse", {.reason = "　 "})), Codes{"chain.reason_missing"});
  EXPECT_EQ(the_case().version, 1);
  EXPECT_EQ(integer("SELECT count(*) FROM stage_event WHERE record_id = '" + case_ + "'"), 1);
}

TEST_F(Moving, AnUnknownGuardNamesItsFieldInBothLanguages) {
  refer("pledge");
  const auto refused = move(*staff_, "check", {.given = R"({"amount": 1})"});
  ASSERT_EQ(codes(refused), Codes{"chain.guard_unknown"});
  EXPECT_EQ(refused.error().message(Lang::zh), "尚无法判断：企业评分不足");
  EXPECT_EQ(refused.error().hint(Lang::zh), "补填：借款企业 · 评分");
  EXPECT_EQ(refused.error().hint(Lang::en), "fill in: Firm · Score");
}

TEST_F(Moving, DocumentsCountWhenTheyAreAttachedAndLive) {
  bring_to_signed();
  EXPECT_EQ(the_case().stage, "signed");
}

TEST_F(Moving, DocumentsOfAnotherCaseOrInTheBinDoNotCount) {
  set("firm", firm_, R"({"score": 80})");
  refer("pledge", R"(, "asset": ")" + asset_ + "\"");
  must_move(*staff_, "check", {.given = R"({"amount": 1, "term_months": 12})"});
  const auto offer = refer("offer", R"(, "amount": 1, "state": "sent", "bank": ")" + bank_ + "\"");
  must_move(*staff_, "open");
  must_move(*firm_user_, "choose", {.given = R"({"chosen": ")" + offer + "\"}"});
  EXPECT_EQ(codes(move(*banker_, "sign")), (Codes{"chain.document_missing", "chain.document_missing"}));
  const auto contract = refer("document", R"(, "title": "合同", "kind": "contract")");
  make("document", R"({"title": "凭证", "kind": "voucher"})");
  EXPECT_EQ(codes(move(*banker_, "sign")), Codes{"chain.document_missing"});
  refer("document", R"(, "title": "凭证", "kind": "voucher")");
  const record::Cause cause;
  const auto removed = store_->write_and_wait([&](store::Transaction& t) {
    return writer_->remove(t, {.actor = *staff_, .cause = cause}, type("document"), contract, 1);
  });
  ASSERT_TRUE(removed) << removed.error().print(Lang::en);
  EXPECT_EQ(codes(move(*banker_, "sign")), Codes{"chain.document_missing"});
}

TEST_F(Moving, ADocumentCountsUntilTheDayItIsValid) {
  set("firm", firm_, R"({"score": 80})");
  refer("pledge", R"(, "asset": ")" + asset_ + "\"");
  must_move(*staff_, "check", {.given = R"({"amount": 1, "term_months": 12})"});
  const auto offer = refer("offer", R"(, "amount": 1, "state": "sent", "bank": ")" + bank_ + "\"");
  must_move(*staff_, "open");
  must_move(*firm_user_, "choose", {.given = R"({"chosen": ")" + offer + "\"}"});
  refer("document", R"(, "title": "合同", "kind": "contract")");
  refer("document", R"(, "title": "旧凭证", "kind": "voucher", "valid_until": "2026-04-01")");
  refer("document", R"(, "title": "凭证", "kind": "voucher", "valid_until": "2026-04-29")");
  const auto refused = move(*banker_, "sign");
  ASSERT_EQ(codes(refused), Codes{"chain.document_missing"});
  EXPECT_EQ(refused.error().message(Lang::zh), "缺材料“放款凭证（有效期至 2026-04-29，已过期）”");
  EXPECT_EQ(refused.error().message(Lang::en), "the document is missing: Voucher (expired on 2026-04-29)");
  EXPECT_EQ(offers(*banker_).at(0).reasons.at(0).key, "voucher");
  refer("document", R"(, "title": "新凭证", "kind": "voucher", "valid_until": "2026-04-30")");  // today is its last day
  EXPECT_EQ(codes(move(*banker_, "sign")), Codes{"done"});
}

TEST_F(Moving, ARecordHiddenByItsRowRuleIsNeitherSeenNorMoved) {
  bring_to_signed();
  const Doing pay{.given = R"({"paid_on": "2026-04-30"})"};
  // A banker without an offer in the case, staff of another park, another firm: none learns that the case is there.
  for (const auto& stranger :
       {person("u-1", "a", "banker", "", firm_), person("u-2", "b", "staff", "another_park", ""),
        person("u-3", "c", "firm_user", "linkong", bank_), person("u-4", "d", "no_such_role", "linkong", bank_)})
    EXPECT_EQ(codes(move(stranger, "pay", pay)), Codes{"record.not_found"}) << stranger.name();
  // The bank that lost sees the case, and may not pay it out.
  EXPECT_EQ(codes(move(person("u-5", "e", "banker", "", other_bank_), "pay", pay)), Codes{"chain.not_this_record"});
  EXPECT_EQ(the_case().stage, "signed");
}

TEST_F(Moving, AReferenceToWhatTheMoverMayNotSeeIsOneToNothing) {
  set("firm", firm_, R"({"score": 80})");
  refer("pledge", R"(, "asset": ")" + asset_ + "\"");
  must_move(*staff_, "check", {.given = R"({"amount": 1, "term_months": 12})"});
  refer("offer", R"(, "amount": 1, "state": "sent", "bank": ")" + bank_ + "\"");
  must_move(*staff_, "open");
  const auto firm = make("firm", R"({"name": "别家"})");
  const auto other = make("lending_case", R"({"title": "办件二", "since": "2026-04-30", "firm": ")" + firm + "\"}");
  const auto hidden =
      make("offer", R"({"lending_case": ")" + other + R"(", "amount": 1, "state": "sent", "bank": ")" + bank_ + "\"}");
  const std::string absent = "00000000-0000-7000-8000-000000000000";
  const auto told = [&](const std::string& id) {
    const auto refused = move(*firm_user_, "choose", {.given = R"({"chosen": ")" + id + "\"}"});
    EXPECT_EQ(codes(refused), Codes{"record.no_such_target"});
    auto text = refused ? std::string() : refused.error().print(Lang::en);
    if (const auto at = text.find(id); at != std::string::npos) text.replace(at, id.size(), "ID");
    return text;
  };
  EXPECT_EQ(told(hidden), told(absent));
  EXPECT_EQ(the_case().text("chosen"), "");
}

TEST_F(Moving, WhatOneRoleOpensIsNotMovedWithTheRightOfAnother) {
  // A viewer of the province sees every case; as staff of another park the same person has no business with this one.
  const auto both = [&](std::string park) {
    return record::Actor({.id = "u-z",
                          .login = "z",
                          .name = "z",
                          .roles = {"viewer", "staff"},
                          .park = std::move(park),
                          .organisation = {}});
  };
  EXPECT_EQ(keys(offers(both("another_park"))), "");
  EXPECT_EQ(codes(move(both("another_park"), "refuse", {.reason = "x"})), Codes{"chain.not_this_record"});
  EXPECT_EQ(keys(offers(both("linkong"))), "-check +refuse ");
  EXPECT_EQ(codes(move(both("linkong"), "refuse", {.reason = "x"})), Codes{"done"});
}

TEST_F(Moving, AGuardOnWhatIsComputedFromTheGivenWaitsForIt) {
  bring_to_signed();
  const auto pay = offers(*banker_);
  EXPECT_EQ(keys(pay), "+pay ");
  set("lending_case", case_, R"({"since": "2025-04-29"})");
  EXPECT_EQ(codes(move(*banker_, "pay", {.given = R"({"paid_on": "2026-04-30"})"})), Codes{"chain.guard_unmet"});
  EXPECT_EQ(codes(move(*banker_, "pay", {.given = R"({"paid_on": "2026-04-29"})"})), Codes{"done"});  // 365 days
}

TEST_F(Moving, OfTwoPeopleWhoMakeTheSameMoveTheSecondIsRefused) {
  bring_to_signed();
  const auto version = the_case().version;
  std::vector<Job> jobs(2, [&](store::Transaction& t) -> Status {
    SANLIAN_TRY(move_in(t, *banker_, "pay", {.given = R"({"paid_on": "2026-04-30"})", .version = version}));
    return {};
  });
  EXPECT_EQ(run_as_one_group(jobs), (Codes{"done", "record.version_conflict"}));
  EXPECT_EQ(*count("r_loan"), 1);
  EXPECT_EQ(the_case().stage, "paid");
  // The newer version does not help: the stage has moved on.
  EXPECT_EQ(codes(move(*banker_, "pay", {.given = R"({"paid_on": "2026-04-30"})"})), Codes{"chain.wrong_stage"});
}

TEST_F(Moving, AMoveThatStaysCountsTheVersionUpToo) {
  set("firm", firm_, R"({"score": 80})");
  refer("pledge", R"(, "asset": ")" + asset_ + "\"");
  must_move(*staff_, "check", {.given = R"({"amount": 1, "term_months": 12})"});
  const auto offer = refer("offer", R"(, "amount": 1, "state": "sent", "bank": ")" + bank_ + "\"");
  must_move(*staff_, "open");
  const auto before = the_case();
  clock_.set({clock_.now().micros + kMicrosPerDay});
  const std::string given = R"({"chosen": ")" + offer + "\"}";
  must_move(*firm_user_, "choose", {.given = given, .version = before.version});
  const auto after = the_case();
  EXPECT_EQ(after.version, before.version + 1);
  EXPECT_EQ(after.stage_since, before.stage_since);
  EXPECT_EQ(codes(move(*firm_user_, "choose", {.given = given, .version = before.version})),
            Codes{"record.version_conflict"});
  EXPECT_EQ(codes(move(*firm_user_, "choose", {.given = given})), Codes{"chain.guard_unmet"});
}

TEST_F(Moving, ATypeWithoutAChainHasNoMoves) {
  EXPECT_EQ(codes(moves_->available(store_->reader(), *staff_, clock_.now(), row("firm", firm_))),
            Codes{"chain.no_chain"});
}

}  // namespace
}  // namespace sanlian::chain
