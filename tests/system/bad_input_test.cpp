// What is broken is refused with its place and what to do, and changes nothing: declarations, lists, workbooks, bodies.
#include <zip.h>

#include <fstream>

#include "format/xlsx_writer.h"
#include "served.h"

namespace sanlian::test {
namespace {
namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A copy of the packs in which `from` stands as `to` in one file.
fs::path broken_packs(const TempFolder& folder, const std::string& file, const std::string& from,
                      const std::string& to) {
  const auto packs = folder.path() / "packs";
  fs::copy(fs::path(SANLIAN_SOURCE_DIR) / "packs", packs, fs::copy_options::recursive);
  auto text = read_file(packs / file);
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  std::ofstream(packs / file, std::ios::binary) << text;
  return packs;
}

TEST(BrokenDeclarations, AreNamedByFileLineColumnAndTheNearestName) {
  struct Row {
    const char *file, *from, *to, *says;
  };
  for (const Row& row : {
           Row{"core/types/visit.yaml", "required: true", "requird: true", "required"},
           Row{"core/types/visit.yaml", "kind: text,", "kind: txet,", "text"},
           Row{"core/types/visit.yaml", "shown: [subject", "shown: [subjct", "subject"},
           Row{"ip/types/patent.yaml", "index: [[status", "index: [[statsu", "status"},
           Row{"finance/chains/pledge_financing.yaml", "roles: [task_force]", "roles: [task_farce]", "task_force"},
           Row{"finance/chains/pledge_financing.yaml", "count(enterprise.visits)", "count(enterprise.visit)", "visits"},
           Row{"finance/chains/pledge_financing.yaml", "to: surveyed", "to: surveyd", "surveyed"},
           Row{"finance/checks/pledge_precheck.yaml", "preserved)", "presrved)", "preserved"},
           Row{"finance/indicators/loans_outstanding.yaml", "measure: ", "mesure: ", "measure"},
           Row{"core/types/park.yaml", "fields:", "fields: [", ""},
       }) {
    const TempFolder folder;
    const auto packs = broken_packs(folder, row.file, row.from, row.to);
    const auto ran = sanlian({"check-packs", "--packs", packs.string()});
    EXPECT_EQ(ran.code, 1) << row.to;
    const auto name = fs::path(row.file).filename().string();
    const auto at = ran.errors.find(name + ":");
    ASSERT_NE(at, std::string::npos) << row.to << ": " << ran.errors;
    int line = 0, column = 0;
    EXPECT_EQ(std::sscanf(ran.errors.c_str() + at + name.size(), ":%d:%d", &line, &column), 2)
        << row.to << ": " << ran.errors;
    EXPECT_GT(line, 0);
    EXPECT_NE(ran.errors.find(row.says), std::string::npos) << ran.errors;
    const auto served =
        sanlian({"serve", "--data", (folder.path() / "data").string(), "--packs", packs.string(), "--port", "0"});
    EXPECT_EQ(served.code, 1) << "nothing is served with broken declarations";
  }
}

TEST(BrokenDeclarations, TheShippedOnesAreWhole) {
  const auto ran = sanlian({"check-packs"});
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_NE(ran.output.find("2 chains: all well"), std::string::npos) << ran.output;
}

class BadInput : public testing::Test {
 protected:
  void SetUp() override {
    const auto ran = sanlian({"user", "add", "--data", folder_.path().string(), "wang", "--name", "wang", "--role",
                              "task_force", "--park", "linkong"},
                             "password-of-wang\n");
    ASSERT_EQ(ran.code, 0) << ran.errors;
    served_.emplace(folder_.path());
    wang_.emplace(served_->url(), "wang", "password-of-wang");
  }
  HttpAnswer import(const std::string& bytes, const std::string& name) {
    return wang_->client().upload("/api/v1/imports?type=enterprise&mode=insert&name=" + name, bytes,
                                  "application/octet-stream");
  }
  std::string firms() { return text_at(json(wang_->get("/records/enterprise/count").body), "count"); }
  std::string batches() { return std::to_string(json(wang_->get("/imports").body).find("items")->size()); }
  std::string workbook() {
    const auto path = (folder_.path() / "firms.xlsx").string();
    auto writer = format::XlsxWriter::create(path);
    EXPECT_TRUE(writer);
    EXPECT_TRUE(writer->add_sheet("企业", {{.title = "企业名称"}, {.title = "成立日期"}}));
    for (int i = 0; i < 200; ++i) {
      const auto name = "企业" + std::to_string(i);
      const std::string_view cells[] = {name, "2019-03-01"};
      EXPECT_TRUE(writer->row(cells));
    }
    EXPECT_TRUE(writer->finish());
    return read_file(path);
  }

  TempFolder folder_;
  std::optional<Served> served_;
  std::optional<Person> wang_;
};

TEST_F(BadInput, AWrongCellIsNamedByItsRowAndTheRestIsKept) {
  const auto answer = import(
      "企业名称,成立日期,注册资本\n甲公司,2019-03-01,100\n乙公司,someday,100\n丙公司,2020-01-01,lots\n", "firms.csv");
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto batch = json(answer.body);
  EXPECT_EQ(text_at(*batch.find("counts"), "inserted"), "1");
  EXPECT_EQ(text_at(*batch.find("counts"), "refused"), "2");
  ASSERT_EQ(batch.find("problems")->size(), 2u) << answer.body;
  EXPECT_EQ(text_at(batch.find("problems")->items()[0], "row"), "3") << answer.body;
  EXPECT_NE(answer.body.find("成立日期"), std::string::npos);
  EXPECT_EQ(firms(), "1");
}

TEST_F(BadInput, ABrokenWorkbookIsRefusedWhole) {
  const auto whole = workbook();
  for (const auto& bytes : {whole.substr(0, whole.size() / 2), std::string("PK\x03\x04 not a workbook"),
                            std::string("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old .xls")}) {
    const auto answer = import(bytes, "firms.xlsx");
    EXPECT_EQ(answer.status, 422) << answer.body;
    EXPECT_NE(answer.body.find("firms.xlsx"), std::string::npos) << answer.body;
  }
  EXPECT_EQ(firms(), "0");
  EXPECT_EQ(batches(), "0");
  EXPECT_EQ(import(whole, "firms.xlsx").status, 200);
  EXPECT_EQ(firms(), "200");
}

TEST_F(BadInput, AZipBombIsRefusedBeforeItUnfolds) {
  const auto path = (folder_.path() / "bomb.xlsx").string();
  const auto whole = workbook();
  std::ofstream(path, std::ios::binary) << whole;
  const std::string filler = "<worksheet><!--" + std::string(100'000'000, ' ') + "--></worksheet>";
  auto* archive = zip_open(path.c_str(), 0, nullptr);
  ASSERT_NE(archive, nullptr);
  zip_file_add(archive, "xl/worksheets/sheet1.xml", zip_source_buffer(archive, filler.data(), filler.size(), 0),
               ZIP_FL_OVERWRITE);
  ASSERT_EQ(zip_close(archive), 0);
  const auto bomb = read_file(path);
  EXPECT_LT(bomb.size(), 1'000'000u);
  const auto answer = import(bomb, "bomb.xlsx");
  EXPECT_EQ(answer.status, 413) << answer.body;
  EXPECT_EQ(text_at(json(answer.body), "code"), "format.xlsx_too_large");
  EXPECT_EQ(firms(), "0");
}

TEST_F(BadInput, BodiesThatAreNoJsonOrTooDeepAreRefused) {
  for (const std::string body : {"{", "[]", "null", R"({"name":)", "{\"name\":\"\xff\"}"}) {
    const auto answer = wang_->post("/records/enterprise", body);
    EXPECT_EQ(answer.status / 100, 4) << body << answer.body;
  }
  EXPECT_EQ(wang_->post("/records/enterprise", std::string(5000, '[')).status / 100, 4);
  EXPECT_EQ(wang_->post("/records/enterprise", R"({"name":")" + std::string(20 << 20, 'n') + "\"}").status, 413);
  EXPECT_EQ(wang_->get("/records/enterprise?filter=" + encoded("name = ")).status, 422);
  EXPECT_EQ(wang_->get("/records/enterprise?filter=" + encoded(std::string(3000, '('))).status / 100, 4);
  EXPECT_EQ(firms(), "0");
}

}  // namespace
}  // namespace sanlian::test
