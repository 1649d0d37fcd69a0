#include "store/store.h"

#include <fcntl.h>
#include <sys/wait.h>

#include <array>
#include <fstream>
#include <thread>

#include "store/testing/store_test_base.h"

namespace sanlian::store {
namespace {

class StoreTest : public testing::StoreTestBase {
 protected:
  void SetUp() override {
    open();
    must_run(
        "CREATE TABLE firm (id TEXT PRIMARY KEY, park TEXT NOT NULL, number INTEGER CHECK (number < 1000), "
        "boss TEXT REFERENCES firm (id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (park, number)) STRICT");
  }
  Job insert(std::string id, int number, std::optional<std::string> boss = {}) {
    return [=](Transaction& t) -> Status {
      SANLIAN_TRY(t.run("INSERT INTO firm VALUES (?, 'p', ?, ?)", {id, number, boss}));
      return {};
    };
  }
  std::string ids() {
    auto rows = store_->reader().query("SELECT id FROM firm ORDER BY rowid");
    std::string all;
    while (*rows->next()) all += rows->text(0);
    return all;
  }
};

TEST_F(StoreTest, WritesAndReadsBack) {
  const auto id = store_->write_and_wait([](Transaction& t) -> Result<std::string> {
    SANLIAN_TRY(t.run("INSERT INTO firm VALUES (?, ?, ?, NULL)", {"f1", "临空", 7}));
    auto rows = SANLIAN_TRY(t.query("UPDATE firm SET number = number + 1 WHERE id = ? RETURNING id, number", {"f1"}));
    SANLIAN_TRY(rows.next());
    return std::string(rows.text(0)) + ":" + std::to_string(rows.integer(1));
  });
  ASSERT_TRUE(id) << id.error().print(Lang::en);
  EXPECT_EQ(*id, "f1:8");
  EXPECT_EQ(store_->reader().text("SELECT park FROM firm WHERE id = ?", {"f1"})->value(), "临空");
}

TEST_F(StoreTest, ARefusedJobIsUndoneAlone) {
  const auto codes = run_as_one_group({
      insert("a", 1),
      [&](Transaction& t) -> Status {
        SANLIAN_TRY(insert("half", 50)(t));
        return insert("b", 1)(t);
      },
      insert("c", 2),
      insert("d", 3, "nobody"),
      insert("e", 4, "f"),  // its boss comes later, but a job must stand by itself
      insert("f", 5, "a"),
  });
  EXPECT_EQ(codes, (std::vector<std::string>{"done", "store.not_unique", "done", "store.foreign_key",
                                             "store.foreign_key", "done"}));
  EXPECT_EQ(ids(), "acf");
  EXPECT_EQ(store_->figures().jobs_refused, 3);
  EXPECT_EQ(store_->figures().groups_failed, 0);
}

TEST_F(StoreTest, AGroupRunsAgainOnlyAfterARefusalThatLeftChanges) {
  for (const bool changes_first : {false, true}) {
    open();
    int runs = 0;
    const std::string mark = changes_first ? "1" : "0";
    const auto codes = run_as_one_group({
        [&](Transaction& t) -> Status { return ++runs, insert("a" + mark, changes_first ? 10 : 20)(t); },
        [&](Transaction& t) -> Status {
          if (changes_first) SANLIAN_TRY(insert("b" + mark, 3)(t));
          return insert("a" + mark, 4)(t);
        },
        insert("c" + mark, changes_first ? 11 : 21),
    });
    EXPECT_EQ(codes, (std::vector<std::string>{"done", "store.not_unique", "done"}));
    EXPECT_EQ(runs, changes_first ? 2 : 1);
    EXPECT_EQ(store_->figures().jobs_refused, 1);
  }
  EXPECT_EQ(ids(), "a0c0a1c1");
}

TEST_F(StoreTest, ARefusedJobThatIsAloneLeavesNothingEither) {
  EXPECT_EQ(code_of(store_->write_and_wait([&](Transaction& t) -> Status {
              SANLIAN_TRY(insert("a", 1)(t));
              return insert("b", 5000)(t);
            })),
            "store.check_failed");
  EXPECT_EQ(code_of(run("INSERT INTO firm VALUES ('a', 'p', 1, 'nobody')")), "store.foreign_key");
  EXPECT_EQ(ids(), "");
  EXPECT_EQ(code_of(run("INSERT INTO firm VALUES ('a', 'p', 1, 'a')")), "done");
}

TEST_F(StoreTest, JobsRunInTheOrderOfQueueing) {
  std::vector<Job> jobs;
  std::string expected;
  for (char c = 'a'; c <= 'z'; ++c) {
    jobs.push_back(insert(std::string(1, c), c));
    expected += c;
  }
  run_as_one_group(jobs);
  EXPECT_EQ(ids(), expected);
}

TEST_F(StoreTest, ACompletionComesAfterTheGroupIsThere) {
  std::vector<std::int64_t> seen;
  std::promise<void> gate;
  ASSERT_TRUE(
      store_->write([opened = gate.get_future().share()](Transaction&) -> Status { return opened.wait(), Status(); },
                    [](const Status&) {}, nullptr, WriteKind::large));
  for (int i = 0; i < 5; ++i)
    ASSERT_TRUE(store_->write(insert(std::to_string(i), i),
                              [&](const Status&) { seen.push_back(integer("SELECT count(*) FROM firm")); }));
  gate.set_value();
  ASSERT_TRUE(store_->write_and_wait([](Transaction&) { return Status(); }));
  EXPECT_EQ(seen, std::vector<std::int64_t>(5, 5)) << "already the first completion sees the whole group";
}

TEST_F(StoreTest, AChannelGetsItsCompletionsOfAGroupAtOnce) {
  struct Loop : Channel {
    void deliver(std::vector<std::unique_ptr<Write>> finished) override {
      sizes.push_back(finished.size());
      for (auto& write : finished) write->finish();
    }
    std::vector<std::size_t> sizes;
  } one, two;
  std::string order;
  std::promise<void> gate;
  ASSERT_TRUE(
      store_->write([opened = gate.get_future().share()](Transaction&) -> Status { return opened.wait(), Status(); },
                    [](const Status&) {}, nullptr, WriteKind::large));
  for (int i = 0; i < 7; ++i)
    ASSERT_TRUE(store_->write(
        insert(std::to_string(i), i == 3 ? 9999 : i),
        [&order, i](const Status& status) { order += std::to_string(i) + (status ? "" : "!"); },
        i % 3 == 2 ? &two : &one));
  gate.set_value();
  ASSERT_TRUE(store_->write_and_wait([](Transaction&) { return Status(); }));
  store_.reset();  // a channel outlives the store
  EXPECT_EQ(one.sizes, (std::vector<std::size_t>{5}));
  EXPECT_EQ(two.sizes, (std::vector<std::size_t>{2}));
  EXPECT_EQ(order, "013!4625");
}

TEST_F(StoreTest, AnAttemptIsUndoneAloneWithinItsJob) {
  const auto refused = store_->write_and_wait([&](Transaction& t) -> Result<int> {
    int count = 0;
    for (const int number : {1, 2, 1, 3})
      if (!t.attempt([&] { return insert("n" + std::to_string(++count), number)(t); })) --count, count += 10;
    return count;
  });
  EXPECT_EQ(*refused, 13);
  EXPECT_EQ(ids(), "n1n2n13");
}

TEST_F(StoreTest, JobsCannotTouchTransactionsOrTheJournalDirectly) {
  for (const auto* sql : {"COMMIT", "ROLLBACK", "BEGIN", "SAVEPOINT x", "RELEASE job", "PRAGMA foreign_keys = OFF",
                          "DROP TABLE journal", "DROP TRIGGER journal_no_update", "ATTACH 'x.db' AS x",
                          "DROP TABLE outbox", "INSERT INTO journal_seal VALUES (1, 1, '', '')"})
    EXPECT_EQ(code_of(run(sql)), "store.statement_refused") << sql;
}

TEST_F(StoreTest, ADefectInAJobIsUndoneAndTheWriterLivesOn) {
  throw_on_defect(true);
  const auto failed = store_->write_and_wait([&](Transaction& t) -> Status {
    SANLIAN_TRY(insert("a", 1)(t));
    ensure(false, "sums agree");
    return {};
  });
  throw_on_defect(false);
  EXPECT_EQ(code_of(failed), "store.job_failed");
  EXPECT_EQ(ids(), "");
  EXPECT_TRUE(store_->write_and_wait(insert("b", 2)));
}

TEST_F(StoreTest, AFullQueueRefusesAtOnce) {
  open([](auto& options) { options.queue_max = 3; });
  std::promise<void> gate, begun;
  ASSERT_TRUE(store_->write(
      [&, opened = gate.get_future().share()](Transaction&) -> Status {
        begun.set_value();
        opened.wait();
        return {};
      },
      [](const Status&) {}));
  begun.get_future().wait();  // that one has left the queue
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(store_->write(insert(std::to_string(i), i), [](const Status&) {}));
  const auto refused = store_->write(insert("x", 9), [](const Status&) { FAIL() << "never called"; });
  EXPECT_EQ(code_of(refused), "store.busy");
  gate.set_value();
  while (store_->figures().queued > 0) std::this_thread::yield();
  EXPECT_TRUE(store_->write_and_wait(insert("y", 9)));
}

TEST_F(StoreTest, WhatComesWhileAGroupRunsJoinsItUnlessEitherIsLarge) {
  for (const auto kind : {WriteKind::normal, WriteKind::large}) {
    open([](auto& options) { options.group_time_max = std::chrono::hours(1); });
    const auto base = kind == WriteKind::normal ? 0 : 10;
    std::promise<void> gate, begun;
    ASSERT_TRUE(store_->write(
        [&, told = false, opened = gate.get_future().share()](Transaction& t) mutable -> Status {
          if (!std::exchange(told, true)) begun.set_value();  // the refusal below makes it run again
          opened.wait();
          return insert("a" + std::to_string(base), base + 1)(t);
        },
        [](const Status&) {}, nullptr, kind));
    begun.get_future().wait();
    const auto refused = [&](Transaction& t) -> Status {
      SANLIAN_TRY(insert("b" + std::to_string(base), base + 2)(t));
      return insert("c" + std::to_string(base), base + 1)(t);
    };
    ASSERT_TRUE(store_->write(refused, [](const Status& status) { EXPECT_EQ(code_of(status), "store.not_unique"); }));
    std::promise<void> ended;
    ASSERT_TRUE(store_->write(insert("d" + std::to_string(base), base + 3), [&](const Status&) { ended.set_value(); }));
    gate.set_value();
    ended.get_future().wait();
    // After the large one, the refused one is the first of its group, and ends it.
    EXPECT_EQ(store_->figures().groups, kind == WriteKind::normal ? 1 : 3);
  }
  EXPECT_EQ(ids(), "a0d0a10d10");
}

TEST_F(StoreTest, ClosingSavesWhatIsQueued) {
  std::atomic<int> done = 0;
  for (int i = 0; i < 200; ++i)
    ASSERT_TRUE(store_->write(insert(std::to_string(i), i), [&](const Status& status) { done += status ? 1 : 0; }));
  open();
  EXPECT_EQ(done, 200);
  EXPECT_EQ(integer("SELECT count(*) FROM firm"), 200);
}

TEST_F(StoreTest, ManyThreadsLoseNothing) {
  std::vector<std::thread> threads;
  std::atomic<int> done = 0;
  for (int thread = 0; thread < 8; ++thread)
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 100; ++i) {
        const int number = thread * 100 + i;
        if (store_->write_and_wait(insert(std::to_string(number), number))) ++done;
        EXPECT_EQ(store_->reader().integer("SELECT number FROM firm WHERE id = ?", {std::to_string(number)})->value(),
                  number)
            << "a thread reads its own writes";
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(done, 800);
  EXPECT_EQ(integer("SELECT count(*) FROM firm"), 800);
  EXPECT_LT(store_->figures().groups, 801) << "at least as many jobs as groups";
}

TEST_F(StoreTest, ASnapshotSeesOneState) {
  ASSERT_TRUE(store_->write_and_wait(insert("a", 1)));
  {
    const Snapshot snapshot(store_->reader());
    EXPECT_EQ(ids(), "a");
    ASSERT_TRUE(store_->write_and_wait(insert("b", 2)));
    const Snapshot nested(store_->reader());
    EXPECT_EQ(ids(), "a");
  }
  EXPECT_EQ(ids(), "ab");
}

TEST_F(StoreTest, ATurnMissesNoCommitAndASnapshotInItSeesOneState) {
  auto& reader = store_->reader();
  reader.begin_turn();
  EXPECT_EQ(ids(), "");
  ASSERT_TRUE(store_->write_and_wait(insert("a", 1)));
  EXPECT_EQ(ids(), "a") << "what was acknowledged is seen";
  {
    const Snapshot snapshot(reader);
    ASSERT_TRUE(store_->write_and_wait(insert("b", 2)));
    EXPECT_EQ(ids(), "a");
    reader.end_turn();
    EXPECT_EQ(ids(), "a") << "the snapshot outlives the turn";
  }
  EXPECT_EQ(ids(), "ab");
  reader.begin_turn();
  {
    auto rows = reader.query("SELECT id FROM firm ORDER BY id");
    ASSERT_TRUE(*rows->next());
    ASSERT_TRUE(store_->write_and_wait(insert("c", 3)));
    EXPECT_EQ(ids(), "ab") << "rows that are being read keep their state";
    EXPECT_TRUE(*rows->next());
    EXPECT_FALSE(*rows->next());
  }
  EXPECT_EQ(ids(), "abc");
  reader.end_turn();
}

TEST_F(StoreTest, AReaderCannotWriteAndHasItsTimeLimit) {
  EXPECT_EQ(store_->reader().query("INSERT INTO firm VALUES ('a', 'p', 1, NULL)")->next().error().code(),
            "store.read_only");
  const TimeLimit limit(store_->reader(), std::chrono::milliseconds(20));
  EXPECT_EQ(store_->reader()
                .integer("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
                .error()
                .code(),
            "store.query_too_slow");
}

TEST_F(StoreTest, ReadersOfEndedThreadsAreUsedAgain) {
  Reader* first = nullptr;
  std::thread([&] { first = &store_->reader(); }).join();
  std::thread([&] { EXPECT_EQ(&store_->reader(), first); }).join();
}

TEST_F(StoreTest, AFolderHasOneStoreOnly) {
  const auto second = Store::open({.folder = folder_.path(), .clock = &clock_});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code(), "store.folder_in_use");
  EXPECT_NE(second.error().message(Lang::en).find("pid " + std::to_string(getpid())), std::string::npos);
  const pid_t child = fork();
  if (child == 0) {
    const auto other = Store::open({.folder = folder_.path(), .clock = &clock_});
    _exit(!other && other.error().is(errors::folder_in_use) ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 0) << "nor a second process";
  auto onlooker = Store::open({.folder = folder_.path(), .clock = &clock_, .read_only = true});
  ASSERT_TRUE(onlooker) << "looking is allowed";
  ASSERT_TRUE(store_->write_and_wait(insert("a", 1)));
  EXPECT_EQ((*onlooker)->reader().integer("SELECT count(*) FROM firm")->value(), 1);
  EXPECT_EQ(code_of((*onlooker)->write(insert("b", 2), [](const Status&) {})), "store.read_only");
}

TEST_F(StoreTest, ATableCanBeRebuiltUnderItsReferences) {
  must_run("INSERT INTO firm VALUES ('a', 'p', 1, NULL), ('b', 'p', 2, 'a')");
  const auto rebuild = [&](std::string_view filter) {
    return store_->write_and_wait(
        [&](Transaction& t) -> Status {
          SANLIAN_TRY(
              t.script("CREATE TABLE firm_new (id TEXT PRIMARY KEY, park TEXT NOT NULL, number INTEGER, "
                       "boss TEXT REFERENCES firm (id) DEFERRABLE INITIALLY DEFERRED) STRICT"));
          SANLIAN_TRY(t.run("INSERT INTO firm_new SELECT * FROM firm WHERE " + std::string(filter)));
          return t.script("DROP TABLE firm; ALTER TABLE firm_new RENAME TO firm");
        },
        WriteKind::restructure);
  };
  EXPECT_EQ(code_of(rebuild("id <> 'a'")), "store.foreign_key") << "would leave b without its boss";
  EXPECT_EQ(ids(), "ab");
  EXPECT_EQ(code_of(rebuild("true")), "done");
  EXPECT_EQ(ids(), "ab");
  EXPECT_EQ(code_of(run("INSERT INTO firm VALUES ('c', 'p', 3, 'nobody')")), "store.foreign_key")
      << "keys are on again";
}

/// How often the log began anew.
std::uint32_t logs_begun(const std::filesystem::path& folder) {
  std::ifstream log(folder / "data.db-wal", std::ios::binary);
  std::array<unsigned char, 16> head{};
  log.read(reinterpret_cast<char*>(head.data()), head.size());
  return static_cast<std::uint32_t>(head[12] << 24 | head[13] << 16 | head[14] << 8 | head[15]);
}

TEST_F(StoreTest, TheLogIsCopiedBesideTheWriterAndBeginsAnew) {
  open([](auto& options) { options.log_pages_max = 20; });
  must_run("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT");
  const auto before = logs_begun(folder_.path());
  int rows = 0;
  while (logs_begun(folder_.path()) < before + 3 && rows < 5000) {
    must_run("INSERT INTO note (text) VALUES (?)", {std::string(500, 'n')});
    ++rows;
  }
  EXPECT_LT(rows, 5000) << "the log only grew";
  EXPECT_EQ(*count("note"), rows);
  EXPECT_EQ(*store_->reader().text("PRAGMA integrity_check").value(), "ok");
}

TEST_F(StoreTest, AReaderKeepsItsStateWhileTheLogIsCopied) {
  open([](auto& options) { options.log_pages_max = 20; });
  must_run("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT");
  {
    const Snapshot snapshot(store_->reader());
    EXPECT_EQ(*count("note"), 0);
    for (int i = 0; i < 300; ++i) must_run("INSERT INTO note (text) VALUES (?)", {std::string(500, 'n')});
    EXPECT_EQ(*count("note"), 0);
  }
  EXPECT_EQ(*count("note"), 300);
}

/// More than the page cache holds goes to the log before the commit, and is read back from there.
TEST_F(StoreTest, ATransactionBeyondTheCacheIsWholeOrGone) {
  open([](auto& options) { options.writer_cache_kib = 100; });
  must_run("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT");
  const auto fill = [](int from, bool keep) {
    return [from, keep](Transaction& t) -> Status {
      for (int i = from; i < from + 2000; ++i)
        SANLIAN_TRY(
            t.run("INSERT INTO note VALUES (?, ?)", {i, std::to_string(i * 7919 % 100'003) + std::string(300, 'n')}));
      SANLIAN_TRY(t.run("UPDATE note SET text = text || ? WHERE id % 3 = 0", {"x"}));
      if (keep) return {};
      return Error(errors::disk_failed, {{"detail", "as if"}});
    };
  };
  EXPECT_EQ(run_as_one_group({fill(0, true)}), std::vector<std::string>{"done"});
  EXPECT_EQ(run_as_one_group({fill(10'000, false), fill(20'000, true)}),
            (std::vector<std::string>{"store.disk_failed", "done"}));
  EXPECT_EQ(*count("note"), 4000);
  EXPECT_EQ(*store_->reader().text("PRAGMA integrity_check").value(), "ok");
  open();
  EXPECT_EQ(*count("note"), 4000);
}

TEST_F(StoreTest, AHundredThousandRowsInOneTransaction) {
  const auto done = store_->write_and_wait([](Transaction& t) -> Status {
    SANLIAN_TRY(t.run("CREATE TABLE many (n INTEGER PRIMARY KEY, name TEXT) STRICT"));
    for (int i = 0; i < 100'000; ++i) SANLIAN_TRY(t.run("INSERT INTO many VALUES (?, ?)", {i, "企业"}));
    return {};
  });
  ASSERT_TRUE(done);
  EXPECT_EQ(integer("SELECT count(*) FROM many"), 100'000);
}

}  // namespace
}  // namespace sanlian::store
