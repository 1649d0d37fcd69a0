#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "net/method.h"

namespace sanlian::net {

struct HeaderField {
  std::string_view name, value;
};

struct QueryParameter {
  std::string_view name, value;  ///< Both decoded, valid UTF-8.
};

/// A request body that was written to disk. The file is deleted with the request; who wants to keep it renames it away.
struct Upload {
  std::filesystem::path path;
  std::uint64_t size = 0;  ///< Bytes.
};

/// One request as it came in, checked and decoded. Every view in it holds until the request is answered, not longer:
/// copy what is needed afterwards. It may be read on the thread that is about to answer.
class Request {
 public:
  Method method() const { return method_; }
  std::string_view target() const { return target_; }     ///< Path and query as received, still encoded.
  std::string_view path() const { return path_; }         ///< The target without its query, still encoded.
  std::string_view query_text() const { return query_; }  ///< Behind the `?`, still encoded.
  /// The path's parts, decoded: `/api/v1/a%20b` is `api`, `v1`, `a b`. None is `.` or `..` or holds a slash.
  std::span<const std::string_view> segments() const { return segments_; }
  /// What stands in the path for `{name}` of the route's pattern. The pattern must have that name.
  std::string_view parameter(std::string_view name) const;

  std::span<const QueryParameter> queries() const { return queries_; }  ///< In the order received.
  std::optional<std::string_view> query(std::string_view name) const;   ///< The first of that name.

  std::span<const HeaderField> headers() const { return headers_; }  ///< In the order received.
  /// The first of that name; case does not matter.
  std::optional<std::string_view> header(std::string_view name) const;
  std::optional<std::string_view> cookie(std::string_view name) const;

  std::string_view body() const { return body_; }
  /// The body on disk, for routes with `upload_to_file`; null for all others.
  const Upload* upload() const { return upload_ ? &*upload_ : nullptr; }

  std::string_view peer() const { return peer_; }  ///< The other end's address without port: `127.0.0.1`.
  bool secure() const { return secure_; }          ///< Came over TLS that this server ended itself.
  /// Names this request in log and journal; unique over restarts.
  std::string id() const;

 private:
  friend struct RequestAccess;
  Method method_ = Method::get;
  bool secure_ = false;
  std::string_view target_, path_, query_;
  std::string peer_;
  std::vector<std::string_view> segments_;
  std::vector<QueryParameter> queries_;
  std::vector<HeaderField> headers_;
  const std::vector<std::string>* parameter_names_ = nullptr;  ///< Of the matched route.
  std::vector<std::string_view> parameters_;                   ///< As many as there are names.
  std::string head_, decoded_, body_;                          ///< What the views above look into.
  std::optional<Upload> upload_;
  std::string_view id_prefix_;
  std::uint64_t number_ = 0;
};

}  // namespace sanlian::net
