#pragma once

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sanlian::bench {

/// The least a server can be: an epoll loop that takes each piece it receives for one whole request and parses nothing.
/// Our clients send a request at once and wait for its answer, so it is right for them.
class BareLoop {
 public:
  /// Called on the loop with the client's descriptor; answers with send() now, or from another thread with complete().
  using Handler = std::function<void(BareLoop& loop, int client, std::string_view request)>;

  /// Port 0 takes a free one; several loops may share a port.
  BareLoop(std::uint16_t port, Handler handler)
      : handler_(std::move(handler)), epoll_(::epoll_create1(0)), wake_(::eventfd(0, EFD_NONBLOCK)) {
    const int yes = 1;
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, plain, sizeof address) != 0 || ::listen(listener_, 512) != 0 ||
        ::getsockname(listener_, plain, &size) != 0)
      std::exit(1);
    port_ = ntohs(address.sin_port);
    watch(listener_);
    watch(wake_);
  }

  std::uint16_t port() const { return port_; }

  void run() {
    epoll_event events[128];
    while (true) {
      const int count = ::epoll_wait(epoll_, events, 128, -1);
      for (int i = 0; i < count; ++i) {
        const int descriptor = events[i].data.fd;
        if (descriptor == listener_)
          accept_all();
        else if (descriptor == wake_)
          send_completed();
        else
          serve(descriptor);
      }
    }
  }

  static void send(int client, std::string_view answer) { ::send(client, answer.data(), answer.size(), MSG_NOSIGNAL); }

  /// From another thread; wake() follows when all of a batch are complete.
  void complete(int client, std::string answer) {
    const std::lock_guard lock(mutex_);
    done_.emplace_back(client, std::move(answer));
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
  void serve(int client) {
    const auto got = ::recv(client, buffer_, sizeof buffer_, 0);
    if (got <= 0)
      ::close(client);
    else
      handler_(*this, client, {buffer_, static_cast<std::size_t>(got)});
  }
  void send_completed() {
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(wake_, &count, sizeof count);
    {
      const std::lock_guard lock(mutex_);
      sending_.swap(done_);
    }
    for (const auto& [client, answer] : sending_) send(client, answer);
    sending_.clear();
  }

  const Handler handler_;
  int epoll_, wake_, listener_ = -1;
  std::uint16_t port_ = 0;
  char buffer_[16 * 1024];
  std::mutex mutex_;
  std::vector<std::pair<int, std::string>> done_, sending_;
};

/// The answer with its head, as short as a server's usual one.
inline std::string bare_answer(std::string_view json) {
  std::string answer = "HTTP/1.1 200 OK\r\nDate: Mon, 23 Nov 2026 00:00:00 GMT\r\nContent-Length: ";
  answer += std::to_string(json.size());
  answer += "\r\nContent-Type: application/json\r\n\r\n";
  answer += json;
  return answer;
}

}  // namespace sanlian::bench
