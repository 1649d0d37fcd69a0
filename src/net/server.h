#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "net/router.h"
#include "net/server_options.h"

namespace sanlian::net {

/// HTTP/1.1 over event loops, one a core. Handlers run on them; see Router.
class Server {
 public:
  Server(ServerOptions options, Router router, ServerHooks hooks = {});
  ~Server();  ///< Stops at once.
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Listens, and returns when connections are taken.
  /// Errors: net.address_invalid, net.port_in_use, net.cannot_listen, net.certificate_unreadable.
  Status start();
  /// Closes the listeners, ends event streams, answers what is in flight with `Connection: close`; what is not answered
  /// `within` is cut off. Returns when all loops and workers have ended. Not from a handler.
  void stop(std::chrono::milliseconds within = std::chrono::seconds(30));

  std::uint16_t port() const;
  std::string url() const;  ///< `http://127.0.0.1:8080`
  int connections() const;  ///< Open now.
  /// Reads the certificate files again for new connections; on an error the old ones stay.
  /// Errors: net.certificate_unreadable.
  Status reload_certificate();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace sanlian::net
