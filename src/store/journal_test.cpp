#include "store/journal.h"

#include "base/random.h"
#include "store/impl/journal_tail.h"
#include "store/testing/store_test_base.h"

namespace sanlian::store {
namespace {

JournalEntry entry(std::string record_id, std::int64_t version = 1, std::string changes = R"({"name":[null,"甲"]})") {
  return {.actor = "u1",
          .actor_name = "王芳",
          .actor_role = "task_force",
          .cause = "edit",
          .cause_ref = "",
          .request_id = "r-1",
          .park = "linkong",
          .type = "firm",
          .record_id = std::move(record_id),
          .version = version,
          .action = version == 1 ? "create" : "edit",
          .changes = std::move(changes)};
}

class JournalTest : public testing::StoreTestBase {
 protected:
  Status append(const std::vector<JournalEntry>& entries) {
    return store_->write_and_wait([&](Transaction& t) -> Status {
      for (const auto& one : entries) SANLIAN_TRY(journal::append(t, one));
      return {};
    });
  }
  journal::Verdict verify(const std::vector<journal::Seal>& anchors = {}) {
    auto verdict = journal::verify(store_->reader(), anchors);
    EXPECT_TRUE(verdict);
    return verdict.value();
  }
  std::string seqs(const Result<std::vector<JournalEntry>>& entries) {
    EXPECT_TRUE(entries);
    std::string out;
    for (const auto& one : *entries) out += std::to_string(one.seq) + " ";
    return out;
  }
  /// Somebody with the file in his hands, past all triggers, the store being closed.
  void tamper(std::string_view sql) {
    store_.reset();
    {
      auto file =
          Connection::open({.file = (folder_.path() / "data.db").string(), .mode = Connection::Mode::read_write});
      ASSERT_TRUE(
          file->script("DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete;"
                       "DROP TRIGGER journal_seal_no_update; DROP TRIGGER journal_seal_no_delete"));
      const auto done = file->script(sql);
      ASSERT_TRUE(done) << done.error().print(Lang::en);
    }
    open();
  }
};

TEST_F(JournalTest, AnEntryComesBackWhole) {
  auto written = entry("f1");
  written.cause_ref = "batch-1";
  ASSERT_TRUE(append({written}));
  written.seq = 1;
  written.at = clock_.now();
  EXPECT_EQ(journal::of_record(store_->reader(), "firm", "f1", 10)->at(0), written);
}

TEST_F(JournalTest, TheSealOfAnEntryIsWhatAnyoneCanCompute) {
  // By hand, Python: sm3(b"0" * 64 + pack("<qqq", 7, at, 1) + for each text: LEB128 length, UTF-8 bytes)
  std::string name;
  for (int i = 0; i < 60; ++i) name += "甲";
  std::string canonical;
  append_canonical(canonical, entry("f1", 1, R"({"name":[null,")" + name + R"("]})"), 7,
                   *Instant::parse("2026-03-02T09:00:00+08:00"));
  EXPECT_EQ(canonical.size(), 278u);
  EXPECT_EQ(seal_hash(kFirstSeal, canonical), "437cb0fc2ba78bd7a5ce49424c47aa1951ae95e1a168e3e0536c25d53b149a7c");
}

TEST_F(JournalTest, PagesByRecordByCauseAndAsAFeed) {
  std::vector<JournalEntry> entries;
  for (int i = 1; i <= 5; ++i)
    for (const auto* id : {"f1", "f2"}) {
      entries.push_back(entry(id, i));
      if (i >= 3) entries.back().cause_ref = "batch";
    }
  ASSERT_TRUE(append(entries));
  auto& reader = store_->reader();
  EXPECT_EQ(seqs(journal::of_record(reader, "firm", "f1", 3)), "9 7 5 ");
  EXPECT_EQ(seqs(journal::of_record(reader, "firm", "f1", 3, 5)), "3 1 ");
  EXPECT_EQ(seqs(journal::of_record(reader, "loan", "f1", 3)), "");
  EXPECT_EQ(seqs(journal::of_cause(reader, "batch", 4)), "5 6 7 8 ");
  EXPECT_EQ(seqs(journal::of_cause(reader, "batch", 4, 8)), "9 10 ");
  EXPECT_EQ(seqs(journal::of_cause(reader, "", 4)), "") << "no cause is not a cause";
  EXPECT_EQ(seqs(journal::entries_after(reader, 7, 2)), "8 9 ");
  EXPECT_EQ(*journal::last_seq(reader), 10);
}

TEST_F(JournalTest, RefusedJobsLeaveNoGapInTheNumbers) {
  const auto good = [&](std::string id) -> Job {
    return [=](Transaction& t) -> Status {
      SANLIAN_TRY(journal::append(t, entry(id)));
      return {};
    };
  };
  const auto bad = [&](std::string id) -> Job {
    return [=](Transaction& t) -> Status {
      for (int i = 0; i < 3; ++i) SANLIAN_TRY(journal::append(t, entry(id)));
      return Error(errors::busy);
    };
  };
  const Job attempts = [](Transaction& t) -> Status {
    SANLIAN_TRY(journal::append(t, entry("outer")));
    static_cast<void>(t.attempt([&]() -> Status {
      SANLIAN_TRY(journal::append(t, entry("lost")));
      return Error(errors::busy);
    }));
    SANLIAN_TRY(t.attempt([&] { return journal::append(t, entry("inner")); }));
    return {};
  };
  run_as_one_group({good("a"), bad("x"), good("b"), attempts, bad("y"), good("c")});
  ASSERT_TRUE(append({entry("z"), entry("z"), entry("z")}));
  EXPECT_TRUE(verify().sound()) << verify().why;
  const auto all = journal::entries_after(store_->reader(), 0, 100);
  std::string ids;
  for (const auto& one : *all) ids += one.record_id + " ";
  EXPECT_EQ(ids, "a b outer inner c z z z ");
  EXPECT_EQ(all->back().seq, 8);
}

TEST_F(JournalTest, ItIsAppendOnlyForSqlToo) {
  ASSERT_TRUE(append({entry("f1"), entry("f2")}));
  for (const auto* sql : {"UPDATE journal SET actor = 'x'", "DELETE FROM journal WHERE seq = 2",
                          "DELETE FROM journal_seal", "UPDATE journal_seal SET hash = 'x' WHERE last_seq = 2"})
    EXPECT_EQ(code_of(run(sql)), "store.append_only") << sql;
  for (const auto* sql : {"INSERT INTO journal SELECT * FROM journal", "REPLACE INTO journal SELECT * FROM journal"})
    EXPECT_EQ(code_of(run(sql)), "store.statement_refused") << sql;
  const auto replaced = store_->write_and_wait(
      [](Transaction& t) -> Status {
        SANLIAN_TRY(t.run("REPLACE INTO journal SELECT * FROM journal WHERE seq = 1"));
        return {};
      },
      WriteKind::restructure);
  EXPECT_EQ(code_of(replaced), "store.append_only") << "replacing fires the triggers of deletion";
  EXPECT_TRUE(verify().sound());
}

TEST_F(JournalTest, VerificationNamesWhatWasTamperedWith) {
  struct Row {
    const char *sql, *why;
    std::int64_t broken;
  };
  for (const Row& row : {
           Row{"UPDATE journal SET changes = '{}' WHERE seq = 5", "group_altered", 4},
           Row{"UPDATE journal SET at = at + 1 WHERE seq = 9", "group_altered", 7},
           Row{"UPDATE journal SET actor = 'u1王', actor_name = '芳' WHERE seq = 1", "group_altered", 1},
           Row{"DELETE FROM journal WHERE seq = 5", "entry_missing", 5},
           Row{"DELETE FROM journal WHERE seq = 9", "entry_missing", 9},
           Row{"DELETE FROM journal_seal WHERE last_seq = 6", "chain_broken", 4},
           Row{"DELETE FROM journal_seal WHERE last_seq = 9", "not_sealed", 7},
           Row{"UPDATE journal_seal SET hash = prev WHERE last_seq = 3", "group_altered", 1},
           Row{"UPDATE journal_seal SET prev = hash WHERE last_seq = 6", "chain_broken", 4},
           Row{"INSERT INTO journal SELECT 10, at, actor, actor_name, actor_role, cause, cause_ref, request_id, park, "
               "type, "
               "record_id, version, action, changes FROM journal WHERE seq = 1",
               "not_sealed", 10},
       }) {
    store_.reset();
    std::filesystem::remove_all(folder_.path());
    open();
    for (int group = 0; group < 3; ++group) ASSERT_TRUE(append({entry("f1"), entry("f2"), entry("f3")}));
    ASSERT_TRUE(verify().sound());
    tamper(row.sql);
    const auto verdict = verify();
    EXPECT_EQ(verdict.why, row.why) << row.sql;
    EXPECT_EQ(verdict.broken_seq.value_or(0), row.broken) << row.sql;
  }
}

TEST_F(JournalTest, AnAnchorOutsideFindsTruncationAndRecomputation) {
  for (int group = 0; group < 3; ++group) ASSERT_TRUE(append({entry("f1"), entry("f2")}));
  const auto anchor = *journal::newest_seal(store_->reader());
  EXPECT_EQ(anchor.last_seq, 6);
  EXPECT_TRUE(verify({anchor}).sound());
  ASSERT_TRUE(append({entry("f3")}));
  EXPECT_TRUE(verify({anchor}).sound()) << "growing is what a journal does";
  EXPECT_EQ(verify({{6, std::string(64, 'a')}}).why, "anchor_differs");
  tamper("DELETE FROM journal WHERE seq > 4; DELETE FROM journal_seal WHERE last_seq > 4");
  EXPECT_TRUE(verify().sound()) << "a journal cut at a seal looks whole from inside";
  EXPECT_EQ(verify({anchor}).why, "entry_missing");
  EXPECT_EQ(verify({anchor}).broken_seq, 5);
}

TEST_F(JournalTest, EveryVersionOfARecordHasItsEntry) {
  ASSERT_TRUE(run("CREATE TABLE firm (id TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT"));
  ASSERT_TRUE(run("INSERT INTO firm VALUES ('a', 2), ('b', 3), ('c', 1), ('d', 2)"));
  ASSERT_TRUE(append(
      {entry("a", 1), entry("a", 2), entry("a", 0), entry("b", 1), entry("b", 3), entry("d", 1), entry("d", 1)}));
  const auto found = journal::incomplete(store_->reader(), "firm", "firm", 10);
  ASSERT_TRUE(found);
  std::string text;
  for (const auto& one : *found)
    text += one.record_id + ":" + std::to_string(one.version) + "/" + std::to_string(one.entries) + " ";
  EXPECT_EQ(text, "b:3/2 c:1/0 d:2/2 ");
}

TEST_F(JournalTest, HeadsAreTheChangesAfterACursor) {
  ASSERT_TRUE(append({entry("a", 1), entry("b", 0), entry("a", 2), entry("c", 1)}));
  const auto told = [&](std::int64_t after, int limit) {
    std::string text;
    const auto heads = journal::heads_after(store_->reader(), after, limit);
    for (const auto& head : heads.value())
      text += std::to_string(head.seq) + head.record_id + std::to_string(head.version) + " ";
    return text;
  };
  EXPECT_EQ(told(0, 9), "1a1 3a2 4c1 ") << "an entry without a version changed nothing";
  EXPECT_EQ(told(1, 1), "3a2 ");
  EXPECT_EQ(told(4, 9), "");
  const auto head = journal::heads_after(store_->reader(), 3, 1).value().at(0);
  const auto whole = journal::entries_after(store_->reader(), 3, 1).value().at(0);
  EXPECT_EQ(std::tie(head.type, head.action, head.at.micros), std::tie(whole.type, whole.action, whole.at.micros));
}

TEST_F(JournalTest, TheHookTellsTheLastNumberOnceAGroup) {
  std::vector<std::int64_t> told;
  store_->on_commit([&](std::int64_t seq) { told.push_back(seq); });
  ASSERT_TRUE(append({entry("a"), entry("b")}));
  ASSERT_TRUE(run("CREATE TABLE no_entry (x INTEGER) STRICT"));
  ASSERT_TRUE(append({entry("c")}));
  EXPECT_EQ(told, (std::vector<std::int64_t>{2, 3}));
}

TEST_F(JournalTest, AVeryLargeJobIsSealedInPieces) {
  const std::string large(100'000, 'x');
  const auto big = [&](int n) -> Job {
    return [&, n](Transaction& t) -> Status {
      for (int i = 0; i < n; ++i) SANLIAN_TRY(journal::append(t, entry("big", i + 1, large)));
      return n == 33 ? Status(Error(errors::busy)) : Status();
    };
  };
  const auto small = [](Transaction& t) -> Status {
    SANLIAN_TRY(journal::append(t, entry("small")));
    return {};
  };
  run_as_one_group({small, big(33), small, big(25), big(33), small});
  const auto verdict = verify();
  EXPECT_TRUE(verdict.sound()) << verdict.why << verdict.broken_seq.value_or(0);
  EXPECT_EQ(verdict.entries, 28);
  EXPECT_GE(verdict.seals, 3);
}

TEST_F(JournalTest, AnySequenceOfKeptAndRefusedPartsVerifies) {
  SeededRandom random(2026);
  for (int round = 0; round < 20; ++round) {
    std::vector<Job> jobs;
    for (auto n = 1 + random.below(8); n > 0; --n)
      jobs.push_back([seed = random.next()](Transaction& t) -> Status {
        SeededRandom own(seed);
        std::function<Status(int)> part = [&](int depth) -> Status {
          for (auto steps = own.below(4); steps > 0; --steps) {
            const std::string changes(own.below(3) == 0 ? 300'000 : 10, 'c');
            SANLIAN_TRY(journal::append(t, entry("r", 1, changes)));
            if (depth < 3 && own.below(2)) static_cast<void>(t.attempt([&] { return part(depth + 1); }));
          }
          return own.below(3) == 0 ? Status(Error(errors::busy)) : Status();
        };
        return part(0);
      });
    run_as_one_group(jobs);
    const auto verdict = verify();
    ASSERT_TRUE(verdict.sound()) << "round " << round << ": " << verdict.why << " at " << *verdict.broken_seq;
    EXPECT_EQ(verdict.newest.last_seq, *journal::last_seq(store_->reader()));
    if (round % 7 == 6) open();
  }
}

}  // namespace
}  // namespace sanlian::store
