#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "base/error.h"
#include "net/request.h"
#include "net/response.h"

namespace sanlian::net {

struct Limits {
  std::size_t head_bytes = 16 * 1024;
  int head_lines = 100;                        ///< Header lines, the request line not counted.
  std::size_t body_bytes = 10 * 1024 * 1024;   ///< Where the route says nothing.
  int connections = 4096;                      ///< Beyond: 503 and closed.
  int event_streams = 1024;                    ///< Beyond: 503.
  std::size_t event_queue_bytes = 256 * 1024;  ///< A stream with more unsent is dropped.
  std::size_t worker_queue = 256;              ///< Waiting `offload` requests; beyond: 503 with Retry-After.
};

/// Each is set once when its phase begins; no byte pushes it back.
struct Deadlines {
  using Milliseconds = std::chrono::milliseconds;
  Milliseconds head{10'000};  ///< From its first byte to its last; also the TLS handshake.
  Milliseconds body{10'000};  ///< Plus a second for every `body_bytes_a_second`.
  std::size_t body_bytes_a_second = 16 * 1024;
  Milliseconds idle{60'000};       ///< Between requests.
  Milliseconds write{30'000};      ///< For one answer, plus a second for every `body_bytes_a_second` of it.
  Milliseconds linger{2'000};      ///< Reading on after the last answer, so that it is not lost to a reset.
  Milliseconds heartbeat{15'000};  ///< Between comments on a silent event stream.
};

struct TlsFiles {
  std::filesystem::path certificate_chain, private_key;  ///< PEM.
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< Zero: a free one, see `Server::port`.
  int threads = 0;         ///< Event loops; zero: one a core.
  int workers = 2;         ///< Threads for `offload` routes.
  Limits limits = {};
  Deadlines deadlines = {};
  std::optional<TlsFiles> tls = {};
  std::filesystem::path upload_folder = {};  ///< Empty: the system's folder for temporary files.
};

/// What the room above may put in.
struct ServerHooks {
  /// The page for a refusal of the server's own; the status is already chosen. The request is null where its head could
  /// not be read, and its body may be missing. Default: the English message as text.
  std::function<Response(const Error& error, int status, const Request* request)> refusal = {};
  /// Asked when the head is read and a route found, before any of the body: an answer refuses the request there.
  std::function<std::optional<Response>(const Request& request)> admit = {};
  /// Told after each answer was handed to the socket: for the access log and counters.
  std::function<void(const Request& request, int status, std::chrono::microseconds taken)> answered = {};
};

}  // namespace sanlian::net
