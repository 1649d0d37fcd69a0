// rooms: corpus search format base
// Room search beside SQLite FTS5, Xapian and Lucene over the same documents, and how good its ranking is. bench/run
// starts each step as a process of its own, so that its peak memory is its own, and collects what they print.
//   corpus_bench make FOLDER COUNT FROM     writes FOLDER/documents and FOLDER/asked; FROM: a folder of records, or the
//                                           demo's words (a .yaml)
//   corpus_bench index|search|open ENGINE FOLDER      ENGINE: ours, publications, sqlite, xapian
//   corpus_bench report ROWS                tables of what all steps printed
//   corpus_bench ranking DATA FOLDER        on records whose right answers are known
#include "bench/corpus/generator.h"
#include "bench/corpus/ranking.h"
#include "bench/corpus/report.h"

namespace {
using namespace sanlian;
using bench::Line;

std::string words(std::string_view text) {
  std::string out;
  search::for_each_token(text, [&](const search::TokenView& token) {
    if (token.kind == search::TermKind::word) out.append(out.empty() ? "" : " ").append(token.term);
  });
  return out;
}

void make(const std::string& folder, std::uint64_t count, const std::filesystem::path& from) {
  auto records = std::filesystem::is_directory(from) ? bench::read_base(from) : bench::InventedBase(from).make();
  const auto base = records.size();
  bench::Generator generator(std::move(records), 42);
  bench::Choosing choosing;
  std::filesystem::create_directories(folder);
  std::ofstream out(folder + "/documents", std::ios::binary);
  std::uint64_t bytes = 0, all_words = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto made = generator.make(i);
    const auto title = words(made.title), abstract = words(made.abstract);
    out << made.number << '\t' << made.title << '\t' << made.abstract << '\t' << title << '\t' << abstract << '\t'
        << made.rest << '\n';
    bytes += made.title.size() + made.abstract.size();
    const auto both = title + " . " + abstract;  // no word is a full stop: no phrase is taken across
    all_words += static_cast<std::uint64_t>(std::count(both.begin(), both.end(), ' ')) - 1;
    choosing.see(both);
    if (i % std::max<std::uint64_t>(1, count / 5'000) == 0) choosing.keep(both);
  }
  std::ofstream asked(folder + "/asked", std::ios::binary);
  for (const auto& one : choosing.choose()) asked << one.line();
  if (!out.flush() || !asked.flush()) throw std::runtime_error("cannot write to " + folder);
  const auto mean = [count](std::uint64_t sum) { return static_cast<double>(sum) / static_cast<double>(count); };
  std::printf(
      "note\tdocuments\t%llu of %zu records in %zu classes; mean %.0f bytes and %.1f words; %zu different words\n",
      static_cast<unsigned long long>(count), base, generator.pools(), mean(bytes), mean(all_words),
      choosing.different());
}

int run(const std::vector<std::string>& given) {
  const auto& verb = given.at(0);
  if (verb == "make") return make(given.at(1), std::stoull(given.at(2)), given.at(3)), 0;
  if (verb == "report") return bench::Report(given.at(1)).print(), 0;
  if (verb == "ranking") return bench::rank(given.at(1), given.at(2)), 0;
  const auto &engine = given.at(1), &folder = given.at(2);
  const bool indexes = verb == "index";
  if (engine == "ours" || engine == "publications") {
    const bench::Ours ours(folder, engine == "publications");
    return indexes ? ours.index() : verb == "open" ? ours.open_idle() : ours.search(), 0;
  }
  if (engine == "sqlite") return indexes ? bench::Sqlite(folder).index() : bench::Sqlite(folder).search(), 0;
#ifdef SANLIAN_XAPIAN
  if (engine == "xapian")
    return indexes ? bench::XapianEngine(folder).index() : bench::XapianEngine(folder).search(), 0;
#else
  if (engine == "xapian") return std::printf("note\tXapian\tnot measured: libxapian-dev was missing\n"), 0;
#endif
  return 2;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run({arguments + 1, arguments + count});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "corpus_bench: %s\n", error.what());
    return 1;
  }
}
