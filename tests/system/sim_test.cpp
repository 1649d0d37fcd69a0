// kill -9 at random moments under write load: no acknowledged write is lost, and the journal is complete.
// Rounds: 200, or SANLIAN_SIM_ROUNDS; seed: SANLIAN_SIM_SEED.
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <set>
#include <thread>

#include "base/clock.h"
#include "base/random.h"
#include "served.h"
#include "store/journal.h"
#include "store/store.h"

namespace sanlian::test {
namespace {

std::uint64_t setting(const char* name, std::uint64_t fallback) {
  const char* text = std::getenv(name);
  return text && *text ? std::strtoull(text, nullptr, 10) : fallback;
}

/// What one writer was told: ids of records that were acknowledged.
void write_until_gone(const std::string& url, const std::string& cookie, const std::string& csrf, int writer, int round,
                      std::set<std::string>& acknowledged, std::mutex& mutex) {
  HttpClient client(url);
  client.cookies()["sanlian"] = cookie;
  client.always("X-CSRF-Token", csrf);
  for (int i = 0;; ++i) {
    try {
      const auto answer = client.post_json("/api/v1/records/enterprise", R"({"name":"round )" + std::to_string(round) +
                                                                             " writer " + std::to_string(writer) + " " +
                                                                             std::to_string(i) + R"("})");
      if (answer.status != 201) return;
      const auto id = text_at(json(answer.body), "id");
      std::lock_guard lock(mutex);
      acknowledged.insert(id);
    } catch (const std::exception&) {
      return;  // the server was killed
    }
  }
}

TEST(Simulation, NoAcknowledgedWriteIsLost) {
  const auto rounds = static_cast<int>(setting("SANLIAN_SIM_ROUNDS", 200));
  const auto seed = setting("SANLIAN_SIM_SEED", 8412);
  SeededRandom random(seed);
  TempFolder folder;
  ASSERT_EQ(sanlian({"user", "add", "--data", folder.path().string(), "wang", "--name", "W", "--role", "task_force",
                     "--park", "linkong"},
                    "password-wang\n")
                .code,
            0);
  std::set<std::string> acknowledged;
  std::mutex mutex;
  std::string cookie, csrf;
  for (int round = 0; round < rounds; ++round) {
    Served served(folder.path());
    if (cookie.empty()) {
      Person person(served.url(), "wang", "password-wang");
      cookie = person.client().cookies()["sanlian"];
      csrf = text_at(json(person.get("/session").body), "csrf");
    }
    std::vector<std::thread> writers;
    for (int w = 0; w < 4; ++w)
      writers.emplace_back([&, w] { write_until_gone(served.url(), cookie, csrf, w, round, acknowledged, mutex); });
    std::this_thread::sleep_for(std::chrono::milliseconds(random.below(60)));  // the random moment
    served.process().kill();
    for (auto& writer : writers) writer.join();
  }
  SystemClock clock;
  auto store = store::Store::open({.folder = folder.path(), .clock = &clock});
  ASSERT_TRUE(store) << store.error().print(Lang::en);
  auto& reader = (**store).reader();
  std::set<std::string> kept;
  {
    auto rows = reader.query("SELECT id FROM r_enterprise ORDER BY id").value();
    while (rows.next().value()) kept.emplace(rows.text(0));
  }
  for (const auto& id : acknowledged)
    EXPECT_TRUE(kept.contains(id)) << "acknowledged and lost: " << id << ", seed " << seed;
  EXPECT_TRUE(store::journal::incomplete(reader, "enterprise", "r_enterprise", 10).value().empty());
  EXPECT_TRUE(store::journal::verify(reader).value().sound());
  EXPECT_EQ(reader.text("PRAGMA integrity_check").value(), "ok");
  EXPECT_GT(acknowledged.size(), static_cast<std::size_t>(rounds)) << "the load was too light to prove anything";
  std::printf("%d rounds, %zu acknowledged, %zu kept\n", rounds, acknowledged.size(), kept.size());
}

}  // namespace
}  // namespace sanlian::test
