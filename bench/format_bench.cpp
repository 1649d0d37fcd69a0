// rooms: format base
// How fast room format reads and writes, and in how much memory. Each measurement runs in a process of its own, so that
// its peak is its own; throughput is by CPU time, of the
// best of its rounds, so that a busy machine disturbs it little.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "format/csv_writer.h"
#include "format/json.h"
#include "format/json_writer.h"
#include "format/table_source.h"
#include "format/xlsx_writer.h"
#include "format/yaml.h"

namespace {
using namespace sanlian;
namespace fs = std::filesystem;

constexpr int kRows = 100'000;
constexpr std::size_t kColumns = 10;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// `work` returns how many bytes it went through.
void measure(const char* name, int rounds, const std::function<std::size_t()>& work) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    double best_s = 1e9;
    std::size_t bytes = 0;
    for (int round = 0; round < rounds; ++round) {
      const double start_s = cpu_seconds();
      bytes = work();
      best_s = std::min(best_s, cpu_seconds() - start_s);
    }
    rusage after{};
    getrusage(RUSAGE_SELF, &after);
    std::printf("%-34s %9.1f ms CPU %8.1f MB %8.0f MB/s   peak %5.1f MB\n", name, best_s * 1e3, double(bytes) / 1e6,
                double(bytes) / 1e6 / best_s, double(after.ru_maxrss) / 1024);
    std::fflush(stdout);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (status != 0) std::printf("%-34s failed\n", name);
}

std::string patents_as_json(std::size_t bytes) {
  std::string out;
  format::JsonWriter json(out);
  json.begin_list();
  for (int i = 0; out.size() < bytes; ++i) {
    json.begin_map().key("id").text("018f3c1e-7c00-7000-8000-" + std::to_string(100000000000 + i));
    json.key("title").text("一种用于轴承检测的装置及其方法").key("kind").text("invention");
    json.key("filing_date").text("2021-03-0" + std::to_string(i % 9 + 1)).key("annuity").number("1200.00");
    json.key("claims").integer(i % 23).key("valid").boolean(i % 3 != 0).key("holder").null();
    json.key("classes").begin_list().text("G01M13/04").text("F16C19/52").end_list();
    json.key("note").text("Bearing test bench, \"second\" series\nwith a line break").end_map();
  }
  json.end_list();
  return out;
}

std::vector<std::string> row_of(int i) {
  return {"CN1139" + std::to_string(10000 + i) + "A",
          "一种用于轴承检测的装置 " + std::to_string(i),
          "山东某某科技有限公司",
          "2021-03-15",
          std::to_string(i) + ".50",
          std::to_string(i % 20),
          "in_force",
          "G01M13/04",
          "Bearing test bench " + std::to_string(i),
          "370112"};
}

std::size_t write_xlsx(const std::string& path) {
  using Kind = format::XlsxColumn::Kind;
  auto writer = format::XlsxWriter::create(path).value();
  std::vector<format::XlsxColumn> columns(kColumns, {.title = "列"});
  columns[3].kind = Kind::date, columns[4].kind = Kind::money, columns[5].kind = Kind::number;
  writer.add_sheet("专利", columns).value();
  for (int i = 0; i < kRows; ++i) {
    const auto row = row_of(i);
    writer.row(std::vector<std::string_view>(row.begin(), row.end())).value();
  }
  writer.finish().value();
  return static_cast<std::size_t>(fs::file_size(path));
}

std::string rows_as_csv() {
  std::string out;
  format::CsvWriter writer(out);
  for (int i = 0; i < kRows; ++i) {
    for (const auto& cell : row_of(i)) writer.cell(cell);
    writer.end_row();
  }
  return out;
}

std::size_t read_table(const std::string& path) {
  const auto table = format::open_table(path).value();
  std::size_t cells = 0;
  while (const auto* row = table.reader->next().value()) cells += row->cells.size();
  if (cells < kRows * kColumns) std::abort();
  return static_cast<std::size_t>(fs::file_size(path));
}

}  // namespace

int main() {
  const fs::path folder = fs::temp_directory_path() / ("format_bench_" + std::to_string(getpid()));
  fs::create_directory(folder);
  const std::string xlsx = folder / "t.xlsx", csv = folder / "t.csv";
  measure("JSON write", 5, [] { return patents_as_json(64 << 20).size(); });
  measure("JSON read into a tree", 5, [text = patents_as_json(8 << 20)] {
    return format::parse_json(text, {.bytes_max = text.size()}).value().size() ? text.size() : std::size_t{0};
  });
  measure("JSON read, 1 kB at a time", 5, [text = patents_as_json(1000)] {
    for (int i = 0; i < 20'000; ++i) format::parse_json(text).value();
    return text.size() * 20'000;
  });
  measure("JSON write from a tree", 5, [text = patents_as_json(8 << 20)] {
    static const format::Value tree = format::parse_json(text, {.bytes_max = text.size()}).value();
    return format::to_json(tree).size();
  });
  std::string yaml = "fields:\n";
  for (int i = 0; i < 20'000; ++i) yaml += "  - {key: field_" + std::to_string(i) + ", label: {zh: 字段, en: Field}}\n";
  measure("YAML read", 3,
          [&] { return format::parse_yaml(yaml, "bench.yaml").value().size() ? yaml.size() : std::size_t{0}; });
  std::ofstream(csv, std::ios::binary) << rows_as_csv();
  measure("CSV write, 100k x 10", 3, [] { return rows_as_csv().size(); });
  measure("CSV read, 100k x 10", 3, [&] { return read_table(csv); });
  measure("XLSX write, 100k x 10", 1, [&] { return write_xlsx(xlsx); });
  measure("XLSX read, 100k x 10", 3, [&] { return read_table(xlsx); });
  fs::remove_all(folder);
  return 0;
}
