#include "net/event_stream.h"

#include <gtest/gtest.h>

#include <future>

#include "net/impl/test_server.h"
#include "net/reply_batch.h"
#include "support/http_client.h"

namespace sanlian::net {
namespace {
using namespace std::chrono_literals;
using test::HttpClient;
using test::HttpEvents;
using test::RawSocket;

TEST(Event, WireFormByTable) {
  struct Row {
    Event event;
    std::string_view text;
  };
  const Row rows[] = {
      {{}, "data: \n\n"},
      {{.data = "a"}, "data: a\n\n"},
      {{.id = "7", .type = "moved", .data = "a"}, "id: 7\nevent: moved\ndata: a\n\n"},
      {{.data = "a\nb"}, "data: a\ndata: b\n\n"},
      {{.data = "a\r\nb\rc"}, "data: a\ndata: b\ndata: c\n\n"},
      {{.data = "a\n"}, "data: a\ndata: \n\n"},
  };
  for (const auto& row : rows) EXPECT_EQ(*encode_event(row.event), row.text);
}

TEST(EventDeathTest, IdAndTypeAreOneLine) {
  EXPECT_DEATH(encode_event({.id = "a\nb"}), "one line");
  EXPECT_DEATH(encode_event({.type = "a\rb"}), "one line");
}

/// GET /events: hands the stream to the test.
class Streams {
 public:
  Router router() {
    auto router = echo_router();
    router.add(Method::get, "/events", [this](const Request& request, Responder responder) {
      const std::lock_guard lock(mutex_);
      last_ids_.emplace_back(request.header("Last-Event-ID").value_or(""));
      streams_.push_back(responder.open_events());
      changed_.notify_all();
    });
    return router;
  }
  EventStream take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !streams_.empty(); });
    auto stream = streams_.back();
    streams_.pop_back();
    return stream;
  }
  std::string last_id() {
    const std::lock_guard lock(mutex_);
    return last_ids_.back();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<EventStream> streams_;
  std::vector<std::string> last_ids_;
};

TEST(EventStream, DeliversInOrderFromAnyThread) {
  Streams streams;
  TestServer server(streams.router());
  HttpClient client(server.port());
  HttpEvents events(client, "/events", {{"Last-Event-ID", "41"}});
  const auto stream = streams.take();
  EXPECT_EQ(streams.last_id(), "41");
  auto sent = std::async(std::launch::async, [&] {
    for (int i = 0; i < 500; ++i)
      if (!stream.send({.id = std::to_string(i), .type = "tick", .data = "line\n" + std::to_string(i)})) return i;
    return 500;
  });
  for (int i = 0; i < 500; ++i) {
    const auto event = events.next();
    ASSERT_TRUE(event.has_value());
    EXPECT_EQ(event->id, std::to_string(i));
    EXPECT_EQ(event->type, "tick");
    EXPECT_EQ(event->data, "line\n" + std::to_string(i));
  }
  EXPECT_EQ(sent.get(), 500);
  stream.close();
  EXPECT_FALSE(events.next().has_value());
  EXPECT_FALSE(stream.send({.data = "late"}));
}

TEST(EventStream, OneEncodedEventGoesToManyInOneBatch) {
  Streams streams;
  TestServer server(streams.router());
  HttpClient client(server.port());
  std::vector<std::unique_ptr<HttpEvents>> readers;
  std::vector<EventStream> open;
  for (int i = 0; i < 10; ++i) {
    readers.push_back(std::make_unique<HttpEvents>(client, "/events"));
    open.push_back(streams.take());
  }
  const auto event = encode_event({.data = "to all"});
  {
    const ReplyBatch batch;
    for (const auto& stream : open) EXPECT_TRUE(stream.send(event));
  }
  for (const auto& reader : readers) EXPECT_EQ(reader->next()->data, "to all");
}

TEST(EventStream, WhatIsSentInTheHandlerComesFirst) {
  Router router;
  router.add(Method::get, "/events", [](const Request&, Responder responder) {
    const auto stream = responder.open_events();
    stream.send({.data = "first"});
    stream.send({.data = "second"});
    stream.close();
  });
  TestServer server(std::move(router));
  HttpEvents events(HttpClient(server.port()), "/events");
  EXPECT_EQ(events.next()->data, "first");
  EXPECT_EQ(events.next()->data, "second");
  EXPECT_FALSE(events.next().has_value());
}

TEST(EventStream, SendsHeartbeatsIntoSilence) {
  Streams streams;
  ServerOptions options;
  options.deadlines.heartbeat = 20ms;
  TestServer server(streams.router(), options);
  HttpEvents events(HttpClient(server.port()), "/events");
  const auto stream = streams.take();
  while (events.comments() < 3) events.next_line();
  stream.send({.data = "a"});
  EXPECT_EQ(events.next()->data, "a");
}

TEST(EventStream, SeesTheClientLeave) {
  Streams streams;
  TestServer server(streams.router());
  std::promise<void> closed;
  {
    HttpEvents events(HttpClient(server.port()), "/events");
    const auto stream = streams.take();
    stream.on_closed([&] { closed.set_value(); });
    EXPECT_TRUE(stream.is_open());
  }
  ASSERT_EQ(closed.get_future().wait_for(10s), std::future_status::ready);
  server.wait_until_empty();
}

TEST(EventStream, CallsBackAtOnceWhenItHasEndedAlready) {
  Streams streams;
  TestServer server(streams.router());
  std::optional<EventStream> stream;
  {
    HttpEvents events(HttpClient(server.port()), "/events");
    stream = streams.take();
  }
  server.wait_until([&] { return !stream->is_open(); });
  int calls = 0;
  server.wait_until_empty();
  stream->on_closed([&] { ++calls; });
  EXPECT_EQ(calls, 1);
}

TEST(EventStream, DropsAClientThatDoesNotKeepUpAndNoOther) {
  Streams streams;
  ServerOptions options;
  options.limits.event_queue_bytes = 64 * 1024;
  TestServer server(streams.router(), options);
  HttpClient client(server.port());
  HttpEvents reading(client, "/events");
  const auto good = streams.take();
  RawSocket slow(server.port());
  slow.set_receive_buffer(4096);
  slow.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
  const auto bad = streams.take();
  std::promise<void> closed;
  bad.on_closed([&] { closed.set_value(); });
  const std::string data(8'000, 'x');
  int sent = 0;
  while (bad.send({.data = data})) {
    ASSERT_LT(++sent, 10'000) << "the queue must be bounded";
    if (sent % 4 != 0) continue;
    ASSERT_TRUE(good.send({.data = std::to_string(sent)}));
    ASSERT_EQ(reading.next()->data, std::to_string(sent));
  }
  EXPECT_EQ(closed.get_future().wait_for(10s), std::future_status::ready);
  EXPECT_TRUE(good.send({.data = "still here"}));
  EXPECT_EQ(reading.next()->data, "still here");
}

TEST(EventStream, BeyondTheLimitIs503) {
  Streams streams;
  ServerOptions options;
  options.limits.event_streams = 1;
  TestServer server(streams.router(), options);
  HttpClient client(server.port());
  {
    HttpEvents first(client, "/events");
    EXPECT_EQ(client.get("/events").status, 503);
  }
  server.wait_until([&] { return server->connections() <= 1; });
  HttpEvents again(client, "/events");
}

TEST(EventStream, EndsWhenTheServerStops) {
  Streams streams;
  ServerOptions options;
  options.deadlines.linger = 50ms;
  TestServer server(streams.router(), options);
  HttpEvents events(HttpClient(server.port()), "/events");
  const auto stream = streams.take();
  stream.send({.data = "last"});
  auto stopped = std::async(std::launch::async, [&] { server->stop(10s); });
  EXPECT_EQ(events.next()->data, "last");
  EXPECT_FALSE(events.next().has_value());
  EXPECT_FALSE(stream.send({.data = "late"}));
}

}  // namespace
}  // namespace sanlian::net
