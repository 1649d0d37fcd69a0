#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sanlian::work {

/// Rows on their way between two passes: written once from front to end, then read once. The file has no name, so that
/// a crash leaves nothing behind.
class Spool {
 public:
  /// Errors: work.import_no_space, here and in rewind.
  static Result<Spool> open(const std::filesystem::path& folder);

  void put(std::int64_t number) { write(&number, sizeof number); }
  void put(std::string_view text);
  /// Ends writing and says whether all of it was kept.
  Status rewind();

  std::int64_t number();
  std::string text();
  bool ended();  ///< Nothing more to read.

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  explicit Spool(std::FILE* file) : file_(file) {}
  void write(const void* bytes, std::size_t count);
  void read(void* bytes, std::size_t count);
  std::unique_ptr<std::FILE, Close> file_;
  bool failed_ = false;
};

}  // namespace sanlian::work
