// People of a park doing one case by turns, on the days that the story says. Every step goes over HTTP.
#pragma once

#include <map>

#include "described.h"
#include "served.h"

namespace sanlian::test {

/// A served platform whose clock the story sets; people log in anew each day, as they would. Every exchange is held
/// against the description of the API.
class Story {
 public:
  Story(const std::filesystem::path& data, const std::string& first_day, std::vector<std::string> further = {})
      : served_(data, options(first_day, std::move(further))),
        described_(json(HttpClient(served_.url()).get("/api/v1/openapi.json").body)) {
    Person::watch = [this](const std::string& method, std::string_view path, std::string_view body,
                           const HttpAnswer& answer) {
      const auto faults = described_.faults_of(method, path, body, answer);
      if (!faults.empty()) ADD_FAILURE() << method << " " << path << " is not as described:\n" << faults;
    };
  }
  ~Story() { Person::watch = nullptr; }
  Story(const Story&) = delete;

  /// Before the first story of a folder is served.
  static void add_root(const std::filesystem::path& data) {
    const auto ran =
        sanlian({"user", "add", "--data", data.string(), "root", "--name", "root", "--role", "administrator"},
                password("root") + "\n");
    ASSERT_EQ(ran.code, 0) << ran.errors;
  }

  void day(const std::string& date) { at(date + "T09:00:00+08:00"); }
  void at(const std::string& instant) {
    HttpClient client(served_.url());
    ASSERT_EQ(client.post_json("/api/v1/test/clock", R"({"now":")" + instant + R"("})").status, 204);
    people_.clear();
  }
  Person& as(const std::string& login) {
    return people_.try_emplace(login, served_.url(), login, password(login)).first->second;
  }
  static std::string password(const std::string& login) { return "the-password-of-" + login; }

  /// An account of the park, made by the administrator `root`.
  void add_user(const std::string& login, const std::string& role, const std::string& organisation = {}) {
    const auto answer =
        as("root").post("/users", R"({"login":")" + login + R"(","name":")" + login + R"(","roles":[")" + role +
                                      R"("],"park":"linkong","organisation":")" + organisation + R"(","password":")" +
                                      password(login) + R"("})");
    ASSERT_EQ(answer.status, 201) << answer.body;
  }

  std::string create(const std::string& login, const std::string& type, const std::string& body) {
    const auto answer = as(login).post("/records/" + type, body);
    EXPECT_EQ(answer.status, 201) << login << " creates " << type << ": " << answer.body;
    return text_at(json(answer.body), "id");
  }
  HttpAnswer try_upload(const std::string& login, const std::string& bytes, const std::string& name) {
    return as(login).upload("/files?name=" + encoded(name), bytes, "application/octet-stream");
  }
  /// The receipt, as a field of kind file takes it.
  std::string upload(const std::string& login, const std::string& bytes, const std::string& name) {
    const auto answer = try_upload(login, bytes, name);
    EXPECT_EQ(answer.status, 201) << login << " uploads " << name << ": " << answer.body;
    return answer.body;
  }
  format::Value get(const std::string& login, const std::string& path) {
    const auto answer = as(login).get(path);
    EXPECT_EQ(answer.status, 200) << login << " reads " << path << ": " << answer.body;
    return json(answer.body);
  }
  format::Value record(const std::string& login, const std::string& type, const std::string& id) {
    return get(login, "/records/" + type + "/" + id);
  }
  /// Changes fields of the version that is there; `fields` without its braces.
  void edit(const std::string& login, const std::string& type, const std::string& id, const std::string& fields) {
    const auto version = text_at(record(login, type, id), "version");
    const auto answer = as(login).patch("/records/" + type + "/" + id, R"({"version":)" + version + "," + fields + "}");
    EXPECT_EQ(answer.status, 200) << login << " edits " << type << ": " << answer.body;
  }
  HttpAnswer try_move(const std::string& login, const std::string& type, const std::string& id, const std::string& move,
                      const std::string& fields = {}, const std::string& reason = {}) {
    const auto version = text_at(record(login, type, id), "version");
    return as(login).post("/records/" + type + "/" + id + "/moves/" + move,
                          R"({"version":)" + version + R"(,"reason":")" + reason + R"(","fields":{)" + fields + "}}");
  }
  format::Value move(const std::string& login, const std::string& type, const std::string& id, const std::string& move,
                     const std::string& fields = {}) {
    const auto answer = try_move(login, type, id, move, fields);
    EXPECT_EQ(answer.status, 200) << login << " moves " << type << " by " << move << ": " << answer.body;
    return json(answer.body);
  }
  Served& served() { return served_; }
  Described& described() { return described_; }

 private:
  static std::vector<std::string> options(const std::string& first_day, std::vector<std::string> further) {
    further.insert(further.end(), {"--test-clock", first_day + "T09:00:00+08:00"});
    return further;
  }

  Served served_;
  Described described_;
  std::map<std::string, Person> people_;
};

}  // namespace sanlian::test
