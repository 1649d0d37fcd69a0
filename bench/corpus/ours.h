#pragma once

#include <malloc.h>

#include "bench/corpus/asked.h"
#include "bench/corpus/line.h"
#include "bench/corpus/written.h"
#include "corpus/document.h"
#include "corpus/schema.h"
#include "search/facet/facet.h"
#include "search/index/index.h"
#include "search/match/match.h"

namespace sanlian::bench {

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().print(Lang::en));
  return *std::move(result);
}
inline void must(const Status& status) {
  if (!status) throw std::runtime_error(status.error().print(Lang::en));
}

/// What the peers are given too: two texts, five lists of values, the year.
inline search::Schema lean_schema() {
  using search::Field, search::FieldKind;
  std::vector<Field> fields = {{.key = "title", .weight = 1}, {.key = "abstract", .weight = 1}};
  for (const char* key : {"ipc_subclass", "ipc_group", "applicant", "region", "status"})
    fields.push_back({.key = key, .kind = FieldKind::keyword});
  fields.push_back({.key = "year", .kind = FieldKind::number});
  return {std::move(fields), {}};
}

inline search::Document lean_document(const Line& line) {
  search::Document out;
  out.key = line[Line::number];
  out.texts = {{0, std::string(line[Line::title])}, {1, std::string(line[Line::abstract])}};
  for_each_part(line[Line::ipc], ';', [&](std::string_view symbol) {
    const auto levels = corpus::symbol_levels(symbol);
    if (out.order.empty()) out.order = levels.main_group.empty() ? symbol : levels.main_group;
    if (!levels.subclass.empty()) out.keywords.push_back({2, levels.subclass});
    if (!levels.main_group.empty()) out.keywords.push_back({3, levels.main_group});
  });
  for_each_part(line[Line::applicants], ';', [&](std::string_view name) {
    out.keywords.push_back({4, std::string(name)});
  });
  out.keywords.push_back({5, std::string(line[Line::region])});
  out.keywords.push_back({6, std::string(line[Line::status])});
  out.numbers.push_back({7, line.year_number()});
  return out;
}

/// The same document as the room keeps it: all fields, and the whole record to give back.
inline corpus::Publication publication(const Line& line) {
  corpus::Publication out;
  const bool is_chinese = line[Line::number].starts_with("CN");
  out.number = line[Line::number];
  out.country = is_chinese ? "CN" : "US";
  out.kind = "A";
  out.titles = {{is_chinese ? "zh" : "en", std::string(line[Line::title])}};
  out.abstracts = {{is_chinese ? "zh" : "en", std::string(line[Line::abstract])}};
  out.published = Date::of(line.year_number(), 6, 30);
  for_each_part(line[Line::ipc], ';', [&](std::string_view symbol) { corpus::add_symbol(out.ipc, symbol); });
  for_each_part(line[Line::applicants], ';', [&](std::string_view name) {
    out.applicants.push_back({std::string(name), std::string(name), out.country, std::string(line[Line::region])});
  });
  for_each_part(line[Line::cites], ';', [&](std::string_view number) {
    out.cites.push_back({std::string(number), {}, ""});
  });
  out.legal_status = line[Line::status];
  out.source = "generated";
  return out;
}

class Ours {
 public:
  /// `whole`: as publications, under the room's schema.
  Ours(std::string folder, bool whole)
      : folder_(std::move(folder)), whole_(whole), name_(whole ? "ours, publications" : "ours") {}

  std::string directory() const { return folder_ + (whole_ ? "/ours-whole" : "/ours"); }
  search::Schema schema() const { return whole_ ? corpus::publication_schema() : lean_schema(); }

  void index() const {
    std::filesystem::remove_all(directory());
    std::ifstream in(folder_ + "/documents");
    std::uint64_t documents = 0;
    const Indexing timed;
    {
      const auto index = must(search::Index::open(directory(), schema(), {}));
      for (std::string text; std::getline(in, text); ++documents) {
        const auto line = Line::split(text);
        must(index->put(whole_ ? corpus::to_document(publication(line)) : lean_document(line)));
      }
      must(index->commit());
      std::printf("note\t%s\t%.2f s and %.2f of processor time before the segments were merged into one\n",
                  name_.c_str(), timed.so_far(), timed.processor_so_far());
      must(index->merge_all());
    }
    timed.print(name_, documents, directory());
  }

  /// Opens as a first reader does, and again; what it keeps in memory when nothing is asked.
  void open_idle() const {
    malloc_trim(0);
    const long before = status_kb("RssAnon"), before_file = status_kb("RssFile");
    const double start = seconds();
    const auto first = must(search::Index::open_to_read(directory(), schema()));
    const double first_ms = (seconds() - start) * 1e3;
    const long anonymous = status_kb("RssAnon") - before, file = status_kb("RssFile") - before_file;
    const double median_ms = median_ns(9, [&] { must(search::Index::open_to_read(directory(), schema())); }) / 1e6;
    std::printf("opened\t%s\t%.2f\t%.2f\t%ld\t%ld\n", name_.c_str(), first_ms, median_ms, anonymous, file);
  }

  void search() const {
    const auto index = must(search::Index::open_to_read(directory(), schema()));
    const auto snapshot = index->snapshot();
    int place = 0;
    for (const auto& asked : read_asked(folder_ + "/asked")) {
      if (asked.name.starts_with("facet")) continue;
      const auto query = this->query(asked);
      const auto count = must(search::count(*snapshot, query));
      const double count_ns = median_ns(5, [&] { must(search::count(*snapshot, query)); });
      const double top_ns = median_ns(5, [&] { must(search::top(*snapshot, query, 10)); });
      std::printf("query\t%s\t%s\t%d\t%.0f\t%.0f\t%llu\n", name_.c_str(), asked.name.c_str(), place++, count_ns, top_ns,
                  static_cast<unsigned long long>(count));
    }
    navigate(*snapshot);
  }

 private:
  search::FieldId id(std::string_view key) const { return *schema().find(key); }

  search::Query query(const Asked& asked) const {
    const std::vector<search::FieldId> texts = {id("title"), id("abstract")};
    if (asked.op == '"') return {search::Phrase{texts, asked.text}};
    std::vector<search::Query> words;
    for (const auto& word : asked.words) words.push_back({search::Phrase{texts, word}});
    if (words.size() == 1) return words[0];
    if (asked.op == '&') return {search::And{std::move(words)}};
    return {search::Or{std::move(words)}};
  }

  void navigate(const search::Snapshot& snapshot) const {
    const std::vector<search::FieldId> fields = {id("ipc_subclass"), id("ipc_group"), id("applicant"), id("region"),
                                                 id(whole_ ? "legal_status" : "status")};
    const auto year = id(whole_ ? "published_year" : "year");
    auto all = read_asked(folder_ + "/asked");
    all.push_back({"facet-all", 't', {}, ""});
    int place = 0;
    for (const auto& asked : all) {
      if (!asked.name.starts_with("facet")) continue;
      const auto query = asked.words.empty() ? search::Query{search::Everything{}} : this->query(asked);
      const auto set = must(search::match(snapshot, query));
      std::uint64_t sum = 0;
      for (const auto& facet : search::facets(snapshot, set, fields, 20))
        for (const auto& count : facet.counts) sum += count.count;
      for (const auto& count : search::number_counts(snapshot, set, year)) sum += count.count;
      const double set_ns = median_ns(5, [&] { must(search::match(snapshot, query)); });
      const double facets_ns = median_ns(5, [&] {
        search::facets(snapshot, set, fields, 20);
        search::number_counts(snapshot, set, year);
      });
      std::printf("facets\t%s\t%s\t%d\t%llu\t%.0f\t%.0f\t%llu\n", name_.c_str(), asked.name.c_str(), place++,
                  static_cast<unsigned long long>(set.count()), set_ns, facets_ns,
                  static_cast<unsigned long long>(sum));
    }
  }

  std::string folder_;
  bool whole_;
  std::string name_;
};

}  // namespace sanlian::bench
