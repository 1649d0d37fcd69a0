#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "net/router.h"
#include "net/server_options.h"

namespace sanlian::net {

class WorkerPool;

/// What all loops of one server share.
struct Context {
  ServerOptions options;
  Router router;
  ServerHooks hooks;
  std::string id_prefix;  ///< Random, so that ids of two runs differ.
  WorkerPool* workers = nullptr;
  std::atomic<std::uint64_t> requests = 0, incidents = 0;
  std::atomic<int> connections = 0, event_streams = 0;
  std::atomic<bool> stopping = false;

  /// Logs what went wrong under a new incident number and hands the number back.
  std::string log_incident(const Request& request, std::string_view what);
};

}  // namespace sanlian::net
