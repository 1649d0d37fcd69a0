#pragma once

#include <memory>
#include <string>

#include "net/impl/body_collector.h"
#include "net/impl/exchange.h"
#include "net/impl/head_scanner.h"
#include "net/impl/input_buffer.h"
#include "net/impl/loop.h"
#include "net/impl/message_parser.h"
#include "net/impl/request_reader.h"
#include "net/impl/stream.h"

namespace sanlian::net {

/// One client: a machine that reads a request, has it answered, writes the answer, and begins again. Requests that came
/// together are answered one after the other, in their order. Touched by its own loop only.
class Connection final : public StreamOwner, public std::enable_shared_from_this<Connection> {
 public:
  Connection(Loop& loop, std::unique_ptr<Stream> stream, std::string peer, bool secure);
  ~Connection() override;

  void start();
  void on_ready(bool ok) override;
  void on_read(std::size_t bytes) override;
  void on_written(bool ok) override;
  void on_finished() override;

  void on_answer();  ///< The exchange has been answered.
  void on_events();  ///< The event stream has something to send.
  void tick(TimePoint now);
  void finish_up();  ///< Answers what has begun, then closes.
  void cut();        ///< Closes now.

  std::size_t place = 0;  ///< In the loop's list.

 private:
  enum class Phase { handshake, idle, head, interim, body, handling, writing, events, lingering, closed };

  void pump();
  bool step();  ///< One step of the machine; false when it must wait.

  // connection.cpp: reading
  bool begin_request();
  bool read_head();
  bool take_head(const HeadScanner::Outcome& outcome);
  bool begin_body();
  bool read_body();
  bool handle();
  void read_more(std::size_t room);
  Exchange& fresh_exchange();
  void ask_admission(HeadVerdict& verdict);

  // connection_write.cpp: answering
  bool refuse(Refusal refusal);
  bool answer();
  bool answer_events();
  bool write_answer(const Response& response);
  bool write(std::string_view first, std::string_view second);
  bool after_write();
  bool next_file_piece();
  bool after_answer();
  void release_exchange();
  bool write_events();
  bool linger();
  void append_head(const Response& response);
  bool sends_body(const Response& response) const;

  Loop& loop_;
  Context& context_;
  std::unique_ptr<Stream> stream_;
  const std::string peer_;
  const bool secure_;

  Phase phase_ = Phase::handshake;
  TimePoint deadline_ = TimePoint::max();
  TimePoint body_begun_, last_sent_;
  bool pumping_ = false, reading_ = false, write_pending_ = false;
  bool request_known_ = false;  ///< The exchange holds the request that is being dealt with.
  bool keep_alive_ = false;
  bool written_now_ = false;  ///< A write has ended and the machine has not looked yet.
  std::uint64_t requests_ = 0;

  InputBuffer input_;
  HeadScanner scanner_;
  MessageParser parser_;
  MessageFacts facts_;
  BodyCollector body_;
  std::uint64_t body_limit_ = 0;
  std::string allow_;
  std::shared_ptr<Exchange> exchange_;
  std::shared_ptr<EventStream::State> events_;

  std::string out_;                     ///< Head of the answer, and what fits behind it.
  std::optional<Response> own_answer_;  ///< Of the server, while it is written.
  std::shared_ptr<OpenFile> file_;
  std::uint64_t file_offset_ = 0;
  int status_ = 0;
};

}  // namespace sanlian::net
