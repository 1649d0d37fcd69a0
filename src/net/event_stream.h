// Server-sent events: HTML Living Standard, section 9.2.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace sanlian::net {

struct Event {
  std::string_view id = {};    ///< What the browser sends back as Last-Event-ID. No line breaks.
  std::string_view type = {};  ///< Empty: `message`. No line breaks.
  std::string_view data = {};  ///< May have several lines.
};

/// An event in its wire form; shared so that one event goes to many streams without a copy each.
using EncodedEvent = std::shared_ptr<const std::string>;
EncodedEvent encode_event(const Event& event);

/// The sending end of one open stream, from any thread. Copies are the same stream. A client that does not keep up is
/// dropped when its queue is full (`Limits::event_queue_bytes`); the browser then comes back with Last-Event-ID.
class EventStream {
 public:
  class State;
  explicit EventStream(std::shared_ptr<State> state) : state_(std::move(state)) {}

  /// False when the stream has ended; the event is then lost.
  bool send(const Event& event) const { return send(encode_event(event)); }
  bool send(EncodedEvent event) const;
  bool is_open() const;
  /// Ends the stream after what is queued.
  void close() const;
  /// Called once, on the event loop, when the stream has ended for whatever reason; at once if it already has.
  void on_closed(std::function<void()> callback) const;

 private:
  std::shared_ptr<State> state_;  ///< Shared between the connection and all who send.
};

}  // namespace sanlian::net
