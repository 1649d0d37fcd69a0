// rooms: work patent
// The whole platform over HTTP, beside the least that could do the same: `sanlian serve` on a fresh folder against an
// epoll loop over one SQLite table, both loaded by this process through 64 keep-alive connections, in turn.
//   api_bench SANLIAN PACKS FOLDER [rounds] [seconds a cell]
//   api_bench bare FOLDER        the peer, started by the first form
// Creates are patents with all that belongs to them: rights, FEEL defaults and computed fields, indexes, journal entry
// and seal; each is answered after the sync of its group. The peer stores the same body as it came.
#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <thread>

#include "bench/support/bare_loop.h"
#include "bench/support/batcher.h"
#include "bench/support/load.h"
#include "bench/support/patents.h"
#include "bench/support/served.h"

namespace {
using namespace sanlian;
namespace fs = std::filesystem;

constexpr int kConnections = 64;

// --- the peer
// ----------------------------------------------------------------------------------------------------------

void check(bool good, const char* what) {
  if (!good) throw std::runtime_error(what);
}

/// A connection to the one table, set as the store sets its own.
class Table {
 public:
  explicit Table(const std::string& file) {
    check(sqlite3_open(file.c_str(), &database_) == SQLITE_OK, "open");
    sqlite3_busy_timeout(database_, 60'000);
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; "
        "PRAGMA journal_size_limit = 67108864; CREATE TABLE IF NOT EXISTS record (id INTEGER PRIMARY KEY, body TEXT "
        "NOT NULL) STRICT");
    insert_ = prepared("INSERT INTO record (body) VALUES (?)");
    select_ = prepared("SELECT body FROM record WHERE id = ?");
  }
  void run(const char* sql) {
    check(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sqlite3_errmsg(database_));
  }
  std::int64_t insert(std::string_view body) {
    sqlite3_bind_text(insert_, 1, body.data(), static_cast<int>(body.size()), SQLITE_STATIC);
    check(sqlite3_step(insert_) == SQLITE_DONE, sqlite3_errmsg(database_));
    sqlite3_reset(insert_);
    return sqlite3_last_insert_rowid(database_);
  }
  std::string read(std::int64_t id) {
    sqlite3_bind_int64(select_, 1, id);
    check(sqlite3_step(select_) == SQLITE_ROW, "no such row");
    std::string body(reinterpret_cast<const char*>(sqlite3_column_text(select_, 0)),
                     static_cast<std::size_t>(sqlite3_column_bytes(select_, 0)));
    sqlite3_reset(select_);
    return body;
  }

 private:
  sqlite3_stmt* prepared(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr) == SQLITE_OK, sqlite3_errmsg(database_));
    return statement;
  }
  sqlite3* database_ = nullptr;
  sqlite3_stmt *insert_ = nullptr, *select_ = nullptr;
};

struct Insert {
  bench::BareLoop* loop;
  int client;
  std::string body;
};

/// `POST /` with a body and `GET /ID`, on as many loops as the server has; one thread writes, a transaction a batch.
[[noreturn]] void run_bare(const std::string& folder) {
  const std::string file = folder + "/bare.db";
  static Table writing(file);
  static std::vector<std::unique_ptr<bench::BareLoop>> loops;
  static bench::Batcher<Insert> writer([](std::vector<Insert>& batch) {
    writing.run("BEGIN IMMEDIATE");
    std::vector<std::int64_t> ids;
    for (const auto& insert : batch) ids.push_back(writing.insert(insert.body));
    writing.run("COMMIT");
    for (std::size_t i = 0; i < batch.size(); ++i)
      batch[i].loop->complete(batch[i].client, bench::bare_answer("{\"id\":" + std::to_string(ids[i]) + "}"));
    for (const auto& loop : loops) loop->wake();
  });
  const auto handler = [file](bench::BareLoop& loop, int client, std::string_view request) {
    if (request.starts_with("POST"))
      return writer.post({&loop, client, std::string(request.substr(request.find("\r\n\r\n") + 4))});
    thread_local Table reading(file);
    bench::BareLoop::send(client, bench::bare_answer(reading.read(std::atoll(request.data() + 5))));
  };
  for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
    loops.push_back(std::make_unique<bench::BareLoop>(i == 0 ? 0 : loops[0]->port(), handler));
  std::printf("ready %d\n", loops[0]->port());
  std::fflush(stdout);
  std::vector<std::thread> threads;
  for (const auto& loop : loops) threads.emplace_back([&loop] { loop->run(); });
  for (auto& thread : threads) thread.join();
  std::exit(0);
}

// --- the cells
// ---------------------------------------------------------------------------------------------------------

/// Processor time of a process so far.
double cpu_seconds(int pid) {
  FILE* file = std::fopen(("/proc/" + std::to_string(pid) + "/stat").c_str(), "r");
  check(file != nullptr, "no such process");
  unsigned long user = 0, system = 0;
  check(std::fscanf(file, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system) == 2, "stat");
  std::fclose(file);
  return static_cast<double>(user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

class Cells {
 public:
  void note(const std::string& cell, double value) { cells_[cell].push_back(value); }
  void note(const std::string& cell, const bench::LoadFigures& figures, double cpu) {
    check(figures.answers > 0 && figures.refused == 0, "a request was refused");
    note(cell, figures.per_second);
    note(cell + " p50", figures.p50_ms);
    note(cell + " p99", figures.p99_ms);
    note(cell + " cpu", cpu / static_cast<double>(figures.all) * 1e6);
  }
  double median(const std::string& cell) const {
    auto values = cells_.at(cell);
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
  }
  void print(const std::string& cell) const {
    std::printf("%-34s %9.0f/s   p50 %6.2f ms   p99 %6.2f ms   %6.1f us of its processor time each\n", cell.c_str(),
                median(cell), median(cell + " p50"), median(cell + " p99"), median(cell + " cpu"));
  }

 private:
  std::map<std::string, std::vector<double>> cells_;
};

bench::LoadFigures load(std::uint16_t port, double seconds, const bench::Load::Next& next) {
  return bench::Load(port, kConnections).run(seconds, next);
}

struct Places {
  fs::path sanlian, packs, folder, self;
};

/// A park with one person of its staff, and a firm to hold the patents.
class Platform {
 public:
  explicit Platform(const Places& places) : served_(places.sanlian, places.folder / "data") {
    served_.add_user("staff", "task_force", "linkong");
    served_.start();
    head_ = served_.log_in("staff");
    firm_ = create("enterprise", R"({"name":"三链园区示范企业有限责任公司"})");
  }
  std::uint16_t port() const { return served_.port(); }
  int pid() const { return served_.pid(); }
  void next_create(std::string& out) {
    out = bench::post("/api/v1/records/patent", head_, bench::Patents::json(made_++, firm_, "linkong"));
  }
  /// Ids to read, evenly over what was made.
  void collect_ids() {
    ids_.clear();
    std::string after;
    do {
      test::HttpClient client = reader();
      const auto page = format::parse_json(
          client.get("/api/v1/records/patent?fields=title&limit=1000" + (after.empty() ? "" : "&after=" + after)).body);
      for (const auto& item : page.value().find("items")->items()) ids_.push_back(*item.find_text("id"));
      const auto* next = page.value().find_text("next");
      after = next ? *next : "";
    } while (!after.empty() && ids_.size() < 20'000);
  }
  void next_read(std::string& out) {
    read_ = (read_ + 7919) % ids_.size();
    out = bench::get("/api/v1/records/patent/" + ids_[read_], head_);
  }

 private:
  std::string create(const std::string& type, const std::string& body) {
    auto client = reader();
    const auto answer = client.post_json("/api/v1/records/" + type, body);
    check(answer.status == 201, answer.body.c_str());
    return *format::parse_json(answer.body).value().find_text("id");
  }
  test::HttpClient reader() const {
    test::HttpClient client(port());
    std::string_view rest = head_;
    while (!rest.empty()) {
      const auto line = rest.substr(0, rest.find("\r\n"));
      const auto colon = line.find(": ");
      client.always(line.substr(0, colon), line.substr(colon + 2));
      rest.remove_prefix(line.size() + 2);
    }
    return client;
  }

  bench::Served served_;
  std::string head_, firm_;
  std::int64_t made_ = 0;
  std::vector<std::string> ids_;
  std::size_t read_ = 0;
};

class Peer {
 public:
  explicit Peer(const Places& places)
      : process_({.program = places.self, .arguments = {"bare", places.folder.string()}}),
        port_(static_cast<std::uint16_t>(std::stoi(process_.wait_for_line("ready ").substr(6)))) {}
  std::uint16_t port() const { return port_; }
  int pid() const { return process_.pid(); }
  void next_create(std::string& out) { out = bench::post("/", "", bench::Patents::json(made_++, kFirm, "linkong")); }
  void next_read(std::string& out) {
    read_ = (read_ + 7919) % made_;
    out = bench::get("/" + std::to_string(read_ + 1), "");
  }

 private:
  static constexpr std::string_view kFirm = "0192f3a0-0000-7000-8000-000000000001";
  test::Process process_;
  std::uint16_t port_;
  std::int64_t made_ = 0, read_ = 0;
};

template <class Side>
void measure(Cells& cells, const std::string& name, Side& side, double seconds, void (Side::*next)(std::string&)) {
  const double cpu = cpu_seconds(side.pid());
  const auto figures = load(side.port(), seconds, [&](std::string& out) { (side.*next)(out); });
  cells.note(name, figures, cpu_seconds(side.pid()) - cpu);
}

void run(const Places& places, int rounds, double seconds) {
  Cells cells;
  {
    Platform platform(places);
    Peer peer(places);
    for (int round = 0; round < rounds; ++round) {
      measure(cells, "sanlian, durable creates", platform, seconds, &Platform::next_create);
      measure(cells, "bare, durable creates", peer, seconds, &Peer::next_create);
      platform.collect_ids();
      measure(cells, "sanlian, reads by id", platform, seconds, &Platform::next_read);
      measure(cells, "bare, reads by id", peer, seconds, &Peer::next_read);
    }
  }
  std::printf("%d connections, a patent each time; medians of %d rounds of %.1f s\n", kConnections, rounds, seconds);
  for (const std::string what : {"durable creates", "reads by id"}) {
    const auto mine = "sanlian, " + what, bare = "bare, " + what;
    cells.print(mine);
    cells.print(bare);
    std::printf("%-34s %9.0f %%\n", ("share of the bare " + what).c_str(),
                100 * cells.median(mine) / cells.median(bare));
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> given(arguments + 1, arguments + count);
  if (given.size() == 2 && given[0] == "bare") run_bare(given[1]);
  if (given.size() < 3) {
    std::fprintf(stderr, "api_bench SANLIAN PACKS FOLDER [rounds] [seconds a cell]\n");
    return 2;
  }
  try {
    run({given[0], given[1], given[2], fs::read_symlink("/proc/self/exe")}, given.size() > 3 ? std::stoi(given[3]) : 5,
        given.size() > 4 ? std::stod(given[4]) : 2.5);
  } catch (const std::exception& error) {  // thrown, so that the servers end with us
    std::fprintf(stderr, "api_bench: %s\n", error.what());
    return 1;
  }
}
