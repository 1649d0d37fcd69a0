#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "net/event_stream.h"
#include "net/impl/inbox.h"
#include "net/request.h"
#include "net/response.h"
#include "net/router.h"

namespace sanlian::net {

class Connection;
struct Context;

/// One request and its answer. Shared between the connection and whoever holds the Responder: the request must live
/// until it is answered even when the client has gone. The connection uses it again once nobody else has it.
class Exchange final : public LoopTask, public std::enable_shared_from_this<Exchange> {
 public:
  Exchange(std::shared_ptr<Context> shared, std::shared_ptr<Inbox> way_back)
      : context(std::move(shared)), inbox(std::move(way_back)) {}
  ~Exchange() override;

  /// Runs the route's handler, on this loop or on a worker. No exception leaves it: what a handler throws is logged as
  /// an incident, and answered with 500 unless the duty to answer already lies elsewhere.
  void run_handler(bool on_loop);
  /// Hands the answer to the connection: at once when its handler is running on the loop, else through the inbox. Takes
  /// the caller's share, so that the connection finds itself alone with the exchange and can use it again.
  static void deliver(std::shared_ptr<Exchange> exchange);
  void run_on_loop(std::shared_ptr<LoopTask> self) override;
  void clear();

  const std::shared_ptr<Context> context;  ///< Shared: an answer may come when the server has gone.
  const std::shared_ptr<Inbox> inbox;
  Request request;
  const Route* route = nullptr;
  std::atomic<int> duties = 0;  ///< Responders that live.
  std::atomic<bool> answered = false;
  // Written by whoever answers, before deliver(); read by the loop after it.
  std::optional<Response> response;  ///< None: the last Responder went without an answer.
  std::shared_ptr<EventStream::State> events;
  std::string incident;
  // The loop's own.
  Connection* connection = nullptr;  ///< Null when it has gone.
  bool delivered = false;
  std::chrono::steady_clock::time_point begun;
};

}  // namespace sanlian::net
