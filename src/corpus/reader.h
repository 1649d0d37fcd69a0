#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "corpus/publication.h"

namespace sanlian::corpus {

enum class Format : std::uint8_t {
  uspto_xml,   ///< Grants and applications, ICE v4.x (ST.36) and red book v2.x; many documents a file, or one.
  uspto_pap,   ///< Application publications of 2001-2004 (pap-v1x).
  uspto_sgml,  ///< ST.32 SGML of 2001.
  uspto_aps,   ///< Green book text, 1976-2001.
  st96,        ///< WIPO ST.96 (XML4IP).
  table,       ///< CSV, TSV, XLSX with a header row known by alias.
  json_lines,  ///< One object a line, keys known by alias.
};

/// Where one input starts and what came of it.
struct Refusal {
  std::string file;
  std::uint64_t offset = 0;  ///< Bytes into the (uncompressed) file where the record begins.
  std::uint64_t row = 0;     ///< Of a table or of JSON lines, 1-based; 0 elsewhere.
  Error reason;
};

struct Progress {
  std::uint64_t bytes_read = 0, bytes_total = 0;  ///< Of the file as it lies on disk.
};

/// Reads one file, plain, .gz, .zst, or .zip with such files in it, from first to last byte without holding it whole.
class Reader {
 public:
  /// Detects the format from the first bytes unless it is given. Errors: corpus.format_unknown (says what was seen),
  /// corpus.file_unreadable.
  static Result<std::unique_ptr<Reader>> open(const std::filesystem::path& file,
                                              std::optional<Format> format = std::nullopt);
  virtual ~Reader() = default;
  virtual Format format() const = 0;

  /// Hands each record to `take` in the file's order, each broken one to `refuse`; goes on after a broken record where
  /// the format lets it find the next. Stops early when `take` answers an Error, and answers that. Errors:
  /// corpus.file_broken where nothing more can be read.
  virtual Status read(const std::function<Status(Publication)>& take, const std::function<void(Refusal)>& refuse,
                      const std::function<void(Progress)>& progress = {}) = 0;
};

}  // namespace sanlian::corpus
