// What survives when the disk fails or the power goes. SANLIAN_SEED=n runs one round again.
#include <sys/wait.h>

#include <cstdlib>
#include <set>
#include <thread>

#include "base/log.h"
#include "base/random.h"
#include "store/testing/faulty_disk.h"
#include "store/testing/store_test_base.h"

namespace sanlian::store {
namespace {

Status insert(Transaction& t, std::int64_t id) {
  const auto text = std::to_string(id);
  SANLIAN_TRY(
      t.run("INSERT INTO firm VALUES (?, 1, ?)", {id, std::string(200 + static_cast<std::size_t>(id) % 3000, 'n')}));
  SANLIAN_TRY(journal::append(t, {.actor = "u",
                                  .cause = "edit",
                                  .type = "firm",
                                  .record_id = text,
                                  .version = 1,
                                  .action = "create",
                                  .changes = "{}"}));
  return {};
}

class FaultTest : public testing::StoreTestBase {
 protected:
  void SetUp() override {
    set_log_level(LogLevel::error);
    open();
    must_run("CREATE TABLE firm (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, note TEXT NOT NULL) STRICT");
  }

  /// Every acknowledged row is there, each row has its entry, the journal and the file are sound.
  void expect_whole(const std::set<std::int64_t>& acknowledged, const std::string& round) {
    auto& reader = store_->reader();
    auto rows = reader.query("SELECT id FROM firm ORDER BY id");
    ASSERT_TRUE(rows);
    std::set<std::int64_t> found;
    while (*rows->next()) found.insert(rows->integer(0));
    for (const auto id : acknowledged) EXPECT_TRUE(found.contains(id)) << round << ": lost " << id;
    EXPECT_EQ(
        integer(
            "SELECT count(*) FROM firm f LEFT JOIN journal j ON j.record_id = CAST(f.id AS TEXT) WHERE j.seq IS NULL"),
        0);
    EXPECT_EQ(integer("SELECT count(*) FROM journal"), integer("SELECT count(*) FROM firm")) << round;
    const auto verdict = journal::verify(reader);
    ASSERT_TRUE(verdict);
    EXPECT_TRUE(verdict->sound()) << round << ": " << verdict->why;
    EXPECT_EQ(*reader.text("PRAGMA integrity_check").value(), "ok") << round;
  }
};

TEST_F(FaultTest, AcknowledgedChangesSurviveFaultyDisksAndPowerCuts) {
  std::set<std::int64_t> acknowledged;
  std::int64_t next = 1, faults = 0, refused = 0;
  store_.reset();
  const char* only = std::getenv("SANLIAN_SEED");
  for (std::uint64_t seed = 1; seed <= 32; ++seed) {
    if (only && std::to_string(seed) != only) continue;
    testing::FaultyDisk disk(seed);
    SeededRandom random(seed * 7919);
    open([&](auto& options) {
      options.vfs = disk.name();
      if (seed % 2) options.log_pages_max = 40;  // the log is copied meanwhile, again and again
    });
    const int kind = static_cast<int>(seed % 4);  // 0: power cut alone
    disk.set_rates({.write = kind == 1 ? 100 : 0, .sync = kind == 2 ? 100 : 0, .full = kind == 3 ? 100 : 0});
    const auto cut_at = random.below(60);
    for (std::uint64_t step = 0; step < 60; ++step) {
      if (step == cut_at && (kind == 0 || random.below(2))) disk.cut_power();
      const auto size = 1 + random.below(6);
      std::vector<Job> jobs;
      for (std::uint64_t i = 0; i < size; ++i)
        jobs.push_back([id = next + static_cast<std::int64_t>(i)](Transaction& t) { return insert(t, id); });
      const auto codes = run_as_one_group(jobs);
      for (const auto& code : codes) {
        if (code == "done")
          acknowledged.insert(next);
        else
          ++refused;
        EXPECT_TRUE(code == "done" || code == "store.disk_failed" || code == "store.disk_full") << code;
        ++next;
      }
    }
    faults += disk.faults();
    disk.cut_power();
    store_.reset();
    disk.come_back();
    open();
    expect_whole(acknowledged, "seed " + std::to_string(seed));
    store_.reset();
    if (HasFailure()) break;
  }
  if (only) return;
  EXPECT_GT(faults, 100) << "the disk did fail";
  EXPECT_GT(refused, 100);
  EXPECT_GT(acknowledged.size(), 1000u);
}

TEST_F(FaultTest, AFailingDiskIsReportedAndForgotten) {
  store_.reset();
  testing::FaultyDisk disk(4711);
  open([&](auto& options) { options.vfs = disk.name(); });
  const auto add = [&](std::int64_t id) {
    return code_of(store_->write_and_wait([&](Transaction& t) { return insert(t, id); }));
  };
  EXPECT_EQ(add(1), "done");
  disk.set_rates({.sync = 1000});
  EXPECT_EQ(add(2), "store.disk_failed");
  disk.set_rates({.full = 1000});
  EXPECT_EQ(add(3), "store.disk_full");
  EXPECT_EQ(integer("SELECT count(*) FROM firm"), 1) << "reading works";
  disk.set_rates({});
  EXPECT_EQ(add(4), "done");
  expect_whole({1, 4}, "");
  EXPECT_EQ(integer("SELECT count(*) FROM firm"), 2) << "what was refused is not there";
  store_.reset();  // before its disk
}

/// Opens the store in a child, writes from several threads, and acknowledges each id through the pipe.
[[noreturn]] void write_until_killed(const std::filesystem::path& folder, int pipe_end, std::int64_t first) {
  const SystemClock clock;
  auto store = Store::open({.folder = folder, .clock = &clock});
  if (!store) _exit(1);
  std::vector<std::thread> threads;
  std::atomic<std::int64_t> next = first;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (;;) {
        const std::int64_t id = next++;
        if (!(*store)->write_and_wait([&](Transaction& t) { return insert(t, id); })) _exit(2);
        if (write(pipe_end, &id, sizeof id) != sizeof id) _exit(3);
      }
    });
  for (auto& thread : threads) thread.join();
  _exit(0);
}

TEST_F(FaultTest, AcknowledgedChangesSurviveAKilledProcess) {
  store_.reset();
  SeededRandom random(30);
  std::set<std::int64_t> acknowledged;
  for (int round = 0; round < 30; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
      close(ends[0]);
      write_until_killed(folder_.path(), ends[1], 1 + round * 1'000'000);
    }
    close(ends[1]);
    // Killed after so many acknowledgements, which falls at any moment of a later group.
    const auto stop_after = random.below(120);
    std::int64_t id = 0;
    for (std::uint64_t seen = 0; read(ends[0], &id, sizeof id) == sizeof id; ++seen) {
      acknowledged.insert(id);
      if (seen == stop_after) kill(child, SIGKILL);
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "round " << round << " ended by itself: " << WEXITSTATUS(status);
    open();
    expect_whole(acknowledged, "round " + std::to_string(round));
    store_.reset();
  }
  EXPECT_GT(acknowledged.size(), 500u);
}

}  // namespace
}  // namespace sanlian::store
