#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sanlian::net {

struct SetCookie {
  std::string_view name, value;
  std::string_view path = "/";
  std::optional<std::chrono::seconds> max_age = {};  ///< None: until the browser closes. Zero: delete it.
  bool secure = false;
  bool http_only = true;
  std::string_view same_site = "Lax";
};

class OpenFile;

/// What is sent back. The server adds Content-Length, Date and Connection; everything else is said here.
class Response {
 public:
  explicit Response(int status = 200) : status_(status) {}

  static Response json(std::string body, int status = 200);
  static Response text(std::string body, int status = 200);  ///< text/plain; charset=utf-8
  static Response empty(int status = 204) { return Response(status); }
  static Response redirect(std::string_view location, int status = 303);
  /// Bytes that live as long as the program, such as embedded assets: sent without a copy.
  static Response constant(std::string_view body, std::string_view content_type, int status = 200);
  /// A file, sent in pieces. It is opened here: renaming or deleting it later does no harm. Errors:
  /// net.file_unreadable.
  static Result<Response> file(const std::filesystem::path& path, std::string_view content_type);

  Response& status(int status) & { return status_ = status, *this; }
  Response&& status(int status) && { return status_ = status, std::move(*this); }
  /// Adds a header line. A value with a line break or NUL is a defect: values from outside are checked before.
  Response& header(std::string_view name, std::string_view value) &;
  Response&& header(std::string_view name, std::string_view value) && { return std::move(header(name, value)); }
  Response& cookie(const SetCookie& cookie) &;
  Response&& cookie(const SetCookie& set) && { return std::move(cookie(set)); }
  /// Replaces the body.
  Response& body(std::string bytes) & { return body_ = std::move(bytes), constant_ = {}, *this; }
  Response&& body(std::string bytes) && { return std::move(body(std::move(bytes))); }

  int status() const { return status_; }
  std::string_view body() const { return constant_.data() ? constant_ : std::string_view(body_); }
  std::optional<std::string_view> find_header(std::string_view name) const;  ///< The first of that name.
  const std::string& header_lines() const { return lines_; }  ///< As on the wire, each line with its CR LF.
  std::uint64_t body_size() const;
  const std::shared_ptr<OpenFile>& open_file() const { return file_; }

 private:
  int status_;
  std::string lines_, body_;
  std::string_view constant_;
  std::shared_ptr<OpenFile> file_;  ///< Shared because a response is copyable; the file is only read.
};

std::string_view reason_phrase(int status);

}  // namespace sanlian::net
