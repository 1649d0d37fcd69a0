// A disk that is full, seen from outside: writes are refused with a clear answer, reads go on, what was acknowledged
// stays.
#include "served.h"

namespace sanlian::test {
namespace {

TEST(DiskFull, WritesAreRefusedReadsGoOnAndNothingAcknowledgedIsLost) {
  const TempFolder folder;
  const auto data = folder.path().string();
  const auto ran =
      sanlian({"user", "add", "--data", data, "wang", "--name", "wang", "--role", "task_force", "--park", "linkong"},
              "password-of-wang\n");
  ASSERT_EQ(ran.code, 0) << ran.errors;
  std::vector<std::string> kept;
  {
    // No file of the service may grow beyond 6 MB: what a full disk looks like, without a disk to fill.
    Process limited(
        {.program = "/bin/bash",
         .arguments = {"-c", "ulimit -f 6144; exec \"$0\" serve --data \"$1\" --port 0", SANLIAN_BINARY, data}});
    const auto line = limited.wait_for_line("sanlian is ready at ");
    Person wang(line.substr(std::string("sanlian is ready at ").size()), "wang", "password-of-wang");
    HttpAnswer answer;
    for (int i = 0; i < 3000; ++i) {
      answer = wang.post("/records/enterprise", R"({"name":"firm )" + std::to_string(i) + R"(","business_scope":")" +
                                                    std::string(8000, 'x') + "\"}");
      if (answer.status != 201) break;
      kept.push_back(text_at(json(answer.body), "id"));
    }
    EXPECT_EQ(answer.status, 503) << answer.body;
    EXPECT_EQ(text_at(json(answer.body), "code"), "store.disk_full");
    EXPECT_NE(text_at(json(answer.body), "hint"), "(absent)");
    EXPECT_GT(kept.size(), 50u);
    EXPECT_EQ(wang.get("/records/enterprise/" + kept.back()).status, 200);
    limited.terminate();
    limited.wait();
  }
  Served again(folder.path());
  Person wang(again.url(), "wang", "password-of-wang");
  EXPECT_EQ(text_at(json(wang.get("/records/enterprise/count").body), "count"), std::to_string(kept.size()));
  for (const auto& id : kept) EXPECT_EQ(wang.get("/records/enterprise/" + id).status, 200);
  EXPECT_EQ(wang.post("/records/enterprise", R"({"name":"there is room again"})").status, 201);
}

}  // namespace
}  // namespace sanlian::test
