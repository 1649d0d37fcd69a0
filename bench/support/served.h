#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "format/json.h"
#include "support/http_client.h"
#include "support/process.h"

namespace sanlian::bench {

/// The real binary on a data folder, and its people.
class Served {
 public:
  static constexpr const char* kPassword = "bench-password";

  Served(std::filesystem::path binary, std::filesystem::path data)
      : binary_(std::move(binary)), data_(std::move(data)) {}

  /// Before start(): the command that makes accounts opens the folder itself.
  void add_user(const std::string& login, const std::string& role, const std::string& park,
                const std::string& organisation = {}) {
    std::vector<std::string> arguments = {"user", "add", "--data", data_, login, "--name", login, "--role", role};
    if (!park.empty()) arguments.insert(arguments.end(), {"--park", park});
    if (!organisation.empty()) arguments.insert(arguments.end(), {"--organisation", organisation});
    const auto ran = test::run({.program = binary_, .arguments = arguments, .input = kPassword});
    if (ran.code != 0) throw std::runtime_error(ran.errors);
  }
  void start() {
    process_.emplace(test::Process::Start{.program = binary_, .arguments = {"serve", "--data", data_, "--port", "0"}});
    url_ = process_->wait_for_line("sanlian is ready at ").substr(20);
  }
  std::uint16_t port() const { return test::HttpClient(url_).port(); }
  int pid() const { return process_->pid(); }

  /// Logs in through the session API; the head lines that each request of the person needs.
  std::string log_in(const std::string& login) const {
    test::HttpClient client(url_);
    const auto answer =
        client.post_json("/api/v1/session", R"({"login":")" + login + R"(","password":")" + kPassword + R"("})");
    if (answer.status != 200) throw std::runtime_error(answer.body);
    const auto csrf = *format::parse_json(answer.body).value().find_text("csrf");
    std::string head = "X-CSRF-Token: " + csrf + "\r\n";
    for (const auto& [name, value] : client.cookies()) head += "Cookie: " + name + "=" + value + "\r\n";
    return head;
  }

 private:
  const std::filesystem::path binary_;
  const std::string data_;
  std::optional<test::Process> process_;
  std::string url_;
};

inline std::string post(std::string_view path, std::string_view head, std::string_view body) {
  std::string text = "POST ";
  text.append(path)
      .append(" HTTP/1.1\r\nHost: localhost\r\n")
      .append(head)
      .append("Content-Type: application/json\r\nContent-Length: ");
  text.append(std::to_string(body.size())).append("\r\n\r\n").append(body);
  return text;
}

inline std::string get(std::string_view path, std::string_view head) {
  std::string text = "GET ";
  return text.append(path).append(" HTTP/1.1\r\nHost: localhost\r\n").append(head).append("\r\n");
}

/// Everything a filter may hold, as a query parameter.
inline std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte)) {
      out += c;
      continue;
    }
    out += '%';
    out += "0123456789ABCDEF"[byte >> 4];
    out += "0123456789ABCDEF"[byte & 15];
  }
  return out;
}

}  // namespace sanlian::bench
