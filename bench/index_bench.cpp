// How fast documents are indexed, merged and opened again, and what they cost on disk. Text is made up by a seed: 80 %
// Chinese of 200 characters, 20 % English of 120 words, about 900 bytes a document, words by Zipf.
//   index_bench DIRECTORY [DOCUMENTS]
// rooms: search base
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <filesystem>

#include "base/random.h"
#include "search/index/index.h"

namespace {

using namespace sanlian;
using namespace sanlian::search;

Schema schema() {
  return {{{.key = "title"},
           {.key = "abstract"},
           {.key = "class", .kind = FieldKind::keyword},
           {.key = "applicant", .kind = FieldKind::keyword},
           {.key = "city", .kind = FieldKind::keyword},
           {.key = "day", .kind = FieldKind::number}},
          {}};
}

/// Draws 0 to `size` - 1, low ones often (Zipf of exponent about 1).
std::size_t zipf(Random& random, std::size_t size) {
  const double uniform = static_cast<double>(random.next() >> 11) * 0x1p-53;
  return std::min(size - 1, static_cast<std::size_t>(std::exp(uniform * std::log(static_cast<double>(size)))) - 1);
}

std::string character(std::size_t number) {
  const auto code = 0x4e00 + number;
  return {static_cast<char>(0xe0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 63)),
          static_cast<char>(0x80 | (code & 63))};
}

struct Words {
  std::vector<std::string> chinese, english;
  explicit Words(Random& random) {
    for (int i = 0; i < 40'000; ++i) {
      std::string word;
      for (auto left = 2 + random.below(2); left > 0; --left) word += character(zipf(random, 6'000));
      chinese.push_back(word);
    }
    for (int i = 0; i < 60'000; ++i) {
      std::string word;
      for (auto left = 2 + random.below(9); left > 0; --left) word += static_cast<char>('a' + random.below(26));
      english.push_back(word);
    }
  }
};

std::string text(Random& random, const Words& words, bool is_chinese, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (is_chinese)
      out += words.chinese[zipf(random, words.chinese.size())];
    else
      (out += words.english[zipf(random, words.english.size())]) += ' ';
    if (i % 12 == 11) out += is_chinese ? "，" : ", ";
  }
  return out;
}

Document document(Random& random, const Words& words, std::size_t number) {
  Document made;
  const bool is_chinese = random.below(5) != 0;
  made.key = fmt::format("CN{:09}A", number);
  made.texts = {{0, text(random, words, is_chinese, 8)}, {1, text(random, words, is_chinese, is_chinese ? 80 : 120)}};
  for (auto left = 1 + random.below(6); left > 0; --left) {
    const auto group = zipf(random, 70'000);
    made.keywords.push_back({2, fmt::format("{}{:02}{} {}/{:02}", static_cast<char>('A' + group % 8), group % 97,
                                            static_cast<char>('A' + group % 26), group % 40, group % 90)});
  }
  made.keywords.push_back({3, fmt::format("applicant {}", zipf(random, 150'000))});
  made.keywords.push_back({4, fmt::format("city {}", zipf(random, 340))});
  made.numbers = {{5, static_cast<std::int64_t>(10'000 + random.below(12'000))}};
  made.order = made.keywords.front().value;
  made.payload = made.texts[0].value + made.texts[1].value;
  return made;
}

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

void must(const Status& status) {
  if (status) return;
  fmt::print(stderr, "{}\n", status.error().print(Lang::en));
  std::exit(1);
}
}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::filesystem::path directory = argv[1];
  const std::size_t count = argc > 2 ? std::stoul(argv[2]) : 100'000;
  std::filesystem::remove_all(directory);
  SeededRandom random(42);
  const Words words(random);
  double put_cpu = 0;
  std::uint64_t text_bytes = 0;
  {
    const auto index = std::move(*Index::open(directory, schema(), {.merges_in_background = false}));
    std::vector<Document> batch;
    const Stopwatch all;
    for (std::size_t made = 0; made < count;) {
      batch.clear();
      for (; made < count && batch.size() < 10'000; ++made) batch.push_back(document(random, words, made));
      for (const auto& each : batch) text_bytes += each.payload.size();
      const auto before = cpu_seconds();
      for (const auto& each : batch) must(index->put(each));
      put_cpu += cpu_seconds() - before;
    }
    const auto before = cpu_seconds();
    must(index->commit());
    put_cpu += cpu_seconds() - before;
    const auto size = index->size();
    fmt::print("index   {:>9.0f} docs/s of CPU   {} documents, {:.0f} bytes of text each\n",
               static_cast<double>(count) / put_cpu, count,
               static_cast<double>(text_bytes) / static_cast<double>(count));
    fmt::print("size    {:>9.0f} bytes a document in {} segments, {} terms\n",
               static_cast<double>(size.bytes) / static_cast<double>(count), size.segments, size.terms);
    const auto merge = cpu_seconds();
    must(index->merge_all());
    fmt::print("merge   {:>9.1f} us of CPU a document; then {:.0f} bytes\n",
               (cpu_seconds() - merge) * 1e6 / static_cast<double>(count),
               static_cast<double>(index->size().bytes) / static_cast<double>(count));
  }
  const Stopwatch opening;
  const auto index = std::move(*Index::open_to_read(directory, schema()));
  fmt::print("open    {:>9.2f} ms\n", opening.seconds() * 1e3);
  const Stopwatch verifying;
  if (!index->verify().empty()) return 1;
  fmt::print("verify  {:>9.2f} GB/s\n", static_cast<double>(index->size().bytes) * 1e-9 / verifying.seconds());
  return 0;
}
