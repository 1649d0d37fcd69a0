// One table of endpoints feeds both the router and the OpenAPI document, so that neither can forget the other.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "format/label.h"
#include "format/value.h"
#include "net/router.h"
#include "work/platform.h"

namespace sanlian::api {

/// One call of an endpoint. Copy it to answer later: the responder keeps the request alive until then.
struct Call {
  work::Platform& platform;
  const net::Request& request;
  net::Responder responder;
  std::shared_ptr<const work::Session> session;  ///< Null only on endpoints that are open to all.
  Lang lang = Lang::zh;

  const record::Actor& actor() const { return session->actor; }
  record::Cause cause(std::string kind = "edit") const {
    return {.kind = std::move(kind), .reference = {}, .request_id = request.id()};
  }
  std::string parameter(std::string_view name) const { return std::string(request.parameter(name)); }
  std::string query(std::string_view name, std::string_view fallback = {}) const;
  /// The body as JSON. Errors: format.json_*.
  Result<format::Value> json() const;

  void send(net::Response response) const;
  void send_json(std::string body, int status = 200) const;
  void refuse(const Error& error) const;
  /// Sends the JSON of the result, or its problem.
  void answer(Result<std::string> json, int status = 200) const;
};

using Handle = std::function<void(Call)>;

struct Parameter {
  std::string_view name;
  std::string_view in = "query";  ///< query or path.
  std::string_view schema = R"({"type":"string"})";
  format::Label what = {};
  bool required = false;
};

struct Endpoint {
  net::Method method = net::Method::get;
  std::string_view path;       ///< Below /api/v1.
  std::string_view operation;  ///< OpenAPI's operationId.
  format::Label summary;
  Handle handle;
  std::vector<Parameter> parameters = {};
  std::string_view body = {};    ///< Type of the request body in the notation of impl/notation.h; empty: none.
  std::string_view answer = {};  ///< Of the 2xx answer; empty: none.
  std::string_view answer_media = "application/json";
  int status = 200;   ///< Of the 2xx answer.
  bool open = false;  ///< Without a session.
  net::RouteOptions options = {};
};

/// Grows by the lists of the files in this room.
using Endpoints = std::vector<Endpoint>;

}  // namespace sanlian::api
