#include "corpus/import.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>

#include "corpus/errors.h"
#include "corpus/payload.h"
#include "corpus/reader_fixture.h"
#include "corpus/schema.h"
#include "support/temp_folder.h"

namespace sanlian::corpus {
namespace {

namespace fs = std::filesystem;

/// A line of our own for record `n`; every seventh is broken, every fifth has a dirty date.
std::string line_of(int n, std::string_view title) {
  if (n % 7 == 6) return "{\"pn\": \"US" + std::to_string(1'000'000 + n) + "A\", \"title\":\n";
  std::string line = "{\"pn\": \"US" + std::to_string(1'000'000 + n) + "A\", \"title\": \"";
  line += title;
  line += ' ' + std::to_string(n) + "\", \"date\": \"";
  line += n % 5 == 4 ? "1999-02-30" : "1999-02-03";
  return line += "\", \"ipc\": [\"H01M 8/" + std::to_string(10 + n % 80) + "\"]}\n";
}

struct World {
  test::TempFolder folder;
  std::vector<fs::path> files;

  explicit World(int records = 60) {
    std::string one, two, three;
    for (int n = 0; n < records; ++n) one += line_of(n, "cell");
    for (int n = records / 2; n < records * 3 / 2; ++n) two += line_of(n, "pump");
    for (int n = 0; n < records; n += 3)
      three += "{\"pn\": \"US" + std::to_string(1'000'000 + n) + "A\", \"cites\": [\"EP688735A2\"]}\n";
    files = {folder.write("one.jsonl", one), folder.write("two.jsonl.gz", gzip(two)),
             folder.write("note.pdf", "%PDF-1.4"), folder.write("three.jsonl", three)};
  }
};

std::unique_ptr<search::Index> open_index(const fs::path& directory) {
  auto index = search::Index::open(directory, publication_schema(), {});
  EXPECT_TRUE(index.has_value()) << index.error().print(Lang::en);
  return std::move(index).value();
}

Result<ImportReport> import_into(search::Index& index, const World& world, ImportOptions options = {}) {
  const SystemClock clock;
  return import_files(index, world.files, options, clock);
}

/// Everything an index holds: payload by key.
std::map<std::string, std::string> content_of(const search::Index& index) {
  const auto snapshot = index.snapshot();
  std::map<std::string, std::string> content;
  for (std::uint32_t doc = 0; doc < snapshot->slots(); ++doc)
    if (snapshot->live().has(doc)) content[std::string(snapshot->key(doc))] = snapshot->payload(doc).value();
  return content;
}

TEST(CorpusImport, CountsWhatCame) {
  const World world(60);
  const auto index = open_index(world.folder / "index");
  std::uint64_t told = 0;
  ImportOptions options;
  options.refusals = world.folder / "refusals.jsonl";
  options.progress_every = std::chrono::milliseconds(0);
  options.progress = [&](const ImportProgress& progress) {
    ++told;
    EXPECT_LE(progress.bytes.bytes_read, progress.bytes.bytes_total);
    EXPECT_EQ(progress.files, 4u);
  };
  const auto report = import_into(*index, world, options);
  ASSERT_TRUE(report.has_value()) << report.error().print(Lang::en);
  const auto& counts = report->counts;
  // By hand: of n = 0 … 59 eight are broken (6, 13 … 55), of 30 … 89 eight (34, 41 … 83); the PDF is one more.
  EXPECT_EQ(counts.read, 52u + 52u + 20u);
  EXPECT_EQ(counts.refused, 8u + 8u + 1u);
  EXPECT_EQ(counts.added, 52u + 26u + 3u) << "the three numbers whose first lines were broken come with the citations";
  EXPECT_EQ(counts.changed, 26u + 17u);
  EXPECT_EQ(counts.unchanged, 0u);
  EXPECT_EQ(counts.flags.at("impossible_date"), 11u + 10u);
  EXPECT_GT(told, 100u);
  EXPECT_EQ(index->size().documents, counts.added);
  const auto lines = test::read_whole(options.refusals);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 17);
  EXPECT_NE(lines.find("\"row\":7,\"code\":\"corpus.record_broken\""), std::string::npos) << lines.substr(0, 300);
  EXPECT_NE(lines.find("corpus.format_unknown"), std::string::npos);
}

TEST(CorpusImport, ACitationListTakesNoTextAway) {
  const World world;
  const auto index = open_index(world.folder / "index");
  ASSERT_TRUE(import_into(*index, world).has_value());
  const auto content = content_of(*index);
  const auto one = from_payload(content.at("US1000033A"));
  ASSERT_TRUE(one.has_value());
  EXPECT_EQ(one->titles[0].text, "pump 33") << "the later text";
  ASSERT_EQ(one->cites.size(), 1u);
  EXPECT_EQ(one->cites[0].number, "EP0688735A2");
}

TEST(CorpusImport, TwiceIsOnce) {
  const World world;
  const auto index = open_index(world.folder / "index");
  ASSERT_TRUE(import_into(*index, world).has_value());
  const auto before = content_of(*index);
  const auto again = import_into(*index, world);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->counts.added, 0u);
  EXPECT_EQ(again->counts.refused, 17u);
  EXPECT_EQ(content_of(*index), before);
  World plain;
  plain.files = {world.files[0]};
  const auto alone = open_index(world.folder / "alone");
  ASSERT_TRUE(import_into(*alone, plain).has_value());
  EXPECT_EQ(import_into(*alone, plain)->counts.unchanged, 52u);
}

TEST(CorpusImport, OneNumberTwiceWithinACommit) {
  const test::TempFolder folder;
  World world;
  world.files = {
      folder.write("x.jsonl", "{\"pn\":\"US1A\",\"title\":\"a\"}\n{\"pn\":\"US 1 A\",\"abstract\":\"b\"}\n")};
  const auto index = open_index(folder / "index");
  const auto report = import_into(*index, world);
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->counts.added, 1u);
  EXPECT_EQ(report->counts.changed, 1u);
  const auto one = from_payload(content_of(*index).at("US1A"));
  EXPECT_EQ(one->titles.size() + one->abstracts.size(), 2u);
}

/// Runs the import in a process of its own that ends, without any leave, after so many steps.
void import_and_die(const World& world, const fs::path& directory, const ImportOptions& how, int steps) {
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    auto index = search::Index::open(directory, publication_schema(), {});
    if (!index) _exit(3);
    ImportOptions options = how;
    options.progress_every = std::chrono::milliseconds(0);
    int left = steps;
    options.progress = [&](const ImportProgress&) {
      if (--left == 0) _exit(9);
    };
    const SystemClock clock;
    _exit(import_files(**index, world.files, options, clock) ? 0 : 4);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  ASSERT_TRUE(WEXITSTATUS(status) == 9 || WEXITSTATUS(status) == 0) << WEXITSTATUS(status);
}

TEST(CorpusImport, KilledAndStartedAgainEndsTheSame) {
  const World world;
  ImportOptions options;
  options.commit_every = 7;
  options.refusals = world.folder / "whole.jsonl";
  const auto whole = open_index(world.folder / "whole");
  const auto expected = import_into(*whole, world, options);
  ASSERT_TRUE(expected.has_value());
  const auto content = content_of(*whole);
  const auto refusals = test::read_whole(options.refusals);
  for (const int steps : {1, 8, 9, 31, 62, 63, 64, 90, 120, 128, 140}) {
    const auto directory = world.folder / ("killed" + std::to_string(steps));
    options.refusals = world.folder / ("killed" + std::to_string(steps) + ".jsonl");
    import_and_die(world, directory, options, steps);
    if (steps < 70) import_and_die(world, directory, options, 25);
    const auto index = open_index(directory);
    const auto report = import_into(*index, world, options);
    ASSERT_TRUE(report.has_value()) << steps << ": " << report.error().print(Lang::en);
    EXPECT_EQ(content_of(*index), content) << steps;
    EXPECT_EQ(test::read_whole(options.refusals), refusals) << steps;
    EXPECT_EQ(report->counts.read, expected->counts.read) << steps;
    EXPECT_EQ(report->counts.added, expected->counts.added) << steps;
    EXPECT_EQ(report->counts.changed, expected->counts.changed) << steps;
    EXPECT_EQ(report->counts.refused, expected->counts.refused) << steps;
    EXPECT_EQ(report->counts.flags, expected->counts.flags) << steps;
  }
}

TEST(CorpusImport, OtherFilesAreNoWayOn) {
  const World world;
  ImportOptions options;
  options.commit_every = 5;
  import_and_die(world, world.folder / "index", options, 30);
  const auto index = open_index(world.folder / "index");
  World other;
  EXPECT_EQ(import_into(*index, other).error().code(), "corpus.index_of_other_import");
  options.begins_anew = true;
  EXPECT_TRUE(import_into(*index, other, options).has_value());
}

TEST(CorpusImport, AListThatCannotBeWrittenIsSaidFirst) {
  const World world;
  const auto index = open_index(world.folder / "index");
  ImportOptions options;
  options.refusals = world.folder / "no" / "such" / "folder.jsonl";
  EXPECT_EQ(import_into(*index, world, options).error().code(), "corpus.refusals_unwritable");
  EXPECT_EQ(index->size().documents, 0u);
}

}  // namespace
}  // namespace sanlian::corpus
