#include <CLI/CLI.hpp>
#include <cstdio>

#include "base/text.h"
#include "cli/command.h"
#include "cli/commands/corpus.h"
#include "corpus/json.h"
#include "corpus/library.h"
#include "search/language/parse.h"

namespace sanlian::cli {
namespace {

struct Options {
  std::string index, query, by = "year,applicant,ipc4,country,status", sort;
  std::size_t top = 10, rows = 10;
  bool count_only = false;
};

/// An error of the query with the line it stands in and a caret under the place.
template <class T>
Result<T> shown(Result<T> result) {
  if (!result)
    if (const auto sketch = search::sketch(result.error()); !sketch.empty())
      std::fprintf(stderr, "%s\n", sketch.c_str());
  return result;
}

std::string names_of(const std::vector<corpus::Party>& parties) {
  std::vector<std::string> names;
  for (const auto& party : parties) names.push_back(party.name);
  return join(names, "; ");
}

void print_row(const corpus::Row& row) {
  const auto& one = row.publication;
  std::printf("%-18s %-10s %s\n", one.number.c_str(), one.published ? one.published->to_string().c_str() : "",
              one.titles.empty() ? row.snippet.text.c_str() : one.titles.front().text.c_str());
  const auto applicants = names_of(one.applicants);
  if (!applicants.empty() || !one.ipc.empty())
    std::printf("%-29s  %s%s%s\n", "", applicants.c_str(), applicants.empty() || one.ipc.empty() ? "" : " · ",
                one.ipc.empty() ? "" : one.ipc.front().c_str());
}

Status run_search(const Context& context, const Options& options) {
  const auto library = SANLIAN_TRY(corpus::Library::open(options.index));
  const auto page = SANLIAN_TRY(shown(library->search(
      {.query = options.query, .limit = options.count_only ? 0 : options.top, .sort = options.sort, .after = {}})));
  if (context.json) {
    std::string json;
    format::JsonWriter out(json);
    corpus::write_json(out, page);
    std::printf("%s\n", json.c_str());
    return {};
  }
  for (const auto& row : page.rows) print_row(row);
  if (options.count_only)
    std::printf("%llu\n", static_cast<unsigned long long>(page.count));
  else
    std::printf(context.english ? "%llu found\n" : "共 %llu 件\n", static_cast<unsigned long long>(page.count));
  return {};
}

Status run_navigate(const Context& context, const Options& options) {
  const auto library = SANLIAN_TRY(corpus::Library::open(options.index));
  std::vector<search::FieldId> fields;
  for (const auto name : split(options.by, ',')) fields.push_back(SANLIAN_TRY(corpus::axis_field(name)));
  const auto found = SANLIAN_TRY(shown(library->find(options.query)));
  const auto axes = corpus::count_axes(*found.snapshot, found.set, fields, options.rows);
  if (context.json) {
    std::string json;
    format::JsonWriter out(json);
    out.begin_map().key("count").integer(static_cast<std::int64_t>(found.set.count())).key("exact").boolean(true);
    corpus::write_json(out.key("axes"), axes);
    out.end_map();
    std::printf("%s\n", json.c_str());
    return {};
  }
  for (const auto& axis : axes) {
    std::printf(context.english ? "%s (%llu values, %llu without)\n" : "%s（%llu 个取值，%llu 件没有）\n",
                axis.key.c_str(), static_cast<unsigned long long>(axis.values),
                static_cast<unsigned long long>(axis.without));
    for (const auto& row : axis.rows)
      std::printf("%10llu  %s\n", static_cast<unsigned long long>(row.count), row.value.c_str());
  }
  std::printf(context.english ? "%llu found\n" : "共 %llu 件\n", static_cast<unsigned long long>(found.set.count()));
  return {};
}

Status run_stats(const Context& context, const Options& options) {
  const auto library = SANLIAN_TRY(corpus::Library::open(options.index));
  const auto size = library->size();
  if (context.json) {
    std::string json;
    format::JsonWriter out(json);
    corpus::write_json(out, size);
    std::printf("%s\n", json.c_str());
    return {};
  }
  std::printf(context.english ? "%llu publications (%llu replaced), %llu segments, %llu terms, %llu bytes\n"
                              : "%llu 件公开文献（另有 %llu 件已被替换），%llu 个段，%llu 个词项，%llu 字节\n",
              static_cast<unsigned long long>(size.documents), static_cast<unsigned long long>(size.deleted),
              static_cast<unsigned long long>(size.segments), static_cast<unsigned long long>(size.terms),
              static_cast<unsigned long long>(size.bytes));
  return {};
}

/// A line per damage; the first one is the command's error.
Status run_verify(const Context& context, const Options& options) {
  const auto library = SANLIAN_TRY(corpus::Library::open(options.index));
  auto damages = library->verify();
  if (damages.empty()) {
    std::printf("%s\n", context.english ? "every byte is as it was written" : "所有字节均与写入时一致");
    return {};
  }
  for (std::size_t i = 1; i < damages.size(); ++i) std::printf("%s\n", damages[i].print(context.lang()).c_str());
  return std::move(damages.front());
}

CLI::App* add_part(CLI::App& corpus, Context& context, Action& action, const std::shared_ptr<Options>& options,
                   const char* name, const char* what, Status (*run)(const Context&, const Options&)) {
  auto* part = corpus.add_subcommand(name, what);
  part->add_option("--index", options->index, "folder of the index")->required();
  part->add_flag("--json", context.json, "machine-readable output");
  part->callback(
      [&context, &action, options, run] { action = [&context, options, run] { return run(context, *options); }; });
  return part;
}

}  // namespace

void add_corpus(CLI::App& app, Context& context, Action& action) {
  auto* corpus = app.add_subcommand("corpus", "the world's patents: search and navigation");
  corpus->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  add_corpus_import(*corpus, context, action);

  auto* search = add_part(*corpus, context, action, options, "search", "find publications", run_search);
  search->add_option("query", options->query, "as patent searchers write it: TA=燃料电池 AND IPC=H01M8")->required();
  search->add_option("--top", options->top, "rows shown, the best first")->capture_default_str();
  search->add_option("--sort", options->sort,
                     "by a day, year or count in place of rank; - before it for the highest first");
  search->add_flag("--count", options->count_only, "only how many");

  auto* navigate = add_part(*corpus, context, action, options, "navigate", "count what is found by axes", run_navigate);
  navigate->add_option("query", options->query, "as for search; empty for all")->required();
  navigate->add_option("--by", options->by, "axes, with commas between")->capture_default_str();
  navigate->add_option("--rows", options->rows, "rows an axis; 0 for all")->capture_default_str();

  add_part(*corpus, context, action, options, "stats", "what the index holds", run_stats);
  add_part(*corpus, context, action, options, "verify", "read every byte against its checksum", run_verify);
}

}  // namespace sanlian::cli
