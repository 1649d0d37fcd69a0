#include <algorithm>

#include "search/errors.h"
#include "search/index/impl/index_state.h"

namespace sanlian::search {
namespace {

constexpr std::uint32_t kBufferDocumentsMax = 1U << 24;

void remove_from(LiveSegment& live, std::uint32_t doc) {
  if (!live.pending)
    live.pending = live.deleted ? std::make_shared<Set>(*live.deleted) : std::make_shared<Set>(live.segment->size());
  live.pending->add(doc);
}
}  // namespace

void Index::State::start_buffer() {
  buffer = std::make_unique<SegmentWriter>(
      *schema, [this](FieldId field, std::string_view name) { return names->find_or_add(field, name); });
  buffer_deleted.clear();
}

Status Index::State::put(const Document& document) {
  SANLIAN_TRY(SegmentWriter::check(document, *schema));
  remove(document.key);
  buffer->add(document);
  if (buffer->bytes() >= options.buffer_bytes || buffer->size() >= kBufferDocumentsMax) return flush();
  return {};
}

void Index::State::remove(std::string_view key) {
  if (const auto doc = buffer->find_key(key)) buffer_deleted.push_back(*doc);
  // At most one document of a key is not deleted.
  for (auto& live : segments) {
    const auto doc = live.segment->find_key(key);
    if (doc && !live.is_gone(*doc)) return remove_from(live, *doc);
  }
}

Status Index::State::flush() {
  if (buffer->size() == 0) return {};
  const auto file = next_file++;
  SANLIAN_TRY(buffer->write(files.disk(), files.segment(file)));
  LiveSegment live{.file = file};
  live.segment = SANLIAN_TRY(Segment::open(files.segment(file), *schema));
  for (const auto doc : buffer_deleted) remove_from(live, doc);
  segments.push_back(std::move(live));
  start_buffer();
  return {};
}

Manifest Index::State::manifest_of(const std::vector<LiveSegment>& parts, std::string note) const {
  Manifest next;
  next.fingerprint = schema->fingerprint();
  next.note = std::move(note);
  next.names = manifest.names;
  for (const auto& live : parts)
    next.parts.push_back({.file = live.file,
                          .documents = live.segment->size(),
                          .bytes = live.segment->bytes(),
                          .deletions = live.deletions,
                          .deleted = static_cast<std::uint32_t>(live.deleted ? live.deleted->count() : 0)});
  return next;
}

Status Index::State::write_names() {
  for (FieldId field = 0; field < schema->fields().size(); ++field)
    SANLIAN_TRY(names->write(field, files.disk(), files.names(field)));
  return {};
}

Status Index::State::swap(Manifest next) {
  next.number = next_manifest++;
  next.next_file = next_file;
  SANLIAN_TRY(files.disk().sync_directory(files.segments()));
  bool is_begun = false;
  if (auto published = files.publish(next, is_begun); !published) {
    is_uncertain = is_uncertain || is_begun;
    return published;
  }
  std::swap(manifest, next);
  // What only the old manifest named may go; one that cannot be removed goes when a writer next opens the index.
  (void)files.disk().remove(files.manifest(next.number));
  const auto is_named = [&](auto same) { return std::any_of(manifest.parts.begin(), manifest.parts.end(), same); };
  for (const auto& part : next.parts) {
    if (!is_named([&](const auto& each) { return each.file == part.file; }))
      (void)files.disk().remove(files.segment(part.file));
    if (part.deletions != 0 && !is_named([&](const auto& each) { return each.deletions == part.deletions; }))
      (void)files.disk().remove(files.deletions(part.deletions));
  }
  is_uncertain = false;
  return {};
}

Status Index::State::commit(std::string_view note) {
  SANLIAN_TRY(flush());
  std::vector<LiveSegment> next;
  bool is_changed = note != manifest.note || is_uncertain;
  for (auto live : segments) {
    is_changed = is_changed || !live.is_committed || live.pending;
    live.is_committed = true;
    if (live.pending) {
      live.deletions = next_file++;
      live.deleted = std::move(live.pending);
      live.pending = nullptr;
      if (live.deleted->count() == live.segment->size()) continue;
      SANLIAN_TRY(files.write_deletions(live.deletions, *live.deleted));
    }
    next.push_back(std::move(live));
  }
  if (!is_changed) return {};
  SANLIAN_TRY(write_names());
  auto manifest_next = manifest_of(next, std::string(note));
  for (FieldId field = 0; field < manifest_next.names.size(); ++field)
    manifest_next.names[field] = names->extent(field);
  SANLIAN_TRY(swap(std::move(manifest_next)));
  segments = std::move(next);
  publish_snapshot();
  wake_merger();
  return {};
}

void Index::State::rollback() {
  start_buffer();
  names->forget_pending();
  for (auto& live : segments) {
    live.pending = nullptr;
    if (!live.is_committed && !is_uncertain) (void)files.disk().remove(files.segment(live.file));
  }
  std::erase_if(segments, [](const LiveSegment& live) { return !live.is_committed; });
}

}  // namespace sanlian::search
