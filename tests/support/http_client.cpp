#include "support/http_client.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <stdexcept>

namespace sanlian::test {
namespace {

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

std::uint16_t port_of(std::string_view url) {
  const auto host = url.find("://");
  const auto colon = host == std::string_view::npos ? host : url.find(':', host + 3);
  std::uint16_t port = 0;
  if (colon != std::string_view::npos) std::from_chars(url.data() + colon + 1, url.data() + url.size(), port);
  if (port == 0) throw std::runtime_error("no port in " + std::string(url));
  return port;
}

std::string read_chunks(RawSocket& socket) {
  std::string body;
  while (true) {
    const auto size = std::stoul(socket.receive_until("\r\n"), nullptr, 16);
    body += socket.receive_exactly(size);
    socket.receive_until("\r\n");
    if (size == 0) return body;
  }
}

std::string request_text(std::string_view method, std::string_view path, std::string_view body,
                         const HttpClient::Headers& headers, const std::map<std::string, std::string>& always,
                         const std::map<std::string, std::string>& cookies) {
  std::string text = std::string(method) + " " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n";
  for (const auto& [name, value] : always) text += name + ": " + value + "\r\n";
  for (const auto& [name, value] : headers) text += name + ": " + value + "\r\n";
  std::string jar;
  for (const auto& [name, value] : cookies) jar += (jar.empty() ? "" : "; ") + name + "=" + value;
  if (!jar.empty()) text += "Cookie: " + jar + "\r\n";
  if (!body.empty() || method == "POST" || method == "PUT" || method == "PATCH")
    text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return text + "\r\n" + std::string(body);
}

}  // namespace

std::string HttpAnswer::header(std::string_view name) const {
  for (const auto& [known, value] : headers)
    if (same_name(known, name)) return value;
  return {};
}

HttpAnswer read_answer(RawSocket& socket, bool to_head) {
  HttpAnswer answer;
  const auto status_line = socket.receive_until("\r\n");
  if (!status_line.starts_with("HTTP/1.1 ")) throw std::runtime_error("not a status line: " + status_line);
  answer.status = std::stoi(status_line.substr(9));
  for (auto line = socket.receive_until("\r\n"); line != "\r\n"; line = socket.receive_until("\r\n")) {
    const auto colon = line.find(": ");
    if (colon == std::string::npos) throw std::runtime_error("not a header line: " + line);
    answer.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2, line.size() - colon - 4));
  }
  if (to_head || answer.status < 200 || answer.status == 204 || answer.status == 304) return answer;
  if (same_name(answer.header("Transfer-Encoding"), "chunked"))
    answer.body = read_chunks(socket);
  else if (const auto length = answer.header("Content-Length"); !length.empty())
    answer.body = socket.receive_exactly(std::stoul(length));
  else if (answer.header("Content-Type") != "text/event-stream")
    answer.body = socket.receive_to_end();
  return answer;
}

HttpClient::HttpClient(std::string_view url) : port_(port_of(url)) {}

void HttpClient::always(std::string_view name, std::string_view value) {
  if (value.empty())
    always_.erase(std::string(name));
  else
    always_[std::string(name)] = value;
}

HttpAnswer HttpClient::send_json(std::string_view method, std::string_view path, std::string_view json,
                                 Headers headers) {
  headers.emplace_back("Content-Type", "application/json");
  return send(method, path, json, headers);
}

HttpAnswer HttpClient::upload(std::string_view path, std::string_view bytes, std::string_view content_type) {
  return send("POST", path, bytes, {{"Content-Type", std::string(content_type)}});
}

HttpAnswer HttpClient::send(std::string_view method, std::string_view path, std::string_view body,
                            const Headers& headers) {
  const auto text = request_text(method, path, body, headers, always_, cookies_);
  const bool kept = socket_.has_value();
  HttpAnswer answer;
  try {
    answer = send_once(text, method == "HEAD");
  } catch (const std::runtime_error&) {
    // A kept connection may have been closed meanwhile; a fresh one has no such excuse.
    socket_.reset();
    if (!kept || (method != "GET" && method != "HEAD")) throw;
    answer = send_once(text, method == "HEAD");
  }
  keep_cookies(answer);
  if (same_name(answer.header("Connection"), "close")) socket_.reset();
  return answer;
}

HttpAnswer HttpClient::send_once(std::string_view bytes, bool to_head) {
  if (!socket_) socket_.emplace(port_);
  socket_->send(bytes);
  auto answer = read_answer(*socket_, to_head);
  while (answer.status / 100 == 1) answer = read_answer(*socket_, to_head);
  return answer;
}

void HttpClient::keep_cookies(const HttpAnswer& answer) {
  for (const auto& [name, value] : answer.headers) {
    if (!same_name(name, "Set-Cookie")) continue;
    const auto sign = value.find('=');
    const auto key = value.substr(0, sign);
    const auto text = value.substr(sign + 1, value.find(';') - sign - 1);
    if (text.empty() || value.find("Max-Age=0") != std::string::npos)
      cookies_.erase(key);
    else
      cookies_[key] = text;
  }
}

HttpEvents::HttpEvents(const HttpClient& client, std::string_view path, const HttpClient::Headers& headers)
    : socket_(client.port_) {
  socket_.send(request_text("GET", path, {}, headers, client.always_, client.cookies_));
  const auto answer = read_answer(socket_);
  if (answer.status != 200 || answer.header("Content-Type") != "text/event-stream")
    throw std::runtime_error("no event stream at " + std::string(path) + ": status " + std::to_string(answer.status) +
                             " " + answer.body);
}

std::string HttpEvents::next_line() {
  auto line = socket_.receive_until("\n");
  line.pop_back();
  if (line.starts_with(':')) ++comments_;
  return line;
}

std::optional<HttpEvent> HttpEvents::next() {
  HttpEvent event;
  bool any = false;
  while (true) {
    std::string line;
    try {
      line = next_line();
    } catch (const std::runtime_error& error) {
      if (std::string_view(error.what()).starts_with("the connection ended")) return std::nullopt;
      throw;
    }
    if (line.empty() && any) return event;
    const auto field = line.substr(0, line.find(": "));
    const auto value = line.size() > field.size() + 2 ? line.substr(field.size() + 2) : std::string();
    if (field == "id") event.id = value;
    if (field == "event") event.type = value;
    if (field == "data") event.data += (event.data.empty() ? "" : "\n") + value;
    any = any || (!line.empty() && !line.starts_with(':'));
  }
}

}  // namespace sanlian::test
