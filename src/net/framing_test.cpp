// Framing probes over raw sockets: what smuggles requests past proxies, what is merely odd, and what is in order.
#include <gtest/gtest.h>

#include "net/impl/head_scanner.h"
#include "net/impl/test_server.h"
#include "support/http_client.h"

namespace sanlian::net {
namespace {
using namespace std::chrono_literals;
using test::RawSocket;

const std::string kHost = "Host: a\r\n";

struct Probe {
  std::string name, bytes;
  int status;  ///< Of the first answer.
};

std::string get(std::string_view lines) { return "GET /hello HTTP/1.1\r\n" + std::string(lines) + "\r\n"; }
std::string post(std::string_view lines, std::string_view body) {
  return "POST /echo HTTP/1.1\r\n" + kHost + std::string(lines) + "\r\n" + std::string(body);
}
std::string chunked(std::string_view body) { return post("Transfer-Encoding: chunked\r\n", body); }
std::string at(std::string_view target) { return "GET " + std::string(target) + " HTTP/1.1\r\n" + kHost + "\r\n"; }

std::vector<Probe> refused_probes() {
  std::string many_lines = kHost;
  for (int i = 0; i < 100; ++i) many_lines += "X-Line: 1\r\n";
  return {
      {"two lengths", post("Content-Length: 2\r\nContent-Length: 3\r\n", "abc"), 400},
      {"two equal lengths", post("Content-Length: 2\r\nContent-Length: 2\r\n", "ab"), 400},
      {"a list of lengths", post("Content-Length: 2, 2\r\n", "ab"), 400},
      {"a signed length", post("Content-Length: +2\r\n", "ab"), 400},
      {"a negative length", post("Content-Length: -2\r\n", "ab"), 400},
      {"a hexadecimal length", post("Content-Length: 0x2\r\n", "ab"), 400},
      {"an empty length", post("Content-Length:\r\n", "ab"), 400},
      {"a length with a blank inside", post("Content-Length: 1 0\r\n", "ab"), 400},
      {"an enormous length", post("Content-Length: 99999999999999999999\r\n", "ab"), 400},
      {"a large length", post("Content-Length: 999999999999\r\n", "ab"), 413},
      {"length before chunks", post("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
      {"chunks before length", post("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n", "0\r\n\r\n"), 400},
      {"chunked twice", post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"), 501},
      {"two transfer encodings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"),
       400},
      {"an unknown coding", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 501},
      {"gzip, then chunked", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 501},
      {"chunked, then identity", post("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"), 501},
      {"a quoted coding", post("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"), 501},
      {"a vertical tab before chunked",
       post("Transfer-Encoding: \x0b"
            "chunked\r\n",
            "0\r\n\r\n"),
       400},
      {"chunks in HTTP/1.0", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"a blank before the colon", get("Host : a\r\n"), 400},
      {"a tab before the colon", post("Content-Length\t: 2\r\n", "ab"), 400},
      {"a folded header", get(kHost + "X-Long: a\r\n b\r\n"), 400},
      {"a blank before the first header", get(" Host: a\r\n"), 400},
      {"a header without a colon", get(kHost + "Nonsense\r\n"), 400},
      {"a header without a name", get(kHost + ": a\r\n"), 400},
      {"a name with a bracket", get(kHost + "X[a]: 1\r\n"), 400},
      {"a name beyond ASCII", get(kHost + "X-\xe4\xb8\x89: 1\r\n"), 400},
      {"bare LF after the request line", "GET /hello HTTP/1.1\nHost: a\r\n\r\n", 400},
      {"bare LF after a header", "GET /hello HTTP/1.1\r\nHost: a\n\r\n", 400},
      {"bare LF at the end", "GET /hello HTTP/1.1\r\nHost: a\r\n\n", 400},
      {"bare CR in a header", get(kHost + "X: a\rb\r\n"), 400},
      {"NUL in a header", get(kHost + std::string("X: a\0b\r\n", 8)), 400},
      {"NUL in the address", std::string("GET /he\0lo HTTP/1.1\r\nHost: a\r\n\r\n", 33), 400},
      {"no Host", get(""), 400},
      {"two Hosts", get(kHost + kHost), 400},
      {"a Host with a path", get("Host: a/b\r\n"), 400},
      {"a Host with a user", get("Host: b@a\r\n"), 400},
      {"two blanks in the request line", "GET  /hello HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"a blank behind the version", "GET /hello HTTP/1.1 \r\nHost: a\r\n\r\n", 400},
      {"a tab in the request line", "GET\t/hello HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"no version", "GET /hello\r\nHost: a\r\n\r\n", 400},
      {"HTTP/2.0", "GET /hello HTTP/2.0\r\nHost: a\r\n\r\n", 505},
      {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
      {"HTTP/1.2", "GET /hello HTTP/1.2\r\nHost: a\r\n\r\n", 505},
      {"http/1.1 in small letters", "GET /hello http/1.1\r\nHost: a\r\n\r\n", 400},
      {"two empty lines first", "\r\n\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"an unknown method", "BREW /hello HTTP/1.1\r\nHost: a\r\n\r\n", 501},
      {"a method in small letters", "get /hello HTTP/1.1\r\nHost: a\r\n\r\n", 501},
      {"CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET *", at("*"), 400},
      {"a fragment", at("/hello#a"), 400},
      {"a path without a slash", at("hello"), 400},
      {"two dots", at("/assets/../hello"), 400},
      {"two encoded dots", at("/%2e%2e/hello"), 400},
      {"an encoded slash", at("/a%2fhello"), 400},
      {"an encoded NUL", at("/hello%00"), 400},
      {"half an escape", at("/hello%4"), 400},
      {"no escape", at("/hello%zz"), 400},
      {"an escape that is not UTF-8", at("/hello?a=%ff"), 400},
      {"raw bytes beyond ASCII", at("/\xe4\xb8\x89"), 400},
      {"another protocol", at("ftp://a/hello"), 400},
      {"an unknown expectation", post("Expect: 200-maybe\r\nContent-Length: 2\r\n", "ab"), 417},
      {"a head beyond 16 KB", get(kHost + "X: " + std::string(16'500, 'x') + "\r\n"), 431},
      {"an address beyond 16 KB", at("/" + std::string(16'500, 'x')), 431},
      {"more than 100 lines", get(many_lines), 431},
      {"a chunk size that is no number", chunked("zz\r\n\r\n"), 400},
      {"a negative chunk size", chunked("-1\r\na\r\n0\r\n\r\n"), 400},
      {"a chunk size with 0x", chunked("0x2\r\nab\r\n0\r\n\r\n"), 400},
      {"a chunk size beyond 64 bits", chunked("10000000000000002\r\nab\r\n0\r\n\r\n"), 400},
      {"a chunk beyond the limit", chunked("FFFFFFF\r\n" + std::string(11 * 1024 * 1024, 'x')), 413},
      {"a chunk longer than it says", chunked("2\r\nabc\r\n0\r\n\r\n"), 400},
      {"a chunk size with bare LF", chunked("2\nab\r\n0\r\n\r\n"), 400},
      {"a chunk with bare LF behind it", chunked("2\r\nab\n0\r\n\r\n"), 400},
      {"a chunk extension without end", chunked("2;" + std::string(40'000, 'x')), 400},
      {"a chunk extension that is broken", chunked("2;=\r\nab\r\n0\r\n\r\n"), 400},
      {"a trailer with a blank before the colon", chunked("0\r\nX : a\r\n\r\n"), 400},
      {"a length among the trailers", chunked("0\r\nContent-Length: 2\r\n\r\n"), 400},
  };
}

TEST(Framing, RefusesByTableAndClosesAfterwards) {
  TestServer server(echo_router());
  for (const auto& probe : refused_probes()) {
    SCOPED_TRACE(probe.name);
    RawSocket socket(server.port());
    // What a second reader might take for a request of its own must not be answered as one.
    socket.try_send(probe.bytes + "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto answer = read_answer(socket);
    EXPECT_EQ(answer.status, probe.status) << answer.body;
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_EQ(socket.receive_to_end(), "");
  }
}

TEST(Framing, AcceptsByTableAndKeepsTheConnection) {
  const std::vector<Probe> rows = {
      {"hello", get(kHost), 200},
      {"an empty line first", "\r\n" + get(kHost), 200},
      {"an empty Host", get("Host:\r\n"), 200},
      {"a Host of IPv6", get("Host: [::1]:80\r\n"), 200},
      {"bytes beyond ASCII in a value", get(kHost + "X: \xe4\xb8\x89\r\n"), 200},
      {"a tab in a value", get(kHost + "X: a\tb\r\n"), 200},
      {"no blank behind the colon", get("Host:a\r\n"), 200},
      {"one hundred lines",
       get(kHost +
           [] {
             std::string lines;
             for (int i = 0; i < 99; ++i) lines += "X-Line: 1\r\n";
             return lines;
           }()),
       200},
      {"the absolute form", at("http://a/hello"), 200},
      {"an escape", at("/%68ello"), 200},
      {"a length", post("Content-Length: 2\r\n", "ab"), 200},
      {"a length of zero", post("Content-Length: 0\r\n", ""), 200},
      {"a length with zeros", post("Content-Length: 002\r\n", "ab"), 200},
      {"no length and no body", post("", ""), 200},
      {"a GET with a body", "GET /hello HTTP/1.1\r\n" + kHost + "Content-Length: 2\r\n\r\nab", 200},
      {"chunks", chunked("2\r\nab\r\n3;a=b\r\ncde\r\n0\r\n\r\n"), 200},
      {"CHUNKED", post("Transfer-Encoding: CHUNKED\r\n", "0\r\n\r\n"), 200},
      {"chunks with trailers", chunked("2\r\nab\r\n0\r\nX-Sum: 1\r\n\r\n"), 200},
      {"OPTIONS *", "OPTIONS * HTTP/1.1\r\n" + kHost + "\r\n", 204},
      {"HTTP/1.0 that stays", "GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", 200},
      {"an unknown path", at("/nowhere"), 404},
      {"an unknown path with dots in a name", at("/a..b/...c"), 404},
      {"two slashes", at("//hello"), 404},
  };
  TestServer server(echo_router());
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    RawSocket socket(server.port());
    for (int i = 0; i < 2; ++i) {
      socket.send(row.bytes);
      const auto answer = read_answer(socket);
      EXPECT_EQ(answer.status, row.status) << answer.body;
      EXPECT_NE(answer.header("Connection"), "close");
    }
  }
}

TEST(Framing, EveryProbeReadsTheSameByteByByte) {
  TestServer server(echo_router());
  auto probes = refused_probes();
  probes.push_back({"chunks", chunked("2\r\nab\r\n3;a=b\r\ncde\r\n0\r\nX: 1\r\n\r\n"), 200});
  probes.push_back({"no chunk but the last", chunked("0\r\n\r\n"), 200});
  for (const auto& probe : probes) {
    if (probe.bytes.size() > 1000) continue;
    SCOPED_TRACE(probe.name);
    RawSocket socket(server.port());
    for (const char byte : probe.bytes)
      if (!socket.try_send({&byte, 1})) break;
    EXPECT_EQ(read_answer(socket).status, probe.status);
  }
}

TEST(Framing, PipelinedRequestsAreAnsweredInOrder) {
  Gathering gathering;
  TestServer server(gathering.router());
  RawSocket socket(server.port());
  std::string all;
  for (int i = 0; i < 200; ++i) {
    const auto body = std::to_string(i);
    all += i % 2 ? post("Content-Length: " + std::to_string(body.size()) + "\r\n", body)
                 : chunked("1\r\n" + body.substr(0, 1) + "\r\n0\r\n\r\n");
  }
  socket.send(at("/wait") + all + at("/hello"));
  for (auto& responder : gathering.take(1)) responder.send(Response::text("waited"));
  EXPECT_EQ(read_answer(socket).body, "waited");
  for (int i = 0; i < 200; ++i)
    EXPECT_EQ(read_answer(socket).body, i % 2 ? std::to_string(i) : std::to_string(i).substr(0, 1));
  EXPECT_EQ(read_answer(socket).body, "hello");
}

TEST(Framing, HalfClosedClientsGetTheirAnswers) {
  Gathering gathering;
  TestServer server(gathering.router());
  RawSocket socket(server.port());
  socket.send(at("/hello") + at("/wait"));
  socket.shutdown_send();
  EXPECT_EQ(read_answer(socket).body, "hello");
  for (auto& responder : gathering.take(1)) responder.send(Response::text("waited"));
  EXPECT_EQ(read_answer(socket).body, "waited");
  EXPECT_EQ(socket.receive_to_end(), "");
}

TEST(Framing, OldClientsAndThoseWhoSayCloseAreClosed) {
  TestServer server(echo_router());
  for (const auto* text : {"GET /hello HTTP/1.0\r\n\r\n", "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                           "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n"}) {
    RawSocket socket(server.port());
    socket.send(text);
    const auto answer = read_answer(socket);
    EXPECT_EQ(answer.body, "hello");
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_EQ(socket.receive_to_end(), "");
  }
}

TEST(Framing, GivesItsWordWhenAskedFor) {
  TestServer server(echo_router());
  RawSocket socket(server.port());
  for (int i = 0; i < 2; ++i) {
    socket.send(post("Content-Length: 3\r\nExpect: 100-Continue\r\n", ""));
    EXPECT_EQ(read_answer(socket).status, 100);
    socket.send("abc");
    EXPECT_EQ(read_answer(socket).body, "abc");
  }
  // Not when the body has come already, nor to a client of HTTP/1.0.
  socket.send(post("Content-Length: 3\r\nExpect: 100-continue\r\n", "abc"));
  EXPECT_EQ(read_answer(socket).status, 200);
}

TEST(Framing, ARefusalReachesAClientThatIsStillSending) {
  TestServer server(echo_router());
  RawSocket socket(server.port());
  socket.send(post("Content-Length: 50000000\r\n", ""));
  const std::string piece(100'000, 'x');
  for (int i = 0; i < 20 && socket.try_send(piece); ++i) {
  }
  EXPECT_EQ(read_answer(socket).status, 413);
}

// Slow clients -------------------------------------------------------------------------------------------------------

ServerOptions impatient() {
  ServerOptions options;
  options.deadlines = {.head = 60ms, .body = 60ms, .idle = 80ms, .write = 150ms, .linger = 50ms, .heartbeat = 20ms};
  return options;
}

/// Sends a byte now and then until the other end has had enough; hands back what it said.
std::string trickle(RawSocket& socket, std::string_view bytes) {
  for (const char byte : bytes) {
    if (!socket.try_send({&byte, 1})) break;
    std::this_thread::sleep_for(3ms);
  }
  return socket.receive_to_end();
}

TEST(SlowClients, AHeadThatTricklesInGets408) {
  TestServer server(echo_router(), impatient());
  RawSocket socket(server.port());
  socket.send("GET /hello HTTP/1.1\r\n");
  const auto begun = std::chrono::steady_clock::now();
  const auto said = trickle(socket, "X: " + std::string(100, 'x'));
  EXPECT_TRUE(said.empty() || said.starts_with("HTTP/1.1 408 ")) << said;  // empty: a late byte met a reset
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 3s);
  RawSocket silent(server.port());
  silent.send("GET /hello HT");
  EXPECT_TRUE(silent.receive_to_end().starts_with("HTTP/1.1 408 "));
}

TEST(SlowClients, ABodyThatDoesNotComeGets408) {
  TestServer server(echo_router(), impatient());
  for (const auto& text : {post("Content-Length: 100\r\n", "abc"), chunked("5\r\nab"), chunked("5")}) {
    RawSocket socket(server.port());
    socket.send(text);
    EXPECT_TRUE(socket.receive_to_end().starts_with("HTTP/1.1 408 "));
  }
}

TEST(SlowClients, IdleConnectionsAreClosedWithoutAWord) {
  TestServer server(echo_router(), impatient());
  RawSocket fresh(server.port()), kept(server.port());
  kept.send(at("/hello"));
  EXPECT_EQ(read_answer(kept).body, "hello");
  EXPECT_EQ(kept.receive_to_end(), "");
  EXPECT_EQ(fresh.receive_to_end(), "");
  server.wait_until_empty();
}

TEST(SlowClients, WhoDoesNotReadIsCutOff) {
  static const std::string large(64 * 1024 * 1024, 'x');
  Router router;
  router.add(Method::get, "/large", [](const Request&) { return Response::constant(large, "text/plain"); });
  auto options = impatient();
  options.deadlines.body_bytes_a_second = std::size_t{1} << 40;
  TestServer server(std::move(router), options);
  RawSocket socket(server.port());
  socket.send(at("/large"));
  server.wait_until_empty();
}

TEST(SlowClients, AWaitingAnswerIsNotCutByTheDeadlinesOfReading) {
  Gathering gathering;
  TestServer server(gathering.router(), impatient());
  RawSocket socket(server.port());
  socket.send(at("/wait"));
  auto waiting = gathering.take(1);
  std::this_thread::sleep_for(200ms);
  for (auto& responder : waiting) responder.send(Response::text("at last"));
  EXPECT_EQ(read_answer(socket).body, "at last");
}

// The scanner by itself
// ------------------------------------------------------------------------------------------------

TEST(HeadScanner, LooksAtEachByteOnceHoweverTheyCome) {
  const std::string head = "GET /hello HTTP/1.1\r\nHost: a\r\nX: b\r\n\r\n";
  HeadScanner whole({}), pieces({});
  const auto at_once = whole.feed(head + "rest");
  EXPECT_EQ(at_once.state, HeadScanner::State::complete);
  EXPECT_EQ(at_once.length, head.size());
  for (std::size_t i = 0; i < head.size(); ++i)
    EXPECT_EQ(pieces.feed(head.substr(0, i)).state, HeadScanner::State::more) << i;
  EXPECT_EQ(pieces.feed(head).length, head.size());
}

TEST(HeadScanner, HoldsItsLimitsToTheByteAndLine) {
  const std::string head = "GET /hello HTTP/1.1\r\nHost: a\r\nX: b\r\n\r\n";
  EXPECT_EQ(HeadScanner({head.size(), 2}).feed(head).state, HeadScanner::State::complete);
  EXPECT_EQ(HeadScanner({head.size() - 1, 2}).feed(head).state, HeadScanner::State::too_large);
  EXPECT_EQ(HeadScanner({head.size(), 1}).feed(head).state, HeadScanner::State::too_large);
}

}  // namespace
}  // namespace sanlian::net
