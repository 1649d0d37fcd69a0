#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/raw_socket.h"

namespace sanlian::test {

struct HttpAnswer {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  /// The first of that name, case ignored; empty where there is none.
  std::string header(std::string_view name) const;
};

struct HttpEvent {
  std::string id, type, data;
};

/// Reads one answer from a connection; `to_head` says that it answers a HEAD.
HttpAnswer read_answer(RawSocket& socket, bool to_head = false);

/// A client for tests, one connection, one request at a time: keeps the connection and the cookies, like a browser.
class HttpClient {
 public:
  using Headers = std::vector<std::pair<std::string, std::string>>;
  explicit HttpClient(std::uint16_t port) : port_(port) {}
  /// `http://127.0.0.1:8080`, with or without a path behind it.
  explicit HttpClient(std::string_view url);

  HttpAnswer get(std::string_view path, const Headers& headers = {}) { return send("GET", path, {}, headers); }
  HttpAnswer del(std::string_view path, const Headers& headers = {}) { return send("DELETE", path, {}, headers); }
  HttpAnswer post_json(std::string_view path, std::string_view json) { return send_json("POST", path, json); }
  HttpAnswer put_json(std::string_view path, std::string_view json) { return send_json("PUT", path, json); }
  HttpAnswer patch_json(std::string_view path, std::string_view json) { return send_json("PATCH", path, json); }
  HttpAnswer send_json(std::string_view method, std::string_view path, std::string_view json, Headers headers = {});
  /// A file as the body itself.
  HttpAnswer upload(std::string_view path, std::string_view bytes, std::string_view content_type);
  HttpAnswer send(std::string_view method, std::string_view path, std::string_view body, const Headers& headers = {});

  /// Headers added to every request, such as Authorization. An empty value takes it away.
  void always(std::string_view name, std::string_view value);
  std::map<std::string, std::string>& cookies() { return cookies_; }
  void forget_connection() { socket_.reset(); }
  std::uint16_t port() const { return port_; }

 private:
  friend class HttpEvents;
  HttpAnswer send_once(std::string_view bytes, bool to_head);
  void keep_cookies(const HttpAnswer& answer);

  std::uint16_t port_;
  std::optional<RawSocket> socket_;
  std::map<std::string, std::string> cookies_, always_;
};

/// Reads server-sent events from a connection of its own.
class HttpEvents {
 public:
  /// The client lends cookies and standing headers. Throws when the answer is not an event stream.
  HttpEvents(const HttpClient& client, std::string_view path, const HttpClient::Headers& headers = {});
  /// Waits for the next event; none when the stream has ended. Comments are counted and passed over.
  std::optional<HttpEvent> next();
  int comments() const { return comments_; }
  /// Waits for the next line, be it a comment.
  std::string next_line();

 private:
  RawSocket socket_;
  int comments_ = 0;
};

}  // namespace sanlian::test
