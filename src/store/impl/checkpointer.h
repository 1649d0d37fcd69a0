// Copies the log into the data file, beside the writer.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "store/connection.h"

namespace sanlian::store {

/// SQLite would copy the whole log at the end of the commit that made it long: every request waited some 40 ms, twice a
/// second under load. Here a thread of its own copies what it can, which hinders nobody; the writer then copies the few
/// pages that came meanwhile, so that the log is done with and begins anew.
class Checkpointer {
 public:
  /// `connection` writes; `pages` is how long the log may grow before it is copied.
  Checkpointer(Connection connection, int pages);
  ~Checkpointer();  ///< Waits for a copy that runs.

  /// After each commit, on the writer thread. True: now copy the rest.
  bool look(int pages_in_log);

 private:
  void loop();
  void copy();

  Connection connection_;
  const int pages_max_;
  int next_at_;  ///< Pages in the log at which the next copy is due; the writer thread's alone.

  enum class State { idle, wanted, copied, closing };
  std::mutex mutex_;
  std::condition_variable changed_;
  State state_ = State::idle;
  std::thread thread_;  ///< Last: it starts when all else stands.
};

}  // namespace sanlian::store
