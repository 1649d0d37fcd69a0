#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "net/method.h"
#include "net/request.h"
#include "net/responder.h"

namespace sanlian::net {

/// Runs on an event loop and must take microseconds, unless the route is marked `offload`.
using Handler = std::function<void(const Request&, Responder)>;
/// For what can be answered at once.
using PlainHandler = std::function<Response(const Request&)>;

struct RouteOptions {
  std::optional<std::size_t> body_bytes_max = {};  ///< None: the server's `Limits::body_bytes`.
  bool upload_to_file = false;                     ///< The body goes to a temporary file: `Request::upload`.
  bool offload = false;                            ///< Run on the worker pool; 503 when its queue is full.
};

struct Route {
  std::string pattern;
  std::vector<std::string> parameter_names;
  Handler handler;
  RouteOptions options;
};

/// Which handler answers which path. A pattern is literal segments and `{name}`, one segment each; the last may be
/// `{name...}`, which takes the rest of the path, also none of it, as received (`Request::segments` has it decoded). A
/// literal wins over a parameter, a parameter over a rest. A GET route answers HEAD as well. Built before the server
/// starts, then only read.
class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  /// A pattern that is malformed or added twice is a defect.
  Router& add(Method method, std::string_view pattern, Handler handler, RouteOptions options = {});
  Router& add(Method method, std::string_view pattern, PlainHandler handler, RouteOptions options = {});

  /// Below these literal segments no rest of an outer pattern answers: with `/{page...}` and `/api` closed, a path that
  /// is unknown under `/api` stays unknown.
  Router& close(std::string_view path);

  struct Match {
    const Route* route = nullptr;  ///< Null: no such path, or not with this method.
    std::string allow;             ///< `GET, HEAD`: when the path exists but not with this method.
    bool path_known() const { return route || !allow.empty(); }
  };
  /// `segments` are those of `path`; `parameters` is filled with one value per name of the route's pattern.
  Match find(Method method, std::string_view path, std::span<const std::string_view> segments,
             std::vector<std::string_view>& parameters) const;

 private:
  struct Node;
  std::unique_ptr<Node> root_;
};

}  // namespace sanlian::net
