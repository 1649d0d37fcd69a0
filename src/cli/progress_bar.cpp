#include "cli/progress_bar.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace sanlian::cli {

ProgressBar::ProgressBar() : shown_(isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() { clear(); }

void ProgressBar::clear() {
  if (drawn_) std::fprintf(stderr, "\r\033[K");
  drawn_ = false;
}

void ProgressBar::draw(std::string_view step, std::uint64_t done, std::uint64_t total, std::string_view note) {
  if (!shown_ || total == 0) return;
  constexpr std::uint64_t kWidth = 30;
  const auto filled = std::min(done, total) * kWidth / total;
  std::string bar(filled, '#');
  bar.resize(kWidth, '.');
  std::fprintf(stderr, "\r\033[K%.*s [%s] %3d %% %.*s", static_cast<int>(step.size()), step.data(), bar.c_str(),
               static_cast<int>(std::min(done, total) * 100 / total), static_cast<int>(note.size()), note.data());
  drawn_ = true;
}

}  // namespace sanlian::cli
