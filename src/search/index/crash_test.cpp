// Power failures at every single operation, and a killed process: what was acknowledged is there afterwards.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "search/errors.h"
#include "search/index/index.h"
#include "search/index/index_model_for_tests.h"
#include "search/segment/model_for_tests.h"
#include "support/temp_folder.h"

namespace sanlian::search {
namespace {

namespace fs = std::filesystem;
using sanlian::test::TempFolder;
using test::Content;

/// A disk whose power fails at operation `fails_at`. Until then it writes through and remembers what no sync has made
/// durable; power_off() then takes back as much of that as `random` says: bytes behind the last sync of a file, and the
/// latest of the names made, moved and removed since their directory was synced.
class FailingDisk final : public Disk {
 public:
  FailingDisk(fs::path graves, std::uint64_t fails_at, Random& random)
      : graves_(std::move(graves)), fails_at_(fails_at), random_(random) {
    fs::create_directories(graves_);
  }

  Result<std::unique_ptr<Disk::File>> create(const fs::path& file) override {
    if (!step()) return dead(file);
    const bool is_new = !fs::exists(file);
    if (!is_new) bury(file);
    changes_.push_back({.path = file, .grave = is_new ? fs::path() : last_grave()});
    durable_[file] = 0;
    return std::unique_ptr<File>(std::make_unique<Open>(*this, file, *Disk::system().create(file)));
  }
  Result<std::unique_ptr<Disk::File>> extend(const fs::path& file, std::uint64_t size) override {
    if (!step()) return dead(file);
    if (!fs::exists(file)) changes_.push_back({.path = file});
    durable_.try_emplace(file, size);
    durable_[file] = std::min(durable_[file], size);
    return std::unique_ptr<File>(std::make_unique<Open>(*this, file, *Disk::system().extend(file, size)));
  }
  Status rename(const fs::path& from, const fs::path& to) override {
    if (!step()) return dead(to);
    const bool replaces = fs::exists(to);
    if (replaces) bury(to);
    changes_.push_back({.path = to, .grave = replaces ? last_grave() : fs::path(), .moved_from = from});
    durable_[to] = durable_[from];
    return Disk::system().rename(from, to);
  }
  Status remove(const fs::path& file) override {
    if (!step()) return dead(file);
    if (!fs::exists(file)) return {};
    bury(file);
    changes_.push_back({.path = file, .grave = last_grave()});
    return Disk::system().remove(file);
  }
  Status make_directory(const fs::path& directory) override {
    if (!step()) return dead(directory);
    return Disk::system().make_directory(directory);
  }
  Status sync_directory(const fs::path& directory) override {
    if (!step()) return dead(directory);
    std::erase_if(changes_, [&](const Change& change) { return change.path.parent_path() == directory; });
    return {};
  }

  std::uint64_t operations() const { return operations_; }
  bool is_dead() const { return operations_ >= fails_at_; }

  void power_off() {
    // Names go back in the order of a journal: the latest first, and none that is older than one that stays.
    for (auto left = random_.below(changes_.size() + 1); left > 0; --left) {
      const auto change = changes_.back();
      changes_.pop_back();
      if (!change.moved_from.empty()) fs::rename(change.path, change.moved_from);
      if (!change.grave.empty())
        fs::rename(change.grave, change.path);
      else if (change.moved_from.empty())
        fs::remove(change.path);
    }
    for (const auto& [file, size] : durable_)
      if (fs::exists(file) && fs::file_size(file) > size)
        fs::resize_file(file, size + random_.below(fs::file_size(file) - size + 1));
  }

 private:
  struct Change {
    fs::path path, grave, moved_from;  // grave: what was there before
  };
  struct Open final : File {
    Open(FailingDisk& of, fs::path file, std::unique_ptr<File> real)
        : disk(of), path(std::move(file)), inner(std::move(real)) {}
    Status append(std::string_view bytes) override {
      if (!disk.step()) {
        if (disk.tears_once()) (void)inner->append(bytes.substr(0, disk.random_.below(bytes.size() + 1)));
        return disk.dead(path);
      }
      return inner->append(bytes);
    }
    Status sync() override {
      if (!disk.step()) return disk.dead(path);
      disk.durable_[path] = fs::file_size(path);
      return {};
    }
    FailingDisk& disk;
    fs::path path;
    std::unique_ptr<File> inner;
  };

  bool step() { return ++operations_ < fails_at_; }
  bool tears_once() const { return operations_ == fails_at_; }
  Error dead(const fs::path& path) const {
    return Error(errors::write_failed, {{"path", path.string()}, {"reason", "no power"}});
  }
  void bury(const fs::path& file) { fs::copy_file(file, graves_ / std::to_string(++buried_)); }
  fs::path last_grave() const { return graves_ / std::to_string(buried_); }

  fs::path graves_;
  std::uint64_t fails_at_, operations_ = 0, buried_ = 0;
  Random& random_;
  std::vector<Change> changes_;
  std::map<fs::path, std::uint64_t> durable_;
};

/// What a run was told is durable, and what it asked for last: one of both is there afterwards.
struct Told {
  Content acknowledged, in_flight;
};

/// Puts, removals, commits, rollbacks and merges, the same for the same seed, until something fails.
Told run_script(const fs::path& directory, Disk& disk, std::uint64_t seed) {
  Told told;
  SeededRandom random(seed);
  auto opened = Index::open(directory, test::schema(),
                            {.buffer_bytes = std::size_t{100} << 10, .merges_in_background = false, .disk = &disk});
  if (!opened) return told;
  auto& index = **opened;
  Content pending;
  for (int round = 0; round < 12; ++round) {
    for (auto left = 1 + random.below(6); left > 0; --left) {
      const auto key = "K" + std::to_string(random.below(12));
      auto document = test::random_document(random, key);
      if (random.below(4) == 0) {
        if (!index.remove(key)) return told;
        pending.erase(key);
      } else {
        if (!index.put(document)) return told;
        pending[key] = std::move(document);
      }
    }
    const auto choice = random.below(10);
    if (choice == 0) {
      index.rollback();
      pending = told.acknowledged;
    } else if (choice < 3) {
      if (!index.merge_all()) return told;
    } else {
      told.in_flight = pending;
      if (!index.commit()) return told;
      told.acknowledged = pending;
    }
  }
  return told;
}

/// A disk that is full for a while: one operation fails, those after it succeed. Waits for no sync; 0 never fails.
class OnceFailingDisk final : public Disk {
 public:
  explicit OnceFailingDisk(std::uint64_t fails_at) : fails_at_(fails_at) {}
  Result<std::unique_ptr<Disk::File>> create(const fs::path& file) override {
    if (!step()) return full(file);
    return std::unique_ptr<File>(std::make_unique<Open>(*this, file, *Disk::system().create(file)));
  }
  Result<std::unique_ptr<Disk::File>> extend(const fs::path& file, std::uint64_t size) override {
    if (!step()) return full(file);
    return std::unique_ptr<File>(std::make_unique<Open>(*this, file, *Disk::system().extend(file, size)));
  }
  Status rename(const fs::path& from, const fs::path& to) override {
    // The worst of a rename that fails: it was done all the same.
    const auto status = Disk::system().rename(from, to);
    return step() ? status : full(to);
  }
  Status remove(const fs::path& file) override { return step() ? Disk::system().remove(file) : full(file); }
  Status make_directory(const fs::path& directory) override { return Disk::system().make_directory(directory); }
  Status sync_directory(const fs::path& directory) override { return step() ? Status{} : full(directory); }
  bool has_failed() const { return operations_ >= fails_at_; }

 private:
  struct Open final : File {
    Open(OnceFailingDisk& of, fs::path file, std::unique_ptr<File> real)
        : disk(of), path(std::move(file)), inner(std::move(real)) {}
    Status append(std::string_view bytes) override {
      if (disk.step()) return inner->append(bytes);
      (void)inner->append(bytes.substr(0, bytes.size() / 2));
      return disk.full(path);
    }
    Status sync() override { return disk.step() ? Status{} : disk.full(path); }
    OnceFailingDisk& disk;
    fs::path path;
    std::unique_ptr<File> inner;
  };
  bool step() { return ++operations_ != fails_at_; }
  Error full(const fs::path& path) const {
    return Error(errors::write_failed, {{"path", path.string()}, {"reason", "no space left"}});
  }
  std::uint64_t fails_at_, operations_ = 0;
};

/// Opens after the failure; what is there must be whole, sound, and one of what was told.
void expect_sound(const fs::path& directory, const Told& told, const std::string& when, bool thoroughly) {
  OnceFailingDisk quick(0);
  auto opened = Index::open(directory, test::schema(), {.merges_in_background = false, .disk = &quick});
  ASSERT_TRUE(opened) << when << ": " << opened.error().print(Lang::en);
  auto& index = **opened;
  const bool is_old = test::holds(*index.snapshot(), told.acknowledged);
  ASSERT_TRUE(is_old || test::holds(*index.snapshot(), told.in_flight)) << when;
  if (!thoroughly) return;
  auto content = is_old ? told.acknowledged : told.in_flight;
  ASSERT_EQ(test::difference(*index.snapshot(), content), "") << when;
  ASSERT_TRUE(index.verify().empty()) << when;
  // And it goes on from there.
  SeededRandom random(3);
  const auto document = test::random_document(random, "after");
  ASSERT_TRUE(index.put(document)) << when;
  ASSERT_TRUE(index.commit()) << when;
  ASSERT_TRUE(index.merge_all()) << when;
  content["after"] = document;
  ASSERT_TRUE(test::holds(*index.snapshot(), content)) << when;
}

TEST(SearchCrash, LosesNothingAcknowledgedWhereverThePowerFails) {
  for (std::uint64_t seed = 1; seed <= 2; ++seed) {
    std::uint64_t operations = 0;
    for (std::uint64_t at = 1;; ++at) {
      const TempFolder folder;
      SeededRandom random(seed * 1'000 + at);
      FailingDisk disk(folder / "graves", at, random);
      const auto told = run_script(folder / "index", disk, seed);
      const bool is_over = !disk.is_dead();
      operations = disk.operations();
      disk.power_off();
      const auto when = "seed " + std::to_string(seed) + ", operation " + std::to_string(at);
      expect_sound(folder / "index", told, when, at % 7 == 0);
      if (HasFatalFailure() || is_over) break;
    }
    EXPECT_GT(operations, 150U) << "the script does little";
  }
}

TEST(SearchCrash, GoesOnAfterAnOperationThatFailed) {
  for (std::uint64_t at = 1;; ++at) {
    const TempFolder folder;
    OnceFailingDisk disk(at);
    const Index::Options options{.merges_in_background = false, .disk = &disk};
    auto opened = Index::open(folder / "index", test::schema(), options);
    if (!opened) opened = Index::open(folder / "index", test::schema(), options);
    ASSERT_TRUE(opened) << at << ": " << opened.error().print(Lang::en);
    SeededRandom random(at);
    Content content;
    const auto twice = [&](auto action) { return action().has_value() || action().has_value(); };
    for (int round = 0; round < 4; ++round) {
      for (int i = 0; i < 3; ++i) {
        const auto document = test::random_document(random, "K" + std::to_string(random.below(5)));
        ASSERT_TRUE(twice([&] { return (*opened)->put(document); })) << at;
        content[document.key] = document;
      }
      // Sometimes what failed is given up instead, then done again.
      if (!(*opened)->commit()) {
        if (at % 2 == 0) {
          (*opened)->rollback();
          for (const auto& [key, document] : content) ASSERT_TRUE((*opened)->put(document));
        }
        ASSERT_TRUE((*opened)->commit()) << at;
      }
      ASSERT_EQ(test::difference(*(*opened)->snapshot(), content), "") << at;
      if (round == 2) {
        ASSERT_TRUE(twice([&] { return (*opened)->merge_all(); })) << at;
      }
    }
    opened->reset();
    expect_sound(folder / "index", {content, content}, "operation " + std::to_string(at), true);
    if (HasFatalFailure() || !disk.has_failed()) break;
  }
}

/// Writes for ever, telling through `pipe` the number of each commit before it begins and after it is acknowledged.
[[noreturn]] void write_until_killed(const fs::path& directory, int pipe, std::uint64_t from) {
  auto opened = Index::open(directory, test::schema(), {.buffer_bytes = std::size_t{100} << 10});
  if (!opened) ::_exit(3);
  for (auto number = from;; ++number) {
    SeededRandom random(number);
    for (int i = 0; i < 5; ++i) {
      const auto key = "K" + std::to_string(random.below(40));
      const auto done =
          random.below(5) == 0 ? (*opened)->remove(key) : (*opened)->put(test::random_document(random, key));
      if (!done) ::_exit(4);
    }
    const std::uint64_t begun = number * 2, ended = number * 2 + 1;
    if (::write(pipe, &begun, sizeof begun) != sizeof begun) ::_exit(5);
    if (!(*opened)->commit(std::to_string(number))) ::_exit(6);
    if (::write(pipe, &ended, sizeof ended) != sizeof ended) ::_exit(5);
  }
}

/// The same changes on a map.
void apply(Content& content, std::uint64_t number) {
  SeededRandom random(number);
  for (int i = 0; i < 5; ++i) {
    const auto key = "K" + std::to_string(random.below(40));
    if (random.below(5) == 0)
      content.erase(key);
    else
      content[key] = test::random_document(random, key);
  }
}

TEST(SearchCrash, LosesNothingAcknowledgedWhenKilled) {
  const TempFolder folder;
  SeededRandom random(42);
  Content content;
  std::uint64_t next = 1;
  for (int round = 0; round < 20; ++round) {
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const auto child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) write_until_killed(folder / "index", pipe[1], next);
    ::close(pipe[1]);
    std::uint64_t last = 0, told = 0;
    const auto commits = 1 + random.below(12);
    const auto wait_us = static_cast<useconds_t>(random.below(15'000));
    while (last < (next + commits) * 2 && ::read(pipe[0], &told, sizeof told) == sizeof told) last = told;
    ::usleep(wait_us);
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "it ended by itself: " << WEXITSTATUS(status);
    while (::read(pipe[0], &told, sizeof told) == sizeof told) last = told;
    ::close(pipe[0]);
    const auto opened = Index::open(folder / "index", test::schema(), {.merges_in_background = false});
    ASSERT_TRUE(opened) << opened.error().print(Lang::en);
    // Each commit's note is its number: acknowledged or begun, and never an earlier one.
    const auto note = (*opened)->note();
    const auto committed = note.empty() ? next - 1 : std::stoull(note);
    const auto acknowledged = last % 2 == 1 ? last / 2 : last / 2 - 1;
    ASSERT_GE(committed, acknowledged) << round;
    ASSERT_LE(committed, last / 2) << round;
    for (; next <= committed; ++next) apply(content, next);
    ASSERT_EQ(test::difference(*(*opened)->snapshot(), content), "") << round;
    ASSERT_TRUE((*opened)->verify().empty()) << round;
  }
  EXPECT_GT(next, 60U);
}
}  // namespace
}  // namespace sanlian::search
