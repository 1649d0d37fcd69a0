#include "net/server.h"

#include <algorithm>
#include <thread>

#include "base/random.h"
#include "net/errors.h"
#include "net/impl/context.h"
#include "net/impl/loop_thread.h"
#include "net/impl/worker_pool.h"

namespace sanlian::net {
namespace {
using Endpoint = asio::ip::tcp::endpoint;

Error cannot_listen(const ServerOptions& options, const AsioError& error) {
  const auto port = std::to_string(options.port);
  if (error == asio::error::address_in_use)
    return Error(errors::port_in_use, {{"address", options.address}, {"port", port}});
  return Error(errors::cannot_listen, {{"address", options.address}, {"port", port}, {"reason", error.message()}});
}

/// Listening sockets that share a port would also share it with another server of the same user, unnoticed. One socket
/// that does not share finds that out.
AsioError probe(const Endpoint& endpoint) {
  asio::io_context io;
  Acceptor acceptor(io);
  AsioError error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(Acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(1, error);
  return error;
}

}  // namespace

struct Server::Parts {
  /// Shared with the exchanges: a late answer may outlive the server.
  std::shared_ptr<Context> context = std::make_shared<Context>();
  TlsSlot tls;
  std::unique_ptr<WorkerPool> workers;
  std::vector<std::unique_ptr<LoopThread>> loops;
  std::uint16_t port = 0;

  Status listen();
};

Server::Server(ServerOptions options, Router router, ServerHooks hooks) : parts_(std::make_unique<Parts>()) {
  auto& context = *parts_->context;
  context.options = std::move(options);
  context.router = std::move(router);
  context.hooks = std::move(hooks);
  SystemRandom random;
  context.id_prefix = random_token(random, 5);
  if (context.options.upload_folder.empty()) context.options.upload_folder = std::filesystem::temp_directory_path();
}

Server::~Server() { stop(std::chrono::milliseconds(0)); }

Status Server::Parts::listen() {
  const auto& options = context->options;
  AsioError error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) return Error(errors::address_invalid, {{"address", options.address}});
  if (options.port != 0) error = probe(Endpoint(address, options.port));
  if (error) return cannot_listen(options, error);
  const int threads =
      options.threads > 0 ? options.threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  port = options.port;
  for (int i = 0; i < threads; ++i) {
    loops.push_back(std::make_unique<LoopThread>(context, tls));
    if ((error = loops.back()->listen(Endpoint(address, port)))) {
      loops.clear();
      return cannot_listen(options, error);
    }
    port = loops.back()->port();
  }
  return {};
}

Status Server::start() {
  ensure(parts_->loops.empty(), "a server is started once");
  const auto& options = parts_->context->options;
  if (options.tls) parts_->tls.set(SANLIAN_TRY(load_tls(*options.tls)));
  SANLIAN_TRY(parts_->listen());
  parts_->workers = std::make_unique<WorkerPool>(options.workers, options.limits.worker_queue);
  parts_->context->workers = parts_->workers.get();
  for (const auto& loop : parts_->loops) loop->start();
  return {};
}

void Server::stop(std::chrono::milliseconds within) {
  auto& parts = *parts_;
  if (parts.loops.empty() || parts.context->stopping.exchange(true)) return;
  const auto limit = std::chrono::steady_clock::now() + within;
  for (const auto& loop : parts.loops) loop->close_listener_and_finish_up();
  while (parts.context->connections > 0 && std::chrono::steady_clock::now() < limit)
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  for (const auto& loop : parts.loops) loop->cut_all();
  for (const auto& loop : parts.loops) loop->join();
  parts.workers->stop();
  parts.loops.clear();
}

std::uint16_t Server::port() const { return parts_->port; }

std::string Server::url() const {
  const auto& options = parts_->context->options;
  const bool v6 = options.address.find(':') != std::string::npos;
  return (options.tls ? "https://" : "http://") + (v6 ? "[" + options.address + "]" : options.address) + ":" +
         std::to_string(parts_->port);
}

int Server::connections() const { return parts_->context->connections; }

Status Server::reload_certificate() {
  const auto& files = parts_->context->options.tls;
  ensure(files.has_value(), "only a server with TLS has a certificate");
  parts_->tls.set(SANLIAN_TRY(load_tls(*files)));
  return {};
}

}  // namespace sanlian::net
