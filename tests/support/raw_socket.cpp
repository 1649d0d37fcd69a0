#include "support/raw_socket.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace sanlian::test {
namespace {
[[noreturn]] void fail(const std::string& what) { throw std::runtime_error(what + ": " + std::strerror(errno)); }
}  // namespace

RawSocket::RawSocket(std::uint16_t port, std::chrono::milliseconds patience)
    : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), patience_(patience) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(descriptor_);
    fail("cannot connect to port " + std::to_string(port));
  }
  const int yes = 1;
  ::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

RawSocket::~RawSocket() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

RawSocket::RawSocket(RawSocket&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), patience_(other.patience_), kept_(std::move(other.kept_)) {}

RawSocket& RawSocket::operator=(RawSocket&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(patience_, other.patience_);
  std::swap(kept_, other.kept_);
  return *this;
}

bool RawSocket::wait(short events) {
  pollfd entry{descriptor_, events, 0};
  return ::poll(&entry, 1, static_cast<int>(patience_.count())) > 0;
}

void RawSocket::send(std::string_view bytes) {
  while (!bytes.empty()) {
    if (!wait(POLLOUT)) throw std::runtime_error("the other end takes nothing");
    const auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno == EAGAIN) continue;
    if (sent < 0) fail("cannot send");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool RawSocket::try_send(std::string_view bytes) {
  return ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

void RawSocket::shutdown_send() { ::shutdown(descriptor_, SHUT_WR); }

std::string RawSocket::receive(std::size_t count) {
  if (!kept_.empty()) {
    auto out = kept_.substr(0, count);
    kept_.erase(0, out.size());
    return out;
  }
  if (!wait(POLLIN)) throw std::runtime_error("nothing came in time");
  std::string out(count, '\0');
  const auto got = ::recv(descriptor_, out.data(), out.size(), 0);
  out.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return out;
}

std::string RawSocket::receive_until(std::string_view mark) {
  std::string all = std::exchange(kept_, {});
  while (all.find(mark) == std::string::npos) {
    const auto piece = receive();
    if (piece.empty()) throw std::runtime_error("the connection ended after: " + all);
    all += piece;
  }
  const auto end = all.find(mark) + mark.size();
  kept_ = all.substr(end);
  all.resize(end);
  return all;
}

std::string RawSocket::receive_exactly(std::size_t count) {
  std::string all;
  while (all.size() < count) {
    const auto piece = receive(count - all.size());
    if (piece.empty()) throw std::runtime_error("the connection ended after " + std::to_string(all.size()) + " bytes");
    all += piece;
  }
  return all;
}

std::string RawSocket::receive_to_end() {
  std::string all;
  for (std::string piece = receive(); !piece.empty(); piece = receive()) all += piece;
  return all;
}

void RawSocket::set_receive_buffer(int bytes) {
  ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

}  // namespace sanlian::test
