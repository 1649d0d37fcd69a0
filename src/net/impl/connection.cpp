#include "net/impl/connection.h"

#include <algorithm>

#include "net/errors.h"
#include "net/impl/ascii.h"
#include "net/impl/event_state.h"
#include "net/impl/request_access.h"
#include "net/impl/worker_pool.h"

namespace sanlian::net {
namespace {
constexpr std::size_t kHeadRoom = 4 * 1024, kBodyRoom = 16 * 1024, kFileRoom = 64 * 1024;
/// A chunk's size line and the trailers must end within this.
constexpr std::size_t kChunkLineMax = 16 * 1024;
}  // namespace

Connection::Connection(Loop& loop, std::unique_ptr<Stream> stream, std::string peer, bool secure)
    : loop_(loop),
      context_(loop.context),
      stream_(std::move(stream)),
      peer_(std::move(peer)),
      secure_(secure),
      scanner_({context_.options.limits.head_bytes, context_.options.limits.head_lines}) {}

Connection::~Connection() = default;

void Connection::start() {
  deadline_ = loop_.now + context_.options.deadlines.head;
  if (!stream_->handshake(shared_from_this())) return;
  phase_ = Phase::idle;
  deadline_ = loop_.now + context_.options.deadlines.idle;
  pump();
}

void Connection::on_ready(bool ok) {
  if (phase_ != Phase::handshake) return;
  if (!ok) return cut();
  phase_ = Phase::idle;
  deadline_ = loop_.now + context_.options.deadlines.idle;
  pump();
}

void Connection::on_read(std::size_t bytes) {
  reading_ = false;
  if (phase_ == Phase::closed) return;
  // Between the requests, in one and on an event stream the end is the end. While an answer is on its way only a read
  // that was overtaken by a deadline can come back: the answer is still written.
  if (bytes == 0 && phase_ != Phase::writing) return cut();
  input_.commit(bytes);
  if (phase_ == Phase::lingering || phase_ == Phase::events) {
    input_.clear();
    return read_more(kHeadRoom);
  }
  pump();
}

void Connection::on_written(bool ok) {
  if (phase_ == Phase::closed) return;
  write_pending_ = false;
  if (!ok) return cut();
  written_now_ = true;
  pump();
}

void Connection::on_finished() { cut(); }

void Connection::on_answer() {
  const auto kept = shared_from_this();
  pump();
}

void Connection::tick(TimePoint now) {
  if (phase_ == Phase::events && now - last_sent_ >= context_.options.deadlines.heartbeat)
    on_events();  // which sends a comment when nothing else waits
  if (phase_ == Phase::closed || now < deadline_) return;
  const bool in_request = phase_ == Phase::head || phase_ == Phase::body;
  if (!in_request) return cut();
  if (refuse({408, Error(errors::too_slow)})) pump();
}

void Connection::finish_up() {
  keep_alive_ = false;
  if (events_) return events_->close();
  if (phase_ == Phase::handshake) return cut();
  if (phase_ != Phase::idle) return;
  if (requests_ > 0) return cut();
  // Taken from the backlog a moment ago: its request is probably on the way.
  deadline_ = std::min(deadline_, loop_.now + context_.options.deadlines.linger);
}

void Connection::cut() {
  if (phase_ == Phase::closed) return;
  const auto kept = shared_from_this();
  phase_ = Phase::closed;
  stream_->close();
  body_.abandon();
  if (exchange_) exchange_->connection = nullptr;
  if (exchange_ && exchange_->events) exchange_->events->connection_gone();
  exchange_.reset();
  if (events_) {
    --context_.event_streams;
    std::exchange(events_, nullptr)->connection_gone();
  }
  loop_.remove(*this);
}

void Connection::pump() {
  if (pumping_) return;
  pumping_ = true;
  while (step()) {
  }
  pumping_ = false;
}

bool Connection::step() {
  switch (phase_) {
    case Phase::idle:
      return begin_request();
    case Phase::head:
      return read_head();
    case Phase::body:
      return read_body();
    case Phase::handling:
      return exchange_->delivered && answer();
    case Phase::interim:
    case Phase::writing:
    case Phase::events:
      return std::exchange(written_now_, false) && after_write();
    case Phase::handshake:
    case Phase::lingering:
    case Phase::closed:
      return false;
  }
  return false;
}

void Connection::read_more(std::size_t room) {
  if (reading_) return;
  reading_ = true;
  stream_->read(input_.room(room), shared_from_this());
}

bool Connection::begin_request() {
  if (input_.empty()) {
    if (context_.stopping && requests_ > 0) return cut(), false;
    if (!reading_) input_.shrink(kBodyRoom);
    read_more(kHeadRoom);
    return false;
  }
  phase_ = Phase::head;
  keep_alive_ = false;  // until the head is known to be sound
  deadline_ = loop_.now + context_.options.deadlines.head;
  scanner_.restart();
  return true;
}

bool Connection::read_head() {
  const auto outcome = scanner_.feed(input_.view());
  const auto& limits = context_.options.limits;
  switch (outcome.state) {
    case HeadScanner::State::more:
      read_more(kHeadRoom);
      return false;
    case HeadScanner::State::complete:
      return take_head(outcome);
    case HeadScanner::State::malformed:
      return refuse(bad_request(outcome.what));
    case HeadScanner::State::version_unknown:
      return refuse({505, Error(errors::version_unknown)});
    case HeadScanner::State::too_large: {
      const bool by_lines = outcome.what == "lines";
      const auto limit =
          by_lines ? std::to_string(limits.head_lines) + " lines" : std::to_string(limits.head_bytes) + " bytes";
      return refuse({431, Error(errors::head_too_large, {{"limit", limit}})});
    }
  }
  return false;
}

Exchange& Connection::fresh_exchange() {
  if (!exchange_) exchange_ = std::make_shared<Exchange>(loop_.shared, loop_.inbox);
  exchange_->connection = this;
  if (context_.hooks.answered) exchange_->begun = std::chrono::steady_clock::now();
  RequestAccess{exchange_->request}.set_origin(peer_, secure_, context_.id_prefix, ++context_.requests);
  request_known_ = true;
  return *exchange_;
}

bool Connection::take_head(const HeadScanner::Outcome& outcome) {
  auto& exchange = fresh_exchange();
  RequestAccess{exchange.request}.head().assign(input_.view().substr(outcome.start, outcome.length - outcome.start));
  input_.consume(outcome.length);
  auto verdict = read_request(exchange, parser_, facts_);
  if (!verdict.refusal && !verdict.answer) ask_admission(verdict);
  const bool has_body = facts_.chunked || facts_.body_bytes > 0;
  const bool sound = !verdict.refusal || verdict.refusal->status == 404 || verdict.refusal->status == 405;
  const bool runs = !verdict.refusal && !verdict.answer;
  keep_alive_ = facts_.keep_alive && !context_.stopping && sound && (runs || !has_body);
  body_limit_ = verdict.body_limit;
  allow_ = std::move(verdict.allow);
  if (verdict.refusal) return refuse(std::move(*verdict.refusal));
  if (verdict.answer) {
    own_answer_ = std::move(verdict.answer);
    return write_answer(*own_answer_);
  }
  return has_body ? begin_body() : handle();
}

void Connection::ask_admission(HeadVerdict& verdict) {
  if (!context_.hooks.admit) return;
  try {
    verdict.answer = context_.hooks.admit(exchange_->request);
  } catch (const std::exception& error) {
    const auto number = context_.log_incident(exchange_->request, error.what());
    verdict.refusal = Refusal{500, Error(errors::incident, {{"incident", number}})};
  }
}

bool Connection::begin_body() {
  const auto& deadlines = context_.options.deadlines;
  RequestAccess access{exchange_->request};
  if (exchange_->route->options.upload_to_file) {
    if (auto refusal = body_.into_file(context_.options.upload_folder, access.upload(), body_limit_)) {
      keep_alive_ = false;
      return refuse(std::move(*refusal));
    }
  } else {
    body_.into_memory(access.body(), facts_.body_bytes, body_limit_);
  }
  phase_ = Phase::body;
  body_begun_ = loop_.now;
  const auto seconds = facts_.body_bytes / deadlines.body_bytes_a_second;
  deadline_ = body_begun_ + deadlines.body + std::chrono::seconds(static_cast<std::int64_t>(seconds));
  const bool waits_for_word = facts_.http_1_1 && !facts_.expect.empty() && input_.empty();
  if (!waits_for_word) return true;
  phase_ = Phase::interim;
  return write("HTTP/1.1 100 Continue\r\n\r\n", {});
}

bool Connection::read_body() {
  const auto body = parser_.read_body(input_.view(), body_);
  input_.consume(body.used);
  const auto& deadlines = context_.options.deadlines;
  switch (body.state) {
    case MessageParser::State::more: {
      if (input_.size() > kChunkLineMax) return refuse(bad_request("a chunk's size line or the trailers do not end"));
      if (facts_.chunked) {  // no length was announced: what has come counts, at the rate that is asked of everybody
        const auto seconds = body_.taken() / deadlines.body_bytes_a_second;
        deadline_ = body_begun_ + deadlines.body + std::chrono::seconds(static_cast<std::int64_t>(seconds));
      }
      read_more(exchange_->route->options.upload_to_file ? kFileRoom : kBodyRoom);
      return false;
    }
    case MessageParser::State::complete:
      body_.finish();
      return handle();
    case MessageParser::State::malformed:
      return refuse(bad_request("the chunks of the body cannot be read"));
    case MessageParser::State::stopped:
      return refuse(body_.refusal());
  }
  return false;
}

bool Connection::handle() {
  phase_ = Phase::handling;
  deadline_ = TimePoint::max();
  const auto exchange = exchange_;
  if (!exchange->route->options.offload) {
    exchange->run_handler(true);
    return true;
  }
  if (context_.workers && context_.workers->submit(exchange)) return true;
  return refuse({503, Error(errors::busy)});
}

}  // namespace sanlian::net
