#include <array>
#include <boost/asio/write.hpp>

#include "net/impl/asio.h"

namespace sanlian::net {
namespace {

class PlainStream final : public Stream {
 public:
  explicit PlainStream(Socket socket) : socket_(std::move(socket)) {
    AsioError ignored;
    socket_.non_blocking(true, ignored);
  }

  bool handshake(Owner) override { return true; }

  void read(std::span<char> room, Owner owner) override {
    socket_.async_read_some(
        asio::buffer(room.data(), room.size()),
        [owner = std::move(owner)](const AsioError& error, std::size_t bytes) { owner->on_read(error ? 0 : bytes); });
  }

  /// Most answers fit into the socket's buffer: they are written without asking the event loop.
  Wrote write(std::string_view first, std::string_view second, Owner owner) override {
    AsioError error;
    std::size_t done = 0;
    if (second.empty())
      done = socket_.write_some(asio::const_buffer(first.data(), first.size()), error);
    else
      done = socket_.write_some(both(first, second), error);
    if (error && error != asio::error::would_block) return Wrote::failed;
    if (done == first.size() + second.size()) return Wrote::all;
    const auto of_first = std::min(done, first.size());
    asio::async_write(
        socket_, both(first.substr(of_first), second.substr(done - of_first)),
        [owner = std::move(owner)](const AsioError& failure, std::size_t) { owner->on_written(!failure); });
    return Wrote::later;
  }

  bool finish(Owner) override {
    AsioError ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    return true;
  }

  void close() override {
    AsioError ignored;
    socket_.close(ignored);
  }

 private:
  static std::array<asio::const_buffer, 2> both(std::string_view first, std::string_view second) {
    return {asio::const_buffer(first.data(), first.size()), asio::const_buffer(second.data(), second.size())};
  }

  Socket socket_;
};

}  // namespace

std::unique_ptr<Stream> make_plain_stream(Socket socket) { return std::make_unique<PlainStream>(std::move(socket)); }

}  // namespace sanlian::net
