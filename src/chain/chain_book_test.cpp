#include "chain/chain_book.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "chain/declarations.h"
#include "chain/testing/asset_check.h"
#include "chain/testing/lending_pack.h"
#include "store/testing/data_folder.h"

namespace sanlian::chain {
namespace {
using testing::Files;
using testing::kLendingFile;

struct Loaded {
  std::unique_ptr<record::Registry> registry;
  std::unique_ptr<testing::AssetCheck> checks;
  std::unique_ptr<ChainBook> book;
  std::vector<Error> errors;  ///< The first one leading, none inside another.
};

Loaded load(const Files& files) {
  const store::testing::DataFolder folder;
  testing::write_files(folder.path(), files);
  Loaded loaded;
  auto registry = record::Registry::load(folder.path());
  if (!registry) {
    loaded.errors.push_back(registry.error());
    return loaded;
  }
  loaded.registry = std::move(*registry);
  loaded.checks = std::make_unique<testing::AssetCheck>(*loaded.registry);
  EffectBook effects;
  effects.add("schedule", [](EffectContext&) { return Status(); });
  auto book = ChainBook::load(
      {.folder = folder.path(), .registry = *loaded.registry, .effects = effects, .checks = *loaded.checks});
  if (book) {
    loaded.book = std::move(*book);
    return loaded;
  }
  loaded.errors.push_back(book.error());
  for (const auto& further : book.error().further()) loaded.errors.push_back(further);
  return loaded;
}

TEST(ChainBook, ReadsAChainWhole) {
  const auto loaded = load(testing::lending_pack());
  ASSERT_TRUE(loaded.book) << loaded.errors.front().print(Lang::en);
  const auto* chain = loaded.book->find("lending");
  ASSERT_TRUE(chain);
  EXPECT_EQ(chain->label.zh, "融资链");
  EXPECT_EQ(chain->file, "packs/" + kLendingFile);
  EXPECT_EQ(chain->stages.size(), 6u);
  EXPECT_EQ(chain->stage("checked")->target_workdays, 3);
  EXPECT_EQ(chain->stage("offered")->target_workdays, std::nullopt);
  EXPECT_EQ(chain->stage("paid")->terminal, Terminal::success);
  EXPECT_EQ(loaded.book->of(*loaded.registry->find("loan"))->key, "repayment");
  EXPECT_EQ(loaded.book->of(*loaded.registry->find("firm")), nullptr);

  const auto* check = chain->move("check");
  EXPECT_TRUE(check->ask("amount")->required);
  EXPECT_FALSE(check->ask("term_months")->required);
  EXPECT_FALSE(check->reason_required);
  ASSERT_EQ(check->guards.size(), 3u);
  EXPECT_TRUE(check->guards[0].waits_for_input);   // reads the amount
  EXPECT_FALSE(check->guards[1].waits_for_input);  // counts pledges
  EXPECT_TRUE(chain->move("return_to_lead")->reason_required);
  EXPECT_EQ(chain->move("open")->guards[0].related->type->key, "asset");
  EXPECT_EQ(chain->move("sign")->documents[0]->label.zh, "借款合同");
  EXPECT_EQ(chain->move("pay")->creates[0].key->key, "loan");
  EXPECT_TRUE(chain->move("pay")->guards[1].waits_for_input);  // reads what is computed from the day of payment
  EXPECT_EQ(chain->document_references.size(), 1u);
  EXPECT_EQ(chain->document_valid_until->key, "valid_until");
}

struct Row {
  const char* name;
  const char* old;
  const char* with;
  const char* code;
  const char* says;  ///< Part of the English message or hint.
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name << ": " << row.with; }

class ChainFile : public ::testing::TestWithParam<Row> {};

TEST_P(ChainFile, IsRefusedWithItsPlace) {
  const auto& row = GetParam();
  const auto whole = testing::lending_pack();
  auto files = whole;
  testing::replace_in(files, kLendingFile, row.old, row.with);
  const auto loaded = load(files);
  const auto found = std::find_if(loaded.errors.begin(), loaded.errors.end(),
                                  [&](const Error& error) { return error.code() == row.code; });
  std::string all;
  for (const auto& error : loaded.errors) all += error.print(Lang::en) + "\n";
  ASSERT_NE(found, loaded.errors.end()) << all;
  const auto& text = whole.at(kLendingFile);
  const std::string_view old = row.old;
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(text.find(old)), '\n');
  const auto last = line + std::count(old.begin(), old.end(), '\n');
  const std::string file = "packs/" + kLendingFile + ":";
  ASSERT_TRUE(found->where().starts_with(file)) << all;
  const auto at = std::stol(found->where().substr(file.size()));
  EXPECT_GE(at, line) << all;
  EXPECT_LE(at, last) << all;
  EXPECT_NE((found->message(Lang::en) + " " + found->hint(Lang::en)).find(row.says), std::string::npos) << all;
}

INSTANTIATE_TEST_SUITE_P(
    All, ChainFile,
    ::testing::Values(
        Row{"UnknownKey", "target_workdays: 1}", "target_workday: 1}", "format.misspelt_key", "target_workdays"},
        Row{"NegativeDays", "target_workdays: 1}", "target_workdays: -1}", "format.out_of_range", ""},
        Row{"EndWithDeadline", "terminal: success}", "terminal: success, target_workdays: 1}",
            "chain.end_with_deadline", "paid"},
        Row{"UnknownType", "type: lending_case", "type: lending_kase", "record.unknown_type", "lending_case"},
        Row{"TypeWithoutThisChain", "type: lending_case", "type: firm", "chain.not_of_type", "chain: lending"},
        Row{"UnknownStart", "start: lead", "start: leed", "chain.unknown_stage", "lead"},
        Row{"StageTwice", "{key: refused, label", "{key: checked, label", "chain.name_taken", "checked"},
        Row{"MoveTwice", "- key: open", "- key: check", "chain.name_taken", "check"},
        Row{"UnknownFrom", "from: [signed]", "from: [sined]", "chain.unknown_stage", "signed"},
        Row{"FromNowhere", "from: [signed]", "from: []", "format.empty_list", "one item at least"},
        Row{"ByNobody", "roles: [banker, staff]", "roles: []", "format.empty_list", "roles"},
        Row{"UnknownTo", "to: signed", "to: singed", "chain.unknown_stage", "signed"},
        Row{"UnknownRole", "roles: [banker, staff]", "roles: [bankers, staff]", "record.unknown_role", "banker"},
        Row{"WhereOfNoCondition", "where: \"firm.id = user.organisation\"", "where: \"firm.name\"", "feel.wrong_kind",
            ""},
        Row{"WhereOfNoField", "where: \"firm.id = user.organisation\"", "where: \"firms.id = user.organisation\"",
            "feel.unknown_near", "firm"},
        Row{"UnknownAsked", "asks: [chosen]", "asks: [choosen]", "record.unknown_field", "chosen"},
        Row{"ComputedAsked", "asks: [chosen]", "asks: [days]", "chain.computed_field", "days"},
        Row{"GuardThatNeverWorks", "must: \"amount > 0\"", "must: \"amount > title\"", "feel.never_works", ""},
        Row{"GuardSyntax", "must: \"amount > 0\"", "must: \"amount > \"", "feel.syntax", ""},
        Row{"GuardWithoutElse", "{must: \"amount > 0\", else: {zh: 金额须大于零, en: The amount must be above zero}}",
            "{must: \"amount > 0\"}", "format.missing_key", "else"},
        Row{"GuardOfBothForms", "- check: asset_check", "- must: \"true\"\n        check: asset_check",
            "chain.guard_form", "either must or check"},
        Row{"UnknownCheck", "- check: asset_check", "- check: aset_check", "chain.unknown_check", "asset_check"},
        Row{"CheckOverOthers", "- check: asset_check\n        over: pledges\n        path: asset\n",
            "- check: asset_check\n        over: pledges\n        path: lending_case\n", "chain.check_over", "asset"},
        Row{"CheckOverNoRecords", "over: pledges\n        path: asset\n        inputs",
            "over: title\n        path: asset\n        inputs", "chain.not_records", "string"},
        Row{"UnknownInput", "inputs: {months: term_months}", "inputs: {month: term_months}", "chain.unknown_input",
            "months"},
        Row{"InputOfWrongType", "inputs: {months: term_months}", "inputs: {months: title}", "feel.wrong_kind", ""},
        Row{"UnknownDocument", "documents: [contract, voucher]", "documents: [contract, vaucher]",
            "chain.unknown_document", "voucher"},
        Row{"UnknownSet", "sets: {ended_at: stage}", "sets: {ended: stage}", "record.unknown_field", ""},
        Row{"StageIsNotSet", "sets: {ended_at: stage}", "sets: {stage: stage}", "record.unknown_field", ""},
        Row{"ComputedSet", "sets: {ended_at: stage}", "sets: {days: \"1\"}", "chain.computed_field", "days"},
        Row{"SetOfWrongType", "sets: {ended_at: stage}", "sets: {amount: stage}", "chain.wrong_type", "number"},
        Row{"MisspeltOption", "sets: {state: 'if target.id = chosen.id then \"chosen\" else \"declined\"'}",
            "sets: {state: '\"choosen\"'}", "record.not_an_option", "chosen"},
        Row{"TargetOutsideUpdates", "sets: {ended_at: stage}", "sets: {ended_at: target.id}", "feel.unknown_name",
            "target"},
        Row{"UpdateOfNoRecords", "over: offers, where", "over: amount, where", "chain.not_records", "number"},
        Row{"UnknownCreation", "{type: loan, key: loan,", "{type: loans, key: loan,", "record.unknown_type", "loan"},
        Row{"CreationKeyOfAnotherType", "{type: loan, key: loan,", "{type: loan, key: chosen,", "chain.creation_key",
            "loan"},
        Row{"CreationWithoutRequired", "principal: chosen.amount, ", "", "chain.creation_lacks", "principal"},
        Row{"CreationOfWrongType", "principal: chosen.amount, ", "principal: chosen.bank.name, ", "chain.wrong_type",
            "number"},
        Row{"UnknownEffect", "runs: [schedule]", "runs: [shedule]", "chain.unknown_effect", "schedule"},
        Row{"NoticeForNobody", "roles: [banker], organisation: offers.bank", "roles: [banker]",
            "chain.notice_for_nobody", "bank"},
        Row{"NoticeForAnotherKind", "roles: [banker], organisation: offers.bank", "roles: [banker], organisation: firm",
            "chain.notice_for_nobody", "bank"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(ChainBook, StagesAreReachableAndHaveAWayOut) {
  auto files = testing::lending_pack();
  testing::replace_in(files, kLendingFile, "    to: refused", "    to: paid");
  auto loaded = load(files);
  ASSERT_EQ(loaded.errors.size(), 1u);
  EXPECT_EQ(loaded.errors[0].code(), "chain.unreachable");
  EXPECT_NE(loaded.errors[0].message(Lang::zh).find("refused"), std::string::npos);

  files = testing::lending_pack();
  testing::replace_in(files, kLendingFile, "en: Paid}, terminal: success}", "en: Paid}}");
  loaded = load(files);
  ASSERT_EQ(loaded.errors.size(), 2u);  // from signed one can only get to paid
  EXPECT_EQ(loaded.errors[0].code(), "chain.no_way_out");
  EXPECT_NE(loaded.errors[0].message(Lang::en).find("\"signed\""), std::string::npos);
  EXPECT_NE(loaded.errors[1].message(Lang::en).find("\"paid\""), std::string::npos);
}

TEST(ChainBook, AllErrorsOfAllFilesAreReported) {
  auto files = testing::lending_pack();
  testing::replace_in(files, kLendingFile, "asks: [chosen]", "asks: [choosen]");
  testing::replace_in(files, kLendingFile, "runs: [schedule]", "runs: [shedule]");
  testing::replace_in(files, kLendingFile, "must: \"amount > 0\"", "must: \"amount >\"");
  testing::replace_in(files, "lend/chains/repayment.yaml", "roles: [staff]", "roles: [stuff]");
  const auto loaded = load(files);
  std::vector<std::string> codes;
  for (const auto& error : loaded.errors) codes.emplace_back(error.code());
  EXPECT_EQ(codes, (std::vector<std::string>{"feel.syntax", "record.unknown_field", "chain.unknown_effect",
                                             "record.unknown_role"}));
}

TEST(ChainBook, TypeAndChainNameEachOther) {
  auto files = testing::lending_pack();
  files.erase("lend/chains/repayment.yaml");
  auto loaded = load(files);
  ASSERT_EQ(loaded.errors.size(), 1u);
  EXPECT_EQ(loaded.errors[0].code(), "chain.chain_missing");
  EXPECT_EQ(loaded.errors[0].where(), "packs/lend/types/loan.yaml");

  files = testing::lending_pack();
  files["lend/chains/second.yaml"] = files[kLendingFile];
  loaded = load(files);
  ASSERT_FALSE(loaded.errors.empty());
  EXPECT_EQ(loaded.errors[0].code(), "chain.name_taken");
}

TEST(ChainBook, DocumentsNeedAReferenceToTheType) {
  auto files = testing::lending_pack();
  testing::replace_in(files, "lend/chains/repayment.yaml", "roles: [staff]}", "roles: [staff], documents: [voucher]}");
  const auto loaded = load(files);
  ASSERT_EQ(loaded.errors.size(), 1u);
  EXPECT_EQ(loaded.errors[0].code(), "chain.no_document_type");
}

TEST(ChainFormat, EveryKeyIsNamedInThePage) {
  std::ifstream file(SANLIAN_SOURCE_DIR "/docs/formats/chains.md");
  const std::string page((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  ASSERT_FALSE(page.empty());
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  for (const auto& key : all_keys(kChainSchema)) {
    bool found = false;
    for (auto at = page.find(key); at != std::string::npos && !found; at = page.find(key, at + 1))
      found = (at == 0 || !is_letter(page[at - 1])) && !is_letter(page[at + key.size()]);
    EXPECT_TRUE(found) << key << " is not named in docs/formats/chains.md";
  }
}

}  // namespace
}  // namespace sanlian::chain
