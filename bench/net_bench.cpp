// rooms: net base
// A server to be loaded from outside, and beside it the least that could do the same: a bare epoll loop which parses
// nothing. `net_bench server|raw PORT SECONDS [THREADS]`, then for example
//   wrk -t2 -c64 -d8 http://127.0.0.1:PORT/constant     GET of 1 KB
//   wrk -t2 -c64 -d8 -s bench/post.lua http://127.0.0.1:PORT/later     POST answered by another thread, in batches
// At its end it prints the CPU time it used, in seconds, and how many requests it saw.
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <thread>

#include "net/reply_batch.h"
#include "net/server.h"

namespace {
using namespace sanlian;

std::atomic<std::uint64_t> requests = 0;

std::string json_of_one_kilobyte() { return "{\"text\":\"" + std::string(1013, 'x') + "\"}"; }

/// The shape of a writer thread with group commit: takes all that waits, works, completes all together.
template <class Item>
class Writer {
 public:
  explicit Writer(std::function<void(std::vector<Item>&)> complete)
      : complete_(std::move(complete)), thread_([this] { work(); }) {}
  ~Writer() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_one();
    thread_.join();
  }
  void post(Item item) {
    {
      const std::lock_guard lock(mutex_);
      items_.push_back(std::move(item));
    }
    changed_.notify_one();
  }

 private:
  void work() {
    std::vector<Item> taken;
    while (true) {
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return ended_ || !items_.empty(); });
        if (ended_) return;
        taken.swap(items_);
      }
      complete_(taken);
      taken.clear();
    }
  }

  std::function<void(std::vector<Item>&)> complete_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Item> items_;
  bool ended_ = false;
  std::thread thread_;
};

void run_server(std::uint16_t port, int threads, std::chrono::seconds time) {
  const auto body = json_of_one_kilobyte();
  Writer<net::Responder> writer([](std::vector<net::Responder>& taken) {
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

/// Takes whatever ends in an empty line for a request: wrk sends one at a time, its POST with a body of known length.
class RawLoop {
 public:
  RawLoop(std::uint16_t port, std::string get_answer, Writer<std::pair<RawLoop*, int>>& writer)
      : get_answer_(std::move(get_answer)),
        writer_(writer),
        epoll_(::epoll_create1(0)),
        wake_(::eventfd(0, EFD_NONBLOCK)) {
    const int yes = 1;
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || ::listen(listener_, 512) != 0)
      std::exit(1);
    watch(listener_);
    watch(wake_);
  }

  void run() {
    epoll_event events[128];
    while (true) {
      const int count = ::epoll_wait(epoll_, events, 128, -1);
      for (int i = 0; i < count; ++i) {
        const int descriptor = events[i].data.fd;
        if (descriptor == listener_)
          accept_all();
        else if (descriptor == wake_)
          answer_posts();
        else
          serve(descriptor);
      }
    }
  }

  /// From the writer's thread; wake() follows.
  void complete(int descriptor) {
    const std::lock_guard lock(mutex_);
    done_.push_back(descriptor);
  }
  void wake() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto wrote = ::write(wake_, &one, sizeof one);
  }

 private:
  void watch(int descriptor) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = descriptor;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor, &event);
  }
  void accept_all() {
    for (int client; (client = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
      const int yes = 1;
      ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      watch(client);
    }
  }
  void serve(int descriptor) {
    char buffer[4096];
    const auto got = ::recv(descriptor, buffer, sizeof buffer, 0);
    if (got <= 0) {
      ::close(descriptor);
      return;
    }
    requests.fetch_add(1, std::memory_order_relaxed);
    if (buffer[0] == 'P')
      writer_.post({this, descriptor});
    else
      ::send(descriptor, get_answer_.data(), get_answer_.size(), MSG_NOSIGNAL);
  }
  void answer_posts() {
    static const std::string answer =
        "HTTP/1.1 200 OK\r\nDate: Mon, 23 Nov 2026 00:00:00 GMT\r\nContent-Length: 11\r\nContent-Type: "
        "application/json\r\n\r\n{\"ok\":true}";
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(wake_, &count, sizeof count);
    {
      const std::lock_guard lock(mutex_);
      answering_.swap(done_);
    }
    for (const int descriptor : answering_) ::send(descriptor, answer.data(), answer.size(), MSG_NOSIGNAL);
    answering_.clear();
  }

  const std::string get_answer_;
  Writer<std::pair<RawLoop*, int>>& writer_;
  int epoll_, wake_, listener_ = -1;
  std::mutex mutex_;
  std::vector<int> done_, answering_;
};

void run_raw(std::uint16_t port, int threads, std::chrono::seconds time) {
  const auto body = json_of_one_kilobyte();
  const auto answer =
      "HTTP/1.1 200 OK\r\nDate: Mon, 23 Nov 2026 00:00:00 GMT\r\nContent-Length: " + std::to_string(body.size()) +
      "\r\nContent-Type: application/json\r\n\r\n" + body;
  static std::vector<std::unique_ptr<RawLoop>> loops;
  static Writer<std::pair<RawLoop*, int>> writer([](auto& taken) {
    for (const auto& [loop, descriptor] : taken) loop->complete(descriptor);
    for (const auto& loop : loops) loop->wake();
  });
  for (int i = 0; i < threads; ++i) loops.push_back(std::make_unique<RawLoop>(port, answer, writer));
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
