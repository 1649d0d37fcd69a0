#include "search/index/index.h"

#include <gtest/gtest.h>

#include <thread>

#include "search/errors.h"
#include "search/index/impl/merge_policy.h"
#include "search/index/index_model_for_tests.h"
#include "search/segment/model_for_tests.h"
#include "support/temp_folder.h"

namespace sanlian::search {
namespace {

using sanlian::test::read_whole;
using sanlian::test::TempFolder;
using test::Content;

/// An index and what must be in it.
struct Pair {
  std::unique_ptr<Index> index;
  Content pending, committed;

  void put(const Document& document) {
    ASSERT_TRUE(index->put(document));
    pending[document.key] = document;
  }
  void remove(const std::string& key) {
    ASSERT_TRUE(index->remove(key));
    pending.erase(key);
  }
  void commit(std::string_view note = {}) {
    const auto status = index->commit(note);
    ASSERT_TRUE(status) << status.error().print(Lang::en);
    committed = pending;
  }
  void rollback() {
    index->rollback();
    pending = committed;
  }
};

std::unique_ptr<Index> open(const std::filesystem::path& directory, Index::Options options) {
  auto opened = Index::open(directory, test::schema(), options);
  EXPECT_TRUE(opened) << opened.error().print(Lang::en);
  return opened ? std::move(*opened) : nullptr;
}

void some_changes(Pair& pair, Random& random, std::size_t keys, std::uint64_t most) {
  for (auto left = random.below(most); left > 0; --left) {
    const auto key = "K" + std::to_string(random.below(keys));
    if (random.below(4) == 0)
      pair.remove(key);
    else
      pair.put(test::random_document(random, key));
  }
}

TEST(SearchIndex, AnswersWhatTheModelAnswersAfterAnyChanges) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const TempFolder folder;
    SeededRandom random(seed);
    const Index::Options options{.buffer_bytes = seed % 2 == 0 ? std::size_t{300} << 10 : std::size_t{256} << 20,
                                 .merges_in_background = seed > 2};
    Pair pair{.index = open(folder / "index", options)};
    for (int round = 0; round < 25; ++round) {
      some_changes(pair, random, 400, 60);
      switch (random.below(8)) {
        case 0:
          pair.rollback();
          break;
        case 1:
          ASSERT_TRUE(pair.index->merge_all());
          break;
        case 2:
          pair.index.reset();
          pair.pending = pair.committed;
          pair.index = open(folder / "index", options);
          break;
        default:
          pair.commit("round " + std::to_string(round));
          EXPECT_EQ(pair.index->note(), "round " + std::to_string(round));
      }
      ASSERT_TRUE(test::holds(*pair.index->snapshot(), pair.committed)) << seed << " round " << round;
      if (round % 8 == 7) {
        ASSERT_EQ(test::difference(*pair.index->snapshot(), pair.committed), "") << seed;
      }
    }
    pair.commit();
    ASSERT_TRUE(pair.index->merge_all());
    const auto merged = pair.index->snapshot();
    EXPECT_EQ(test::difference(*merged, pair.committed), "");
    EXPECT_EQ(merged->parts().size(), 1U);
    EXPECT_EQ(pair.index->size().deleted, 0U);
    EXPECT_EQ(pair.index->size().documents, pair.committed.size());
    for (std::uint32_t doc = 1; doc < merged->slots(); ++doc)
      EXPECT_LE(merged->parts()[0].segment->order(doc - 1), merged->parts()[0].segment->order(doc));
    for (const auto& error : pair.index->verify()) ADD_FAILURE() << error.print(Lang::en);
  }
}

TEST(SearchIndex, MergesInTheBackgroundWhileOthersReadAndWrite) {
  const TempFolder folder;
  SeededRandom random(9);
  Pair pair{.index = open(folder / "index", {})};
  std::atomic<bool> is_over = false;
  std::atomic<std::size_t> read = 0;
  std::thread reader([&] {
    std::vector<std::uint32_t> positions;
    while (!is_over) {
      const auto snapshot = pair.index->snapshot();
      std::size_t live = 0;
      for (std::uint32_t doc = 0; doc < snapshot->slots(); ++doc) {
        if (!snapshot->live().has(doc)) continue;
        ++live;
        EXPECT_EQ(snapshot->find(snapshot->key(doc)), doc);
        for (const auto id : snapshot->values(1, doc)) EXPECT_FALSE(snapshot->names().name(1, id).empty());
      }
      EXPECT_EQ(live, snapshot->size());
      (void)pair.index->size();
      ++read;
    }
  });
  for (int round = 0; round < 120; ++round) {
    some_changes(pair, random, 200, 12);
    pair.put(test::random_document(random, "R" + std::to_string(round)));
    pair.commit();
  }
  while (read < 3) std::this_thread::yield();
  is_over = true;
  reader.join();
  EXPECT_LT(pair.index->size().segments, 60U) << "120 commits were merged";
  EXPECT_EQ(test::difference(*pair.index->snapshot(), pair.committed), "");
  pair.index.reset();
  pair.index = open(folder / "index", {});
  EXPECT_EQ(test::difference(*pair.index->snapshot(), pair.committed), "");
}

TEST(SearchIndex, ReadersSeeTheirSnapshotAndRefreshToTheNext) {
  const TempFolder folder;
  SeededRandom random(4);
  Pair pair{.index = open(folder / "index", {.merges_in_background = false})};
  EXPECT_TRUE(Index::open_to_read(folder / "none", test::schema()).error().is(errors::index_missing));
  pair.put(test::random_document(random, "A"));
  pair.commit();
  const auto before = pair.committed;
  const auto reader = std::move(*Index::open_to_read(folder / "index", test::schema()));
  const auto old = reader->snapshot();
  for (int i = 0; i < 3; ++i) {
    pair.put(test::random_document(random, "A"));
    pair.put(test::random_document(random, "B" + std::to_string(i)));
    pair.commit();
  }
  ASSERT_TRUE(pair.index->merge_all());
  EXPECT_EQ(test::difference(*old, before), "") << "its files are removed, but mapped";
  EXPECT_EQ(test::difference(*reader->snapshot(), before), "");
  ASSERT_TRUE(reader->refresh());
  EXPECT_EQ(test::difference(*reader->snapshot(), pair.committed), "");
  EXPECT_TRUE(reader->put({}).error().is(errors::index_read_only));
  EXPECT_TRUE(reader->commit().error().is(errors::index_read_only));
}

TEST(SearchIndex, RefusesASecondWriterAndOtherFields) {
  const TempFolder folder;
  const auto first = open(folder / "index", {});
  EXPECT_TRUE(Index::open(folder / "index", test::schema(), {}).error().is(errors::index_locked));
  EXPECT_TRUE(Index::open_to_read(folder / "index", Schema({{.key = "other"}}, {})).error().is(errors::other_schema));
  EXPECT_TRUE(first->put({}).error().is(errors::bad_document));
}

TEST(SearchIndex, KeepsNoFileThatNobodyNames) {
  const TempFolder folder;
  SeededRandom random(6);
  {
    Pair pair{.index = open(folder / "index", {.merges_in_background = false})};
    for (int i = 0; i < 5; ++i) {
      pair.put(test::random_document(random, "A" + std::to_string(i % 2)));
      pair.commit();
    }
    ASSERT_TRUE(pair.index->merge_all());
  }
  folder.write("index/segments/000099.seg", "left by a crash");
  folder.write("index/MANIFEST-000099", "left by a crash");
  folder.write("index/segments/notes.txt", "somebody's");
  const auto again = open(folder / "index", {.merges_in_background = false});
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "index"))
    if (entry.is_regular_file() && !entry.path().filename().string().starts_with("names"))
      files.push_back(entry.path().filename());
  EXPECT_EQ(files.size(), 5U) << "LOCK, CURRENT, a manifest, a segment, notes.txt";
  EXPECT_EQ(again->snapshot()->size(), 2U);
}

TEST(SearchIndex, NamesEachDamagedFile) {
  const TempFolder folder;
  SeededRandom random(8);
  {
    Pair pair{.index = open(folder / "good", {.merges_in_background = false})};
    for (int i = 0; i < 40; ++i) pair.put(test::random_document(random, "A" + std::to_string(i)));
    pair.commit();
    pair.remove("A3");
    pair.commit("a note");
  }
  std::set<std::string> endings;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "good")) {
    if (!entry.is_regular_file() || entry.path().filename() == "LOCK") continue;
    for (int times = 0; times < 4; ++times) {
      std::filesystem::remove_all(folder / "bad");
      std::filesystem::copy(folder / "good", folder / "bad", std::filesystem::copy_options::recursive);
      auto bytes = read_whole(entry.path());
      bytes[random.below(bytes.size())] ^= static_cast<char>(1 + random.below(255));
      const auto relative = "bad" / std::filesystem::relative(entry.path(), folder / "good");
      folder.write(relative.string(), bytes);
      auto opened = Index::open_to_read(folder / "bad", test::schema());
      const auto found = opened ? (*opened)->verify() : std::vector<Error>{opened.error()};
      ASSERT_FALSE(found.empty()) << relative;
      const auto name = entry.path().filename().string();
      const auto said = found.front().print(Lang::en);
      EXPECT_NE(said.find(name == "CURRENT" ? "bad" : name), std::string::npos) << said;
    }
    endings.insert(entry.path().filename().string());
  }
  EXPECT_EQ(endings.size(), 6U) << "CURRENT, manifest, two of names, segment, deletions";
}

/// Does something in the midst of writing a segment: once, when the next one is begun.
class BusyDisk final : public Disk {
 public:
  std::function<void()> meanwhile;

  Result<std::unique_ptr<File>> create(const std::filesystem::path& file) override {
    auto created = Disk::system().create(file);
    if (meanwhile && file.extension() == ".seg") std::exchange(meanwhile, nullptr)();
    return created;
  }
  Result<std::unique_ptr<File>> extend(const std::filesystem::path& file, std::uint64_t size) override {
    return Disk::system().extend(file, size);
  }
  Status rename(const std::filesystem::path& from, const std::filesystem::path& to) override {
    return Disk::system().rename(from, to);
  }
  Status remove(const std::filesystem::path& file) override { return Disk::system().remove(file); }
  Status make_directory(const std::filesystem::path& path) override { return Disk::system().make_directory(path); }
  Status sync_directory(const std::filesystem::path& path) override { return Disk::system().sync_directory(path); }
};

TEST(SearchIndex, CarriesOverWhatWasDeletedDuringAMerge) {
  const TempFolder folder;
  SeededRandom random(12);
  BusyDisk disk;
  Pair pair{.index = open(folder / "index", {.merges_in_background = false, .disk = &disk})};
  for (const std::string keys : {"A", "BC", "DE", "FG"}) {
    for (const char key : keys) pair.put(test::random_document(random, std::string(1, key)));
    pair.commit();
  }
  pair.remove("E");
  pair.commit();
  disk.meanwhile = [&] {
    pair.put(test::random_document(random, "A"));  // all of its segment is deleted now
    pair.remove("C");
    pair.commit();
    pair.put(test::random_document(random, "D"));  // not committed
    pair.remove("F");
  };
  ASSERT_TRUE(pair.index->merge_all());
  EXPECT_EQ(pair.index->snapshot()->parts().size(), 2U);
  EXPECT_EQ(test::difference(*pair.index->snapshot(), pair.committed), "");
  pair.commit();
  EXPECT_EQ(test::difference(*pair.index->snapshot(), pair.committed), "");
  pair.index.reset();
  pair.index = open(folder / "index", {.merges_in_background = false});
  EXPECT_EQ(test::difference(*pair.index->snapshot(), pair.committed), "");
}

TEST(SearchIndex, DoesNotMergeDamagedBytesIntoSoundOnes) {
  const TempFolder folder;
  SeededRandom random(8);
  Pair pair{.index = open(folder / "index", {.merges_in_background = false})};
  for (int i = 0; i < 2; ++i) {
    pair.put(test::random_document(random, "A" + std::to_string(i)));
    pair.commit();
  }
  pair.index.reset();
  auto bytes = read_whole(folder / "index/segments/000001.seg");
  bytes[70] ^= 1;
  folder.write("index/segments/000001.seg", bytes);
  const auto again = open(folder / "index", {.merges_in_background = false});
  EXPECT_TRUE(again->merge_all().error().is(errors::segment_damaged));
  EXPECT_EQ(again->snapshot()->parts().size(), 2U);
}

TEST(SearchIndex, DoesNotStartAnewOverSegmentsWithoutCurrent) {
  const TempFolder folder;
  SeededRandom random(8);
  {
    Pair pair{.index = open(folder / "index", {})};
    pair.put(test::random_document(random, "A"));
    pair.commit();
  }
  std::filesystem::remove(folder / "index/CURRENT");
  EXPECT_TRUE(Index::open(folder / "index", test::schema(), {}).error().is(errors::index_damaged));
  EXPECT_TRUE(std::filesystem::exists(folder / "index/segments/000001.seg"));
}

TEST(SearchMergePolicy, TakesEightOfLikeSizeOrOneThatIsMostlyDeleted) {
  const Mergeable small{.bytes = 1'000, .documents = 10}, large{.bytes = 90'000'000, .documents = 100'000};
  const auto with = [](std::vector<Mergeable> all) { return next_merge(all); };
  EXPECT_TRUE(with({}).empty());
  EXPECT_TRUE(with({small, small, small, small, small, small, small, large}).empty());
  EXPECT_EQ(with({small, large, small, small, small, small, small, small, small, small}),
            (std::vector<std::size_t>{0, 2, 3, 4, 5, 6, 7, 8}));
  EXPECT_EQ(with({small, {.bytes = 90'000'000, .documents = 99, .deleted = 34}}), (std::vector<std::size_t>{1}));
  EXPECT_TRUE(with({{.bytes = 90'000'000, .documents = 99, .deleted = 33}}).empty());
  EXPECT_TRUE(with(std::vector<Mergeable>(20, {.bytes = kMergeBytesMax, .documents = 10, .deleted = 1})).empty());
}
}  // namespace
}  // namespace sanlian::search
