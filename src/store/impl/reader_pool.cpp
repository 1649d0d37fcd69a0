#include "store/impl/reader_pool.h"

#include <algorithm>

namespace sanlian::store {

/// What a thread holds: for each store its reader. The pool is held weakly (a shared owner would keep a closed store's
/// files open), and compared by control block, so that a later store at the same address is never mistaken for it.
struct ReaderPool::Slots {
  struct Slot {
    const ReaderPool* address;
    std::weak_ptr<ReaderPool> pool;
    Reader* reader;
  };
  std::vector<Slot> slots;

  ~Slots() {
    for (auto& slot : slots)
      if (const auto pool = slot.pool.lock()) pool->give_back(slot.reader);
  }
};

Reader& ReaderPool::mine() {
  thread_local Slots mine;
  for (auto& slot : mine.slots)
    if (slot.address == this && !slot.pool.expired()) return *slot.reader;
  std::erase_if(mine.slots, [](const auto& slot) { return slot.pool.expired(); });
  mine.slots.push_back({this, weak_from_this(), take()});
  return *mine.slots.back().reader;
}

Reader* ReaderPool::take() {
  std::lock_guard lock(mutex_);
  if (idle_.empty()) {
    all_.push_back(std::make_unique<Reader>(options_, time_max_, commits_));
    return all_.back().get();
  }
  Reader* reader = idle_.back();
  idle_.pop_back();
  return reader;
}

void ReaderPool::give_back(Reader* reader) {
  reader->end_turn();  // its thread may have ended in the middle of one
  std::lock_guard lock(mutex_);
  idle_.push_back(reader);
}

}  // namespace sanlian::store
