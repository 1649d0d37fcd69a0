#include <algorithm>

#include "search/errors.h"
#include "search/index/impl/index_state.h"

namespace sanlian::search {
namespace {

/// A file that a manifest names may be gone when a writer has replaced the manifest meanwhile.
constexpr int kTries = 20;

Error damaged(const std::filesystem::path& path, std::string reason) {
  return Error(errors::index_damaged, {{"path", path.string()}, {"reason", std::move(reason)}});
}

void flatten(const Error& error, std::vector<Error>& into) {
  into.push_back(error);
  for (const auto& further : error.further()) into.push_back(further);
}
}  // namespace

Index::State::State(const std::filesystem::path& directory, Schema of, Options with, bool writes)
    : schema(std::make_shared<const Schema>(std::move(of))),
      options(with),
      files(std::filesystem::absolute(directory), with.disk != nullptr ? *with.disk : Disk::system()),
      is_writer(writes) {}

Index::State::~State() {
  is_stopping = true;
  wake_merger();
  if (merger.joinable()) merger.join();
}

Status Index::State::open_to_write() {
  SANLIAN_TRY(files.disk().make_directory(files.segments()));
  SANLIAN_TRY(lock.take(files.directory()));
  if (!files.exists()) SANLIAN_TRY(create());
  SANLIAN_TRY(load());
  SANLIAN_TRY(files.remove_orphans(manifest));
  start_buffer();
  publish_snapshot();
  if (options.merges_in_background) merger = std::thread([this] { merge_in_background(); });
  return {};
}

Status Index::State::create() {
  // A crash in here leaves a manifest at most. Segments without CURRENT are somebody's documents: not to be removed.
  std::error_code ignored;
  if (!std::filesystem::is_empty(files.segments(), ignored)) return damaged(files.current(), "it is missing");
  Manifest first;
  first.number = 1;
  first.fingerprint = schema->fingerprint();
  first.names.resize(schema->fields().size());
  SANLIAN_TRY(files.disk().sync_directory(files.directory().parent_path()));
  bool is_begun = false;
  return files.publish(first, is_begun);
}

Status Index::State::load() {
  auto read = SANLIAN_TRY(files.read_manifest());
  if (read.fingerprint != schema->fingerprint() || read.names.size() != schema->fields().size())
    return Error(errors::other_schema, {{"path", files.directory().string()}});
  auto store = std::make_shared<NameStore>(schema->fields().size());
  for (FieldId field = 0; field < read.names.size(); ++field)
    SANLIAN_TRY(store->load(field, files.names(field), read.names[field]));
  std::vector<LiveSegment> opened;
  for (const auto& part : read.parts) {
    LiveSegment live{.file = part.file, .is_committed = true, .deletions = part.deletions};
    const auto known =
        std::find_if(segments.begin(), segments.end(), [&](auto& each) { return each.file == part.file; });
    live.segment =
        known != segments.end() ? known->segment : SANLIAN_TRY(Segment::open(files.segment(part.file), *schema));
    if (live.segment->size() != part.documents || live.segment->bytes() != part.bytes)
      return damaged(files.segment(part.file), "it is not the one the manifest names");
    for (FieldId field = 0; field < read.names.size(); ++field)
      if ((*schema)[field].kind == FieldKind::keyword && live.segment->ids(field) > store->size(field))
        return damaged(files.names(field), "a segment has values without a name");
    if (part.deletions != 0)
      live.deleted = std::make_shared<const Set>(SANLIAN_TRY(files.read_deletions(part.deletions, part.documents)));
    opened.push_back(std::move(live));
  }
  segments = std::move(opened);
  names = std::move(store);
  next_manifest = read.number + 1;
  next_file = read.next_file;
  manifest = std::move(read);
  return {};
}

void Index::State::publish_snapshot() {
  std::vector<Snapshot::Part> parts;
  for (const auto& live : segments)
    if (live.is_committed) parts.push_back({.segment = live.segment, .deleted = live.deleted});
  std::vector<std::uint32_t> sizes;
  for (const auto& extent : manifest.names) sizes.push_back(extent.count);
  auto made = std::make_shared<const Snapshot>(schema, std::move(parts), KeywordNames(names, std::move(sizes)));
  const std::lock_guard held(publishing);
  snapshot = std::move(made);
  committed_note = manifest.note;
  names_bytes = 0;
  for (const auto& extent : manifest.names) names_bytes += extent.bytes;
}

std::vector<Error> Index::State::verify() const {
  std::vector<Error> found;
  // Of one moment: files that a commit or a merge replaces meanwhile are read again from the next manifest.
  for (int tries = 0; tries < kTries; ++tries) {
    found.clear();
    State other(files.directory(), *schema, options, false);
    const auto loaded = other.load();
    if (!loaded) flatten(loaded.error(), found);
    for (const auto& live : other.segments)
      if (const auto status = live.segment->verify(); !status) flatten(status.error(), found);
    const auto now = files.read_manifest();
    if (loaded || !now || now->number == other.manifest.number) break;
  }
  return found;
}

Status Index::refresh() {
  auto& state = *state_;
  if (state.is_writer) return {};
  const std::lock_guard held(state.writing);
  Status loaded;
  for (int tries = 0; tries < kTries; ++tries) {
    const auto number = SANLIAN_TRY(state.files.read_manifest()).number;
    if (state.snapshot && number == state.manifest.number) return {};
    loaded = state.load();
    if (loaded) {
      state.publish_snapshot();
      return {};
    }
    const auto now = state.files.read_manifest();
    if (now && now->number == number) return loaded;  // nobody writes: it is as it says
  }
  return loaded;
}

}  // namespace sanlian::search
