// What this room's own tests share.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "net/server.h"

namespace sanlian::net {

/// A started server on a free port of loopback.
class TestServer {
 public:
  explicit TestServer(Router router, ServerOptions options = {}, ServerHooks hooks = {})
      : server_(std::move(options), std::move(router), std::move(hooks)) {
    const auto status = server_.start();
    if (!status) throw std::runtime_error(status.error().print());
  }
  Server* operator->() { return &server_; }
  std::uint16_t port() const { return server_.port(); }
  void wait_until(const std::function<bool()>& holds) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!holds()) {
      if (std::chrono::steady_clock::now() > limit) throw std::runtime_error("waited in vain");
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  void wait_until_empty() {
    wait_until([this] { return server_.connections() == 0; });
  }

 private:
  Server server_;
};

/// GET /hello, POST /echo.
inline Router echo_router() {
  Router router;
  router.add(Method::get, "/hello", [](const Request&) { return Response::text("hello"); });
  router.add(Method::post, "/echo", [](const Request& request) { return Response::text(std::string(request.body())); });
  return router;
}

/// GET /wait: keeps the duty to answer until the test takes it.
class Gathering {
 public:
  Router router() {
    Router router = echo_router();
    router.add(Method::get, "/wait", [this](const Request&, Responder responder) {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(responder));
      changed_.notify_all();
    });
    return router;
  }
  void wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_.size() >= count; });
  }
  std::vector<Responder> take(std::size_t count) {
    wait_for(count);
    const std::lock_guard lock(mutex_);
    return std::exchange(waiting_, {});
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Responder> waiting_;
};

}  // namespace sanlian::net
