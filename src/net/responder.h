#pragma once

#include <memory>
#include <utility>

#include "net/response.h"

namespace sanlian::net {

class EventStream;
class Exchange;
class Request;

/// The duty to answer one request, exactly once, from any thread: at once in the handler, or later from wherever the
/// work ends. Copies share the one duty; a second answer is a defect. When the last copy goes without an answer the
/// client gets 500. An answer to a client that has gone is dropped silently. See ReplyBatch for many answers at once.
class Responder {
 public:
  explicit Responder(std::shared_ptr<Exchange> exchange);
  Responder(const Responder& other);
  Responder(Responder&& other) noexcept : exchange_(std::move(other.exchange_)) {}
  Responder& operator=(Responder other) noexcept { return std::swap(exchange_, other.exchange_), *this; }
  ~Responder();

  /// Answers. The request and all views into it end here.
  void send(Response response);
  /// Answers with a stream of server-sent events instead, keeping the connection; `head` may bring further headers.
  EventStream open_events(Response head = Response(200));
  /// Until the answer is sent; asking afterwards is a defect.
  const Request& request() const;

 private:
  std::shared_ptr<Exchange> exchange_;  ///< Shared between the connection and whoever will answer.
};

}  // namespace sanlian::net
