#pragma once

#include <map>

#include "bench/corpus/line.h"
#include "bench/corpus/written.h"

namespace sanlian::bench {

/// The rows of written.h as tables.
class Report {
 public:
  explicit Report(const std::string& file) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
      auto columns = parts_of(line, '\t');
      if (columns.size() >= 3) rows_.push_back(std::move(columns));
    }
    for (const auto& row : of("query")) {
      if (std::find(engines_.begin(), engines_.end(), row[1]) == engines_.end()) engines_.push_back(row[1]);
      if (std::find(classes_.begin(), classes_.end(), row[2]) == classes_.end()) classes_.push_back(row[2]);
    }
  }

  void print() const {
    for (const auto& row : of("note")) std::printf("%s: %s\n", row[1].c_str(), row[2].c_str());
    print_indexing();
    print_latencies("top-10, p50 / p99", 5);
    print_latencies("exact count, p50 / p99", 4);
    print_counts();
    print_facets();
    for (const auto& row : of("opened"))
      std::printf(
          "%-20s opened in %7.2f ms (again %.2f); idle it holds %.1f MB of its own and %.1f MB of mapped files\n",
          row[1].c_str(), number(row[2]), number(row[3]), number(row[4]) / 1024, number(row[5]) / 1024);
  }

 private:
  using Row = std::vector<std::string>;
  static double number(const std::string& text) { return std::stod(text); }
  std::vector<Row> of(const std::string& kind) const {
    std::vector<Row> out;
    for (const auto& row : rows_)
      if (row[0] == kind) out.push_back(row);
    return out;
  }

  void print_indexing() const {
    std::printf("%-20s %10s %10s %14s %12s %10s\n", "indexing", "documents", "docs/s", "a core's s", "bytes/doc",
                "peak MB");
    for (const auto& row : of("index"))
      std::printf("%-20s %10s %10.0f %14.0f %12.0f %10.0f\n", row[1].c_str(), row[2].c_str(),
                  number(row[2]) / number(row[3]), number(row[2]) / number(row[4]), number(row[5]) / number(row[2]),
                  number(row[6]) / 1024);
  }

  static std::string shown(double ns) {
    char out[32];
    if (ns < 1e3)
      std::snprintf(out, sizeof out, "%.0f ns", ns);
    else if (ns < 1e6)
      std::snprintf(out, sizeof out, "%.1f us", ns / 1e3);
    else
      std::snprintf(out, sizeof out, "%.1f ms", ns / 1e6);
    return out;
  }
  static double at(std::vector<double> all, double part) {
    std::sort(all.begin(), all.end());
    return all[std::min(all.size() - 1, static_cast<std::size_t>(part * static_cast<double>(all.size())))];
  }
  std::vector<double> column(const std::string& engine, const std::string& name, std::size_t column) const {
    std::vector<double> out;
    for (const auto& row : rows_)
      if (row[0] == "query" && row[1] == engine && row[2] == name) out.push_back(number(row[column]));
    return out;
  }

  /// The last column: Lucene's median in ours.
  void print_latencies(const char* what, std::size_t column_at) const {
    std::printf("%-20s", what);
    for (const auto& engine : engines_) std::printf(" %23s", engine.c_str());
    std::printf(" %12s\n", "Lucene/ours");
    for (const auto& name : classes_) {
      std::printf("%-20s", name.c_str());
      for (const auto& engine : engines_) {
        const auto all = column(engine, name, column_at);
        std::printf(" %23s", all.empty() ? "-" : (shown(at(all, 0.5)) + " / " + shown(at(all, 0.99))).c_str());
      }
      const auto ours = column("ours", name, column_at), lucene = column("Lucene", name, column_at);
      if (!ours.empty() && !lucene.empty()) std::printf(" %12.1f", at(lucene, 0.5) / at(ours, 0.5));
      std::printf("\n");
    }
  }

  void print_counts() const {
    std::map<std::string, std::map<std::string, std::string>> counts;  // engine, class and place, count
    std::map<std::string, std::string> documents;
    for (const auto& row : of("query")) counts[row[1]][row[2] + '\t' + row[3]] = row[6];
    for (const auto& row : of("index")) documents[row[1]] = row[2];
    for (const auto& [engine, all] : counts) {
      if (engine == "ours") continue;
      if (documents[engine] != documents["ours"]) {
        std::printf("counts: %s has other documents (%s), not compared\n", engine.c_str(), documents[engine].c_str());
        continue;
      }
      std::uint64_t sum = 0, sum_ours = 0;
      std::string first;
      for (const auto& [place, count] : all) {
        const auto& ours = counts["ours"][place];
        sum += std::stoull(count), sum_ours += std::stoull(ours);
        if (count != ours && first.empty()) first = "; the first in " + place + ": " + count + ", ours " + ours;
      }
      std::printf("counts: %s, %zu queries, sum %llu, ours %llu: %s%s\n", engine.c_str(), all.size(),
                  static_cast<unsigned long long>(sum), static_cast<unsigned long long>(sum_ours),
                  first.empty() ? "all equal" : "different", first.c_str());
    }
  }

  void print_facets() const {
    struct Sums {
      double hits = 0, set = 0, facets = 0, each = 0;
      std::string sums;
    };
    std::map<std::string, std::map<std::string, Sums>> all;
    for (const auto& row : of("facets")) {
      auto& sums = all[row[2]][row[1]];
      sums.hits += number(row[4]), sums.set += number(row[5]), sums.facets += number(row[6]), ++sums.each;
      sums.sums += row[4] + ' ' + row[7] + ';';
    }
    std::printf("six facets (year, subclass, group, applicant, region, status), means of the sets\n");
    for (const auto& [name, engines] : all)
      for (const auto& [engine, sums] : engines)
        std::printf("%-12s %-20s %9.0f hits   set %10s   facets %10s   %6.1f ns a hit%s\n", name.c_str(),
                    engine.c_str(), sums.hits / sums.each, shown(sums.set / sums.each).c_str(),
                    shown(sums.facets / sums.each).c_str(), sums.facets / sums.hits,
                    engine != "ours" && engines.contains("ours") && engines.at("ours").sums != sums.sums
                        ? "   COUNTS DIFFER from ours"
                        : "");
  }

  std::vector<Row> rows_;
  std::vector<std::string> engines_, classes_;
};

}  // namespace sanlian::bench
