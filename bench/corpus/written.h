// What each engine's process writes for the table: rows of columns between tabs.
//   index   ENGINE documents seconds processor_seconds bytes peak_kb
//   query   ENGINE class place count_ns top_ns count
//   facets  ENGINE class place hits set_ns facets_ns sum
//   opened  ENGINE first_ms median_ms resident_kb file_kb
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace sanlian::bench {

inline double seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}
inline double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// A row of /proc/self/status in KB: VmHWM, VmRSS, RssAnon, RssFile.
inline long status_kb(const std::string& name) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(name + ':')) return std::stol(line.substr(name.size() + 1));
  return 0;
}

inline std::uint64_t bytes_of(const std::filesystem::path& path) {
  if (!std::filesystem::is_directory(path)) return std::filesystem::file_size(path);
  std::uint64_t sum = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path))
    if (entry.is_regular_file()) sum += entry.file_size();
  return sum;
}

/// Nanoseconds of the median of `times` runs after the first, which is not counted but where it takes longer than a
/// tenth of a second.
inline double median_ns(int times, const std::function<void()>& work) {
  std::vector<double> all;
  for (int i = 0; i <= times; ++i) {
    const double start = seconds();
    work();
    const double took = seconds() - start;
    if (i > 0 || took > 0.1) all.push_back(took * 1e9);
    if (took > 0.1 && i >= 1) break;
  }
  std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
  return all[all.size() / 2];
}

class Indexing {
 public:
  double so_far() const { return seconds() - start_; }
  double processor_so_far() const { return processor_seconds() - processor_start_; }
  void print(const std::string& engine, std::uint64_t documents, const std::filesystem::path& files) const {
    std::printf("index\t%s\t%llu\t%.2f\t%.2f\t%llu\t%ld\n", engine.c_str(), static_cast<unsigned long long>(documents),
                so_far(), processor_so_far(), static_cast<unsigned long long>(bytes_of(files)), status_kb("VmHWM"));
    std::fflush(stdout);
  }

 private:
  double start_ = seconds(), processor_start_ = processor_seconds();
};

}  // namespace sanlian::bench
