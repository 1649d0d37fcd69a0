#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "store/reader.h"

namespace sanlian::store {

/// The readers of one store: each belongs to one thread until that thread ends, then to the next that asks.
class ReaderPool : public std::enable_shared_from_this<ReaderPool> {
 public:
  /// `commits`: see Reader.
  ReaderPool(Connection::Options options, std::chrono::milliseconds time_max, const std::atomic<std::int64_t>* commits)
      : options_(std::move(options)), time_max_(time_max), commits_(commits) {}

  /// This thread's reader.
  Reader& mine();

 private:
  struct Slots;
  Reader* take();
  void give_back(Reader* reader);

  const Connection::Options options_;
  const std::chrono::milliseconds time_max_;
  const std::atomic<std::int64_t>* const commits_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Reader>> all_;
  std::vector<Reader*> idle_;
};

}  // namespace sanlian::store
