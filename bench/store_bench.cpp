// rooms: store
// How much the store costs over bare SQLite: durable commits a second, by producers that wait for each answer, and
// reads by key. Rounds are interleaved and medians shown, so that ratios hold although the machine's speed wanders.
//   store_bench [rounds] [seconds a cell] [folder]
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "base/digest.h"
#include "store/store.h"
#include "store/testing/data_folder.h"

namespace {

using namespace sanlian;
using std::chrono::steady_clock;

constexpr const char* kTable =
    "CREATE TABLE firm (id INTEGER PRIMARY KEY, park TEXT NOT NULL, name TEXT NOT NULL, amount INTEGER NOT NULL, "
    "version INTEGER NOT NULL) STRICT";
constexpr const char* kInsert = "INSERT INTO firm VALUES (?, ?, ?, ?, 1)";
const std::string kName = "三链园区示范企业有限责任公司";

void check(bool good, const char* what) {
  if (good) return;
  std::fprintf(stderr, "store_bench: %s\n", what);
  std::exit(1);
}

double seconds_since(steady_clock::time_point start) {
  return std::chrono::duration<double>(steady_clock::now() - start).count();
}

/// Processor time of the whole program: on a busy machine it says more than the clock on the wall.
double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

struct Rate {
  double per_second = 0, cpu_micros = 0;  ///< Processor time a call.
};

/// Runs `work` in threads until the time is over; answers calls a second.
Rate rate(
    int threads, double seconds, const std::function<void(std::int64_t id)>& work,
    const std::function<void()>& begin_thread = [] {}) {
  std::atomic<std::int64_t> next = 1;
  std::atomic<bool> stop = false;
  std::vector<std::thread> all;
  const auto start = steady_clock::now();
  const double cpu_start = cpu_seconds();
  for (int i = 0; i < threads; ++i)
    all.emplace_back([&] {
      begin_thread();
      while (!stop) work(next++);
    });
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  stop = true;
  for (auto& thread : all) thread.join();
  const auto calls = static_cast<double>(next - 1);
  return {calls / seconds_since(start), (cpu_seconds() - cpu_start) / calls * 1e6};
}

/// Bare SQLite: a connection and its prepared statements.
struct Bare {
  explicit Bare(const std::string& file) {
    check(sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                          nullptr) == SQLITE_OK,
          "open");
    sqlite3_busy_timeout(database, 60'000);
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = "
        "4000");
  }
  ~Bare() {
    for (auto& [sql, statement] : statements) sqlite3_finalize(statement);
    sqlite3_close(database);
  }
  void run(const char* sql) {
    check(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sqlite3_errmsg(database));
  }
  sqlite3_stmt* prepared(const char* sql) {
    auto& statement = statements[sql];
    if (!statement)
      check(sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK, sqlite3_errmsg(database));
    return statement;
  }
  void step(const char* sql) {
    auto* statement = prepared(sql);
    const int code = sqlite3_step(statement);
    check(code == SQLITE_DONE || code == SQLITE_ROW, sqlite3_errmsg(database));
    sqlite3_reset(statement);
  }
  void insert(std::int64_t id) {
    auto* statement = prepared(kInsert);
    sqlite3_bind_int64(statement, 1, id);
    sqlite3_bind_text(statement, 2, "linkong", -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, kName.data(), static_cast<int>(kName.size()), SQLITE_STATIC);
    sqlite3_bind_int64(statement, 4, id * 100);
    step(kInsert);
  }
  sqlite3* database = nullptr;
  std::map<const char*, sqlite3_stmt*> statements;
};

/// The least a writer thread with group commit can be: a queue of numbers.
class BareWriter {
 public:
  explicit BareWriter(const std::string& file) : bare_(file), thread_([this] { loop(); }) {}
  ~BareWriter() {
    {
      std::lock_guard lock(mutex_);
      closing_ = true;
    }
    awake_.notify_one();
    thread_.join();
  }
  void insert_and_wait(std::int64_t id) {
    Waiter waiter{id};
    {
      std::lock_guard lock(mutex_);
      queue_.push_back(&waiter);
      awake_.notify_one();
    }
    std::unique_lock lock(waiter.mutex);
    waiter.ready.wait(lock, [&] { return waiter.done; });
  }

 private:
  struct Waiter {
    std::int64_t id;
    std::mutex mutex = {};
    std::condition_variable ready = {};
    bool done = false;
  };
  void loop() {
    std::vector<Waiter*> batch;
    for (;;) {
      {
        std::unique_lock lock(mutex_);
        awake_.wait(lock, [&] { return closing_ || !queue_.empty(); });
        if (queue_.empty()) return;
        batch.swap(queue_);
      }
      bare_.step("BEGIN IMMEDIATE");
      for (auto* waiter : batch) bare_.insert(waiter->id);
      bare_.step("COMMIT");
      for (auto* waiter : batch) {
        std::lock_guard lock(waiter->mutex);
        waiter->done = true;
        waiter->ready.notify_one();
      }
      batch.clear();
    }
  }
  Bare bare_;
  std::mutex mutex_;
  std::condition_variable awake_;
  std::vector<Waiter*> queue_;
  bool closing_ = false;
  std::thread thread_;
};

std::unique_ptr<store::Store> open_store(const std::filesystem::path& folder) {
  static const SystemClock clock;
  auto opened = store::Store::open({.folder = folder, .clock = &clock});
  check(opened.has_value(), "store does not open");
  check((*opened)->write_and_wait([](store::Transaction& t) { return t.run(kTable); }).has_value(), "table");
  return std::move(*opened);
}

Status insert(store::Transaction& t, std::int64_t id) {
  SANLIAN_TRY(t.run(kInsert, {id, "linkong", kName, id * 100}));
  return {};
}

store::JournalEntry entry_of(std::int64_t id) {
  return {.actor = "0192f3a0-0000-7000-8000-000000000001",
          .actor_name = "王芳",
          .actor_role = "task_force",
          .cause = "edit",
          .request_id = "r-00000000000000000000000000000000",
          .park = "linkong",
          .type = "firm",
          .record_id = std::to_string(id),
          .version = 1,
          .action = "create",
          .changes = R"({"park":[null,"linkong"],"name":[null,")" + kName + R"("],"amount":[null,"1000000.00"]})"};
}

struct Bench {
  int rounds;
  double seconds;
  std::filesystem::path place;
  std::map<std::string, std::vector<double>> cells = {};

  void note(const std::string& cell, double value) { cells[cell].push_back(value); }
  void note(const std::string& cell, Rate rate) {
    note(cell, rate.per_second);
    note(cell + " cpu", rate.cpu_micros);
  }
  double median(const std::string& cell) {
    auto values = cells.at(cell);
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
  }
  template <class Work>
  void in_folder(Work work) {
    const auto folder = place / "run";
    std::filesystem::create_directories(folder);
    work(folder);
    std::filesystem::remove_all(folder);
  }

  void commits(int threads) {
    const auto suffix = " " + std::to_string(threads);
    in_folder([&](const auto& folder) {
      const std::string file = folder / "data.db";
      Bare(file).run(kTable);
      static thread_local std::unique_ptr<Bare> mine;
      note("a" + suffix, rate(
                             threads, seconds, [&](std::int64_t id) { mine->insert(id); },
                             [&] { mine = std::make_unique<Bare>(file); }));
    });
    in_folder([&](const auto& folder) {
      const std::string file = folder / "data.db";
      Bare(file).run(kTable);
      BareWriter writer(file);
      note("b" + suffix, rate(threads, seconds, [&](std::int64_t id) { writer.insert_and_wait(id); }));
    });
    in_folder([&](const auto& folder) {
      auto store = open_store(folder);
      note("c" + suffix, rate(threads, seconds, [&](std::int64_t id) {
             check(store->write_and_wait([&](store::Transaction& t) { return insert(t, id); }).has_value(), "insert");
           }));
    });
    in_folder([&](const auto& folder) {
      auto store = open_store(folder);
      const auto begun = store->figures();
      note("d" + suffix, rate(threads, seconds, [&](std::int64_t id) {
             const auto entry = entry_of(id);
             check(store
                       ->write_and_wait([&](store::Transaction& t) -> Status {
                         SANLIAN_TRY(insert(t, id));
                         SANLIAN_TRY(store::journal::append(t, entry));
                         return {};
                       })
                       .has_value(),
                   "insert with entry");
           }));
      const auto figures = store->figures();
      note("group" + suffix,
           static_cast<double>(figures.jobs - begun.jobs) / static_cast<double>(figures.groups - begun.groups));
    });
  }

  /// What the store itself adds to a job, its disk and SQL left out: jobs that do nothing, queued by one thread.
  void overhead() {
    in_folder([&](const auto& folder) {
      auto store = open_store(folder);
      constexpr int kJobs = 100'000;
      const auto pause = [] { std::this_thread::sleep_for(std::chrono::milliseconds(1)); };
      std::atomic<int> done = 0;
      const double start = cpu_seconds();
      for (int queued = 0; queued < kJobs;) {
        const auto taken = store->write([](store::Transaction&) { return Status(); }, [&](const Status&) { ++done; });
        taken ? void(++queued) : pause();
      }
      while (done < kJobs) pause();
      note("overhead", (cpu_seconds() - start) / kJobs * 1e6);
    });
  }

  /// Hashing the entries of a group, an entry's share.
  void sealing() {
    const std::string bytes(300, 'e');
    constexpr int kEntries = 64, kGroups = 400;
    const double start = cpu_seconds();
    for (int group = 0; group < kGroups; ++group) {
      Digest digest(DigestKind::sm3);
      for (int i = 0; i < kEntries; ++i) digest.add(bytes);
      check(std::move(digest).hex().size() == 64, "digest");
    }
    note("seal", (cpu_seconds() - start) / (kEntries * kGroups) * 1e6);
  }

  void reads() {
    constexpr std::int64_t kRows = 200'000;
    in_folder([&](const auto& folder) {
      auto store = open_store(folder);
      check(store
                ->write_and_wait([](store::Transaction& t) -> Status {
                  for (std::int64_t id = 0; id < kRows; ++id) SANLIAN_TRY(insert(t, id));
                  return {};
                })
                .has_value(),
            "rows");
      constexpr const char* kRead = "SELECT name, amount FROM firm WHERE id = ?";
      const auto key = [](std::int64_t n) { return n * 7919 % kRows; };
      static thread_local std::unique_ptr<Bare> mine;
      for (const int threads : {1, 2}) {
        const auto suffix = " " + std::to_string(threads);
        note("read bare" + suffix,
             rate(
                 threads, seconds,
                 [&](std::int64_t n) {
                   auto* statement = mine->prepared(kRead);
                   sqlite3_bind_int64(statement, 1, key(n));
                   check(sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_int64(statement, 1) == key(n) * 100,
                         "row");
                   sqlite3_reset(statement);
                 },
                 [&] { mine = std::make_unique<Bare>(store->file()); }));
        const auto read_one = [&](store::Reader& reader, std::int64_t n) {
          auto rows = reader.query(kRead, {key(n)});
          check(rows && *rows->next() && rows->integer(1) == key(n) * 100, "row");
        };
        note("read store" + suffix, rate(threads, seconds, [&](std::int64_t n) { read_one(store->reader(), n); }));
        auto ten = rate(threads, seconds, [&](std::int64_t n) {
          auto& reader = store->reader();
          const store::Snapshot snapshot(reader);
          for (int i = 0; i < 10; ++i) read_one(reader, n * 10 + i);
        });
        note("read snapshot" + suffix, {ten.per_second * 10, ten.cpu_micros / 10});
      }
    });
  }

  void print_row(const std::string& name, const std::vector<std::string>& columns, const std::string& threads) {
    std::printf("%-8s", threads.c_str());
    for (const auto& column : columns) {
      const auto cell = name + column + " " + threads;
      std::printf(" %11.0f %6.1f us", median(cell), median(cell + " cpu"));
    }
  }

  void print() {
    std::printf("a second, and processor time each; medians of %d rounds\n", rounds);
    std::printf("%-8s %21s %21s %21s %21s %8s\n", "commits", "a bare SQLite", "b bare group commit", "c store.write",
                "d with journal entry", "group");
    for (const auto* threads : {"1", "8", "64"}) {
      print_row("", {"a", "b", "c", "d"}, threads);
      std::printf(" %8.1f\n", median(std::string("group ") + threads));
    }
    std::printf("%-8s %21s %21s %21s\n", "reads", "bare SQLite", "store", "store, 10 a snapshot");
    for (const auto* threads : {"1", "2"}) {
      print_row("read ", {"bare", "store", "snapshot"}, threads);
      std::printf("\n");
    }
    std::printf("an empty job costs %.2f us, hashing an entry of 300 bytes %.2f us\n", median("overhead"),
                median("seal"));
  }
};

}  // namespace

int main(int argc, char** argv) {
  const store::testing::DataFolder folder;
  Bench bench{argc > 1 ? std::atoi(argv[1]) : 5, argc > 2 ? std::atof(argv[2]) : 0.5,
              argc > 3 ? argv[3] : folder.path()};
  for (int round = 0; round < bench.rounds; ++round) {
    for (const int threads : {1, 8, 64}) bench.commits(threads);
    bench.overhead();
    bench.sealing();
    bench.reads();
  }
  bench.print();
}
