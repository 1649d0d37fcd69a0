#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "net/event_stream.h"
#include "net/impl/inbox.h"

namespace sanlian::net {

class Connection;

/// What one event stream has still to send. Senders fill it from any thread, the connection empties it on its loop.
class EventStream::State final : public LoopTask, public std::enable_shared_from_this<EventStream::State> {
 public:
  State(std::shared_ptr<Inbox> inbox, std::size_t bytes_max) : inbox_(std::move(inbox)), bytes_max_(bytes_max) {}

  // From any thread.
  bool send(EncodedEvent event);
  bool is_open() const;
  void close();
  void on_closed(std::function<void()> callback);

  // On the loop.
  void run_on_loop(std::shared_ptr<LoopTask> self) override;
  void attach(Connection* connection) { connection_ = connection; }
  bool is_dropped() const;
  enum class Next { send, wait, end, drop };
  /// Replaces `out` by what is to be sent next. What it took counts as unsent until the following call.
  Next take(std::string& out);
  /// Ends the stream; calls back all who asked for it.
  void connection_gone();

 private:
  void tell_loop();  ///< With the mutex held.

  const std::shared_ptr<Inbox> inbox_;
  const std::size_t bytes_max_;
  mutable std::mutex mutex_;
  std::deque<EncodedEvent> queue_;
  std::size_t queued_bytes_ = 0, taken_bytes_ = 0;
  bool open_ = true;      ///< Takes further events.
  bool dropped_ = false;  ///< The client did not keep up.
  bool gone_ = false;
  bool told_ = false;  ///< The loop has been told and has not come yet.
  std::vector<std::function<void()>> callbacks_;
  Connection* connection_ = nullptr;
};

}  // namespace sanlian::net
