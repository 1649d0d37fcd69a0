// rooms: net base
// A server to be loaded from outside, and beside it the least that could do the same: a bare epoll loop which parses
// nothing. `net_bench server|raw PORT SECONDS [THREADS]`, then for example
//   wrk -t2 -c64 -d8 http://127.0.0.1:PORT/constant     GET of 1 KB
//   wrk -t2 -c64 -d8 -s bench/post.lua http://127.0.0.1:PORT/later     POST answered by another thread, in batches
// At its end it prints the CPU time it used, in seconds, and how many requests it saw.
#include <sys/resource.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>

#include "bench/support/bare_loop.h"
#include "bench/support/batcher.h"
#include "net/reply_batch.h"
#include "net/server.h"

namespace {
using namespace sanlian;

std::atomic<std::uint64_t> requests = 0;

std::string json_of_one_kilobyte() { return "{\"text\":\"" + std::string(1013, 'x') + "\"}"; }

void run_server(std::uint16_t port, int threads, std::chrono::seconds time) {
  const auto body = json_of_one_kilobyte();
  bench::Batcher<net::Responder> writer([](std::vector<net::Responder>& taken) {
    const net::ReplyBatch batch;
    for (auto& responder : taken) responder.send(net::Response::json("{\"ok\":true}"));
  });
  net::Router router;
  router.add(net::Method::get, "/constant", [&](const net::Request&) {
    requests.fetch_add(1, std::memory_order_relaxed);
    return net::Response::json(body);
  });
  router.add(net::Method::post, "/later", [&](const net::Request&, net::Responder responder) {
    requests.fetch_add(1, std::memory_order_relaxed);
    writer.post(std::move(responder));
  });
  net::ServerOptions options;
  options.port = port;
  options.threads = threads;
  net::Server server(options, std::move(router));
  server.start().value();
  std::this_thread::sleep_for(time);
  server.stop(std::chrono::seconds(1));
}

void run_raw(std::uint16_t port, int threads, std::chrono::seconds time) {
  using Post = std::pair<bench::BareLoop*, int>;
  static std::vector<std::unique_ptr<bench::BareLoop>> loops;
  static bench::Batcher<Post> writer([](std::vector<Post>& taken) {
    for (const auto& [loop, client] : taken) loop->complete(client, bench::bare_answer("{\"ok\":true}"));
    for (const auto& loop : loops) loop->wake();
  });
  const auto handler = [answer = bench::bare_answer(json_of_one_kilobyte())](bench::BareLoop& loop, int client,
                                                                             std::string_view request) {
    requests.fetch_add(1, std::memory_order_relaxed);
    if (request[0] == 'P')
      writer.post({&loop, client});
    else
      bench::BareLoop::send(client, answer);
  };
  for (int i = 0; i < threads; ++i) loops.push_back(std::make_unique<bench::BareLoop>(port, handler));
  for (const auto& loop : loops) std::thread([&loop] { loop->run(); }).detach();
  std::this_thread::sleep_for(time);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) {
    std::fprintf(stderr, "net_bench server|raw PORT SECONDS [THREADS]\n");
    return 2;
  }
  const auto port = static_cast<std::uint16_t>(std::atoi(arguments[2]));
  const std::chrono::seconds time(std::atoi(arguments[3]));
  const int threads = count > 4 ? std::atoi(arguments[4]) : 2;
  std::string_view(arguments[1]) == "raw" ? run_raw(port, threads, time) : run_server(port, threads, time);
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const double cpu = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                     static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
  const double seen = static_cast<double>(requests.load());
  std::printf("%.0f requests, %.2f s of CPU, %.2f us a request\n", seen, cpu, cpu * 1e6 / seen);
  std::fflush(stdout);
  std::_Exit(0);  // the raw loops do not end by themselves
}
