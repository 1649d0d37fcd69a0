#pragma once

#include "net/request.h"

namespace sanlian::net {

/// The one door through which the server fills a Request.
struct RequestAccess {
  Request& request;

  void set_method(Method method) { request.method_ = method; }
  void set_origin(std::string_view peer, bool secure, std::string_view id_prefix, std::uint64_t number) {
    request.peer_ = peer;
    request.secure_ = secure;
    request.id_prefix_ = id_prefix;
    request.number_ = number;
  }
  void set_route(const std::vector<std::string>& names) { request.parameter_names_ = &names; }
  std::string_view& target() { return request.target_; }
  std::string_view& path() { return request.path_; }
  std::string_view& query() { return request.query_; }
  std::vector<std::string_view>& segments() { return request.segments_; }
  std::vector<std::string_view>& parameters() { return request.parameters_; }
  std::vector<QueryParameter>& queries() { return request.queries_; }
  std::vector<HeaderField>& headers() { return request.headers_; }
  std::string& head() { return request.head_; }
  std::string& arena() { return request.decoded_; }
  std::string& body() { return request.body_; }
  std::optional<Upload>& upload() { return request.upload_; }

  /// Ready for the next request on the connection; keeps the memory, unless a large body made it large.
  void clear();
};

}  // namespace sanlian::net
