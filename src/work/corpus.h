// The patent corpus beside the platform's records: opened when it is first asked, seen anew when an import has added to
// it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>

#include "base/result.h"
#include "corpus/library.h"
#include "record/actor.h"

namespace sanlian::work {

class Platform;

class CorpusShelf {
 public:
  explicit CorpusShelf(std::filesystem::path directory) : directory_(std::move(directory)) {}
  /// Errors: those of Library::open(), corpus.no_index while nothing was imported.
  Result<std::shared_ptr<const corpus::Library>> library();
  const std::filesystem::path& directory() const { return directory_; }

 private:
  const std::filesystem::path directory_;
  std::mutex mutex_;
  std::shared_ptr<corpus::Library> library_;  ///< Shared: who is answering goes on while it is opened anew.
};

Result<std::shared_ptr<const corpus::Library>> corpus_of(Platform& platform);

/// Patents of the park's records, found in the corpus by publication or application number.
struct OwnPatents {
  std::uint64_t patents = 0;  ///< That have a number and that the actor may see.
  std::uint64_t found = 0;    ///< Of these, in the corpus.
  search::Set set;
};
/// O(records). Errors: those of reading.
Result<OwnPatents> own_patents(Platform& platform, const record::Actor& actor, const search::Snapshot& snapshot);

}  // namespace sanlian::work
