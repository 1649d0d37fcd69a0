#include "demo/demo.h"

#include "demo/cases.h"
#include "demo/errors.h"

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

/// Makes the declared accounts; who works on cases is found by the first account of the role.
Result<People> add_people(work::Platform& platform, store::Transaction& transaction, const Parameters& parameters,
                          const std::map<std::string, std::string>& hashes, Generator& park) {
  const auto by = record::Actor::system("demo");
  std::map<std::string, record::Actor> first;
  std::map<std::string, record::Actor> banks;
  for (const auto& declared : parameters.items("users")) {
    auto user = user_of(declared, park.ids());
    user.id = SANLIAN_TRY(
        work::add_user(transaction, platform.registry(), platform.ids(), by, user, hashes.at(declared.text("login"))));
    const auto role = user.roles.empty() ? std::string() : user.roles.front();
    first.try_emplace(role, user.actor());
    if (role == "bank_officer") banks.try_emplace(declared.text("organisation"), user.actor());
    if (role == "enterprise_user") park.story_firm(declared.text("organisation")).user = user.actor();
  }
  for (const auto* role : {"task_force", "appraiser_officer", "subsidy_officer"})
    if (!first.contains(role)) return Error(errors::no_account, {{"role", role}});
  return People{.task_force = first.at("task_force"),
                .appraiser = first.at("appraiser_officer"),
                .subsidy = first.at("subsidy_officer"),
                .banks = std::move(banks)};
}

/// The park began to work with the platform some weeks before its oldest loan.
Date first_day(const Parameters& parameters, Date today) {
  Date first = today - 400;
  for (const auto& loan : parameters.items("loans.settled"))
    first = std::min(first, *Date::parse(loan.text("drawn_down_on")));
  return first - 60;
}

Result<Made> replay(work::Platform& platform, store::Transaction& transaction, const Parameters& parameters,
                    const std::map<std::string, std::string>& hashes, const Options& options) {
  const auto now = transaction.now();
  const auto today = now.local_date();
  transaction.replay_at(Instant::at_local_midnight(first_day(parameters, today)));
  SeededRandom random(options.seed != 0 ? options.seed : static_cast<std::uint64_t>(parameters.whole("seed")));
  Words words(parameters, random);
  Scribe scribe(platform, transaction, options.park);
  Timeline timeline(transaction);
  Generator park({.calendar = platform.calendar(),
                  .scribe = scribe,
                  .timeline = timeline,
                  .parameters = parameters,
                  .words = words,
                  .random = random,
                  .today = today,
                  .scale = options.scale,
                  .park = options.park});
  SANLIAN_TRY(park.organisations());
  const auto people = SANLIAN_TRY(add_people(platform, transaction, parameters, hashes, park));
  SANLIAN_TRY(park.holdings());
  Cases cases({.scribe = scribe,
               .timeline = timeline,
               .calendar = platform.calendar(),
               .parameters = parameters,
               .words = words,
               .park = park,
               .people = people,
               .today = today});
  SANLIAN_TRY(cases.plan());
  SANLIAN_TRY(timeline.run(today));
  transaction.replay_at(now);
  return Made{.records = scribe.created(), .logins = {}};
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
  auto made = SANLIAN_TRY(platform.store().write_and_wait(
      [&](store::Transaction& transaction) { return replay(platform, transaction, parameters, hashes, options); }));
  made.logins = SANLIAN_TRY(logins(platform.packs(), options.park));
  return made;
}

}  // namespace sanlian::demo
