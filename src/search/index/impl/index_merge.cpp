#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>

#include "base/log.h"
#include "search/index/impl/index_state.h"
#include "search/index/impl/merge_policy.h"

namespace sanlian::search {
namespace {

constexpr int kMergerNice = 10;

bool is_sorted(const Segment& segment) {
  for (std::uint32_t doc = 1; doc < segment.size(); ++doc)
    if (segment.order(doc) < segment.order(doc - 1)) return false;
  return true;
}

/// Deletions of a merge's input that came after it began, told by the merge's numbers.
void carry_over(const Set* now, const Set* before, const std::vector<std::uint32_t>& places, Set& into) {
  if (now == nullptr) return;
  now->for_each([&](std::uint32_t doc) {
    if ((before == nullptr || !before->has(doc)) && places[doc] != Merged::kGone) into.add(places[doc]);
  });
}
}  // namespace

std::optional<Index::State::Plan> Index::State::plan_next() {
  const std::lock_guard held(writing);
  std::vector<Mergeable> all;
  std::vector<const LiveSegment*> committed;
  for (const auto& live : segments) {
    if (!live.is_committed) continue;
    committed.push_back(&live);
    all.push_back({.bytes = live.segment->bytes(),
                   .documents = live.segment->size(),
                   .deleted = static_cast<std::uint32_t>(live.deleted ? live.deleted->count() : 0)});
  }
  Plan plan;
  for (const auto i : next_merge(all)) {
    plan.inputs.push_back(committed[i]->file);
    plan.segments.push_back({.segment = committed[i]->segment, .deleted = committed[i]->deleted});
  }
  if (plan.inputs.empty()) return std::nullopt;
  plan.file = next_file++;
  return plan;
}

std::optional<Index::State::Plan> Index::State::plan_all() {
  const std::lock_guard held(writing);
  Plan plan;
  for (const auto& live : segments) {
    if (!live.is_committed) continue;
    plan.inputs.push_back(live.file);
    plan.segments.push_back({.segment = live.segment, .deleted = live.deleted});
  }
  const bool is_one = plan.segments.size() == 1 && !plan.segments.front().deleted;
  if (plan.inputs.empty() || (is_one && is_sorted(*plan.segments.front().segment))) return std::nullopt;
  plan.file = next_file++;
  return plan;
}

Status Index::State::run(const Plan& plan) {
  const auto path = files.segment(plan.file);
  auto merged = merge_segments(files.disk(), path, *schema, plan.segments, is_stopping);
  Status status;
  if (!merged)
    status = std::move(merged).error();
  else if (*merged)
    status = finish(plan, **merged);
  const std::lock_guard held(writing);
  const bool counts = std::any_of(segments.begin(), segments.end(), [&](auto& live) { return live.file == plan.file; });
  if (!counts && !is_uncertain) (void)files.disk().remove(path);
  return status;
}

Status Index::State::finish(const Plan& plan, const Merged& merged) {
  LiveSegment made{.file = plan.file, .is_committed = true};
  made.segment = SANLIAN_TRY(Segment::open(files.segment(plan.file), *schema));
  const std::lock_guard held(writing);
  Set deleted(merged.documents), pending(merged.documents);
  bool is_pending = false;
  for (std::size_t input = 0; input < plan.inputs.size(); ++input) {
    const auto& places = merged.places[input];
    const auto* const before = plan.segments[input].deleted.get();
    const auto live = std::find_if(segments.begin(), segments.end(),
                                   [&](const LiveSegment& each) { return each.file == plan.inputs[input]; });
    if (live == segments.end()) {
      // A commit has dropped it meanwhile, because all of it was deleted.
      for (const auto place : places)
        if (place != Merged::kGone) deleted.add(place);
      continue;
    }
    carry_over(live->deleted.get(), before, places, deleted);
    carry_over(live->pending.get(), before, places, pending);
    is_pending = is_pending || live->pending;
  }
  pending |= deleted;
  auto kept = segments;
  std::erase_if(kept, [&](const LiveSegment& live) {
    return std::find(plan.inputs.begin(), plan.inputs.end(), live.file) != plan.inputs.end();
  });
  if (deleted.count() > 0) {
    made.deletions = next_file++;
    SANLIAN_TRY(files.write_deletions(made.deletions, deleted));
    made.deleted = std::make_shared<const Set>(std::move(deleted));
  }
  if (is_pending) made.pending = std::make_shared<Set>(std::move(pending));
  if (merged.documents > 0) kept.insert(kept.begin(), std::move(made));
  auto committed = kept;
  std::erase_if(committed, [](const LiveSegment& live) { return !live.is_committed; });
  SANLIAN_TRY(swap(manifest_of(committed, manifest.note)));
  segments = std::move(kept);
  publish_snapshot();
  return {};
}

void Index::State::wake_merger() {
  const std::lock_guard held(waking);
  has_work = true;
  wake.notify_all();
}

void Index::State::merge_in_background() {
  // Of this thread alone: Linux keeps a nice value for each.
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), kMergerNice);
  while (!is_stopping) {
    {
      std::unique_lock held(waking);
      wake.wait(held, [this] { return has_work; });
      has_work = false;
    }
    while (!is_stopping) {
      const std::lock_guard one_at_a_time(merging);
      const auto plan = plan_next();
      if (!plan) break;
      if (const auto status = run(*plan); !status) {
        log(LogLevel::error, "merge given up until the next commit: " + status.error().print(Lang::en));
        break;
      }
    }
  }
}

}  // namespace sanlian::search
