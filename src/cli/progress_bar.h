#pragma once

#include <cstdint>
#include <string_view>

namespace sanlian::cli {

/// One line on a terminal, rewritten; nothing elsewhere. Gone when it goes out of scope.
class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  void clear();  ///< Before other lines are printed; the next draw() shows it again.
  /// `step` before the bar, `note` behind it.
  void draw(std::string_view step, std::uint64_t done, std::uint64_t total, std::string_view note = {});

 private:
  const bool shown_;
  bool drawn_ = false;
};

}  // namespace sanlian::cli
