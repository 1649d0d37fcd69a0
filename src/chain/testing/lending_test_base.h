// One running platform of the lending pack: a store in a temporary folder, people, and short ways to say what they do.
#pragma once

#include <gtest/gtest.h>

#include "chain/moves.h"
#include "chain/notice.h"
#include "chain/schema.h"
#include "chain/stage_event.h"
#include "chain/testing/asset_check.h"
#include "chain/testing/lending_pack.h"
#include "format/json.h"
#include "record/schema.h"
#include "store/errors.h"
#include "store/journal.h"
#include "store/testing/store_test_base.h"

namespace sanlian::chain::testing {

class LendingTestBase : public store::testing::StoreTestBase {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(load());
    ASSERT_NO_FATAL_FAILURE(make_world());
  }

  virtual Files files() { return lending_pack(); }

  void load() {
    // The Thursday before a long break: Friday to Tuesday are off, the Saturday after (9 May) is worked.
    clock_.set(*Instant::parse("2026-04-30T09:00:00+08:00"));
    write_files(packs_.path(), files());
    auto registry = record::Registry::load(packs_.path());
    ASSERT_TRUE(registry) << registry.error().print(Lang::en);
    registry_ = std::move(*registry);
    checks_ = std::make_unique<AssetCheck>(*registry_);
    effects_.add("schedule",
                 [this](EffectContext& context) -> Status { return schedule_ ? schedule_(context) : Status(); });
    auto book =
        ChainBook::load({.folder = packs_.path(), .registry = *registry_, .effects = effects_, .checks = *checks_});
    ASSERT_TRUE(book) << book.error().print(Lang::en);
    book_ = std::move(*book);
    access_ = std::move(record::Access::build(registry_->types()).value());
    writer_ = std::make_unique<record::Writer>(*registry_, *access_, ids_);
    moves_ = std::make_unique<Moves>(Moves::Parts{
        .book = *book_, .writer = *writer_, .effects = effects_, .checks = *checks_, .calendar = calendar_});
    open();
    ASSERT_TRUE(store_->migrate(chain_schema_steps()));
    const auto plan = record::plan_schema(store_->reader(), *registry_);
    ASSERT_TRUE(plan) << plan.error().print(Lang::en);
    const auto applied = store_->write_and_wait(
        [&](store::Transaction& t) -> Status { return record::apply_schema(t, *plan); }, store::WriteKind::restructure);
    ASSERT_TRUE(applied) << applied.error().print(Lang::en);
  }

  void make_world() {
    firm_ = make("firm", R"({"name": "临空精密"})");
    bank_ = make("bank", R"({"name": "甲银行"})");
    other_bank_ = make("bank", R"({"name": "乙银行"})");
    asset_ = make("asset", R"({"name": "专利一", "worth": 50000})");
    case_ = make("lending_case", R"({"title": "办件一", "since": "2026-04-30", "firm": ")" + firm_ + "\"}");
    staff_ = std::make_unique<record::Actor>(person("u-staff", "李专员", "staff", "linkong", ""));
    firm_user_ = std::make_unique<record::Actor>(person("u-firm", "王总", "firm_user", "linkong", firm_));
    banker_ = std::make_unique<record::Actor>(person("u-bank", "赵经理", "banker", "", bank_));
    viewer_ = std::make_unique<record::Actor>(person("u-view", "省厅", "viewer", "", ""));
  }

  static record::Actor person(std::string id, std::string name, std::string role, std::string park,
                              std::string organisation) {
    return record::Actor({.id = id,
                          .login = id,
                          .name = std::move(name),
                          .roles = {std::move(role)},
                          .park = std::move(park),
                          .organisation = std::move(organisation)});
  }

  const record::RecordType& type(std::string_view key) const { return *registry_->find(key); }
  const ChainType& lending() const { return *book_->find("lending"); }

  /// A new record of the park, by the platform itself.
  std::string make(std::string_view key, const std::string& json) {
    const auto actor = record::Actor::system("测试");
    const auto body = format::parse_json(json);
    EXPECT_TRUE(body) << json;
    auto draft = record::read_draft(type(key), *body, record::DoubtMode::keep);
    EXPECT_TRUE(draft) << draft.error().print(Lang::en);
    draft->park = "linkong";
    const record::Cause cause;
    const auto written = store_->write_and_wait([&](store::Transaction& t) -> Result<record::Written> {
      SANLIAN_TRY(writer_->prepare(*draft, actor, t.now()));
      const record::Writer::Who who{.actor = actor, .cause = cause};
      return type(key).staged() ? moves_->create_staged(t, who, *draft) : writer_->create(t, who, *draft);
    });
    EXPECT_TRUE(written) << written.error().print(Lang::en);
    return written ? written->id : std::string();
  }
  std::string refer(std::string_view key, const std::string& more = {}) {
    return make(key, R"({"lending_case": ")" + case_ + "\"" + more + "}");
  }

  record::Row row(std::string_view key, const std::string& id) {
    auto found = record::load(store_->reader(), type(key), id);
    EXPECT_TRUE(found && *found) << key << " " << id;
    return std::move(**found);
  }
  record::Row the_case() { return row("lending_case", case_); }
  std::string shown(std::string_view key, const std::string& id, std::string_view field) {
    const auto record = row(key, id);
    return record.print(*record.type->field_by_key(field), Lang::en);
  }

  /// The platform sets one field.
  void set(std::string_view key, const std::string& id, const std::string& json) {
    const auto actor = record::Actor::system("测试");
    auto draft = record::read_draft(type(key), *format::parse_json(json), record::DoubtMode::keep);
    ASSERT_TRUE(draft);
    draft->version = row(key, id).version;
    const record::Cause cause;
    const auto written = store_->write_and_wait(
        [&](store::Transaction& t) { return writer_->edit(t, {.actor = actor, .cause = cause}, id, *draft); });
    ASSERT_TRUE(written) << written.error().print(Lang::en);
  }

  struct Doing {
    std::string given = "{}";
    std::string reason = {};
    std::optional<std::int64_t> version = {};  ///< The present one when left out.
    bool no_version = false;
  };
  Result<MoveDone> move_in(store::Transaction& t, const record::Actor& actor, std::string_view key,
                           const Doing& doing) {
    const auto given = format::parse_json(doing.given);
    EXPECT_TRUE(given) << doing.given;
    const record::Cause cause{.kind = "edit", .reference = {}, .request_id = "req-1"};
    const auto version =
        doing.version ? doing.version : std::optional(record::load(t, type("lending_case"), case_)->value().version);
    return moves_->perform(t, {.actor = actor, .cause = cause},
                           {.type = type("lending_case"),
                            .id = case_,
                            .move = key,
                            .given = *given,
                            .reason = doing.reason,
                            .version = doing.no_version ? std::nullopt : version});
  }
  Result<MoveDone> move(const record::Actor& actor, std::string_view key, const Doing& doing) {
    return store_->write_and_wait([&](store::Transaction& t) { return move_in(t, actor, key, doing); });
  }
  Result<MoveDone> move(const record::Actor& actor, std::string_view key) { return move(actor, key, Doing{}); }
  void must_move(const record::Actor& actor, std::string_view key, const Doing& doing) {
    const auto done = move(actor, key, doing);
    ASSERT_TRUE(done) << key << ": " << done.error().print(Lang::en);
  }
  void must_move(const record::Actor& actor, std::string_view key) { must_move(actor, key, Doing{}); }

  /// Brings the case, with all that its guards ask for, to the stage `signed`.
  void bring_to_signed() {
    set("firm", firm_, R"({"score": 80})");
    refer("pledge", R"(, "asset": ")" + asset_ + "\"");
    ASSERT_NO_FATAL_FAILURE(must_move(*staff_, "check", {.given = R"({"amount": 10000.50, "term_months": 12})"}));
    offer_ = refer("offer", R"(, "amount": 9000, "state": "sent", "bank": ")" + bank_ + "\"");
    other_offer_ = refer("offer", R"(, "amount": 8000, "state": "sent", "bank": ")" + other_bank_ + "\"");
    ASSERT_NO_FATAL_FAILURE(must_move(*staff_, "open"));
    ASSERT_NO_FATAL_FAILURE(must_move(*firm_user_, "choose", {.given = R"({"chosen": ")" + offer_ + "\"}"}));
    refer("document", R"(, "title": "合同", "kind": "contract")");
    refer("document", R"(, "title": "凭证", "kind": "voucher")");
    ASSERT_NO_FATAL_FAILURE(must_move(*banker_, "sign"));
  }

  /// All codes of an error: the first and the further ones.
  static std::vector<std::string> codes(const Error& error) {
    std::vector<std::string> codes = {std::string(error.code())};
    for (const auto& further : error.further()) codes.emplace_back(further.code());
    return codes;
  }
  template <class T>
  static std::vector<std::string> codes(const Result<T>& result) {
    return result ? std::vector<std::string>{"done"} : codes(result.error());
  }

  store::testing::DataFolder packs_;
  SeededRandom random_{7};
  IdMaker ids_{clock_, random_};
  EffectBook effects_;
  Effect schedule_;  ///< What the effect `schedule` does, if anything.
  WorkCalendar calendar_{{.holidays = {Date::of(2026, 5, 1), Date::of(2026, 5, 4), Date::of(2026, 5, 5)},
                          .workdays = {Date::of(2026, 5, 9)},
                          .years = {2026}}};
  std::unique_ptr<record::Registry> registry_;
  std::unique_ptr<AssetCheck> checks_;
  std::unique_ptr<ChainBook> book_;
  std::unique_ptr<record::Access> access_;
  std::unique_ptr<record::Writer> writer_;
  std::unique_ptr<Moves> moves_;
  std::unique_ptr<record::Actor> staff_, firm_user_, banker_, viewer_;
  std::string firm_, bank_, other_bank_, asset_, case_, offer_, other_offer_;
};

}  // namespace sanlian::chain::testing
