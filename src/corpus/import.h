// Files into an index: in the order given, committed every so often, to be gone on with after any end.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "corpus/reader.h"
#include "search/index/index.h"

namespace sanlian::corpus {

/// What came of an import so far, those parts included that an earlier, interrupted run of it did.
struct ImportCounts {
  std::uint64_t read = 0;       ///< Records the files held and that were readable.
  std::uint64_t added = 0;      ///< Numbers the index did not hold.
  std::uint64_t changed = 0;    ///< Numbers it held, to which a record added or changed something.
  std::uint64_t unchanged = 0;  ///< Numbers it held just so.
  std::uint64_t refused = 0;
  std::map<std::string, std::uint64_t> flags;  ///< How many of the records read carry each.
};

struct ImportProgress {
  std::filesystem::path file;
  std::size_t file_number = 0, files = 0;  ///< file_number counts from 1.
  Progress bytes;                          ///< Of all files together, as they lie on disk.
  ImportCounts counts;
  double documents_per_second = 0;                       ///< Of this run.
  std::optional<std::chrono::milliseconds> time_to_end;  ///< Where enough is known to say.
};

struct ImportOptions {
  std::optional<Format> format;         ///< Else each file's is detected.
  std::filesystem::path refusals;       ///< A JSON line for each refusal goes there; empty: none.
  bool begins_anew = false;             ///< Forgets where an interrupted import stopped.
  std::uint64_t commit_every = 50'000;  ///< Records between two commits: what is done again at most.
  std::chrono::milliseconds progress_every{200};
  std::function<void(const ImportProgress&)> progress;
  std::function<void(const Refusal&)> refused;
};

struct ImportReport {
  ImportCounts counts;
  std::uint64_t passed_over = 0;  ///< Records an interrupted run had done.
  std::chrono::milliseconds time{0};
  double documents_per_second = 0;
};

/// Imports files into an index under publication_schema(). A record of a number the index holds is merged into it (see
/// merge()), so importing twice changes nothing. Files that cannot be opened are counted as refused and passed over.
///
/// One thread reads and normalises, this one indexes. The index's note says after each commit which record of which
/// file comes next; started again with the same files, an interrupted import goes on from there.
/// Errors: corpus.index_of_other_import, corpus.refusals_unwritable, and those of the index.
Result<ImportReport> import_files(search::Index& index, std::span<const std::filesystem::path> files,
                                  const ImportOptions& options, const Clock& clock);

}  // namespace sanlian::corpus
