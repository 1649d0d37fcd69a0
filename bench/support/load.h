#pragma once

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sanlian::bench {

struct LoadFigures {
  double per_second = 0;
  double p50_ms = 0, p99_ms = 0;
  std::int64_t answers = 0;  ///< That were counted.
  std::int64_t all = 0;      ///< With those of the warm-up and of the end.
  std::int64_t refused = 0;  ///< A status other than 2xx.
};

/// Keep-alive connections to loopback, each with one request on its way, all on one thread: cheap, so that the server
/// has the machine. It reads no more of an answer than its status and length.
class Load {
 public:
  /// Writes the next request into `out`, which is empty.
  using Next = std::function<void(std::string& out)>;

  Load(std::uint16_t port, int connections)
      : epoll_(::epoll_create1(0)), clients_(static_cast<std::size_t>(connections)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (std::size_t i = 0; i < clients_.size(); ++i) {
      auto& client = clients_[i];
      client.socket = ::socket(AF_INET, SOCK_STREAM, 0);
      const int yes = 1;
      ::setsockopt(client.socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      if (::connect(client.socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) fail("cannot connect");
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.u64 = i;
      ::epoll_ctl(epoll_, EPOLL_CTL_ADD, client.socket, &event);
    }
  }
  ~Load() {
    for (const auto& client : clients_) ::close(client.socket);
    ::close(epoll_);
  }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  /// Asks for `seconds`, of which the first fifth warms up and is not counted, then takes what is still on its way.
  LoadFigures run(double seconds, const Next& next) {
    const auto begun = Clock::now(), counted = begun + Seconds(seconds / 5), end = begun + Seconds(seconds);
    LoadFigures figures;
    std::vector<double> waits, others;  // the others are of the warm-up and the end: all there is of a slow request
    for (auto& client : clients_) ask(client, next);
    std::size_t waiting = clients_.size();
    epoll_event events[128];
    while (waiting > 0) {
      const int count = ::epoll_wait(epoll_, events, 128, 10'000);
      if (count <= 0) fail("no answer for ten seconds");
      for (int i = 0; i < count; ++i) {
        auto& client = clients_[events[i].data.u64];
        if (!receive(client)) continue;
        const auto now = Clock::now();
        ++figures.all;
        if (client.status / 100 != 2 && figures.refused++ == 0)
          std::fprintf(stderr, "refused: %.*s\n", 600, client.answer.c_str());
        const double wait = std::chrono::duration<double, std::milli>(now - client.asked).count();
        (now >= counted && now < end ? waits : others).push_back(wait);
        client.answer.clear();
        if (now < end)
          ask(client, next);
        else
          --waiting;
      }
    }
    figures.answers = static_cast<std::int64_t>(waits.size());
    figures.per_second = static_cast<double>(waits.size()) / (seconds * 0.8);
    if (waits.empty()) waits.swap(others);
    std::sort(waits.begin(), waits.end());
    if (!waits.empty()) {
      figures.p50_ms = waits[waits.size() / 2];
      figures.p99_ms = waits[waits.size() * 99 / 100];
    }
    return figures;
  }

 private:
  using Clock = std::chrono::steady_clock;
  static std::chrono::nanoseconds Seconds(double seconds) {
    return std::chrono::nanoseconds(static_cast<std::int64_t>(seconds * 1e9));
  }
  struct Client {
    int socket = -1;
    std::string request, answer;
    std::size_t whole = 0;  ///< Length of the answer, once its head is read.
    int status = 0;
    Clock::time_point asked = {};
  };

  [[noreturn]] static void fail(const char* what) { throw std::runtime_error(std::string("load: ") + what); }

  static void ask(Client& client, const Next& next) {
    client.request.clear();
    next(client.request);
    client.whole = 0;
    client.asked = Clock::now();
    const auto sent = ::send(client.socket, client.request.data(), client.request.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(client.request.size())) fail("a request was not taken whole");
  }

  /// True when the answer is complete.
  static bool receive(Client& client) {
    char buffer[64 * 1024];
    const auto got = ::recv(client.socket, buffer, sizeof buffer, 0);
    if (got <= 0) fail("the server has closed a connection");
    client.answer.append(buffer, static_cast<std::size_t>(got));
    if (client.whole == 0) read_head(client);
    return client.whole > 0 && client.answer.size() >= client.whole;
  }
  static void read_head(Client& client) {
    const auto& answer = client.answer;
    const auto end = answer.find("\r\n\r\n");
    const auto length = answer.find("Content-Length: ");
    if (end == std::string::npos) return;
    if (length > end) fail("an answer without a length");
    std::size_t body = 0;
    std::from_chars(answer.data() + length + 16, answer.data() + end, body);
    std::from_chars(answer.data() + 9, answer.data() + 12, client.status);
    client.whole = end + 4 + body;
  }

  int epoll_;
  std::vector<Client> clients_;
};

}  // namespace sanlian::bench
