// What a person may find out by filters: a record that is hidden from them acts as if it were not there. The SQL of the
// list is held against the evaluator over records seen through the same rules.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "base/random.h"
#include "feel/evaluate.h"
#include "format/json.h"
#include "record/draft.h"
#include "record/errors.h"
#include "record/query.h"
#include "record/registry.h"
#include "record/row.h"
#include "record/schema.h"
#include "record/writer.h"
#include "store/store.h"
#include "store/testing/data_folder.h"

namespace sanlian::record {
namespace {

// clang-format off
constexpr const char* kRoles = R"yaml(roles:
  - {key: clerk, label: {zh: 职员, en: Clerk}, belongs_to: park}
  - {key: banker, label: {zh: 银行, en: Banker}, belongs_to: bank}
  - {key: auditor, label: {zh: 审计, en: Auditor}, belongs_to: platform}
)yaml";
constexpr const char* kBank = R"yaml(type: bank
label: {zh: 银行, en: Bank}
title: name
fields:
  - {key: name, kind: text, label: {zh: 名称, en: Name}, required: true}
access:
  - {roles: [clerk, auditor], actions: [read]}
  - {roles: [banker], actions: [read], where: "id = user.organisation"}
)yaml";
constexpr const char* kFirm = R"yaml(type: firm
label: {zh: 企业, en: Firm}
title: name
fields:
  - {key: name, kind: text, label: {zh: 名称, en: Name}, required: true}
  - {key: revenue, kind: money, label: {zh: 收入, en: Revenue}}
  - {key: area, kind: bounded, label: {zh: 面积, en: Area}}
  - {key: note, kind: text, label: {zh: 备注, en: Note}}
  - {key: partner, kind: reference, to: firm, label: {zh: 伙伴, en: Partner}, inverse: {key: partners, label: {zh: 伙伴们, en: Partners}}}
index: [revenue]
access:
  - {roles: [clerk], actions: [read], where: "park = user.park"}
  - {roles: [banker], actions: [read], where: "some o in offers satisfies (o.bank.id = user.organisation and o.open)", fields: {hide: [note, area]}}
  - {roles: [auditor], actions: [read]}
)yaml";
constexpr const char* kOffer = R"yaml(type: offer
label: {zh: 报价, en: Offer}
title: name
fields:
  - {key: name, kind: text, label: {zh: 名称, en: Name}, required: true}
  - {key: firm, kind: reference, to: firm, label: {zh: 企业, en: Firm}, inverse: {key: offers, label: {zh: 报价们, en: Offers}}}
  - {key: bank, kind: reference, to: bank, label: {zh: 银行, en: Bank}, inverse: {key: offers, label: {zh: 报价们, en: Offers}}}
  - {key: amount, kind: money, label: {zh: 金额, en: Amount}}
  - {key: open, kind: boolean, label: {zh: 开放, en: Open}}
access:
  - {roles: [clerk, auditor], actions: [read]}
  - {roles: [banker], actions: [read], where: "bank.id = user.organisation"}
)yaml";
constexpr const char* kMemo = R"yaml(type: memo
label: {zh: 便条, en: Memo}
title: name
fields:
  - {key: name, kind: text, label: {zh: 名称, en: Name}, required: true}
  - {key: firm, kind: reference, to: firm, label: {zh: 企业, en: Firm}, inverse: {key: memos, label: {zh: 便条们, en: Memos}}}
access:
  - {roles: [clerk], actions: [read]}
)yaml";
// clang-format on

class Sight : public testing::Test {
 protected:
  void SetUp() override {
    write("core/pack.yaml", "pack: core\nlabel: {zh: 测试, en: Test}\n");
    write("core/roles.yaml", kRoles);
    write("core/types/bank.yaml", kBank);
    write("core/types/firm.yaml", kFirm);
    write("core/types/offer.yaml", kOffer);
    write("core/types/memo.yaml", kMemo);
    auto loaded = Registry::load(folder_.path() / "packs");
    ASSERT_TRUE(loaded) << loaded.error().print(Lang::en);
    registry_ = std::move(*loaded);
    access_ = std::move(Access::build(registry_->types()).value());
    queries_ = std::make_unique<Queries>(*registry_, *access_);
    store_ = std::move(store::Store::open({.folder = folder_.path() / "data", .clock = &clock_}).value());
    const auto plan = plan_schema(store_->reader(), *registry_).value();
    const auto made = store_->write_and_wait(
        [&](store::Transaction& transaction) -> Status { return apply_schema(transaction, plan); },
        store::WriteKind::restructure);
    ASSERT_TRUE(made) << made.error().print(Lang::en);
    fill();
  }

  void write(const std::string& name, std::string_view text) {
    const auto path = folder_.path() / "packs" / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }

  std::string add(const std::string& type, const std::string& json, const std::string& park = "east") {
    const auto body = format::parse_json(json).value();
    auto draft = read_draft(*registry_->find(type), body, DoubtMode::ask);
    EXPECT_TRUE(draft) << draft.error().print(Lang::en);
    draft->park = park;
    const auto written = store_->write_and_wait([&](store::Transaction& transaction) {
      return Writer(*registry_, *access_, ids_).create(transaction, {platform_, cause_}, *draft);
    });
    EXPECT_TRUE(written) << written.error().print(Lang::en);
    return written ? written->id : std::string();
  }

  void fill() {
    SeededRandom dice(5);
    const auto below = [&](std::uint64_t bound) { return static_cast<std::size_t>(dice.below(bound)); };
    for (const char* name : {"A", "B"}) banks_.push_back(add("bank", R"({"name":")" + std::string(name) + "\"}"));
    for (int i = 0; i < 24; ++i) {
      const auto partner = firms_.empty() || below(3) == 0 ? "null" : "\"" + firms_[below(firms_.size())] + "\"";
      firms_.push_back(add("firm",
                           R"({"name":"F)" + std::to_string(i) + R"(","revenue":")" + std::to_string(below(9)) +
                               R"(","area":{"value":"6","bound":"at_least"},"note":"n)" + std::to_string(below(3)) +
                               R"(","partner":)" + partner + "}",
                           below(3) == 0 ? "west" : "east"));
    }
    for (int i = 0; i < 60; ++i)
      add("offer", R"({"name":"O","firm":")" + firms_[below(firms_.size())] + R"(","bank":")" + banks_[below(2)] +
                       R"(","amount":")" + std::to_string(below(9)) + R"(","open":)" + (below(2) ? "true" : "false") +
                       "}");
    for (const auto& firm : firms_) add("memo", R"({"name":"M","firm":")" + firm + "\"}");
  }

  Actor actor(const std::string& role, const std::string& organisation = {}) {
    return Actor({.id = "u", .login = "u", .name = "u", .roles = {role}, .park = "east", .organisation = organisation});
  }

  Result<std::vector<std::string>> listed(const Actor& who, const std::string& type, const std::string& filter) {
    std::vector<std::string> ids;
    const BindContext context{.actor = who, .environment = {.now = clock_.now(), .limits = {}}};
    Selection selection{.filter = filter, .sort = {{"id", false}}, .fields = {"id"}};
    SANLIAN_TRY(queries_->each(store_->reader(), context, *registry_->find(type), selection,
                               [&](const RowView& row) -> Result<bool> { return ids.emplace_back(row.id()), true; }));
    return ids;
  }

  std::vector<std::string> judged(const Actor& who, const std::string& type_key, const std::string& filter) {
    const auto& type = *registry_->find(type_key);
    const auto expression = feel::compile(filter, record_scope(type)).value();
    const Viewer viewer{.actor = who, .now = clock_.now()};
    std::vector<std::string> ids, all;
    auto rows = store_->reader().query("SELECT id FROM " + type.table() + " ORDER BY id", {}).value();
    while (rows.next().value()) all.emplace_back(rows.text(0));
    for (const auto& id : all) {
      const auto row = load(store_->reader(), type, id).value();
      if (!permission(store_->reader(), *registry_, viewer, Action::read, *row).allowed) continue;
      const std::vector<feel::Value> frame = {as_seen_object(*row, store_->reader(), *registry_, viewer),
                                              who.as_feel()};
      if (feel::evaluate(expression, frame, {.now = viewer.now, .limits = {}}).value.is_true()) ids.push_back(id);
    }
    return ids;
  }

  store::testing::DataFolder folder_;
  ManualClock clock_{*Instant::parse("2026-03-01T09:00:00+08:00")};
  SeededRandom random_{1};
  IdMaker ids_{clock_, random_};
  const Actor platform_ = Actor::system("test");
  const Cause cause_;
  std::unique_ptr<Registry> registry_;
  std::unique_ptr<Access> access_;
  std::unique_ptr<Queries> queries_;
  std::unique_ptr<store::Store> store_;
  std::vector<std::string> banks_, firms_;
};

TEST_F(Sight, FiltersAgreeWithTheEvaluatorOverWhatIsSeen) {
  struct Case {
    const char *type, *filter;
  };
  std::size_t hidden_mattered = 0;
  for (const Case& row : {Case{"offer", "firm.revenue > 4"},
                          {"offer", "firm.revenue = null"},
                          {"offer", "not(firm.revenue > 4)"},
                          {"offer", "firm.partner.name = \"F3\""},
                          {"offer", "firm.partner = null"},
                          {"offer", "some o in firm.offers satisfies o.amount > 5"},
                          {"offer", "every o in firm.offers satisfies o.amount < 6"},
                          {"offer", "count(firm.offers) > 2"},
                          {"offer", "count(firm.partner.offers) = 0"},
                          {"offer", "sum(firm.offers.amount) > 9"},
                          {"offer", "max(firm.offers.amount) = amount"},
                          {"offer", "firm.name in (\"F1\", \"F2\", \"F3\", null)"},
                          {"offer", "list contains(firm.offers.bank.name, \"B\")"},
                          {"offer", "firm.park = \"west\""},
                          {"firm", "some o in offers satisfies o.amount > 5"},
                          {"firm", "count(offers) >= 2"},
                          {"firm", "some o in offers satisfies o.bank.name = \"B\""},
                          {"firm", "partner.revenue >= 2"},
                          {"firm", "partner.name = null"},
                          {"firm", "count(partners) > 0"},
                          {"firm", "count(partners[revenue > 3]) > 0"},
                          {"firm", "count(partner.offers[amount > 2]) > 0"},
                          {"firm", "if partner.revenue > 3 then revenue > 3 else count(partners) = 0"},
                          {"firm", "some p in partners satisfies (some o in p.offers satisfies o.amount > revenue)"}})
    for (const auto& who : {actor("banker", banks_[0]), actor("banker", banks_[1]), actor("clerk"), actor("auditor"),
                            Actor::system("test")}) {
      const auto found = listed(who, row.type, row.filter);
      ASSERT_TRUE(found) << row.filter << "\n" << found.error().print(Lang::en);
      EXPECT_EQ(*found, judged(who, row.type, row.filter)) << row.filter << " by " << who.roles_key();
      if (who.organisation() == banks_[0])
        hidden_mattered += *found != judged(who, row.type, "true") && !found->empty();
    }
  EXPECT_GT(hidden_mattered, 5u) << "the rows are such that the rules make a difference";
}

TEST_F(Sight, AReferenceToWhatIsHiddenIsOneToNothing) {
  const auto& offer = *registry_->find("offer");
  const std::string absent = "00000000-0000-7000-8000-000000000000";
  for (const auto& who : {actor("banker", banks_[0]), actor("clerk"), actor("auditor"), Actor::system("test")}) {
    const auto told = [&](const std::string& id) {
      Draft draft(offer);
      EXPECT_TRUE(draft.set_text(*offer.field("firm"), id));
      const auto status = store_->write_and_wait([&](store::Transaction& transaction) {
        return Writer(*registry_, *access_, ids_).check_given(transaction, who, draft);
      });
      if (status) return std::string("well");
      auto text = status.error().print(Lang::en);
      if (const auto at = text.find(id); at != std::string::npos) text.replace(at, id.size(), "ID");
      return text;
    };
    const auto seen = judged(who, "firm", "true");
    const auto nothing = told(absent);
    EXPECT_NE(nothing.find("there is no"), std::string::npos) << nothing;
    for (const auto& id : firms_)
      EXPECT_EQ(told(id), !std::binary_search(seen.begin(), seen.end(), id) ? nothing : "well") << who.roles_key();
  }
}

TEST_F(Sight, AHiddenFieldIsNotAskedForByAnyPath) {
  const auto banker = actor("banker", banks_[0]);
  for (const char* filter :
       {"firm.note = \"n1\"", "firm.area > 5", "firm.area_bound = \"at_least\"", "count(firm.memos) > 0",
        "some m in firm.memos satisfies m.name = \"M\"", "some o in firm.offers satisfies o.firm.note = \"n1\""}) {
    const auto found = listed(banker, "offer", filter);
    ASSERT_FALSE(found) << filter;
    EXPECT_EQ(found.error().code(), errors::filter_forbidden.code) << filter;
    EXPECT_TRUE(listed(actor("auditor"), "offer", "firm.note = \"n1\"")) << filter;
  }
}

/// A field that one row keeps back and another leaves empty is null in both; `hidden` tells them apart.
TEST_F(Sight, ARowNamesTheFieldsThatItKeepsBack) {
  const Actor both(
      {.id = "u", .login = "u", .name = "u", .roles = {"clerk", "banker"}, .park = "east", .organisation = banks_[0]});
  const auto& type = *registry_->find("firm");
  const Viewer viewer{.actor = both, .now = clock_.now()};
  const BindContext context{.actor = both, .environment = {.now = clock_.now(), .limits = {}}};
  const auto page = queries_->page(store_->reader(), context, type, {}, {}, 100);
  ASSERT_TRUE(page) << page.error().print(Lang::en);
  std::map<std::string, int> times;
  const auto items = format::parse_json(page->items).value();
  for (const auto& item : items.items()) {
    const auto row = load(store_->reader(), type, *item.find_text("id")).value();
    const auto seen = permission(store_->reader(), *registry_, viewer, Action::read, *row);
    std::string kept, said;
    for (const auto& field : type.fields)
      if (!seen.fields[static_cast<std::size_t>(field.index)]) kept += field.key + " ";
    if (const auto* hidden = item.find("hidden"))
      for (const auto& key : hidden->items()) said += key.text() + " ";
    EXPECT_EQ(said, kept) << format::to_json(item);
    ++times[said];
    const auto alone = queries_->one(store_->reader(), context, type, row->id).value();
    EXPECT_EQ(alone, format::to_json(item)) << "a page and a single record say the same";
    const auto chosen = queries_->one(store_->reader(), context, type, row->id, {"name", "note"}).value();
    EXPECT_EQ(chosen.find(R"("hidden":["note"])") != std::string::npos, !kept.empty()) << chosen;
  }
  EXPECT_GT(times[""], 0);
  EXPECT_GT(times["area note "], 0);
  EXPECT_EQ(times.size(), 2u);
}

/// What is asked by ids is what is listed; the recycle bin counts as well.
TEST_F(Sight, OfGivenRecordsExactlyThoseThatAListWouldShowAreSeen) {
  const auto removed = store_->write_and_wait([&](store::Transaction& transaction) {
    return Writer(*registry_, *access_, ids_)
        .remove(transaction, {platform_, cause_}, *registry_->find("memo"),
                transaction.text("SELECT id FROM r_memo").value().value(), 1);
  });
  ASSERT_TRUE(removed) << removed.error().print(Lang::en);
  for (const auto& who : {actor("clerk"), actor("banker", banks_[0]), actor("banker", banks_[1]), actor("auditor")})
    for (const std::string key : {"bank", "firm", "offer", "memo"}) {
      const auto& type = *registry_->find(key);
      std::vector<std::string> all;
      auto rows = store_->reader().query("SELECT id FROM " + type.table(), {}).value();
      while (rows.next().value()) all.emplace_back(rows.text(0));
      std::vector<std::string_view> asked(all.begin(), all.end());
      asked.emplace_back("no such record");
      const BindContext context{.actor = who, .environment = {.now = clock_.now(), .limits = {}}};
      const auto seen = queries_->seen_of(store_->reader(), context, type, asked);
      ASSERT_TRUE(seen) << seen.error().print(Lang::en);
      const Selection everything{.sort = {{"id", false}}, .bin = Selection::Bin::all};
      std::vector<std::string> shown;
      const auto visit = [&](const RowView& row) -> Result<bool> { return shown.emplace_back(row.id()), true; };
      const auto listing = queries_->each(store_->reader(), context, type, everything, visit);
      EXPECT_EQ(*seen, listing ? shown : std::vector<std::string>()) << who.roles_key() << " " << key;
      EXPECT_TRUE(queries_->seen_of(store_->reader(), context, type, {})->empty());
    }
}

TEST_F(Sight, AnotherBanksOffersAreNotCounted) {
  const auto banker = actor("banker", banks_[0]);
  const auto total = *store_->reader().integer("SELECT count(*) FROM r_offer").value();
  const auto own = listed(banker, "offer", "").value();
  EXPECT_LT(static_cast<std::int64_t>(own.size()), total);
  EXPECT_EQ(listed(banker, "offer", "some o in firm.offers satisfies o.bank.id != user.organisation")->size(), 0u);
}

TEST_F(Sight, PagesOverAllParksComeInTheOrderOfOneSort) {
  for (int i = 0; i < 4; ++i) add("firm", R"({"name":"F9","revenue":"3"})", "");  // of no park
  const auto who = actor("auditor");
  const BindContext context{.actor = who, .environment = {.now = clock_.now(), .limits = {}}};
  const auto& type = *registry_->find("firm");
  using Sort = std::vector<SortKey>;
  for (const auto& sort : {Sort{}, Sort{{"revenue", false}}, Sort{{"revenue", true}}, Sort{{"partner", true}},
                           Sort{{"park", false}, {"partner", false}}, Sort{{"id", false}}})
    for (const std::string filter : {"", "revenue > 2", "park = \"west\"", "partner = null"}) {
      const Selection selection{.filter = filter, .sort = sort, .fields = {"id"}};
      std::string expected, found, after;
      ASSERT_TRUE(queries_->each(store_->reader(), context, type, selection, [&](const RowView& row) -> Result<bool> {
        return expected.append(row.id()).append(1, ' '), true;
      }));
      do {
        const auto page = queries_->page(store_->reader(), context, type, selection, after, 5);
        ASSERT_TRUE(page) << page.error().print(Lang::en);
        const auto items = format::parse_json(page->items).value();
        for (const auto& item : items.items()) found.append(*item.find_text("id")).append(1, ' ');
        after = page->next;
      } while (!after.empty());
      EXPECT_EQ(found, expected) << filter << " sorted by " << (sort.empty() ? "" : sort[0].field);
      EXPECT_FALSE(expected.empty());
    }
}

TEST_F(Sight, PagesOfRareAndOfCommonRecordsAreThoseOfOneSort) {
  SeededRandom dice(11);
  for (int i = 0; i < 220; ++i)  // revenue of 0 to 9 where one in two is 9, and nothing above but once
    add("firm",
        R"({"name":"F","revenue":")" +
            std::to_string(i == 30         ? 40
                           : dice.below(2) ? 9
                                           : dice.below(9)) +
            "\"}",
        dice.below(3) == 0 ? "west" : "east");
  const auto& type = *registry_->find("firm");
  for (const auto* role : {"auditor", "clerk"})
    for (const std::string filter : {"revenue > 8", "revenue > 4 and revenue < 6", "revenue > 20", "revenue > 90"})
      for (const bool descending : {true, false}) {
        const auto who = actor(role);
        const BindContext context{.actor = who, .environment = {.now = clock_.now(), .limits = {}}};
        const Selection selection{.filter = filter, .sort = {{"id", descending}}, .fields = {"id"}};
        std::string expected, found, after;
        const auto keep = [&](const RowView& row) -> Result<bool> {
          return expected.append(row.id()).append(1, ' '), true;
        };
        ASSERT_TRUE(queries_->each(store_->reader(), context, type, selection, keep));
        do {  // pages of 2 look among 16, 48 and 144 rows, then among all
          const auto page = queries_->page(store_->reader(), context, type, selection, after, 2);
          ASSERT_TRUE(page) << page.error().print(Lang::en);
          const auto items = format::parse_json(page->items).value();
          for (const auto& item : items.items()) found.append(*item.find_text("id")).append(1, ' ');
          after = page->next;
        } while (!after.empty());
        EXPECT_EQ(found, expected) << role << ": " << filter;
        EXPECT_EQ(expected.empty(), filter == "revenue > 90");
      }
}

}  // namespace
}  // namespace sanlian::record
