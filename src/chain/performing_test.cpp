// What a move writes, creates, sets off and tells; that it is all or nothing; that the journal tells the story.
#include "chain/funnel.h"
#include "chain/testing/lending_test_base.h"

namespace sanlian::chain {
namespace {

using Codes = std::vector<std::string>;

class Performing : public testing::LendingTestBase {
 protected:
  std::vector<store::JournalEntry> journal_of(std::string_view type, const std::string& id) {
    auto entries = store::journal::of_record(store_->reader(), type, id, 100);
    EXPECT_TRUE(entries);
    std::reverse(entries->begin(), entries->end());
    return std::move(*entries);
  }
  std::vector<StageEvent> events() { return *history(store_->reader(), "lending_case", case_); }
};

TEST_F(Performing, ANewRecordStandsAtTheStartWithItsFirstEvent) {
  const auto made = the_case();
  EXPECT_EQ(made.stage, "lead");
  EXPECT_EQ(made.stage_due, Date::of(2026, 5, 6));  // the break counts as no working day
  const auto all = events();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].from_stage, "");
  EXPECT_EQ(all[0].to_stage, "lead");
  EXPECT_EQ(all[0].move, "");
  EXPECT_EQ(all[0].park, "linkong");
  EXPECT_EQ(all[0].actor_name, "测试");
  EXPECT_EQ(all[0].due, Date::of(2026, 5, 6));
  EXPECT_EQ(all[0].version, 1);
}

TEST_F(Performing, DeadlinesCountWorkingDaysOverHolidays) {
  set("firm", firm_, R"({"score": 80})");
  refer("pledge", R"(, "asset": ")" + asset_ + "\"");
  clock_.set(*Instant::parse("2026-05-07T15:00:00+08:00"));
  const auto done = move(*staff_, "check", {.given = R"({"amount": 1, "term_months": 1})"});
  ASSERT_TRUE(done) << done.error().print(Lang::en);
  EXPECT_EQ(done->stage, "checked");
  EXPECT_EQ(done->due, Date::of(2026, 5, 11));  // Friday, the worked Saturday, Monday
  EXPECT_EQ(the_case().stage_since, clock_.now());
  const auto left = move(*staff_, "open");
  ASSERT_TRUE(left);
  EXPECT_EQ(left->due, std::nullopt);  // no target, no due date: the old one does not stay
  EXPECT_EQ(the_case().stage_due, std::nullopt);
}

TEST_F(Performing, TheLastMoveDoesAllThatIsDeclared) {
  bring_to_signed();
  std::string seen;
  schedule_ = [&](EffectContext& context) -> Status {
    EXPECT_EQ(context.record.stage, "paid");
    EXPECT_EQ(context.created.size(), 1u);
    EXPECT_EQ(context.person.id(), "u-bank");
    EXPECT_TRUE(context.who.actor.is_system());
    EXPECT_EQ(context.move.key, "pay");
    seen = context.created[0].id;
    return {};
  };
  const auto done = move(*banker_, "pay", {.given = R"({"paid_on": "2026-04-30"})"});
  ASSERT_TRUE(done) << done.error().print(Lang::en);
  EXPECT_EQ(done->stage, "paid");
  EXPECT_EQ(done->due, std::nullopt);
  ASSERT_EQ(done->created.size(), 1u);
  const auto loan_id = done->created[0].id;
  EXPECT_EQ(seen, loan_id);
  EXPECT_EQ(done->updated.size(), 1u);
  EXPECT_EQ(done->notices, 3);
  EXPECT_EQ(done->version, the_case().version);

  EXPECT_EQ(the_case().text("loan"), loan_id);
  EXPECT_EQ(shown("lending_case", case_, "paid_on"), "2026-04-30");
  EXPECT_EQ(shown("lending_case", case_, "note"), "由 signed 放款");  // values see the old stage
  EXPECT_EQ(shown("lending_case", case_, "days"), "0");
  const auto loan = row("loan", loan_id);
  EXPECT_EQ(loan.park, "linkong");
  EXPECT_EQ(loan.text("title"), "贷款");  // its default
  EXPECT_EQ(loan.integer("principal"), 900'000);
  EXPECT_EQ(loan.integer("case_days"), 0);  // computed from what was given just now
  EXPECT_EQ(loan.text("lending_case"), case_);
  EXPECT_EQ(loan.stage, "running");  // what is made begins its own chain
  EXPECT_EQ(history(store_->reader(), "loan", loan_id)->size(), 1u);
  EXPECT_EQ(row("asset", asset_).integer("pledged"), 1);
  EXPECT_EQ(row("asset", asset_).text("note"), "signed paid");  // what follows sees where the record came from
}

TEST_F(Performing, ARecordFromBeforeItsTypeHadAChainStandsAtTheStart) {
  ASSERT_TRUE(run("UPDATE r_lending_case SET stage = NULL, stage_since = NULL, stage_due = NULL"));
  const auto offers = moves_->available(store_->reader(), *staff_, clock_.now(), the_case());
  ASSERT_TRUE(offers);
  EXPECT_EQ(offers->size(), 2u);
  EXPECT_EQ(funnel(store_->reader(), lending(), "linkong", calendar_)->at(0).present, 1);
  must_move(*staff_, "refuse", {.reason = "企业放弃"});
  EXPECT_EQ(the_case().stage, "refused");
  EXPECT_EQ(the_case().text("ended_at"), "lead");
  EXPECT_EQ(events().back().from_stage, "lead");
}

TEST_F(Performing, UpdatesReachWhatTheirConditionAllows) {
  bring_to_signed();
  EXPECT_EQ(row("offer", offer_).text("state"), "chosen");
  EXPECT_EQ(row("offer", other_offer_).text("state"), "declined");
  EXPECT_EQ(row("offer", offer_).version, 2);
}

TEST_F(Performing, AReturnForCorrectionKeepsItsReason) {
  set("firm", firm_, R"({"score": 80})");
  refer("pledge", R"(, "asset": ")" + asset_ + "\"");
  must_move(*staff_, "check", {.given = R"({"amount": 10, "term_months": 12})"});
  EXPECT_EQ(codes(move(*staff_, "return_to_lead")), Codes{"chain.reason_missing"});
  must_move(*staff_, "return_to_lead", {.reason = " 金额有误 "});
  const auto back = the_case();
  EXPECT_EQ(back.stage, "lead");
  EXPECT_EQ(back.text("note"), "金额有误");
  EXPECT_EQ(back.integer("amount"), std::nullopt);
  EXPECT_EQ(back.stage_due, Date::of(2026, 5, 6));
  const auto all = events();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[2].from_stage, "checked");
  EXPECT_EQ(all[2].to_stage, "lead");
  EXPECT_EQ(all[2].reason, "金额有误");
  must_move(*staff_, "check", {.given = R"({"amount": 12})"});  // and on again; the term stands as it was
  EXPECT_EQ(the_case().integer("term_months"), 12);
}

TEST_F(Performing, ValuesOfARefusalSeeTheOldStage) {
  must_move(*staff_, "refuse", {.reason = "企业放弃"});
  EXPECT_EQ(the_case().text("ended_at"), "lead");
  EXPECT_EQ(the_case().stage, "refused");
}

TEST_F(Performing, TheJournalTellsTheStory) {
  bring_to_signed();
  must_move(*banker_, "pay", {.given = R"({"paid_on": "2026-04-30"})"});
  const auto entries = journal_of("lending_case", case_);
  std::vector<std::string> story;
  std::int64_t version = 0;
  for (const auto& entry : entries) {
    EXPECT_EQ(entry.version, ++version);
    story.push_back(entry.action + " " + entry.cause_ref + " " + entry.actor_name + " " + entry.actor_role);
  }
  EXPECT_EQ(story, (std::vector<std::string>{"create  测试 ", "move check 李专员 staff", "move open 李专员 staff",
                                             "move choose 王总 firm_user", "move sign 赵经理 banker",
                                             "move pay 赵经理 banker"}));
  EXPECT_EQ(entries[1].cause, "move");
  EXPECT_EQ(entries[1].request_id, "req-1");
  EXPECT_EQ(entries[1].actor, "u-staff");
  EXPECT_NE(entries[1].changes.find(R"("stage":["lead","checked"])"), std::string::npos) << entries[1].changes;
  EXPECT_NE(entries[1].changes.find(R"("amount":[null,"10000.50"])"), std::string::npos) << entries[1].changes;
  EXPECT_EQ(the_case().updated_by, "u-bank");
  // What the move wrote elsewhere carries the same cause and the same person.
  const auto asset = journal_of("asset", asset_);
  EXPECT_EQ(asset.back().cause_ref, "pay");
  EXPECT_EQ(asset.back().actor_name, "赵经理");
  EXPECT_EQ(asset.back().changes, R"({"pledged":[null,true],"note":[null,"signed paid"]})");
  EXPECT_TRUE(store::journal::verify(store_->reader())->sound());
  for (const auto& one : registry_->types())
    EXPECT_TRUE(store::journal::incomplete(store_->reader(), one->key, one->table(), 5)->empty()) << one->key;
}

TEST_F(Performing, TheReasonStandsInTheJournal) {
  must_move(*staff_, "refuse", {.reason = "企业放弃"});
  const auto entries = journal_of("lending_case", case_);
  EXPECT_NE(entries.back().changes.find(R"("stage_reason":[null,"企业放弃"])"), std::string::npos)
      << entries.back().changes;
}

/// All that a move could have left behind.
struct Traces {
  std::int64_t journal, events, loans, notices, case_version, asset_version;
  auto operator<=>(const Traces&) const = default;
};

class AllOrNothing : public Performing {
 protected:
  Traces traces() {
    return {integer("SELECT count(*) FROM journal"),
            integer("SELECT count(*) FROM stage_event"),
            integer("SELECT count(*) FROM r_loan"),
            integer("SELECT count(*) FROM notice"),
            the_case().version,
            row("asset", asset_).version};
  }
};

TEST_F(AllOrNothing, AFailingEffectUndoesTheMove) {
  bring_to_signed();
  const auto before = traces();
  schedule_ = [](EffectContext& context) -> Status {
    SANLIAN_TRY(context.transaction.run("UPDATE r_asset SET version = version + 1"));
    return Error(store::errors::job_failed);
  };
  const auto refused = move(*banker_, "pay", {.given = R"({"paid_on": "2026-04-30"})"});
  EXPECT_EQ(codes(refused), Codes{"store.job_failed"});
  EXPECT_EQ(refused.error().where(), "schedule");
  EXPECT_EQ(traces(), before);
}

TEST_F(AllOrNothing, AFailingLaterStepUndoesTheMove) {
  bring_to_signed();
  set("offer", offer_, R"({"amount": null})");  // a loan needs a principal
  const auto before = traces();
  const auto refused = move(*banker_, "pay", {.given = R"({"paid_on": "2026-04-30"})"});
  EXPECT_EQ(codes(refused), Codes{"record.required"});
  EXPECT_EQ(refused.error().where().substr(0, 4), "loan");
  EXPECT_EQ(traces(), before);
}

TEST_F(AllOrNothing, ARefusedMoveLeavesTheRestOfALargerJob) {
  bring_to_signed();
  schedule_ = [](EffectContext&) -> Status { return Error(store::errors::job_failed); };
  const auto before = traces();
  const auto job = store_->write_and_wait([&](store::Transaction& t) -> Status {
    EXPECT_EQ(codes(move_in(t, *banker_, "pay", {.given = R"({"paid_on": "2026-04-30"})"})), Codes{"store.job_failed"});
    SANLIAN_TRY(post(
        t, {.role = "staff", .park = "linkong", .type = "lending_case", .record_id = case_, .text = {"批量", "Bulk"}}));
    return {};
  });
  ASSERT_TRUE(job) << job.error().print(Lang::en);
  auto after = before;
  ++after.notices;
  EXPECT_EQ(traces(), after);
}

TEST_F(Performing, WritesThatThePersonCouldNotMakeAreMadeInTheirName) {
  bring_to_signed();
  const auto now = clock_.now();
  const auto own = writer_->permission(store_->reader(), *banker_, now, record::Action::edit, the_case());
  EXPECT_FALSE(own.allowed);
  must_move(*banker_, "pay", {.given = R"({"paid_on": "2026-04-30"})"});
  EXPECT_EQ(the_case().updated_by, "u-bank");
}

TEST_F(Performing, OverdueRecordsAreListedLongestFirst) {
  const auto second = make("lending_case", R"({"title": "办件二", "firm": ")" + firm_ + "\"}");
  set("firm", firm_, R"({"score": 80})");
  refer("pledge", R"(, "asset": ")" + asset_ + "\"");
  must_move(*staff_, "check", {.given = R"({"amount": 1})"});
  const auto late = [&](Date date, std::string_view park = "linkong") {
    std::string text;
    const auto records = overdue(store_->reader(), lending(), park, date, calendar_);
    EXPECT_TRUE(records);
    for (const auto& one : *records)
      text += (one.id == second ? "second " : "first ") + one.due.to_string() + " " +
              std::to_string(one.workdays_late) + "; ";
    return text;
  };
  EXPECT_EQ(late(Date::of(2026, 5, 6)), "");  // due today is not late
  EXPECT_EQ(late(Date::of(2026, 5, 7)), "second 2026-05-06 1; ");
  EXPECT_EQ(late(Date::of(2026, 5, 11)), "second 2026-05-06 4; first 2026-05-08 2; ");
  EXPECT_EQ(late(Date::of(2026, 5, 11), "elsewhere"), "");
  EXPECT_EQ(late(Date::of(2026, 5, 11), ""), late(Date::of(2026, 5, 11)));
}

}  // namespace
}  // namespace sanlian::chain
