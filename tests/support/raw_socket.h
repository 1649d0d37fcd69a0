#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sanlian::test {

/// A blocking TCP connection to loopback with a time limit on every wait. What goes wrong throws std::runtime_error.
class RawSocket {
 public:
  explicit RawSocket(std::uint16_t port, std::chrono::milliseconds patience = std::chrono::seconds(10));
  ~RawSocket();
  RawSocket(RawSocket&& other) noexcept;
  RawSocket& operator=(RawSocket&& other) noexcept;

  void send(std::string_view bytes);
  /// As much as the other end takes at once; false when it has closed. For clients that do not care.
  bool try_send(std::string_view bytes);
  void shutdown_send();
  /// Up to `count` bytes; empty at the end of the stream, also by reset.
  std::string receive(std::size_t count = 64 * 1024);
  /// Up to and with `mark`; what came behind it is kept for the next call. Throws at the end of the stream.
  std::string receive_until(std::string_view mark);
  std::string receive_exactly(std::size_t count);
  std::string receive_to_end();
  /// Small, so that a sender soon has to wait for us. Before much has been received.
  void set_receive_buffer(int bytes);
  int descriptor() const { return descriptor_; }

 private:
  bool wait(short events);

  int descriptor_ = -1;
  std::chrono::milliseconds patience_;
  std::string kept_;
};

}  // namespace sanlian::test
