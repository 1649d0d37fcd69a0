// The second half of Connection: from the answer to the next request.
#include <charconv>

#include "net/errors.h"
#include "net/impl/connection.h"
#include "net/impl/event_state.h"
#include "net/impl/open_file.h"

namespace sanlian::net {
namespace {
/// A body up to this size is copied behind its head: one buffer is cheaper to send than two.
constexpr std::size_t kJoinedMax = 8 * 1024;
constexpr std::size_t kFilePiece = 64 * 1024;

void append_number(std::string& out, std::uint64_t number) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

bool has_no_length(int status) { return status < 200 || status == 204; }

Response refusal_page(const Context& context, const Refusal& refusal, const Request* request) {
  if (context.hooks.refusal) {
    try {
      return context.hooks.refusal(refusal.error, refusal.status, request);
    } catch (const std::exception&) {
      // The page failed; the plain text below does not.
    }
  }
  return Response::text(refusal.error.print(Lang::en) + "\n", refusal.status);
}

}  // namespace

/// Answers for the server itself. Where the next request begins is unknown after a broken one, so the connection ends;
/// the caller has settled that in keep_alive_.
bool Connection::refuse(Refusal refusal) {
  if (phase_ == Phase::body) keep_alive_ = false;  // nobody reads the rest of it
  own_answer_ = refusal_page(context_, refusal, request_known_ ? &exchange_->request : nullptr);
  own_answer_->status(refusal.status);
  if (refusal.status == 405) own_answer_->header("Allow", allow_);
  if (refusal.status == 503) own_answer_->header("Retry-After", "5");
  return write_answer(*own_answer_);
}

bool Connection::answer() {
  if (!exchange_->response) {
    auto number = std::move(exchange_->incident);
    if (number.empty()) number = context_.log_incident(exchange_->request, "its handler let it go without an answer");
    return refuse({500, Error(errors::incident, {{"incident", number}})});
  }
  return exchange_->events ? answer_events() : write_answer(*exchange_->response);
}

bool Connection::answer_events() {
  if (++context_.event_streams > context_.options.limits.event_streams) {
    --context_.event_streams;
    exchange_->events->connection_gone();
    return refuse({503, Error(errors::busy)});
  }
  events_ = std::move(exchange_->events);
  events_->attach(this);
  if (context_.stopping) events_->close();
  keep_alive_ = false;  // the stream has no length: it ends with the connection
  return write_answer(*exchange_->response);
}

bool Connection::sends_body(const Response& response) const {
  if (has_no_length(response.status()) || response.status() == 304) return false;
  return !request_known_ || exchange_->request.method() != Method::head;
}

void Connection::append_head(const Response& response) {
  out_.assign("HTTP/1.1 ");
  append_number(out_, static_cast<std::uint64_t>(response.status()));
  out_.append(" ").append(reason_phrase(response.status())).append("\r\n").append(loop_.date_line);
  if (!events_ && !has_no_length(response.status()) && response.status() != 304) {
    out_.append("Content-Length: ");
    append_number(out_, response.body_size());
    out_.append("\r\n");
  }
  if (!keep_alive_)
    out_.append("Connection: close\r\n");
  else if (!facts_.http_1_1)
    out_.append("Connection: keep-alive\r\n");
  out_.append(response.header_lines()).append("\r\n");
}

bool Connection::write_answer(const Response& response) {
  const auto& deadlines = context_.options.deadlines;
  if (context_.stopping) keep_alive_ = false;
  phase_ = Phase::writing;
  status_ = response.status();
  const auto seconds = response.body_size() / deadlines.body_bytes_a_second;
  deadline_ = loop_.now + deadlines.write + std::chrono::seconds(static_cast<std::int64_t>(seconds));
  append_head(response);
  if (events_ || !sends_body(response)) return write(out_, {});
  if (response.open_file()) {
    file_ = response.open_file();
    file_offset_ = 0;
    return write(out_, {});
  }
  const auto body = response.body();
  if (body.size() > kJoinedMax) return write(out_, body);
  out_.append(body);
  return write(out_, {});
}

bool Connection::write(std::string_view first, std::string_view second) {
  switch (stream_->write(first, second, shared_from_this())) {
    case Stream::Wrote::all:
      written_now_ = true;
      return true;
    case Stream::Wrote::later:
      write_pending_ = true;
      return false;
    case Stream::Wrote::failed:
      cut();
      return false;
  }
  return false;
}

bool Connection::after_write() {
  if (phase_ == Phase::interim) {
    phase_ = Phase::body;
    return true;
  }
  if (phase_ == Phase::events) {
    deadline_ = TimePoint::max();
    last_sent_ = loop_.now;
    return write_events();
  }
  if (file_ && file_offset_ < file_->size()) return next_file_piece();
  return after_answer();
}

bool Connection::next_file_piece() {
  const auto left = file_->size() - file_offset_;
  if (!file_->read(file_offset_, static_cast<std::size_t>(std::min<std::uint64_t>(left, kFilePiece)), out_)) {
    cut();  // the length is promised already: only a broken connection says that the rest is missing
    return false;
  }
  file_offset_ += out_.size();
  return write(out_, {});
}

bool Connection::after_answer() {
  if (context_.hooks.answered && request_known_) {
    const auto taken = std::chrono::steady_clock::now() - exchange_->begun;
    context_.hooks.answered(exchange_->request, status_, std::chrono::duration_cast<std::chrono::microseconds>(taken));
  }
  own_answer_.reset();
  file_.reset();
  release_exchange();
  ++requests_;
  if (events_) {
    phase_ = Phase::events;
    deadline_ = TimePoint::max();
    last_sent_ = loop_.now;
    read_more(kJoinedMax);  // to see the client leave
    return write_events();
  }
  if (!keep_alive_) return linger();
  phase_ = Phase::idle;
  deadline_ = loop_.now + context_.options.deadlines.idle;
  return true;
}

/// Keeps it for the next request, unless somebody still holds it.
void Connection::release_exchange() {
  request_known_ = false;
  if (!exchange_) return;
  if (exchange_.use_count() == 1) {
    std::atomic_thread_fence(std::memory_order_acquire);  // who let go of it has finished with it
    exchange_->clear();
  } else {
    exchange_->connection = nullptr;
    exchange_.reset();
  }
}

void Connection::on_events() {
  if (phase_ != Phase::events) return;  // its head is still being written; what waits is sent after it
  const auto kept = shared_from_this();
  if (events_->is_dropped()) return cut();
  if (!write_pending_ && !written_now_ && write_events()) pump();
}

bool Connection::write_events() {
  switch (events_->take(out_)) {
    case EventStream::State::Next::send:
      break;
    case EventStream::State::Next::wait:
      if (loop_.now - last_sent_ < context_.options.deadlines.heartbeat) return false;
      out_.assign(":\n\n");
      break;
    case EventStream::State::Next::end:
      return linger();
    case EventStream::State::Next::drop:
      cut();
      return false;
  }
  deadline_ = loop_.now + context_.options.deadlines.write;
  return write(out_, {});
}

/// The last answer is out. Closing now, with bytes of the client unread, would reset the connection and could destroy
/// the answer on its way: RFC 9112 §9.6.
bool Connection::linger() {
  if (events_) {
    --context_.event_streams;
    std::exchange(events_, nullptr)->connection_gone();
  }
  phase_ = Phase::lingering;
  deadline_ = loop_.now + context_.options.deadlines.linger;
  input_.clear();
  if (stream_->finish(shared_from_this())) read_more(kJoinedMax);
  return false;
}

}  // namespace sanlian::net
