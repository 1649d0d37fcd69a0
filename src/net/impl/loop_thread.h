#pragma once

#include <boost/asio/steady_timer.hpp>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "net/impl/asio.h"
#include "net/impl/loop.h"
#include "net/impl/tls.h"

namespace sanlian::net {

/// Where loops find the certificate for a new connection; replaced while they run.
class TlsSlot {
 public:
  void set(TlsContext context) {
    const std::lock_guard lock(mutex_);
    context_ = std::move(context);
  }
  TlsContext get() const {
    const std::lock_guard lock(mutex_);
    return context_;
  }

 private:
  mutable std::mutex mutex_;
  TlsContext context_;
};

/// One thread with its event loop and its own listening socket.
class LoopThread {
 public:
  LoopThread(std::shared_ptr<Context> context, const TlsSlot& tls);
  ~LoopThread();

  /// Several loops listen on one port; the kernel shares the connections out.
  AsioError listen(const asio::ip::tcp::endpoint& endpoint);
  std::uint16_t port() const;
  void start();

  // From the thread that stops the server.
  void close_listener_and_finish_up();
  void cut_all();
  void join();

 private:
  void accept();
  void take(Socket socket);
  void tick();

  const TlsSlot& tls_;
  asio::io_context io_;
  std::optional<Loop> loop_;
  Acceptor acceptor_;
  using Timer =
      asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;
  Timer tick_timer_, accept_timer_;
  bool ended_ = false;  ///< The loop's own.
  std::thread thread_;
};

}  // namespace sanlian::net
