// A served platform in a folder of its own, and people who are logged in to it.
#pragma once

#include <gtest/gtest.h>

#include <functional>

#include "format/json.h"
#include "support/http_client.h"
#include "support/process.h"
#include "support/temp_folder.h"

namespace sanlian::test {

inline Ran sanlian(std::vector<std::string> arguments, std::string input = {}) {
  arguments.insert(arguments.begin(), "--english");
  auto ran = run({.program = SANLIAN_BINARY, .arguments = std::move(arguments), .input = std::move(input)});
  return ran;
}

inline format::Value json(const std::string& text) {
  auto value = format::parse_json(text);
  EXPECT_TRUE(value) << text;
  return value ? std::move(value).value() : format::Value();
}

inline std::string text_at(const format::Value& value, std::string_view key) {
  const auto* found = value.find(key);
  if (!found) return "(absent)";
  return found->is_text() ? found->text() : found->is_number() ? found->number_text() : format::to_json(*found);
}

/// A person with a session.
class Person {
 public:
  Person(const std::string& url, const std::string& login, const std::string& password) : client_(url) {
    client_.always("Accept-Language", "en");
    const auto answer = post("/session", R"({"login":")" + login + R"(","password":")" + password + R"("})");
    EXPECT_EQ(answer.status, 200) << answer.body;
    client_.always("X-CSRF-Token", text_at(json(answer.body), "csrf"));
  }
  HttpAnswer get(std::string_view path) { return seen("get", path, {}, client_.get(whole(path))); }
  HttpAnswer post(std::string_view path, std::string_view body) {
    return seen("post", path, body, client_.post_json(whole(path), body));
  }
  HttpAnswer patch(std::string_view path, std::string_view body) {
    return seen("patch", path, body, client_.patch_json(whole(path), body));
  }
  HttpAnswer del(std::string_view path) { return seen("delete", path, {}, client_.del(whole(path))); }
  HttpAnswer upload(std::string_view path, std::string_view bytes, std::string_view content_type) {
    return seen("post", path, bytes, client_.upload(whole(path), bytes, content_type));
  }
  HttpClient& client() { return client_; }

  /// Told of every exchange of everybody, where a test looks at all of them: method, path, body, answer.
  using Watch = std::function<void(const std::string&, std::string_view, std::string_view, const HttpAnswer&)>;
  static inline Watch watch;

 private:
  static std::string whole(std::string_view path) { return "/api/v1" + std::string(path); }
  static HttpAnswer seen(const std::string& method, std::string_view path, std::string_view body, HttpAnswer answer) {
    if (watch) watch(method, path, body, answer);
    return answer;
  }

  HttpClient client_;
};

class Served {
 public:
  explicit Served(const std::filesystem::path& data, std::vector<std::string> further = {}) {
    std::vector<std::string> arguments = {"serve", "--data", data.string(), "--port", "0"};
    arguments.insert(arguments.end(), further.begin(), further.end());
    process_.emplace(Process::Start{.program = SANLIAN_BINARY, .arguments = arguments});
    const auto line = process_->wait_for_line("sanlian is ready at ");
    url_ = line.substr(std::string("sanlian is ready at ").size());
  }
  const std::string& url() const { return url_; }
  Process& process() { return *process_; }

 private:
  std::optional<Process> process_;
  std::string url_;
};

/// Everything a filter may hold, as a query parameter.
inline std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte))
      out += c;
    else {
      out += '%';
      out += "0123456789ABCDEF"[byte >> 4];
      out += "0123456789ABCDEF"[byte & 15];
    }
  }
  return out;
}

}  // namespace sanlian::test
