#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "format/xlsx_file.h"

struct zip;
struct zip_file;

namespace sanlian::format {

/// One part of an archive, unpacked as it is read and held to the limits while it is.
class ZipPart {
 public:
  Result<std::size_t> read(std::span<char> into);  ///< 0 at the end. Errors name the part.
  std::uint64_t bytes_read() const { return bytes_read_; }
  std::uint64_t bytes_total() const { return bytes_total_; }  ///< As the archive claims.
  const std::string& name() const { return name_; }

 private:
  friend class ZipArchive;
  struct Close {
    void operator()(zip_file* file) const;
  };
  std::string name_;
  std::unique_ptr<zip_file, Close> file_;
  std::uint64_t bytes_read_ = 0, bytes_total_ = 0, bytes_packed_ = 0, bytes_max_ = 0, ratio_max_ = 0;
};

/// A zip archive from outside. Names are found whatever their case, as Excel does.
class ZipArchive {
 public:
  /// Errors: format.cannot_read, format.xlsx_damaged, format.xlsx_too_large.
  static Result<ZipArchive> open(const std::string& path, const XlsxLimits& limits);
  static Result<ZipArchive> open_bytes(std::string bytes, const XlsxLimits& limits);

  bool has(std::string_view part) const;
  /// Errors: format.xlsx_missing_part, format.xlsx_too_large, format.xlsx_bad_part.
  Result<ZipPart> part(std::string_view name, std::uint64_t bytes_max) const;

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };
  static Result<ZipArchive> check(std::unique_ptr<zip, Discard> archive, const XlsxLimits& limits);
  std::unique_ptr<std::string> bytes_;  ///< What open_bytes was given; libzip reads it in place.
  std::unique_ptr<zip, Discard> archive_;
  std::uint64_t ratio_max_ = 0;
};

}  // namespace sanlian::format
