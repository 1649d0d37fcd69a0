#include <CLI/CLI.hpp>
#include <cstdio>
#include <map>

#include "cli/command.h"
#include "cli/commands/corpus.h"
#include "cli/progress_bar.h"
#include "corpus/import.h"
#include "corpus/schema.h"
#include "format/json_writer.h"

namespace sanlian::cli {
namespace {
namespace fs = std::filesystem;

struct Options {
  std::string index, format = "auto", refusals;
  std::vector<std::string> files;
  bool anew = false, merge = false;
};

const std::map<std::string, corpus::Format> kFormats = {{"uspto-xml", corpus::Format::uspto_xml},
                                                        {"uspto-pap", corpus::Format::uspto_pap},
                                                        {"uspto-sgml", corpus::Format::uspto_sgml},
                                                        {"uspto-aps", corpus::Format::uspto_aps},
                                                        {"st96", corpus::Format::st96},
                                                        {"table", corpus::Format::table},
                                                        {"jsonl", corpus::Format::json_lines}};

/// `3/11 grants.xml · 41,200 records · 23,000/s · 12 s`
std::string note_of(const corpus::ImportProgress& progress, bool english) {
  std::string note = std::to_string(progress.file_number) + "/" + std::to_string(progress.files) + " " +
                     progress.file.filename().string() + " · " + std::to_string(progress.counts.read) +
                     (english ? " records" : " 条") + " · " +
                     std::to_string(static_cast<std::int64_t>(progress.documents_per_second)) + "/s";
  if (progress.time_to_end)
    note += " · " + std::to_string(progress.time_to_end->count() / 1000) + (english ? " s left" : " 秒后完成");
  return note;
}

/// Every file named, and those of the folders named, in the order of their names.
Result<std::vector<fs::path>> files_of(const std::vector<std::string>& named) {
  std::vector<fs::path> files;
  for (const auto& name : named) {
    std::error_code failed;
    if (!fs::is_directory(name, failed)) {
      files.emplace_back(name);
      continue;
    }
    std::vector<fs::path> inside;
    for (const auto& entry : fs::recursive_directory_iterator(name, failed))
      if (entry.is_regular_file()) inside.push_back(entry.path());
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

void print_report(const corpus::ImportReport& report, const Context& context) {
  const auto& counts = report.counts;
  const auto whole = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
  if (context.json) {
    std::string json;
    format::JsonWriter out(json);
    const auto number = [&](std::string_view key, std::uint64_t value) {
      out.key(key).integer(static_cast<std::int64_t>(value));
    };
    out.begin_map();
    number("read", counts.read);
    number("added", counts.added);
    number("changed", counts.changed);
    number("unchanged", counts.unchanged);
    number("refused", counts.refused);
    number("passed_over", report.passed_over);
    number("milliseconds", static_cast<std::uint64_t>(report.time.count()));
    out.key("flags").begin_map();
    for (const auto& [flag, count] : counts.flags) number(flag, count);
    out.end_map().end_map();
    std::printf("%s\n", json.c_str());
    return;
  }
  for (const auto& [flag, count] : counts.flags)
    std::printf(context.english ? "flag %s: %llu\n" : "标记 %s：%llu 条\n", flag.c_str(), whole(count));
  std::printf(context.english ? "%llu records (%llu added, %llu changed, %llu unchanged), %llu refused, %.0f docs/s\n"
                              : "%llu 条记录（新增 %llu，更新 %llu，未变 %llu），拒绝 %llu 条，每秒 %.0f 条\n",
              whole(counts.read), whole(counts.added), whole(counts.changed), whole(counts.unchanged),
              whole(counts.refused), report.documents_per_second);
}

Status run(Context& context, const Options& given) {
  const auto index = SANLIAN_TRY(search::Index::open(given.index, corpus::publication_schema(), {}));
  ProgressBar bar;
  corpus::ImportOptions options;
  if (given.format != "auto") options.format = kFormats.at(given.format);
  options.refusals = given.refusals;
  options.begins_anew = given.anew;
  options.progress = [&](const corpus::ImportProgress& progress) {
    bar.draw(context.english ? "reading" : "读取", progress.bytes.bytes_read, progress.bytes.bytes_total,
             note_of(progress, context.english));
  };
  options.refused = [&](const corpus::Refusal& refusal) {
    bar.clear();
    std::fprintf(stderr, "%s:%llu: %s\n", refusal.file.c_str(),
                 static_cast<unsigned long long>(refusal.row > 0 ? refusal.row : refusal.offset),
                 refusal.reason.print(context.lang()).c_str());
  };
  const auto files = SANLIAN_TRY(files_of(given.files));
  const auto report = SANLIAN_TRY(corpus::import_files(*index, files, options, context.clock));
  if (given.merge) SANLIAN_TRY(index->merge_all());
  bar.clear();
  print_report(report, context);
  return {};
}

}  // namespace

void add_corpus_import(CLI::App& corpus, Context& context, Action& action) {
  auto* command = corpus.add_subcommand("import", "read publications from files of patent offices and databases");
  const auto options = std::make_shared<Options>();
  command->add_option("--index", options->index, "folder of the index; made if absent")->required();
  std::vector<std::string> names = {"auto"};
  for (const auto& [name, format] : kFormats) names.push_back(name);
  command->add_option("--format", options->format, "else detected from each file's first bytes")
      ->check(CLI::IsMember(names))
      ->capture_default_str();
  command->add_option("FILE", options->files, "files, plain, .gz, .zst or .zip, or folders of them")->required();
  command->add_option("--refusals", options->refusals, "where to put a JSON line for each refused record");
  command->add_flag("--anew", options->anew, "from the first record, though an import of these files was broken off");
  command->add_flag("--merge", options->merge, "merge everything into one segment at the end: fastest to search");
  command->add_flag("--json", context.json, "machine-readable output");
  command->callback([&context, &action, options] { action = [&context, options] { return run(context, *options); }; });
}

}  // namespace sanlian::cli
