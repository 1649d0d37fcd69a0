// The server over real sockets on loopback: answers, threads, events, uploads, stopping.
#include "net/server.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <future>
#include <thread>

#include "net/errors.h"
#include "net/event_stream.h"
#include "net/impl/test_server.h"
#include "net/reply_batch.h"
#include "net/turn.h"
#include "support/http_client.h"
#include "support/temp_folder.h"

namespace sanlian::net {
namespace {
using namespace std::chrono_literals;
using test::HttpClient;
using test::RawSocket;

TEST(Server, ATaskAfterTheTurnRunsOnTheLoopAndNowhereElse) {
  EXPECT_FALSE(after_turn([] { FAIL() << "this thread is no event loop"; }));
  std::promise<std::pair<std::thread::id, bool>> done;
  std::thread::id loop;
  Router router;
  router.add(Method::get, "/", [&](const Request&) {
    loop = std::this_thread::get_id();
    auto handled = std::make_shared<bool>(false);
    EXPECT_TRUE(after_turn([&done, handled] { done.set_value({std::this_thread::get_id(), *handled}); }));
    *handled = true;
    return Response::text("ok");
  });
  TestServer server(std::move(router));
  EXPECT_EQ(HttpClient(server.port()).get("/").body, "ok");
  const auto [ran_on, after] = done.get_future().get();
  EXPECT_EQ(ran_on, loop);
  EXPECT_TRUE(after);
}

TEST(Server, AnswersWhatAHandlerSees) {
  Router router;
  router.add(Method::get, "/records/{type}/{id}", [](const Request& request) {
    std::string text(request.parameter("type"));
    text.append("|").append(request.parameter("id")).append("|").append(request.query("q").value_or("none"));
    text.append("|").append(request.header("X-WORD").value_or("none"));
    text.append("|").append(request.cookie("session").value_or("none")).append("|").append(request.peer());
    text.append("|").append(request.target());
    return Response::text(text);
  });
  TestServer server(std::move(router));
  HttpClient client(server.port());
  client.cookies()["session"] = "s1";
  const auto answer = client.get("/records/firm/%E4%B8%89?q=a+b", {{"x-word", "  hello "}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "firm|三|a b|hello|s1|127.0.0.1|/records/firm/%E4%B8%89?q=a+b");
  EXPECT_EQ(answer.header("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_TRUE(answer.header("Date").ends_with(" GMT"));
  EXPECT_EQ(client.get("/records/firm/1").body, "firm|1|none|none|s1|127.0.0.1|/records/firm/1");
}

TEST(Server, EveryRequestHasAnIdOfItsOwn) {
  Router router;
  router.add(Method::get, "/id", [](const Request& request) { return Response::text(request.id()); });
  TestServer server(std::move(router));
  HttpClient one(server.port()), two(server.port());
  const std::set<std::string> ids{one.get("/id").body, one.get("/id").body, two.get("/id").body, two.get("/id").body};
  EXPECT_EQ(ids.size(), 4u);
}

TEST(Server, SetsCookiesAndRedirects) {
  Router router;
  router.add(Method::post, "/login", [](const Request&) {
    return Response::redirect("/home").cookie({.name = "session", .value = "abc", .max_age = 60s, .secure = true});
  });
  TestServer server(std::move(router));
  HttpClient client(server.port());
  const auto answer = client.post_json("/login", "{}");
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.header("Location"), "/home");
  EXPECT_EQ(answer.header("Set-Cookie"), "session=abc; Path=/; Max-Age=60; HttpOnly; Secure; SameSite=Lax");
  EXPECT_EQ(client.cookies()["session"], "abc");
}

TEST(Server, HeadHasTheLengthAndNoBody) {
  TestServer server(echo_router());
  HttpClient client(server.port());
  const auto answer = client.send("HEAD", "/hello", {});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Content-Length"), "5");
  EXPECT_EQ(client.get("/hello").body, "hello");  // on the same connection: no stray byte came
}

TEST(Server, RefusalsOfItsOwn) {
  TestServer server(echo_router());
  HttpClient client(server.port());
  EXPECT_EQ(client.get("/nowhere").status, 404);
  const auto wrong = client.del("/echo");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.header("Allow"), "POST");
  const auto options = client.send("OPTIONS", "/hello", {});
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(options.header("Allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(client.send("TRACE", "/hello", {}).status, 501);
}

TEST(Server, RefusalPageIsTheRoomsAbove) {
  ServerHooks hooks;
  hooks.refusal = [](const Error& error, int status, const Request* request) {
    return Response::json("{\"code\":\"" + std::string(error.code()) + "\",\"path\":\"" +
                              std::string(request ? request->path() : "?") + "\"}",
                          status);
  };
  TestServer server(echo_router(), {}, std::move(hooks));
  HttpClient client(server.port());
  EXPECT_EQ(client.get("/nowhere").body, R"({"code":"net.no_such_path","path":"/nowhere"})");
  RawSocket raw(server.port());
  raw.send("nonsense\r\n\r\n");
  EXPECT_EQ(read_answer(raw).body, R"({"code":"net.bad_request","path":"?"})");
}

TEST(Server, AdmissionRefusesBeforeTheBody) {
  ServerHooks hooks;
  hooks.admit = [](const Request& request) -> std::optional<Response> {
    if (request.header("Authorization")) return std::nullopt;
    return Response::text("who are you", 401);
  };
  TestServer server(echo_router(), {}, std::move(hooks));
  RawSocket raw(server.port());
  raw.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(read_answer(raw).status, 401);
  EXPECT_EQ(raw.receive_to_end(), "");
  HttpClient client(server.port());
  client.always("Authorization", "yes");
  EXPECT_EQ(client.post_json("/echo", "12").body, "12");
}

TEST(Server, LargeBodiesBothWays) {
  TestServer server(echo_router());
  HttpClient client(server.port());
  std::string large(5'000'000, 'x');
  for (std::size_t i = 0; i < large.size(); i += 1000) large[i] = static_cast<char>('a' + i / 1000 % 26);
  EXPECT_TRUE(client.post_json("/echo", large).body == large);
  EXPECT_EQ(client.post_json("/echo", "small").body, "small");
  const std::string too_large(10 * 1024 * 1024 + 1, 'x');
  EXPECT_EQ(client.post_json("/echo", too_large.substr(1)).status, 200);
  RawSocket raw(server.port());
  raw.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10485761\r\n\r\n");
  EXPECT_EQ(read_answer(raw).status, 413);
}

TEST(Server, SendsConstantsAndFilesWhole) {
  test::TempFolder folder;
  std::string bytes(700'001, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 31 % 251);
  const auto path = folder.write("report.bin", bytes);
  static const std::string constant(100'000, 'c');
  Router router;
  router.add(Method::get, "/file",
             [path](const Request&) { return Response::file(path, "application/octet-stream").value(); });
  router.add(Method::get, "/constant", [](const Request&) { return Response::constant(constant, "text/css"); });
  TestServer server(std::move(router));
  HttpClient client(server.port());
  EXPECT_TRUE(client.get("/file").body == bytes);
  EXPECT_EQ(client.send("HEAD", "/file", {}).header("Content-Length"), "700001");
  EXPECT_TRUE(client.get("/constant").body == constant);
  EXPECT_TRUE(Response::file(folder / "none", "a/b").error().is(errors::file_unreadable));
  EXPECT_TRUE(Response::file(folder.path(), "a/b").error().is(errors::file_unreadable));
}

TEST(Server, AnsweredFromAnotherThread) {
  std::vector<std::thread> threads;
  std::mutex mutex;
  Router router;
  router.add(Method::post, "/later", [&](const Request& request, Responder responder) {
    const std::lock_guard lock(mutex);
    threads.emplace_back([&request, responder = std::move(responder)]() mutable {
      auto body = std::string(request.body());
      responder.send(Response::text("later " + body));
    });
  });
  TestServer server(std::move(router));
  HttpClient client(server.port());
  for (int i = 0; i < 50; ++i)
    EXPECT_EQ(client.post_json("/later", std::to_string(i)).body, "later " + std::to_string(i));
  for (auto& thread : threads) thread.join();
}

TEST(Server, ABatchOfAnswersArrivesWhole) {
  Gathering gathering;
  TestServer server(gathering.router());
  std::vector<RawSocket> clients;
  for (int i = 0; i < 20; ++i) {
    clients.emplace_back(server.port());
    clients.back().send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
  }
  auto waiting = gathering.take(20);
  {
    const ReplyBatch batch;
    for (auto& responder : waiting) responder.send(Response::text("done"));
  }
  for (auto& client : clients) EXPECT_EQ(read_answer(client).body, "done");
}

TEST(Server, AnswerToAClientThatHasGoneIsDropped) {
  Gathering gathering;
  TestServer server(gathering.router());
  {
    RawSocket client(server.port());
    client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
    gathering.wait_for(1);
  }
  for (auto& responder : gathering.take(1)) responder.send(Response::text("done"));
  HttpClient other(server.port());
  EXPECT_EQ(other.get("/hello").body, "hello");
}

TEST(Server, AnAnswerAfterTheServerHasGoneIsDropped) {
  Gathering gathering;
  std::vector<Responder> left;
  {
    TestServer server(gathering.router());
    RawSocket client(server.port());
    client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
    left = gathering.take(1);
    server->stop(0ms);
    for (auto& responder : left) responder.send(Response::text("done"));
  }
}

TEST(Server, ExceptionsBecomeIncidents) {
  throw_on_defect(true);
  Router router;
  router.add(Method::get, "/defect", [](const Request&) -> Response {
    ensure(false, "this never holds");
    return Response(200);
  });
  router.add(Method::get, "/odd", [](const Request&) -> Response { throw 7; });
  router.add(Method::get, "/silent", [](const Request&, Responder) {});
  router.add(Method::get, "/twice", [](const Request&, Responder responder) {
    auto second = responder;
    responder.send(Response::text("first"));
    second.send(Response::text("second"));
  });
  router.add(Method::get, "/worker", [](const Request&) -> Response { throw std::runtime_error("in a worker"); },
             {.offload = true});
  router.add(Method::get, "/fine", [](const Request&) { return Response::text("fine"); });
  TestServer server(std::move(router));
  HttpClient client(server.port());
  std::set<std::string> bodies;
  for (const auto* path : {"/defect", "/odd", "/silent", "/worker"}) {
    testing::internal::CaptureStderr();
    const auto answer = client.get(path);
    EXPECT_EQ(answer.status, 500) << path;
    const auto number = answer.body.substr(answer.body.find("incident ") + 9,
                                           answer.body.find(" (") - answer.body.find("incident ") - 9);
    EXPECT_NE(testing::internal::GetCapturedStderr().find("incident " + number + ":"), std::string::npos)
        << answer.body;
    bodies.insert(answer.body);
  }
  EXPECT_EQ(bodies.size(), 4u);  // each with its own number
  EXPECT_EQ(client.get("/twice").body, "first");
  EXPECT_EQ(client.get("/fine").body, "fine");
  throw_on_defect(false);
}

TEST(Server, OffloadedRoutesLeaveTheLoopFreeAndAreBounded) {
  std::promise<void> gate;
  auto opened = gate.get_future().share();
  Router router = echo_router();
  std::atomic<int> running = 0;
  router.add(Method::get, "/slow",
             [&, opened](const Request&) {
               ++running;
               opened.wait();
               return Response::text("slow");
             },
             {.offload = true});
  ServerOptions options;
  options.threads = 1;
  options.workers = 1;
  options.limits.worker_queue = 1;
  TestServer server(std::move(router), options);
  RawSocket first(server.port()), second(server.port()), third(server.port());
  first.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  while (running == 0) std::this_thread::yield();
  second.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  HttpClient quick(server.port());
  EXPECT_EQ(quick.get("/hello").body, "hello");  // the loop has seen the second by now
  third.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  const auto refused = read_answer(third);
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("Retry-After"), "5");
  gate.set_value();
  EXPECT_EQ(read_answer(first).body, "slow");
  EXPECT_EQ(read_answer(second).body, "slow");
}

TEST(Server, UploadsGoToAFileThatEndsWithTheRequest) {
  test::TempFolder folder;
  std::string seen_path;
  Router router;
  router.add(Method::post, "/import",
             [&](const Request& request) {
               const auto* upload = request.upload();
               seen_path = upload->path;
               const auto bytes = test::read_whole(upload->path);
               EXPECT_EQ(bytes.size(), upload->size);
               if (request.query("keep")) std::filesystem::rename(upload->path, folder / "kept");
               return Response::text(std::to_string(bytes.size()) + " " + std::string(request.body()));
             },
             {.body_bytes_max = 30'000'000, .upload_to_file = true});
  ServerOptions options;
  options.upload_folder = folder.path();
  TestServer server(std::move(router), options);
  HttpClient client(server.port());
  const std::string bytes(20'000'000, 'u');
  EXPECT_EQ(client.upload("/import", bytes, "text/csv").body, "20000000 ");
  EXPECT_EQ(client.upload("/import?keep=1", "abc", "text/csv").body, "3 ");
  EXPECT_EQ(test::read_whole(folder / "kept"), "abc");
  EXPECT_EQ(client.upload("/import", std::string(30'000'001, 'u'), "text/csv").status, 413);
  server->stop(1s);
  EXPECT_FALSE(seen_path.empty());
  std::vector<std::string> left;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) left.push_back(entry.path().filename());
  EXPECT_EQ(left, std::vector<std::string>{"kept"});
}

TEST(Server, AnUploadBrokenOffLeavesNoFile) {
  test::TempFolder folder;
  Router router;
  router.add(Method::post, "/import", [](const Request&) { return Response(200); }, {.upload_to_file = true});
  ServerOptions options;
  options.upload_folder = folder.path();
  TestServer server(std::move(router), options);
  {
    RawSocket raw(server.port());
    raw.send("POST /import HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc");
    while (std::filesystem::is_empty(folder.path())) std::this_thread::yield();
  }
  server.wait_until_empty();
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Server, AnUploadThatCannotBeStoredSaysSo) {
  Router router;
  router.add(Method::post, "/import", [](const Request&) { return Response(200); }, {.upload_to_file = true});
  ServerOptions options;
  options.upload_folder = "/nonexistent/folder";
  TestServer server(std::move(router), options);
  HttpClient client(server.port());
  EXPECT_EQ(client.upload("/import", "abc", "text/csv").status, 507);
}

TEST(Server, StopAnswersWhatIsInFlight) {
  Gathering gathering;
  TestServer server(gathering.router());
  RawSocket busy(server.port()), idle(server.port());
  idle.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(read_answer(idle).body, "hello");
  busy.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
  auto waiting = gathering.take(1);
  auto stopped = std::async(std::launch::async, [&] { server->stop(10s); });
  EXPECT_EQ(idle.receive_to_end(), "");  // the idle one is closed at once
  server.wait_until([&] {                // each loop closes its own listener
    try {
      const RawSocket late(server.port());
      return false;
    } catch (const std::runtime_error&) {
      return true;
    }
  });
  waiting.front().send(Response::text("still answered"));
  waiting.clear();
  const auto answer = read_answer(busy);
  EXPECT_EQ(answer.body, "still answered");
  EXPECT_EQ(answer.header("Connection"), "close");
  EXPECT_EQ(busy.receive_to_end(), "");
  busy = RawSocket(std::move(idle));
  stopped.get();
}

TEST(Server, StopCutsOffWhatTakesLonger) {
  Gathering gathering;
  TestServer server(gathering.router());
  RawSocket busy(server.port());
  busy.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
  auto waiting = gathering.take(1);
  server->stop(20ms);
  EXPECT_EQ(busy.receive_to_end(), "");
}

TEST(Server, TooManyConnectionsAreTurnedAway) {
  ServerOptions options;
  options.limits.connections = 2;
  TestServer server(echo_router(), options);
  HttpClient one(server.port()), two(server.port());
  EXPECT_EQ(one.get("/hello").status, 200);
  EXPECT_EQ(two.get("/hello").status, 200);
  RawSocket third(server.port());
  const auto refused = read_answer(third);
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("Retry-After"), "5");
  one.forget_connection();
  server.wait_until([&] { return server->connections() == 1; });
  EXPECT_EQ(HttpClient(server.port()).get("/hello").status, 200);
}

TEST(Server, ASecondServerOnThePortIsRefused) {
  TestServer server(echo_router());
  ServerOptions options;
  options.port = server.port();
  Server second(options, echo_router());
  const auto status = second.start();
  ASSERT_FALSE(status);
  EXPECT_TRUE(status.error().is(errors::port_in_use));
  options.address = "park.example";
  options.port = 0;
  Server third(options, echo_router());
  EXPECT_TRUE(third.start().error().is(errors::address_invalid));
}

TEST(Server, TheAnsweredHookCountsEachRequest) {
  std::atomic<int> good = 0, bad = 0;
  ServerHooks hooks;
  hooks.answered = [&](const Request& request, int status, std::chrono::microseconds) {
    if (request.path() == "/hello" && status == 200) ++good;
    if (status == 404) ++bad;
  };
  TestServer server(echo_router(), {}, std::move(hooks));
  HttpClient client(server.port());
  client.get("/hello");
  client.get("/hello");
  client.get("/nowhere");
  server.wait_until([&] { return good == 2 && bad == 1; });
}

TEST(Server, ManyClientsAtOnce) {
  TestServer server(echo_router());
  std::vector<std::future<int>> clients;
  for (int c = 0; c < 8; ++c)
    clients.push_back(std::async(std::launch::async, [&, c] {
      HttpClient client(server.port());
      int good = 0;
      for (int i = 0; i < 100; ++i) {
        const auto body =
            std::to_string(c) + "-" + std::to_string(i) + std::string(static_cast<std::size_t>(i * 100), 'x');
        good += client.post_json("/echo", body).body == body;
      }
      return good;
    }));
  for (auto& client : clients) EXPECT_EQ(client.get(), 100);
}

}  // namespace
}  // namespace sanlian::net
