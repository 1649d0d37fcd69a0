#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

#include "cli/command.h"
#include "work/errors.h"

namespace sanlian::cli {
namespace {

/// From standard input, so that it stands in no shell history and no process list.
std::string read_password() {
  std::string password;
  std::getline(std::cin, password);
  return password;
}

Status add(Context& context, const work::User& user) {
  const auto platform = SANLIAN_TRY(context.open());
  const auto hash = SANLIAN_TRY(work::hash_password(read_password()));
  const auto id = SANLIAN_TRY(platform->store().write_and_wait([&](store::Transaction& transaction) {
    return work::add_user(transaction, platform->registry(), platform->ids(), record::Actor::system("command line"),
                          user, hash);
  }));
  std::printf("%s\n", id.c_str());
  return {};
}

Status set_password(Context& context, const std::string& login) {
  const auto platform = SANLIAN_TRY(context.open());
  const auto account = SANLIAN_TRY(work::find_account(platform->store().reader(), login));
  if (!account) return Error(work::errors::no_such_user, {{"login", login}});
  const auto hash = SANLIAN_TRY(work::hash_password(read_password()));
  return platform->store().write_and_wait([&](store::Transaction& transaction) {
    return work::set_password_hash(transaction, record::Actor::system("command line"), account->user, hash);
  });
}

Status list(Context& context) {
  const auto platform = SANLIAN_TRY(context.open(true));
  for (const auto& user : SANLIAN_TRY(work::list_users(platform->store().reader())))
    std::printf("%-16s %-24s %s%s\n", user.login.c_str(), user.actor().roles_key().c_str(), user.name.c_str(),
                user.disabled ? " (disabled)" : "");
  return {};
}

}  // namespace

void add_user(CLI::App& app, Context& context, Action& action) {
  auto* command = app.add_subcommand("user", "people and their log-ins");
  command->require_subcommand(1);
  const auto user = std::make_shared<work::User>();

  auto* adding = command->add_subcommand("add", "add a person; the password comes on standard input");
  add_data_option(*adding, context);
  adding->add_option("login", user->login)->required();
  adding->add_option("--name", user->name)->required();
  adding->add_option("--role", user->roles, "may be repeated")->required();
  adding->add_option("--park", user->park);
  adding->add_option("--organisation", user->organisation, "id of the firm, bank or appraiser");
  adding->callback([&context, &action, user] { action = [&context, user] { return add(context, *user); }; });

  auto* password = command->add_subcommand("password", "set a person's password from standard input");
  add_data_option(*password, context);
  password->add_option("login", user->login)->required();
  password->callback(
      [&context, &action, user] { action = [&context, user] { return set_password(context, user->login); }; });

  auto* listing = command->add_subcommand("list", "all people");
  add_data_option(*listing, context);
  listing->callback([&context, &action] { action = [&context] { return list(context); }; });
}

}  // namespace sanlian::cli
