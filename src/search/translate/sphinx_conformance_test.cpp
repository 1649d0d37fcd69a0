// Debian's Sphinx beside the plain search: two daemons on loopback, one distributed index over both, the same
// documents, random queries, equal counts. Everything it starts ends with it.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "search/index/index.h"
#include "search/language/parse.h"
#include "search/language/random_query_test.h"
#include "search/match/match.h"
#include "search/translate/errors.h"
#include "search/translate/sphinx.h"
#include "search/translate/sphinx_client.h"
#include "search/translate/sphinx_feed.h"
#include "support/process.h"
#include "support/temp_folder.h"

namespace sanlian::search {
namespace {
using namespace std::chrono_literals;
constexpr auto kSearchd = "/usr/bin/searchd", kIndexer = "/usr/bin/indexer";

std::uint16_t free_port() {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);  // NOLINT: the socket interface asks for it
  const bool is_bound = ::bind(descriptor, plain, size) == 0 && ::getsockname(descriptor, plain, &size) == 0;
  ::close(descriptor);
  return is_bound ? ntohs(address.sin_port) : std::uint16_t{0};
}

const std::vector<std::string> kWords = {
    "fuel",   "fuels",      "cell",  "Cells",    "battery",  "batteries", "running", "runs",
    "run",    "near",       "maybe", "sentence", "h2o",      "5G",        "3.5",     "lithium-ion",
    "燃料",   "燃料电池",   "电池",  "池",       "氢",       "燃",        "电",      "燃气",
    "膜电极", "質子交換膜", "质子",  "カメラ",   "universe", "universal", "and",     "α"};
const std::vector<std::string> kClasses = {"H01M",     "H01M8", "H01M8/04", "H01M8/10", "H01M80/00",
                                           "H02J7/00", "H02",   "H",        "G06F17/30"};

std::vector<Document> documents(std::size_t count) {
  SeededRandom random(11);
  const auto pick = [&] { return kWords[random.below(kWords.size())]; };
  const auto text = [&](std::uint64_t most) {
    std::string out;
    for (auto n = 1 + random.below(most); n > 0; --n)
      out += pick() + (random.below(3) == 0 ? "" : random.below(5) == 0 ? ", " : " ");
    return out;
  };
  std::vector<Document> out;
  for (std::size_t i = 0; i < count; ++i) {
    Document document{.key = i < kWords.size() ? kWords[i] : "CN" + std::to_string(i)};
    document.texts.push_back({world::kTitle, text(5)});
    if (random.below(8) != 0) document.texts.push_back({world::kAbstract, text(16)});
    for (auto n = random.below(3); n > 0; --n) document.texts.push_back({world::kClaims, text(8)});
    for (auto n = random.below(3); n > 0; --n)
      document.keywords.push_back({world::kApplicant, world::spell_name(pick())});
    for (auto n = random.below(4); n > 0; --n)
      document.keywords.push_back({world::kIpc, world::spell_class(kClasses[2 + random.below(4)])});
    if (random.below(6) != 0)
      document.numbers.push_back({world::kPublished, static_cast<std::int64_t>(random.below(22'000)) - 1'000});
    if (random.below(3) != 0) document.numbers.push_back({world::kCited, static_cast<std::int64_t>(random.below(50))});
    out.push_back(std::move(document));
  }
  return out;
}

/// Two daemons; the first also holds the distributed index `whole`.
class Cluster {
 public:
  explicit Cluster(const std::vector<Document>& all) {
    const auto schema = world::schema();
    const std::string home = folder_.path().string();
    const std::uint16_t agents[] = {free_port(), free_port()};
    port_ = free_port();
    for (int i = 0; i < 2; ++i) {
      const auto name = "part" + std::to_string(i);
      const auto place = home + "/" + name;
      std::filesystem::create_directory(place);
      std::ofstream feed(place + "/feed.tsv");
      for (std::size_t k = 0; k < all.size(); ++k)
        if (k % 2 == static_cast<std::size_t>(i)) feed << sphinx_row(all[k], k + 1, schema);
      feed.close();
      SphinxDaemon daemon{{"127.0.0.1:" + std::to_string(agents[i])}, place};
      auto config = sphinx_index_config({name, place + "/feed.tsv", place + "/index"}, schema);
      if (i == 0) {
        daemon.listen.push_back("127.0.0.1:" + std::to_string(port_) + ":mysql41");
        config += sphinx_distributed_config("whole", {"127.0.0.1:" + std::to_string(agents[0]) + ":part0",
                                                      "127.0.0.1:" + std::to_string(agents[1]) + ":part1"});
      }
      std::ofstream(place + "/sphinx.conf") << config + sphinx_daemon_config(daemon);
      const auto indexed = test::run({.program = kIndexer, .arguments = {"--config", place + "/sphinx.conf", name}});
      EXPECT_EQ(indexed.code, 0) << indexed.output << indexed.errors;
      EXPECT_EQ(indexed.output.find("WARNING"), std::string::npos) << indexed.output;
      daemons_.push_back(std::make_unique<test::Process>(
          test::Process::Start{.program = kSearchd, .arguments = {"--config", place + "/sphinx.conf", "--nodetach"}}));
    }
  }

  /// Answers once both agents do.
  SphinxClient client() const {
    for (int tries = 0;; ++tries) {
      auto client = SphinxClient::connect("127.0.0.1", port_);
      if (client && client->query("SELECT COUNT(*) FROM whole")) {
        auto rows = client->query("SHOW META LIKE 'warning'");
        if (rows && rows->empty()) return std::move(*client);
      }
      if (tries > 200) throw std::runtime_error(client ? "no agents" : client.error().print(Lang::en));
      std::this_thread::sleep_for(50ms);
    }
  }

 private:
  test::TempFolder folder_;
  std::uint16_t port_ = 0;
  std::vector<std::unique_ptr<test::Process>> daemons_;
};

class SphinxConformance : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!std::filesystem::exists(kSearchd)) return;
    folder_ = std::make_unique<test::TempFolder>();
    all_ = documents(400);
    auto index = Index::open(folder_->path() / "index", schema_, {});
    ASSERT_TRUE(index) << index.error().print(Lang::en);
    for (const auto& document : all_) ASSERT_TRUE((*index)->put(document));
    ASSERT_TRUE((*index)->commit());
    index_ = std::move(*index);
    cluster_ = std::make_unique<Cluster>(all_);
  }
  static void TearDownTestSuite() { cluster_.reset(), index_.reset(), folder_.reset(); }
  void SetUp() override {
    if (!cluster_) GTEST_SKIP() << "Debian's sphinxsearch is not installed";
  }

  static std::uint64_t own_count(const Query& query) {
    const auto counted = count(*index_->snapshot(), query);
    EXPECT_TRUE(counted) << counted.error().print(Lang::en);
    return counted ? *counted : 0;
  }

  /// The rows of the documents that one side finds and the other does not.
  static std::string difference(SphinxClient& client, const Query& query, const SphinxQuery& translated) {
    const auto rows = client.query(translated.hits_sql("whole", all_.size()));
    if (!rows) return rows.error().print(Lang::en);
    std::vector<bool> found(all_.size());
    for (const auto& row : *rows) found.at(std::stoul(row.at(0)) - 1) = true;
    const auto snapshot = index_->snapshot();
    const auto own = match(*snapshot, query);
    std::string out;
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (found[i] != own->has(*snapshot->find(all_[i].key))) out += sphinx_row(all_[i], i + 1, schema_);
    return out;
  }

  static inline std::vector<Document> all_;
  static inline std::unique_ptr<test::TempFolder> folder_;
  static inline std::unique_ptr<Index> index_;
  static inline std::unique_ptr<Cluster> cluster_;
  static inline const Schema schema_ = world::schema();
};

TEST_F(SphinxConformance, RandomQueriesCountTheSame) {
  auto client = cluster_->client();
  world::RandomQueries queries(2026, kWords, kClasses);
  int compared = 0, refused = 0, found_some = 0;
  while (compared < 300) {
    const auto query = queries.next(3);
    const auto translated = to_sphinx(query, schema_);
    if (!translated) {
      ASSERT_TRUE(translated.error().is(errors::not_on_engine));
      ++refused;
      continue;
    }
    const auto counted = client.count(translated->count_sql("whole"));
    ASSERT_TRUE(counted) << counted.error().print(Lang::en) << "\n" << translated->count_sql("whole");
    const auto expected = own_count(query);
    EXPECT_EQ(*counted, expected) << print(query, schema_) << "\n"
                                  << translated->count_sql("whole") << "\n"
                                  << (*counted == expected ? "" : difference(client, query, *translated));
    ++compared;
    if (expected > 0 && expected < all_.size()) ++found_some;
  }
  RecordProperty("compared", compared);
  RecordProperty("refused", refused);
  EXPECT_GT(found_some, 150);
  EXPECT_LT(refused, 300);
}

TEST_F(SphinxConformance, ChosenQueriesCountTheSame) {
  auto client = cluster_->client();
  for (const std::string_view text : {"*",
                                      "NOT fuel",
                                      "燃",
                                      "TI=池",
                                      "燃料电池",
                                      "\"电池 fuel\"",
                                      "\"fuel 氢\"",
                                      "\"cells\"",
                                      "cells",
                                      "batter*",
                                      "*ies",
                                      "b?ttery",
                                      "燃料*",
                                      "TI=(fuel PRE/3 c*)",
                                      "near",
                                      "\"maybe sentence\"",
                                      "lithium-ion NEAR/4 燃料",
                                      "\"running\" NEAR/2 fuel",
                                      "(fuel OR 氢) NEAR/5 (cell OR \"膜电极\")",
                                      "质子交换膜",
                                      "IPC=H01M8",
                                      "IPC=H01M80",
                                      "IPC=H01M",
                                      "IPC=H",
                                      "IPC=H01M8/1*",
                                      "PA=燃*",
                                      "PA=*",
                                      "PD>=1990",
                                      "PD<1970",
                                      "PD=* AND NOT CITED=*",
                                      "fuel (CITED>=10 OR PD=2000) -CITED=20",
                                      "NOT CITED>=10",
                                      "KEY=fuel",
                                      "CL=\"3.5\"",
                                      "カメラ",
                                      "universe -\"universal\""}) {
    const auto query = parse(text, schema_);
    ASSERT_TRUE(query) << text << query.error().print(Lang::en);
    const auto translated = to_sphinx(*query, schema_);
    ASSERT_TRUE(translated) << text << translated.error().print(Lang::en);
    const auto counted = client.count(translated->count_sql("whole"));
    ASSERT_TRUE(counted) << counted.error().print(Lang::en);
    EXPECT_EQ(*counted, own_count(*query)) << text << "\n" << translated->count_sql("whole");
    const auto snapshot = index_->snapshot();
    const auto own = match(*snapshot, *query);
    const auto rows = client.query(translated->hits_sql("whole", 1000));
    ASSERT_TRUE(rows) << rows.error().print(Lang::en);
    EXPECT_EQ(rows->size(), *counted) << text;
    for (const auto& row : *rows) {
      const auto place = std::stoul(row.at(0)) - 1;
      EXPECT_EQ(row.at(1), all_.at(place).key);
      EXPECT_TRUE(own->has(snapshot->find(row.at(1)).value())) << text << ": " << row.at(1);
    }
  }
}

TEST_F(SphinxConformance, AnErrorOfTheEngineIsToldInItsWords) {
  auto client = cluster_->client();
  const auto rows = client.query("SELECT nothing FROM nowhere");
  ASSERT_FALSE(rows);
  EXPECT_EQ(rows.error().code(), "search.engine_refused");
  EXPECT_NE(rows.error().message(Lang::en).find("nowhere"), std::string::npos) << rows.error().message(Lang::en);
}

}  // namespace
}  // namespace sanlian::search
