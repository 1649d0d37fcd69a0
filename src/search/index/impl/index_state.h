#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "search/index/impl/index_files.h"
#include "search/index/impl/lock_file.h"
#include "search/index/impl/name_store.h"
#include "search/index/index.h"
#include "search/segment/merge_segments.h"
#include "search/segment/segment_writer.h"

namespace sanlian::search {

/// One segment as the writer knows it.
struct LiveSegment {
  std::uint64_t file = 0;
  std::shared_ptr<const Segment> segment;  ///< Shared with snapshots.
  bool is_committed = false;
  std::uint64_t deletions = 0;         ///< File of `deleted`.
  std::shared_ptr<const Set> deleted;  ///< As committed; null: none.
  std::shared_ptr<Set> pending;        ///< All deletions with those since the last commit; null: none came.
  bool is_gone(std::uint32_t doc) const { return pending ? pending->has(doc) : deleted && deleted->has(doc); }
};

/// Everything of an index. `writing` guards what is below it up to `snapshot`; it is held while a commit writes, never
/// while a merge does. `publishing` guards `snapshot` alone, so that readers wait for nothing.
struct Index::State {
  State(const std::filesystem::path& directory, Schema schema, Options options, bool writes);
  ~State();

  const std::shared_ptr<const Schema> schema;  // shared with snapshots
  const Options options;
  const IndexFiles files;
  const bool is_writer;
  LockFile lock;

  std::mutex writing;
  Manifest manifest;  // that counts
  std::uint64_t next_manifest = 1, next_file = 1;
  bool is_uncertain = false;         // a swap failed half-way: either manifest may count, so no file is removed
  std::shared_ptr<NameStore> names;  // shared with snapshots
  std::vector<LiveSegment> segments;
  std::unique_ptr<SegmentWriter> buffer;
  std::vector<std::uint32_t> buffer_deleted;

  mutable std::mutex publishing;
  std::shared_ptr<const Snapshot> snapshot;
  std::string committed_note;
  std::uint64_t names_bytes = 0;

  std::mutex merging;  // one merge at a time; taken before `writing`
  std::atomic<bool> is_stopping = false;
  std::mutex waking;
  std::condition_variable wake;
  bool has_work = false;
  std::thread merger;

  // impl/index_load.cpp
  Status open_to_write();
  Status load();
  Status create();
  void publish_snapshot();
  std::vector<Error> verify() const;

  // impl/index_write.cpp
  Status put(const Document& document);
  void remove(std::string_view key);
  Status flush();
  Status commit(std::string_view note);
  void rollback();
  void start_buffer();
  /// Makes `next` count; on success old files go. Called with `writing` held.
  Status swap(Manifest next);
  Manifest manifest_of(const std::vector<LiveSegment>& parts, std::string note) const;
  Status write_names();

  // impl/index_merge.cpp
  struct Plan {
    std::vector<std::uint64_t> inputs;  // files
    std::vector<MergeInput> segments;
    std::uint64_t file = 0;
  };
  std::optional<Plan> plan_next();
  std::optional<Plan> plan_all();
  Status run(const Plan& plan);
  Status finish(const Plan& plan, const Merged& merged);
  void merge_in_background();
  void wake_merger();
};

}  // namespace sanlian::search
