#include "net/impl/loop_thread.h"

#include <boost/asio/post.hpp>
#include <exception>

#include "base/log.h"
#include "net/impl/connection.h"
#include "net/turn.h"

namespace sanlian::net {
namespace {
constexpr auto kAcceptPause = std::chrono::milliseconds(100);  ///< When file descriptors have run out.
thread_local asio::io_context* turning = nullptr;              ///< By this thread.
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
}  // namespace

bool after_turn(std::function<void()> task) {
  if (!turning) return false;
  asio::post(*turning, std::move(task));  // behind the handlers that are ready
  return true;
}

LoopThread::LoopThread(std::shared_ptr<Context> context, const TlsSlot& tls)
    : tls_(tls), io_(1), acceptor_(io_), tick_timer_(io_), accept_timer_(io_) {
  auto inbox = std::make_shared<Inbox>([this] { asio::post(io_, [this] { loop_->inbox->run_all(); }); });
  loop_.emplace(std::move(context), std::move(inbox));
}

LoopThread::~LoopThread() {
  loop_->inbox->close();
  loop_->cut_all();
}

AsioError LoopThread::listen(const asio::ip::tcp::endpoint& endpoint) {
  AsioError error;
  const auto all_well = [&] { return !error; };
  acceptor_.open(endpoint.protocol(), error);
  if (all_well()) acceptor_.set_option(Acceptor::reuse_address(true), error);
  if (all_well()) acceptor_.set_option(ReusePort(true), error);
  if (all_well()) acceptor_.bind(endpoint, error);
  if (all_well()) acceptor_.listen(Acceptor::max_listen_connections, error);
  if (all_well()) acceptor_.non_blocking(true, error);
  return error;
}

std::uint16_t LoopThread::port() const {
  AsioError ignored;
  return acceptor_.local_endpoint(ignored).port();
}

void LoopThread::start() {
  accept();
  tick();
  thread_ = std::thread([this] {
    turning = &io_;
    // A handler's exceptions end at its request; whatever still comes up here would take every connection with it.
    while (true) {
      try {
        io_.run();
        return;
      } catch (const std::exception& error) {
        log(LogLevel::error, std::string("event loop: ") + error.what());
      }
    }
  });
}

void LoopThread::accept() {
  acceptor_.async_accept([this](const AsioError& error, Socket socket) {
    if (!acceptor_.is_open() || error == asio::error::operation_aborted) return;
    if (!error) {
      take(std::move(socket));
      return accept();
    }
    accept_timer_.expires_after(kAcceptPause);
    accept_timer_.async_wait([this](const AsioError& stopped) {
      if (!stopped && !ended_) accept();
    });
  });
}

void LoopThread::take(Socket socket) {
  AsioError error;
  socket.set_option(asio::ip::tcp::no_delay(true), error);
  const auto peer = socket.remote_endpoint(error);
  if (error) return;  // it has gone again
  auto address = peer.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  auto certificate = tls_.get();
  const bool secure = certificate != nullptr;
  auto stream =
      secure ? make_tls_stream(std::move(socket), std::move(certificate)) : make_plain_stream(std::move(socket));
  loop_->adopt(std::move(stream), address.to_string(), secure);
}

void LoopThread::tick() {
  tick_timer_.expires_after(loop_->tick_every());
  tick_timer_.async_wait([this](const AsioError& stopped) {
    if (stopped || ended_) return;  // a tick that was due already is not cancelled any more
    loop_->tick(std::chrono::steady_clock::now());
    tick();
  });
}

void LoopThread::close_listener_and_finish_up() {
  asio::post(io_, [this] {
    AsioError error;
    while (true) {  // who is in the backlog has connected already
      Socket socket(io_);
      acceptor_.accept(socket, error);
      if (error) break;
      take(std::move(socket));
    }
    acceptor_.close(error);
    loop_->finish_up();
  });
}

void LoopThread::cut_all() {
  asio::post(io_, [this] {
    ended_ = true;
    tick_timer_.cancel();
    accept_timer_.cancel();
    AsioError ignored;
    acceptor_.close(ignored);
    loop_->cut_all();
  });
}

void LoopThread::join() {
  if (thread_.joinable()) thread_.join();
  loop_->inbox->close();
}

}  // namespace sanlian::net
