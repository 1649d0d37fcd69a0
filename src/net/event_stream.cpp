#include "net/event_stream.h"

#include "base/ensure.h"
#include "net/impl/connection.h"
#include "net/impl/event_state.h"

namespace sanlian::net {
namespace {
constexpr std::size_t kBytesAtOnce = 64 * 1024;
}

EncodedEvent encode_event(const Event& event) {
  const auto is_line = [](std::string_view text) { return text.find_first_of("\r\n") == std::string_view::npos; };
  ensure(is_line(event.id) && is_line(event.type), "id and type of an event are one line each");
  std::string text;
  text.reserve(event.id.size() + event.type.size() + event.data.size() + 32);
  if (!event.id.empty()) text.append("id: ").append(event.id).append("\n");
  if (!event.type.empty()) text.append("event: ").append(event.type).append("\n");
  for (std::size_t start = 0; start <= event.data.size();) {
    const auto end = std::min(event.data.find_first_of("\r\n", start), event.data.size());
    text.append("data: ").append(event.data.substr(start, end - start)).append("\n");
    start = end + (event.data.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  text += '\n';
  return std::make_shared<const std::string>(std::move(text));
}

bool EventStream::send(EncodedEvent event) const { return state_->send(std::move(event)); }
bool EventStream::is_open() const { return state_->is_open(); }
void EventStream::close() const { state_->close(); }
void EventStream::on_closed(std::function<void()> callback) const { state_->on_closed(std::move(callback)); }

void EventStream::State::tell_loop() {
  if (told_ || gone_) return;
  told_ = true;
  inbox_->post(shared_from_this());
}

bool EventStream::State::send(EncodedEvent event) {
  const std::lock_guard lock(mutex_);
  if (!open_) return false;
  if (queued_bytes_ + event->size() > bytes_max_) {
    open_ = false;
    dropped_ = true;
  } else {
    queued_bytes_ += event->size();
    queue_.push_back(std::move(event));
  }
  tell_loop();
  return open_;
}

bool EventStream::State::is_open() const {
  const std::lock_guard lock(mutex_);
  return open_;
}

bool EventStream::State::is_dropped() const {
  const std::lock_guard lock(mutex_);
  return dropped_;
}

void EventStream::State::close() {
  const std::lock_guard lock(mutex_);
  open_ = false;
  tell_loop();
}

void EventStream::State::on_closed(std::function<void()> callback) {
  {
    const std::lock_guard lock(mutex_);
    if (!gone_) return callbacks_.push_back(std::move(callback));
  }
  callback();
}

void EventStream::State::run_on_loop(std::shared_ptr<LoopTask>) {
  {
    const std::lock_guard lock(mutex_);
    told_ = false;
  }
  if (connection_) connection_->on_events();
}

EventStream::State::Next EventStream::State::take(std::string& out) {
  const std::lock_guard lock(mutex_);
  out.clear();
  queued_bytes_ -= taken_bytes_;
  taken_bytes_ = 0;
  if (dropped_) return Next::drop;
  while (!queue_.empty() && out.size() < kBytesAtOnce) {
    out += *queue_.front();
    queue_.pop_front();
  }
  taken_bytes_ = out.size();
  if (!out.empty()) return Next::send;
  return open_ ? Next::wait : Next::end;
}

void EventStream::State::connection_gone() {
  connection_ = nullptr;
  std::vector<std::function<void()>> callbacks;
  {
    const std::lock_guard lock(mutex_);
    if (gone_) return;
    gone_ = true;
    open_ = false;
    queue_.clear();
    callbacks.swap(callbacks_);
  }
  for (const auto& callback : callbacks) callback();
}

}  // namespace sanlian::net
