// rooms: work patent
// The first page of a filtered list among a million patents, over HTTP, as people with different rights: the province,
// which sees all; a park's staff; one firm; a bank with the consent of twenty firms. The million is written once
// through the record writer, in jobs of a thousand, and kept in FOLDER for the next run.
//   list_bench SANLIAN PACKS FOLDER [rows] [seconds a cell]
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <map>
#include <thread>

#include "bench/support/load.h"
#include "bench/support/patents.h"
#include "bench/support/served.h"
#include "work/platform.h"
#include "work/users.h"

namespace {
using namespace sanlian;
namespace fs = std::filesystem;
constexpr int kAJob = 1'000, kConsents = 20;

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().print(Lang::en));
  return std::move(result).value();
}
void must(const Status& status) {
  if (!status) throw std::runtime_error(status.error().print(Lang::en));
}

/// Fills a platform from the inside, with everything that a create over HTTP does too.
class Filler {
 public:
  Filler(const fs::path& data, const fs::path& packs)
      : platform_(must(work::Platform::open({.data = data, .packs = packs, .clock = &clock_, .random = &random_}))) {}

  void fill(std::int64_t rows) {
    for (const auto& park : platform_->registry().parks()) parks_.push_back(park.key);
    make_firms();
    for (std::int64_t i = 0; i < rows; i += kAJob) queue_patents(i, std::min<std::int64_t>(rows, i + kAJob));
    while (open_ > 0) pause();
    if (!failure_.empty()) throw std::runtime_error(failure_);
    make_people();
  }

 private:
  static void pause() { std::this_thread::sleep_for(std::chrono::milliseconds(1)); }

  record::Draft draft(std::string_view type, std::string_view json) {
    auto read = must(record::read_draft(*must(platform_->registry().type(type)), must(format::parse_json(json)),
                                        record::DoubtMode::ask));
    must(platform_->writer().prepare(read, system_, clock_.now()));
    return read;
  }
  std::string create(std::string_view type, const std::string& json) {
    auto ready = draft(type, json);
    return must(platform_->store().write_and_wait([&](store::Transaction& transaction) {
             return platform_->writer().create(transaction, {system_, cause_}, ready);
           }))
        .id;
  }
  const std::string& park_of(int firm) const { return parks_[static_cast<std::size_t>(firm) % parks_.size()]; }

  void make_firms() {
    const auto bank = create("bank", R"({"name":"济水商业银行","park":")" + parks_[0] + "\"}");
    bank_ = bank;
    for (int firm = 0; firm < bench::Patents::kFirms; ++firm) {
      firms_.push_back(create("enterprise", R"({"name":"三链园区示范企业)" + std::to_string(firm) +
                                                R"(有限责任公司","park":")" + park_of(firm) + R"(","high_tech":)" +
                                                (firm % 3 ? "false" : "true") + "}"));
      if (firm > 0 && firm <= kConsents)
        create("consent", R"({"enterprise":")" + firms_.back() + R"(","bank":")" + bank + R"(","park":")" +
                              park_of(firm) +
                              R"(","scope":["patents"],"valid_until":"2099-12-31","signed_by":"王芳"})");
    }
  }

  void queue_patents(std::int64_t first, std::int64_t end) {
    std::vector<record::Draft> drafts;
    for (auto i = first; i < end; ++i) {
      const int firm = bench::Patents::firm_of(i);
      drafts.push_back(draft("patent", bench::Patents::json(i, firms_[static_cast<std::size_t>(firm)], park_of(firm))));
    }
    while (open_ > 3) pause();
    ++open_;
    must(platform_->store().write(
        [this, drafts = std::move(drafts)](store::Transaction& transaction) -> Status {
          for (const auto& one : drafts) SANLIAN_TRY(platform_->writer().create(transaction, {system_, cause_}, one));
          return {};
        },
        [this](const Status& status) {
          if (!status) failure_ = status.error().print(Lang::en);
          --open_;
        },
        nullptr, store::WriteKind::large));
    if (end % 100'000 == 0) std::fprintf(stderr, "%lld patents\n", static_cast<long long>(end));
  }

  void make_people() {
    const auto add = [this](const std::string& login, const std::string& role, const std::string& park,
                            const std::string& organisation) {
      const auto hash = must(work::hash_password(bench::Served::kPassword));
      must(platform_->store().write_and_wait([&](store::Transaction& transaction) {
        return work::add_user(
            transaction, platform_->registry(), platform_->ids(), system_,
            {.id = {}, .login = login, .name = login, .roles = {role}, .park = park, .organisation = organisation},
            hash);
      }));
    };
    add("province", "province_viewer", "", "");
    add("staff", "task_force", parks_[0], "");
    add("large_firm", "enterprise_user", parks_[0], firms_[0]);
    add("firm", "enterprise_user", park_of(1), firms_[1]);
    add("bank", "bank_officer", parks_[0], bank_);
  }

  const SystemClock clock_;
  SystemRandom random_;
  const record::Actor system_ = record::Actor::system("bench");
  const record::Cause cause_{.kind = "import", .reference = "bench", .request_id = {}};
  std::unique_ptr<work::Platform> platform_;
  std::vector<std::string> parks_, firms_;
  std::string bank_, failure_;
  std::atomic<int> open_ = 0;
};

struct List {
  const char *name, *filter, *sort;
};
constexpr List kLists[] = {
    {"all, newest first", "", ""},
    {"in force", "status = \"in_force\"", ""},
    {"inventions in force", "status = \"in_force\" and kind = \"invention\"", ""},
    {"pledged", "pledged = true", ""},
    {"expiring next year", "expiry_date >= @\"2027-01-01\" and expiry_date < @\"2028-01-01\"", "expiry_date"},
    {"annuity due in a month", "annuity_paid_to < @\"2026-12-23\" and status = \"in_force\"", "annuity_paid_to"},
    {"in one class", "starts with(ipc_main, \"H01M\")", ""},
    {"title holds 导管", "contains(title, \"导管\") and status = \"in_force\"", ""},
};
constexpr const char* kPeople[] = {"province", "staff", "large_firm", "firm", "bank"};

void measure(const fs::path& sanlian, const fs::path& data, std::int64_t rows, double seconds) {
  bench::Served served(sanlian, data);
  served.start();
  std::printf("%lld patents; a page of 50 with all fields, one request at a time, %.1f s each; p50 and p99 in ms\n",
              static_cast<long long>(rows), seconds);
  std::printf("%-24s", "");
  for (const auto* person : kPeople) std::printf("%18s", person);
  std::printf("\n");
  std::map<std::string, std::vector<double>> all;
  for (const auto& list : kLists) {
    std::printf("%-24s", list.name);
    for (const auto* person : kPeople) {
      const auto request = bench::get(
          "/api/v1/records/patent?filter=" + bench::encoded(list.filter) + "&sort=" + bench::encoded(list.sort),
          served.log_in(person));
      const auto figures = bench::Load(served.port(), 1).run(seconds, [&](std::string& out) { out = request; });
      all[person].push_back(figures.p50_ms);
      std::printf("%9.2f %8.2f%s", figures.p50_ms, figures.p99_ms, figures.refused ? "!" : "");
      std::fflush(stdout);
    }
    std::printf("\n");
  }
  for (auto& [person, waits] : all) std::sort(waits.begin(), waits.end());
  const auto median = [&all](const std::string& person) { return all[person][all[person].size() / 2]; };
  for (const auto* person : kPeople)
    std::printf("%-12s median of the lists %8.2f ms, %5.2f times the staff's; slowest list %8.2f ms\n", person,
                median(person), median(person) / median("staff"), all[person].back());
}

void run(const fs::path& sanlian, const fs::path& packs, const fs::path& folder, std::int64_t rows, double seconds) {
  const auto data = folder / ("lists-" + std::to_string(rows)), done = data / "filled";
  if (!fs::exists(done)) {
    fs::remove_all(data);
    const auto start = std::chrono::steady_clock::now();
    Filler(data, packs).fill(rows);
    const auto took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("filled in %.0f s: %.0f journaled creates/s in jobs of %d\n", took, static_cast<double>(rows) / took,
                kAJob);
    std::ofstream(done) << took << '\n';
  }
  measure(sanlian, data, rows, seconds);
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> given(arguments + 1, arguments + count);
  if (given.size() < 3) {
    std::fprintf(stderr, "list_bench SANLIAN PACKS FOLDER [rows] [seconds a cell]\n");
    return 2;
  }
  try {
    run(given[0], given[1], given[2], given.size() > 3 ? std::stoll(given[3]) : 1'000'000,
        given.size() > 4 ? std::stod(given[4]) : 0.8);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "list_bench: %s\n", error.what());
    return 1;
  }
}
