#include "search/translate/impl/socket_stream.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "search/translate/errors.h"

namespace sanlian::search {
namespace {
using Clock = std::chrono::steady_clock;

class Socket final : public ByteStream {
 public:
  Socket(int descriptor, std::string where, std::chrono::milliseconds time_max)
      : descriptor_(descriptor), where_(std::move(where)), time_max_(time_max) {}
  ~Socket() override { ::close(descriptor_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  Status write(std::string_view bytes) override {
    const auto end = Clock::now() + time_max_;
    while (!bytes.empty()) {
      SANLIAN_TRY(wait(POLLOUT, end));
      const auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent < 0 && errno != EAGAIN && errno != EINTR) return broken(std::strerror(errno));
      if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return {};
  }

  /// In pieces, so that a length from outside costs no memory before its bytes are there.
  Result<std::string> read(std::size_t exactly) override {
    const auto end = Clock::now() + time_max_;
    constexpr std::size_t kPiece = 64u << 10;
    std::string out;
    while (out.size() < exactly) {
      SANLIAN_TRY(wait(POLLIN, end));
      const auto before = out.size();
      out.resize(before + std::min(kPiece, exactly - before));
      const auto got = ::recv(descriptor_, out.data() + before, out.size() - before, 0);
      out.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
      if (got == 0) return broken("the connection ended");
      if (got < 0 && errno != EAGAIN && errno != EINTR) return broken(std::strerror(errno));
    }
    return out;
  }

  Status wait(short events, Clock::time_point end) const {
    for (;;) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
      if (left <= 0) return broken("no answer in time");
      pollfd what{descriptor_, events, 0};
      const int ready = ::poll(&what, 1, static_cast<int>(std::min<std::int64_t>(left, 60'000)));
      if (ready > 0) return {};
      if (ready < 0 && errno != EINTR) return broken(std::strerror(errno));
    }
  }

 private:
  Error broken(const char* reason) const {
    return Error(errors::engine_unreached, {{"where", where_}, {"reason", reason}});
  }
  const int descriptor_;
  const std::string where_;
  const std::chrono::milliseconds time_max_;
};
}  // namespace

Result<std::unique_ptr<ByteStream>> open_socket(const std::string& host, std::uint16_t port,
                                                std::chrono::milliseconds time_max) {
  const auto service = std::to_string(port);
  const auto where = host + ":" + service;
  addrinfo wanted{}, *found = nullptr;
  wanted.ai_socktype = SOCK_STREAM;
  if (const int wrong = ::getaddrinfo(host.c_str(), service.c_str(), &wanted, &found); wrong != 0)
    return Error(errors::engine_unreached, {{"where", where}, {"reason", ::gai_strerror(wrong)}});
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> addresses(found, &::freeaddrinfo);
  std::string reason = "no address";
  for (const auto* address = found; address != nullptr; address = address->ai_next) {
    const int descriptor = ::socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0) continue;
    auto socket = std::make_unique<Socket>(descriptor, where, time_max);
    const int yes = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    const bool is_now = ::connect(descriptor, address->ai_addr, address->ai_addrlen) == 0;
    if (!is_now && errno != EINPROGRESS) {
      reason = std::strerror(errno);
      continue;
    }
    if (const auto ready = socket->wait(POLLOUT, Clock::now() + time_max); !ready) return ready.error();
    int wrong = 0;
    socklen_t size = sizeof wrong;
    ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &wrong, &size);
    if (wrong == 0) return std::unique_ptr<ByteStream>(std::move(socket));
    reason = std::strerror(wrong);
  }
  return Error(errors::engine_unreached, {{"where", where}, {"reason", reason}});
}

}  // namespace sanlian::search
