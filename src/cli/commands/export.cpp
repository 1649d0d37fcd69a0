#include "work/export/export.h"

#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/command.h"
#include "work/errors.h"

namespace sanlian::cli {
namespace {

struct Options {
  std::string type, file, filter, format, login;
  std::vector<std::string> fields, sort;
};

Status run(Context& context, const Options& given) {
  const auto platform = SANLIAN_TRY(context.open(true));
  auto actor = record::Actor::system("command line");
  if (!given.login.empty()) {
    const auto account = SANLIAN_TRY(work::find_account(platform->store().reader(), given.login));
    if (!account) return Error(work::errors::no_such_user, {{"login", given.login}});
    actor = account->user.actor();
  }
  work::ExportOptions options{.type = SANLIAN_TRY(platform->registry().type(given.type)),
                              .selection = {},
                              .format = given.format == "csv" || (given.format.empty() && given.file.ends_with(".csv"))
                                            ? work::ExportFormat::csv
                                            : work::ExportFormat::xlsx,
                              .file = given.file,
                              .lang = context.lang()};
  options.selection.filter = given.filter;
  options.selection.fields = given.fields;
  for (const auto& key : given.sort)
    options.selection.sort.push_back(key.starts_with('-') ? record::SortKey{key.substr(1), true}
                                                          : record::SortKey{key, false});
  const auto count = SANLIAN_TRY(work::export_records(*platform, actor, options));
  std::printf(context.json ? "{\"records\":%lld}\n" : "%lld\n", static_cast<long long>(count));
  return {};
}

}  // namespace

void add_export(CLI::App& app, Context& context, Action& action) {
  const auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("export", "write records to a table (.xlsx or .csv)");
  add_data_option(*command, context);
  command->add_option("TYPE", options->type, "record type")->required();
  command->add_option("FILE", options->file)->required();
  command->add_option("--filter", options->filter, "FEEL condition over the record");
  command->add_option("--format", options->format, "csv or xlsx; else by the file's name")
      ->check(CLI::IsMember({"csv", "xlsx"}));
  command->add_option("--fields", options->fields, "only these fields")->delimiter(',');
  command->add_option("--sort", options->sort, "fields to sort by; - before one for descending")->delimiter(',');
  command->add_option("--as", options->login, "with the rights of this person");
  command->callback([&context, &action, options] { action = [&context, options] { return run(context, *options); }; });
}

}  // namespace sanlian::cli
