// An index in its own directory: immutable segments, the names of keywords, one manifest that says which of them count.
// commit() returns when its documents are on disk; a crash at any byte leaves the state of the last commit.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/document.h"
#include "search/index/snapshot.h"
#include "search/schema.h"
#include "search/segment/disk.h"

namespace sanlian::search {

/// Safe from several threads: writing calls wait for each other, snapshots wait for nothing.
class Index {
 public:
  struct Options {
    std::size_t buffer_bytes = std::size_t{256} << 20;  ///< Memory of documents not yet written.
    bool merges_in_background = true;                   ///< Else only merge_all() merges.
    Disk* disk = nullptr;                               ///< Null: the system's. Must outlive the index.
  };
  /// Makes the directory where there is none. Errors: search.index_damaged, search.other_schema, search.index_locked
  /// (another process writes), search.file_unreadable.
  static Result<std::unique_ptr<Index>> open(const std::filesystem::path& directory, Schema schema, Options options);
  /// To read only; needs no lock and sees what was committed when it opened, or at refresh(). Errors: as open(), and
  /// search.index_missing.
  static Result<std::unique_ptr<Index>> open_to_read(const std::filesystem::path& directory, Schema schema);
  ~Index();

  const Schema& schema() const;
  /// The state after the last commit. Cheap; lives as long as it is held, whatever is written meanwhile.
  std::shared_ptr<const Snapshot> snapshot() const;
  Status refresh();  ///< Of one opened to read: the state after the last commit now.

  Status put(const Document& document);  ///< Errors: search.bad_document, search.index_read_only, search.write_failed.
  Status remove(std::string_view key);   ///< Nothing happens where there is none.
  Status commit(
      std::string_view note = {});  ///< Durable on return; `note` is kept in the manifest (an import's place).
  void rollback();                  ///< Forgets what was put and removed since the last commit.
  std::string note() const;         ///< Of the last commit.

  /// Merges all that is committed into one segment, sorted by order. Readers and writers go on meanwhile.
  Status merge_all();
  /// Reads every byte of every file. Answers each damage found, empty when sound.
  std::vector<Error> verify() const;

  struct Size {
    std::uint64_t documents = 0, deleted = 0, segments = 0, bytes = 0, terms = 0;
  };
  Size size() const;

 private:
  struct State;
  explicit Index(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sanlian::search
