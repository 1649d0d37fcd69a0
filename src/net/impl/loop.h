#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "net/impl/context.h"
#include "net/impl/inbox.h"

namespace sanlian::net {

class Connection;
class Stream;
using TimePoint = std::chrono::steady_clock::time_point;

/// The connections of one event loop and what they share. Knows nothing of sockets: LoopThread turns it.
class Loop {
 public:
  Loop(std::shared_ptr<Context> all_loops, std::shared_ptr<Inbox> way_in);
  ~Loop();

  /// Takes a new connection in; answers 503 and closes where there are too many.
  void adopt(std::unique_ptr<Stream> stream, std::string peer, bool secure);
  void remove(Connection& connection);
  /// Looks after the deadlines and the date. Called often enough that the shortest deadline is kept.
  void tick(TimePoint now);
  /// How often that is.
  std::chrono::milliseconds tick_every() const;
  void finish_up();
  void cut_all();

  const std::shared_ptr<Context> shared;
  Context& context;
  const std::shared_ptr<Inbox> inbox;
  TimePoint now;          ///< Of the last tick: fine enough for deadlines, and free.
  std::string date_line;  ///< `Date: …` with its CR LF.

 private:
  void update_date();

  std::vector<std::shared_ptr<Connection>> connections_;  ///< Shared with the operations under way.
  std::int64_t date_second_ = 0;
};

}  // namespace sanlian::net
