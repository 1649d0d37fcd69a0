#include "net/impl/exchange.h"

#include <exception>

#include "net/impl/connection.h"
#include "net/impl/context.h"
#include "net/impl/event_state.h"
#include "net/impl/request_access.h"
#include "net/responder.h"

namespace sanlian::net {
namespace {
thread_local Exchange* handled_on_loop = nullptr;
}

Exchange::~Exchange() { RequestAccess{request}.clear(); }

void Exchange::run_handler(bool on_loop) {
  Responder duty(shared_from_this());
  handled_on_loop = on_loop ? this : nullptr;
  const auto fail = [&](std::string_view what) {
    const auto number = context->log_incident(request, what);
    // With only our own duty left nobody else can answer, nor look at the number.
    if (duties == 1 && !answered) incident = number;
  };
  try {
    route->handler(request, duty);
  } catch (const std::exception& error) {
    fail(error.what());
  } catch (...) {
    fail("something that is no std::exception was thrown");
  }
  { const Responder last = std::move(duty); }
  handled_on_loop = nullptr;
}

void Exchange::deliver(std::shared_ptr<Exchange> exchange) {
  if (handled_on_loop == exchange.get()) {
    exchange->delivered = true;
  } else {
    const auto way = exchange->inbox;
    way->post(std::move(exchange));
  }
}

void Exchange::run_on_loop(std::shared_ptr<LoopTask> self) {
  delivered = true;
  if (auto* const waiting = connection) {
    self.reset();  // the connection has its own share, and `this` is its business from here
    waiting->on_answer();
  } else if (events) {
    events->connection_gone();
  }
}

void Exchange::clear() {
  RequestAccess{request}.clear();
  route = nullptr;
  answered = delivered = false;
  response.reset();
  events.reset();
  incident.clear();
}

Responder::Responder(std::shared_ptr<Exchange> exchange) : exchange_(std::move(exchange)) { ++exchange_->duties; }

Responder::Responder(const Responder& other) : exchange_(other.exchange_) {
  if (exchange_) ++exchange_->duties;
}

Responder::~Responder() {
  if (!exchange_ || --exchange_->duties > 0) return;
  if (!exchange_->answered.exchange(true)) Exchange::deliver(std::move(exchange_));
}

void Responder::send(Response response) {
  ensure(exchange_ && !exchange_->answered.exchange(true), "a request is answered once");
  exchange_->response = std::move(response);
  --exchange_->duties;
  Exchange::deliver(std::move(exchange_));
}

EventStream Responder::open_events(Response head) {
  ensure(exchange_ && !exchange_->answered.exchange(true), "a request is answered once");
  head.header("Content-Type", "text/event-stream")
      .header("Cache-Control", "no-store")
      .header("X-Accel-Buffering", "no");
  auto state =
      std::make_shared<EventStream::State>(exchange_->inbox, exchange_->context->options.limits.event_queue_bytes);
  exchange_->response = std::move(head);
  exchange_->events = state;
  --exchange_->duties;
  Exchange::deliver(std::move(exchange_));
  return EventStream(std::move(state));
}

const Request& Responder::request() const {
  ensure(exchange_ != nullptr, "the request ends with its answer");
  return exchange_->request;
}

}  // namespace sanlian::net
