#include "work/import/import.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/text.h"
#include "format/table_source.h"
#include "format/xlsx_writer.h"
#include "record/errors.h"
#include "record/row.h"
#include "store/journal.h"
#include "store/testing/data_folder.h"
#include "work/errors.h"
#include "work/export/export.h"
#include "work/import/column_map.h"
#include "work/import/errors.h"
#include "work/import/undo.h"

namespace sanlian::work {
namespace {

using Table = std::vector<std::vector<std::string>>;

class ImportTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = Platform::open(
        {.data = folder_.path() / "data", .packs = SANLIAN_SOURCE_DIR "/packs", .clock = &clock_, .random = &random_});
    ASSERT_TRUE(opened) << opened.error().print(Lang::en);
    platform_ = std::move(*opened);
  }

  static record::Actor actor(std::string role, std::string park = "linkong") {
    return record::Actor(
        {.id = "user-" + role, .login = role, .name = role, .roles = {role}, .park = park, .organisation = ""});
  }

  std::filesystem::path file(std::string_view text, const std::string& name = "list.csv") {
    const auto path = folder_.path() / name;
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  std::filesystem::path sheet(const Table& table) {
    const auto path = folder_.path() / "list.xlsx";
    auto writer = format::XlsxWriter::create(path.string());
    std::vector<format::XlsxColumn> columns;
    for (const auto& title : table[0]) columns.push_back({.title = title});
    EXPECT_TRUE(writer && writer->add_sheet("表", columns));
    for (std::size_t i = 1; i < table.size(); ++i) {
      const std::vector<std::string_view> cells(table[i].begin(), table[i].end());
      EXPECT_TRUE(writer->row(cells));
    }
    EXPECT_TRUE(writer->finish());
    return path;
  }

  using Change = std::function<void(ImportOptions&)>;
  Result<ImportBatch> import(std::string_view type, const std::filesystem::path& path, const Change& change = {}) {
    ImportOptions options{.type = platform_->registry().find(type), .file = path};
    if (change) change(options);
    return run_import(*platform_, clerk_, options);
  }
  static Change mode(ImportMode mode) {
    return [mode](ImportOptions& options) { options.mode = mode; };
  }

  ImportBatch must_import(std::string_view type, const std::filesystem::path& path, const Change& change = {}) {
    auto batch = import(type, path, change);
    EXPECT_TRUE(batch) << batch.error().print(Lang::en);
    return batch ? *batch : ImportBatch();
  }

  /// rows/inserted/updated/unchanged/refused
  static std::string counts(const ImportBatch& batch) {
    const auto& c = batch.counts;
    std::ostringstream out;
    out << c.rows << '/' << c.inserted << '/' << c.updated << '/' << c.unchanged << '/' << c.refused;
    return out.str();
  }

  std::int64_t live(const std::string& type) {
    return platform_->store().reader().integer("SELECT count(*) FROM r_" + type + " WHERE deleted_at IS NULL")->value();
  }
  std::optional<record::Row> find(std::string_view type, std::string_view column, const std::string& value) {
    auto rows = record::load_where(platform_->store().reader(), *platform_->registry().find(type), column, value);
    if (!rows || rows->empty()) return std::nullopt;
    return rows->front();
  }
  record::Row firm(const std::string& name) {
    auto row = find("enterprise", "name", name);
    EXPECT_TRUE(row) << name;
    return row ? *row : record::Row{};
  }

  Table read(const std::filesystem::path& path) {
    auto table = format::open_table(path.string());
    EXPECT_TRUE(table) << table.error().print(Lang::en);
    Table rows;
    while (table) {
      const auto row = table->reader->next();
      if (!row || !*row) break;
      rows.emplace_back();
      for (const auto& cell : (*row)->cells) rows.back().emplace_back(cell.text);
    }
    return rows;
  }
  std::filesystem::path error_file(const ImportBatch& batch) {
    return import_folder(platform_->store().folder()) / batch.error_file;
  }

  store::testing::DataFolder folder_;
  ManualClock clock_{*Instant::parse("2026-03-02T09:00:00+08:00")};
  SeededRandom random_{7};
  std::unique_ptr<Platform> platform_;
  record::Actor clerk_ = actor("task_force");
};

TEST_F(ImportTest, KnowsColumnsByAliasBracketAndUnit) {
  const auto batch = must_import("enterprise", file("临空区企业名录（2026）,,,\n\n"
                                                    "*企业全称,\"注册资本\n（万元）\",实缴资本(元),园区内部序号\n"
                                                    "甲公司,500,3000000,1\n乙公司,\"1,200.5\",,2\n丙公司,3亿,,3\n"));
  EXPECT_EQ(counts(batch), "3/3/0/0/0");
  EXPECT_EQ(firm("甲公司").integer("registered_capital"), 500'000'000);
  EXPECT_EQ(firm("甲公司").integer("paid_in_capital"), 300'000'000);
  EXPECT_EQ(firm("乙公司").integer("registered_capital"), 1'200'500'000);
  EXPECT_EQ(firm("丙公司").integer("registered_capital"), 30'000'000'000);
  EXPECT_NE(batch.mapping.find(R"("header":"园区内部序号","field":null,"why":"unknown","sample":"1")"),
            std::string::npos)
      << batch.mapping;
  EXPECT_NE(batch.mapping.find(R"("times":"1e4")"), std::string::npos) << batch.mapping;
}

TEST_F(ImportTest, AUnitThatIsNotUnderstoodLeavesTheColumnOut) {
  const auto batch = must_import("enterprise", file("企业名称,注册资本（万美元）\n甲公司,500\n"));
  EXPECT_FALSE(firm("甲公司").integer("registered_capital"));
  EXPECT_NE(batch.mapping.find("unknown_unit"), std::string::npos) << batch.mapping;
}

TEST_F(ImportTest, RefusesAFileThatCannotBeUnderstood) {
  struct Row {
    std::string name, text, code;
    GivenMap map;
    ImportMode mode;
    std::vector<std::string> key;
  };
  using enum ImportMode;
  const Row rows[] = {
      {"two columns of one field", "企业名称,公司名称\n甲,甲\n", "work.import_two_columns", {}, insert, {}},
      {"no header", "a1,b1\n1,2\n", "work.import_no_header", {}, insert, {}},
      {"no rows", "企业名称\n\n", "work.import_no_rows", {}, insert, {}},
      {"map of an absent header", "企业名称\n甲\n", "work.import_map_header", {{"企业名", "name"}}, insert, {}},
      {"map to an absent field", "企业名称\n甲\n", "work.import_map_field", {{"企业名称", "nam"}}, insert, {}},
      {"map to a computed field", "企业名称\n甲\n", "work.import_map_field", {{"企业名称", "id"}}, insert, {}},
      {"no key to update by", "注册资本\n5\n", "work.import_no_key", {}, update, {}},
      {"key without a column", "企业名称\n甲\n", "work.import_key_column", {}, update, {"uscc"}},
      {"key without an index", "企业名称,注册资本\n甲,5\n", "work.import_key_not_indexed", {}, upsert, {"注册资本"}},
      {"open quote at the end", "企业名称\n甲\n\"乙\n", "format.csv_unclosed_quote", {}, insert, {}},
      {"no workbook", "PK\x03\x04 broken", "", {}, insert, {}},
  };
  for (const auto& row : rows) {
    const auto batch = import("enterprise", file(row.text), [&](ImportOptions& options) {
      options.map = row.map;
      options.mode = row.mode;
      options.key = row.key;
    });
    ASSERT_FALSE(batch) << row.name;
    if (!row.code.empty()) {
      EXPECT_EQ(batch.error().code(), row.code) << row.name << ": " << batch.error().print(Lang::en);
    }
    EXPECT_EQ(live("enterprise"), 0) << row.name;
  }
}

TEST_F(ImportTest, AGivenMapGoesBeforeNames) {
  const auto batch =
      must_import("enterprise", file("单位,企业名称,备注\n甲公司,旧名,早\n"), [](ImportOptions& options) {
        options.map = {{"单位", "name"}, {"备注", "ignore"}};
      });
  EXPECT_EQ(counts(batch), "1/1/0/0/0");
  EXPECT_EQ(firm("甲公司").text("internal_note"), "");
  EXPECT_NE(batch.mapping.find(R"("why":"taken")"), std::string::npos) << batch.mapping;
}

TEST_F(ImportTest, ReadsGb18030) {
  const auto batch = must_import("enterprise", file("\xC6\xF3\xD2\xB5\xC3\xFB\xB3\xC6\n\xBC\xD7\xB9\xAB\xCB\xBE\n"));
  EXPECT_EQ(counts(batch), "1/1/0/0/0");
  EXPECT_EQ(firm("甲公司").park, "linkong");
}

TEST_F(ImportTest, DoubtsAreKeptAndCounted) {
  const auto batch = must_import("enterprise", sheet({{"企业名称", "信用代码"}, {"甲公司", "91370100MA3C12345X"}}));
  EXPECT_EQ(counts(batch), "1/1/0/0/0");
  EXPECT_EQ(batch.counts.warned, 1);
  EXPECT_FALSE(firm("甲公司").doubts.empty());
  EXPECT_NE(batch.warnings.find(R"("row":2,"column":"信用代码","code":"record.uscc)"), std::string::npos)
      << batch.warnings;
}

TEST_F(ImportTest, AWrongCellNamesItsRowAndHeader) {
  const auto batch = must_import(
      "enterprise", file("说明\n企业名称,成立时间,企业规模\n甲公司,2020-13-01,巨大\n乙公司,2020/3/1,小型\n"));
  EXPECT_EQ(counts(batch), "2/1/0/0/1");
  EXPECT_NE(batch.problems.find(R"("row":3,"column":"成立时间","code":"record.unreadable_date")"), std::string::npos)
      << batch.problems;
  EXPECT_NE(batch.problems.find(R"("row":3,"column":"企业规模","code":"record.not_an_option")"), std::string::npos)
      << batch.problems;
}

TEST_F(ImportTest, ReferencesMayBeGivenByNameOrUniqueNumber) {
  must_import("enterprise", file("企业名称,信用代码\n甲（济南）公司,91370100MA3C12345X\n乙公司,\n"));
  const auto batch =
      must_import("patent", file("专利名称,权利企业\nA,甲(济南)公司\nB,91370100ma3c12345x\nC,丙公司\nD,\n"));
  EXPECT_EQ(counts(batch), "4/3/0/0/1");
  const auto id = firm("甲（济南）公司").id;
  EXPECT_EQ(find("patent", "title", "A")->text("holder"), id);
  EXPECT_EQ(find("patent", "title", "B")->text("holder"), id);
  EXPECT_EQ(find("patent", "title", "D")->text("holder"), "");
  EXPECT_NE(batch.problems.find(R"("row":4,"column":"权利企业","code":"record.no_such_target")"), std::string::npos)
      << batch.problems;
}

TEST_F(ImportTest, AHolderIsFoundByTheRegisteredHoldersAndFormerNames) {
  must_import(
      "enterprise",
      file("企业名称,曾用名\n甲公司,老甲公司;甲研究所\n乙公司,丙公司\n丙公司,\n丁公司,丁丁公司\n戊公司,丁丁公司\n"));
  const auto list = file(
      "专利名称,申请号,专利权人\n外人在前,2021100000016,某大学;老甲公司\n现名优先,2021100000024,丙公司\n"
      "两家曾用,2021100000032,丁丁公司\n全是外人,2021100000040,某大学\n");
  EXPECT_EQ(counts(must_import("patent", list)), "4/4/0/0/0");
  const auto holder = [&](std::string_view title) {
    return find("patent", "title", std::string(title))->text("holder");
  };
  EXPECT_EQ(holder("外人在前"), firm("甲公司").id);
  EXPECT_EQ(holder("现名优先"), firm("丙公司").id);
  EXPECT_EQ(holder("两家曾用"), "") << "it means two firms";
  EXPECT_EQ(holder("全是外人"), "");

  const auto again = file("申请号,专利权人\n2021100000016,乙公司\n2021100000040,乙公司\n");
  EXPECT_EQ(counts(must_import("patent", again, mode(ImportMode::update))), "2/0/2/0/0");
  EXPECT_EQ(holder("外人在前"), firm("甲公司").id) << "what is known is kept";
  EXPECT_EQ(holder("全是外人"), firm("乙公司").id);
}

TEST_F(ImportTest, NamedRecordsAreMadeOnRequestAndOnce) {
  const auto batch = must_import("patent", file("专利名称,权利企业\nA,甲公司\nB,甲公司\n,丙公司\n"),
                                 [](ImportOptions& options) { options.create_missing = {"enterprise"}; });
  EXPECT_EQ(counts(batch), "3/2/0/0/1");
  EXPECT_EQ(batch.counts.created, 1);
  EXPECT_EQ(live("enterprise"), 1) << "the firm of the refused row must not stay";
  EXPECT_EQ(find("patent", "title", "A")->text("holder"), find("patent", "title", "B")->text("holder"));
}

TEST_F(ImportTest, ModesCountWhatTheyDo) {
  const auto first = must_import("enterprise", file("企业名称,行业名称\n甲,软件\n乙,软件\n甲,重复\n"));
  EXPECT_EQ(counts(first), "3/2/0/0/1");
  EXPECT_NE(first.problems.find("work.import_row_twice"), std::string::npos) << first.problems;
  EXPECT_EQ(counts(must_import("enterprise", file("企业名称\n甲\n"))), "1/0/0/0/1");
  EXPECT_EQ(
      counts(must_import("enterprise", file("企业名称,行业名称\n甲,芯片\n乙,\n丙,芯片\n"), mode(ImportMode::update))),
      "3/0/1/1/1");
  EXPECT_EQ(firm("乙").text("industry_name"), "软件") << "an empty cell says nothing";
  const auto table = file("企业名称,行业名称\n甲,航空\n乙,软件\n丙,航空\n");
  const auto dry = must_import("enterprise", table, [](ImportOptions& options) {
    options.mode = ImportMode::upsert;
    options.dry_run = true;
  });
  EXPECT_EQ(counts(dry), "3/1/1/1/0");
  EXPECT_EQ(dry.state, "dry_run");
  EXPECT_EQ(live("enterprise"), 2);
  EXPECT_EQ(firm("甲").text("industry_name"), "芯片");
  EXPECT_EQ(counts(must_import("enterprise", table, mode(ImportMode::upsert))), "3/1/1/1/0");
  EXPECT_EQ(firm("甲").text("industry_name"), "航空");
}

TEST_F(ImportTest, AnErrorFileIsMendedAndImportedAgain) {
  const Table table = {{"企业名称", "成立日期", "自己的列"}, {"甲", "2020-13-01", "=1"}, {"乙", "2020-03-01", "b"}};
  for (const bool workbook : {false, true}) {
    std::string text;
    for (const auto& row : table) text += join(row, ",") + "\n";
    const auto name = workbook ? "x" : "";
    auto rows = table;
    for (std::size_t i = 1; i < rows.size(); ++i) rows[i][0] += name;
    const auto batch = must_import("enterprise", workbook ? sheet(rows) : file(text));
    ASSERT_EQ(counts(batch), "2/1/0/0/1");
    auto errors = read(error_file(batch));
    ASSERT_EQ(errors.size(), 2u);
    EXPECT_EQ(errors[0][0], kRowHeader);
    EXPECT_EQ(errors[1][0], "2");
    EXPECT_NE(errors[1][1].find("成立日期"), std::string::npos) << errors[1][1];
    EXPECT_EQ(errors[1][2], rows[1][0]);
    EXPECT_EQ(errors[1][4], "=1");
    errors[1][3] = "2020-12-01";
    for (auto& row : errors)
      for (auto& cell : row) std::replace(cell.begin(), cell.end(), ',', ' ');
    std::string mended;
    for (const auto& row : errors) mended += join(row, ",") + "\n";
    EXPECT_EQ(counts(must_import("enterprise", workbook ? sheet(errors) : file(mended))), "1/1/0/0/0");
  }
  EXPECT_EQ(live("enterprise"), 4);
}

TEST_F(ImportTest, ABatchIsTakenBackWhole) {
  must_import("enterprise", file("企业名称,行业名称,信用代码\n甲,软件,123\n"));
  const auto before = firm("甲");
  const auto batch = must_import("enterprise", file("企业名称,行业名称,信用代码,注册资本\n甲,芯片,456,5\n乙,芯片,,\n"),
                                 mode(ImportMode::upsert));
  ASSERT_EQ(counts(batch), "2/1/1/0/0");
  const auto undone = undo_import(*platform_, clerk_, batch.id);
  ASSERT_TRUE(undone) << undone.error().print(Lang::en);
  EXPECT_EQ(undone->state, "undone");
  EXPECT_EQ(live("enterprise"), 1);
  const auto after = firm("甲");
  EXPECT_EQ(after.cells, before.cells);
  EXPECT_EQ(after.version, 3);
  const auto entries = store::journal::of_record(platform_->store().reader(), "enterprise", after.id, 1);
  EXPECT_EQ((*entries)[0].cause, "undo");
  EXPECT_EQ((*entries)[0].cause_ref, batch.id);
  const auto again = undo_import(*platform_, clerk_, batch.id);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code(), "work.import_not_undoable");
}

TEST_F(ImportTest, WhatWasChangedSinceOrIsReferredToIsLeft) {
  const auto batch = must_import("enterprise", file("企业名称,行业名称\n甲,软件\n乙,软件\n丙,软件\n"));
  must_import("enterprise", file("企业名称,行业名称\n甲,芯片\n"), mode(ImportMode::update));
  const auto patents = must_import("patent", file("专利名称,权利企业\nA,乙\n"));
  auto undone = undo_import(*platform_, clerk_, batch.id);
  ASSERT_TRUE(undone);
  EXPECT_EQ(undone->state, "partly_undone");
  EXPECT_EQ(live("enterprise"), 2);
  EXPECT_NE(undone->undone.find(R"("removed":1,"restored":0,"left":2)"), std::string::npos) << undone->undone;
  ASSERT_TRUE(undo_import(*platform_, clerk_, patents.id));
  undone = undo_import(*platform_, clerk_, batch.id);
  ASSERT_TRUE(undone);
  EXPECT_NE(undone->undone.find(R"("removed":1,"restored":0,"left":1)"), std::string::npos) << undone->undone;
  EXPECT_EQ(firm("甲").text("industry_name"), "芯片");
}

TEST_F(ImportTest, OnlyThoseWithTheRightImport) {
  const auto path = file("企业名称\n甲\n");
  const ImportOptions options{.type = platform_->registry().find("enterprise"), .file = path};
  const auto officer = actor("subsidy_officer");
  const auto refused = run_import(*platform_, officer, options);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), "record.forbidden");
  auto elsewhere = options;
  elsewhere.park = "nowhere";
  EXPECT_EQ(run_import(*platform_, clerk_, elsewhere).error().code(), "work.no_such_park");
  EXPECT_EQ(live("enterprise"), 0);
  const auto batch = must_import("enterprise", path);
  EXPECT_FALSE(find_batch(*platform_, platform_->store().reader(), officer, batch.id));
  const auto listed = list_batches(*platform_, platform_->store().reader(), clerk_, 10);
  ASSERT_TRUE(listed);
  EXPECT_EQ(listed->size(), 1u);
  EXPECT_EQ(list_batches(*platform_, platform_->store().reader(), officer, 10)->size(), 0u);
}

TEST_F(ImportTest, ACutOffWorkbookWritesNothing) {
  Table table = {{"企业名称"}};
  for (int i = 0; i < 3000; ++i) table.push_back({"企业" + std::to_string(i)});
  const auto path = sheet(table);
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  EXPECT_FALSE(import("enterprise", path));
  EXPECT_EQ(live("enterprise"), 0);
  EXPECT_EQ(platform_->store().reader().integer("SELECT count(*) FROM import_batch")->value(), 0);
}

TEST_F(ImportTest, AnExportMasksAndIsImportedAgain) {
  must_import("enterprise", file("企业名称,注册资本,联系人,高企\n甲,12.50,张三,是\n乙,,,\n"));
  ExportOptions options{.type = platform_->registry().find("enterprise"),
                        .selection = {.filter = "registered_capital != null",
                                      .sort = {},
                                      .fields = {"name", "registered_capital", "contact_name", "high_tech"}},
                        .format = ExportFormat::csv,
                        .file = folder_.path() / "out.csv"};
  const auto count = export_records(*platform_, clerk_, options);
  ASSERT_TRUE(count) << count.error().print(Lang::en);
  EXPECT_EQ(*count, 1);
  const auto rows = read(options.file);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0][1], "注册资本");
  EXPECT_EQ(rows[1][0], "甲");
  EXPECT_EQ(rows[1][1], "12.50");
  EXPECT_EQ(rows[1][2], "***");
  EXPECT_EQ(counts(must_import("enterprise", options.file, [](ImportOptions& o) { o.mode = ImportMode::update; })),
            "1/0/0/1/0");
  EXPECT_EQ(firm("甲").text("contact_name"), "张三") << "a mask is not a name";
  EXPECT_EQ(export_records(*platform_, actor("bank_officer"), options).error().code(), "record.forbidden");
}

/// A province sees firms everywhere without their contacts, an officer all of those of one park: who is both gets a
/// list in which some rows keep back what others show.
TEST_F(ImportTest, AnExportMarksWhatARowKeepsBackAndTheMarkNeverBecomesAValue) {
  must_import("enterprise", file("企业名称,专班联络员,联系人\n甲,王五,张三\n"));
  clerk_ = actor("task_force", "east");
  must_import("enterprise", file("企业名称,专班联络员,联系人\n乙,李四,赵六\n"));
  const record::Actor viewer({.id = "v",
                              .login = "v",
                              .name = "v",
                              .roles = {"province_viewer", "subsidy_officer"},
                              .park = "linkong",
                              .organisation = ""});
  for (const auto lang : {Lang::zh, Lang::en})
    for (const auto format : {ExportFormat::csv, ExportFormat::xlsx}) {
      const std::string mark(hidden_mark(lang));
      ExportOptions options{.type = platform_->registry().find("enterprise"),
                            .selection = {.filter = {},
                                          .sort = {{"id", false}},
                                          .fields = {"name", "task_force_member", "contact_name", "website"}},
                            .format = format,
                            .file = folder_.path() / (format == ExportFormat::csv ? "out.csv" : "out.xlsx"),
                            .lang = lang};
      const auto count = export_records(*platform_, viewer, options);
      ASSERT_TRUE(count) << count.error().print(Lang::en);
      auto rows = read(options.file);
      ASSERT_EQ(rows.size(), 3u);
      for (auto& row : rows) row.resize(4);  // a workbook leaves empty cells out
      EXPECT_EQ(rows[1], (std::vector<std::string>{"甲", "王五", "***", ""})) << "empty is not hidden";
      EXPECT_EQ(rows[2], (std::vector<std::string>{"乙", mark, mark, ""}));
      const auto batch = must_import("enterprise", options.file, mode(ImportMode::update));
      EXPECT_EQ(batch.counts.updated, 0) << "a mark says nothing";
      EXPECT_EQ(firm("乙").text("task_force_member"), "李四");
      EXPECT_EQ(firm("乙").text("contact_name"), "赵六");
    }
}

}  // namespace
}  // namespace sanlian::work
