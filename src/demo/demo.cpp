#include "demo/demo.h"

#include "demo/errors.h"
#include "demo/generator.h"

namespace sanlian::demo {
namespace {

Status need_empty(store::Source& source, const record::Registry& registry) {
  for (const auto& type : registry.types())
    if (SANLIAN_TRY(source.integer("SELECT 1 FROM " + type->table() + " LIMIT 1"))) return Error(errors::not_empty);
  return {};
}

work::User user_of(const Parameters& declared, const std::map<std::string, std::string>& organisations) {
  work::User user{.id = {},
                  .login = declared.text("login"),
                  .name = declared.text("name"),
                  .roles = declared.texts("roles"),
                  .park = declared.text("park"),
                  .organisation = {}};
  if (const auto found = organisations.find(declared.text("organisation")); found != organisations.end())
    user.organisation = found->second;
  return user;
}

}  // namespace

Result<std::vector<Login>> logins(const std::filesystem::path& packs, const std::string& park) {
  const auto parameters = SANLIAN_TRY(Parameters::load(packs, park));
  std::vector<Login> out;
  for (const auto& user : parameters.items("users"))
    out.push_back({.login = user.text("login"),
                   .password = user.text("password"),
                   .name = user.text("name"),
                   .role = user.texts("roles").empty() ? "" : user.texts("roles").front()});
  return out;
}

Result<Made> make(work::Platform& platform, const Options& options) {
  const auto parameters = SANLIAN_TRY(Parameters::load(platform.packs(), options.park));
  SANLIAN_TRY(need_empty(platform.store().reader(), platform.registry()));
  std::map<std::string, std::string> hashes;  // before the transaction: hashing is slow on purpose
  for (const auto& user : parameters.items("users"))
    hashes[user.text("login")] = SANLIAN_TRY(work::hash_password(user.text("password")));
  SeededRandom random(options.seed != 0 ? options.seed : static_cast<std::uint64_t>(parameters.whole("seed")));
  auto made = SANLIAN_TRY(platform.store().write_and_wait([&](store::Transaction& transaction) -> Result<Made> {
    Generator generator(platform, transaction, parameters, random, options);
    SANLIAN_TRY(generator.run());
    const auto by = record::Actor::system("demo");
    for (const auto& user : parameters.items("users"))
      SANLIAN_TRY(work::add_user(transaction, platform.registry(), platform.ids(), by,
                                 user_of(user, generator.organisations()), hashes[user.text("login")]));
    return std::move(generator.made());
  }));
  made.logins = SANLIAN_TRY(logins(platform.packs(), options.park));
  return made;
}

}  // namespace sanlian::demo
