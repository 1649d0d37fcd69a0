#include "base/ensure.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace sanlian {
namespace {
std::atomic<bool> throws = false;
}

void throw_on_defect(bool yes) { throws = yes; }

void fail_ensure(std::string_view why, SourcePlace where) {
  const std::string text = std::string(where.file) + ":" + std::to_string(where.line) + ": " + std::string(why);
  if (throws) throw Defect(text);
  std::fprintf(stderr, "defect: %s\n", text.c_str());
  std::abort();
}

}  // namespace sanlian
