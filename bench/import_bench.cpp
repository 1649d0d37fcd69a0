// rooms: patent store
// A list of 100,000 patents through `sanlian import`, as a person would: mapping of headers, validation, one
// transaction, a journal entry a row. Beside it the least: bare SQLite that stores the lines of the same file in one
// transaction.
//   import_bench SANLIAN FOLDER [rounds] [rows]
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "bench/support/patents.h"
#include "support/process.h"

namespace {
using namespace sanlian;
namespace fs = std::filesystem;

void check(bool good, const std::string& what) {
  if (!good) throw std::runtime_error(what);
}

void write_list(const fs::path& file, int rows) {
  std::ofstream out(file);
  out << bench::Patents::kCsvHeader;
  for (int i = 0; i < rows; ++i) out << bench::Patents::csv(i);
  check(out.good(), "the list cannot be written");
}

struct Cost {
  double seconds = 0, cpu_seconds = 0, peak_mb = 0;
};

/// Runs a program of its own, or `work` in a process of its own, so that its peak of memory is its own.
template <class Work>
Cost measure(Work work) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) work();
  int status = 0;
  rusage used{};
  check(::wait4(child, &status, 0, &used) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0, "it failed");
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
          seconds(used.ru_utime) + seconds(used.ru_stime), static_cast<double>(used.ru_maxrss) / 1024};
}

[[noreturn]] void import(const std::string& sanlian, const std::string& data, const std::string& file) {
  if (!std::freopen("/dev/null", "w", stdout)) std::_Exit(1);
  ::execl(sanlian.c_str(), "sanlian", "import", "--data", data.c_str(), "--park", "linkong", "patent", file.c_str(),
          nullptr);
  std::_Exit(1);
}

[[noreturn]] void store_lines(const std::string& database, const std::string& file) {
  sqlite3* db = nullptr;
  sqlite3_stmt* insert = nullptr;
  const auto run = [&db](const char* sql) {
    if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) std::_Exit(1);
  };
  sqlite3_open(database.c_str(), &db);
  run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT NOT "
      "NULL) STRICT; BEGIN");
  sqlite3_prepare_v2(db, "INSERT INTO line (text) VALUES (?)", -1, &insert, nullptr);
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    sqlite3_bind_text(insert, 1, line.data(), static_cast<int>(line.size()), SQLITE_STATIC);
    if (sqlite3_step(insert) != SQLITE_DONE) std::_Exit(1);
    sqlite3_reset(insert);
  }
  run("COMMIT");
  sqlite3_finalize(insert);
  sqlite3_close(db);
  std::_Exit(0);
}

Cost median(std::vector<Cost> costs) {
  std::sort(costs.begin(), costs.end(), [](const Cost& a, const Cost& b) { return a.seconds < b.seconds; });
  return costs[costs.size() / 2];
}

void print(const char* name, int rows, const Cost& cost) {
  std::printf("%-16s %6.2f s   %8.0f rows/s   %6.2f s of processor time   peak %4.0f MB\n", name, cost.seconds,
              rows / cost.seconds, cost.cpu_seconds, cost.peak_mb);
}

void run(const std::string& sanlian, const fs::path& folder, int rounds, int rows) {
  const auto list = folder / "patents.csv", data = folder / "import", bare = folder / "lines.db";
  write_list(list, rows);
  std::vector<Cost> mine, theirs;
  for (int round = 0; round < rounds; ++round) {
    fs::remove_all(data);
    for (const auto* end : {"", "-wal", "-shm"}) fs::remove(bare.string() + end);
    const auto made = test::run({.program = sanlian, .arguments = {"user", "list", "--data", data.string()}});
    mine.push_back(measure([&] { import(sanlian, data.string(), list.string()); }));
    theirs.push_back(measure([&] { store_lines(bare.string(), list.string()); }));
    const auto counted = test::run({.program = sanlian, .arguments = {"imports", "--data", data.string()}});
    check(counted.output.find("\"inserted\":" + std::to_string(rows)) != std::string::npos, counted.output);
  }
  std::printf("%d patents of 16 columns, %.0f MB of CSV, a fresh folder each time; medians of %d rounds\n", rows,
              static_cast<double>(fs::file_size(list)) / 1e6, rounds);
  print("sanlian import", rows, median(mine));
  print("bare, lines", rows, median(theirs));
  fs::remove_all(data);
  for (const auto* end : {"", "-wal", "-shm"}) fs::remove(bare.string() + end);
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> given(arguments + 1, arguments + count);
  if (given.size() < 2) {
    std::fprintf(stderr, "import_bench SANLIAN FOLDER [rounds] [rows]\n");
    return 2;
  }
  try {
    run(given[0], given[1], given.size() > 2 ? std::stoi(given[2]) : 3,
        given.size() > 3 ? std::stoi(given[3]) : 100'000);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "import_bench: %s\n", error.what());
    return 1;
  }
}
