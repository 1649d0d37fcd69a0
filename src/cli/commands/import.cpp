#include "work/import/import.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "base/text.h"
#include "cli/command.h"
#include "cli/errors.h"
#include "cli/progress_bar.h"
#include "format/json.h"
#include "format/yaml.h"
#include "work/errors.h"
#include "work/import/errors.h"
#include "work/import/undo.h"

namespace sanlian::cli {
namespace fs = std::filesystem;
namespace {

struct Options {
  std::string type, file, map, mode = "insert", park, errors, sheet, login, undo;
  std::vector<std::string> key, create_missing;
  bool dry_run = false;
};

std::string_view step_of(const work::ImportProgress& progress, Lang lang) {
  if (progress.writing) return lang == Lang::zh ? "写入" : "writing";
  return lang == Lang::zh ? "读取" : "reading";
}

Result<std::vector<std::pair<std::string, std::string>>> map_of(const std::string& path) {
  if (path.empty()) return std::vector<std::pair<std::string, std::string>>();
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error(errors::cannot_read_file, {{"file", path}});
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  auto map = work::read_map(SANLIAN_TRY(format::parse_yaml(text, path)));
  if (!map) return std::move(map).error().at(path);
  return map;
}

/// Who is at the keyboard has the data folder anyway; --as says in whose name, and then with whose rights.
Result<record::Actor> actor_of(work::Platform& platform, const std::string& login) {
  if (login.empty()) return record::Actor::system("command line");
  const auto account = SANLIAN_TRY(work::find_account(platform.store().reader(), login));
  if (!account) return Error(work::errors::no_such_user, {{"login", login}});
  return account->user.actor();
}

/// Records of the platform have no park; all others do, so it is never guessed when there are several.
Result<std::string> park_of(work::Platform& platform, const record::Actor& actor, const std::string& given) {
  if (given == "none") return std::string();
  if (!given.empty() || !actor.park().empty()) return given;
  std::vector<std::string> parks;
  for (const auto& park : platform.registry().parks()) parks.push_back(park.key);
  if (parks.size() == 1) return parks[0];
  return Error(work::errors::import_park_needed, {{"parks", join(parks, ", ")}});
}

void print_list(const std::string& json, const Context& context, const char* word) {
  const auto list = format::parse_json(json);
  for (const auto& one : list->items()) {
    const auto* message = one.find_text(context.lang() == Lang::zh ? "message" : "message_en");
    const auto* column = one.find_text("column");
    std::printf("%s %s%s%s %s\n", word, one.find("row")->number_text().c_str(), column && !column->empty() ? " " : "",
                column ? column->c_str() : "", message ? message->c_str() : "");
  }
}

void print_mapping(const std::string& json) {
  const auto list = format::parse_json(json);
  for (const auto& one : list->items()) {
    const auto* field = one.find_text("field");
    const auto* times = one.find_text("times");
    std::printf("  %s → %s%s%s\n", one.find_text("header")->c_str(),
                field ? field->c_str() : ("— (" + *one.find_text("why") + ")").c_str(), times ? " × " : "",
                times ? times->c_str() : "");
  }
}

void print_batch(const work::ImportBatch& batch, const Context& context) {
  if (context.json) {
    std::printf("%s\n", batch.json().c_str());
    return;
  }
  const bool zh = context.lang() == Lang::zh;
  print_mapping(batch.mapping);
  print_list(batch.problems, context, zh ? "拒绝：行" : "refused: row");
  print_list(batch.warnings, context, zh ? "提醒：行" : "warning: row");
  const auto& c = batch.counts;
  std::printf(zh ? "%s：共 %lld 行 = 新增 %lld + 更新 %lld + 未变 %lld + 拒绝 %lld；存疑 %lld，另建 %lld%s\n"
                 : "%s: %lld rows = %lld inserted + %lld updated + %lld unchanged + %lld refused; %lld with doubts, "
                   "%lld made beside%s\n",
              batch.id.c_str(), static_cast<long long>(c.rows), static_cast<long long>(c.inserted),
              static_cast<long long>(c.updated), static_cast<long long>(c.unchanged), static_cast<long long>(c.refused),
              static_cast<long long>(c.warned), static_cast<long long>(c.created),
              batch.state == "dry_run" ? (zh ? "（试运行，没有写入）" : " (dry run, nothing written)") : "");
}

Status run(Context& context, const Options& given) {
  const auto platform = SANLIAN_TRY(context.open());
  const auto actor = SANLIAN_TRY(actor_of(*platform, given.login));
  ProgressBar bar;
  work::ImportOptions options;
  options.type = SANLIAN_TRY(platform->registry().type(given.type));
  options.file = given.file;
  options.sheet = given.sheet;
  options.mode = *work::mode_of(given.mode);
  options.key = given.key;
  options.map = SANLIAN_TRY(map_of(given.map));
  options.create_missing = given.create_missing;
  options.park = SANLIAN_TRY(park_of(*platform, actor, given.park));
  options.dry_run = given.dry_run;
  options.lang = context.lang();
  options.progress = [&bar, &context](const work::ImportProgress& progress) {
    bar.draw(step_of(progress, context.lang()), progress.done, progress.total);
  };
  const auto batch = SANLIAN_TRY(work::run_import(*platform, actor, options));
  if (!given.errors.empty() && !batch.error_file.empty()) {
    std::error_code failed;
    fs::copy_file(work::import_folder(platform->store().folder()) / batch.error_file, given.errors,
                  fs::copy_options::overwrite_existing, failed);
    if (failed) return Error(errors::cannot_print, {{"file", given.errors}});
  }
  print_batch(batch, context);
  return {};
}

Status list_or_undo(Context& context, const Options& given) {
  const auto platform = SANLIAN_TRY(context.open(given.undo.empty()));
  const auto actor = SANLIAN_TRY(actor_of(*platform, given.login));
  if (!given.undo.empty()) {
    const auto batch = SANLIAN_TRY(work::undo_import(*platform, actor, given.undo));
    std::printf("%s\n", context.json ? batch.json().c_str() : (batch.state + " " + batch.undone).c_str());
    return {};
  }
  constexpr int kShown = 50;
  for (const auto& batch : SANLIAN_TRY(work::list_batches(*platform, platform->store().reader(), actor, kShown)))
    std::printf("%s\n", batch.json(false).c_str());
  return {};
}

}  // namespace

void add_import(CLI::App& app, Context& context, Action& action) {
  const auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("import", "read a table (.xlsx or .csv) into records");
  add_data_option(*command, context);
  command->add_option("TYPE", options->type, "record type")->required();
  command->add_option("FILE", options->file)->required();
  command->add_option("--map", options->map, "YAML: header: field, or ignore");
  command->add_option("--mode", options->mode)
      ->check(CLI::IsMember({"insert", "update", "upsert"}))
      ->capture_default_str();
  command->add_option("--key", options->key, "fields that tell which record a row is about")->delimiter(',');
  command->add_option("--create-missing", options->create_missing, "type whose records are made when a row names one")
      ->delimiter(',');
  command->add_option("--sheet", options->sheet, "sheet of a workbook");
  command->add_option("--park", options->park, "park of the records, or none");
  command->add_option("--errors", options->errors, "where to put the refused rows");
  command->add_option("--as", options->login, "in the name and with the rights of this person");
  command->add_flag("--dry-run", options->dry_run, "do everything and take it back");
  command->callback([&context, &action, options] { action = [&context, options] { return run(context, *options); }; });

  auto* batches = app.add_subcommand("imports", "list imports, or take one back");
  add_data_option(*batches, context);
  batches->add_option("--undo", options->undo, "id of the import to take back");
  batches->add_option("--as", options->login, "in the name and with the rights of this person");
  batches->callback(
      [&context, &action, options] { action = [&context, options] { return list_or_undo(context, *options); }; });
}

}  // namespace sanlian::cli
