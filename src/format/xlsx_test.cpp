#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/random.h"
#include "format/csv_writer.h"
#include "format/impl/cell_styles.h"
#include "format/impl/sheet_number.h"
#include "format/table_source.h"
#include "format/xlsx_writer.h"

namespace sanlian::format {
namespace {

namespace fs = std::filesystem;

/// A folder of this test's own, gone with it.
class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "sanlian_xlsx_XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() { fs::remove_all(path_); }
  std::string file(const std::string& name, std::string_view content) const {
    std::ofstream(path_ / name, std::ios::binary) << content;
    return (path_ / name).string();
  }
  std::string path(const std::string& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string zip_of(const Parts& parts) {
  zip_error_t error;
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const auto& [name, content] : parts) {
    const auto index = zip_file_add(archive, name.c_str(),
                                    zip_source_buffer(archive, content.data(), content.size(), 0), ZIP_FL_OVERWRITE);
    EXPECT_GE(index, 0);
  }
  EXPECT_EQ(zip_close(archive), 0);
  zip_source_open(target);
  std::string bytes;
  char piece[4096];
  for (zip_int64_t got; (got = zip_source_read(target, piece, sizeof piece)) > 0;)
    bytes.append(piece, static_cast<std::size_t>(got));
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

const std::string kPackage =
    R"(<Relationships xmlns="p"><Relationship Id="rId1" Type="http://x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
const std::string kRelations =
    R"(<Relationships xmlns="p">
<Relationship Id="rId1" Type="http://x/relationships/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="http://x/relationships/sharedStrings" Target="/xl/sharedStrings.xml"/>
<Relationship Id="rId3" Type="http://x/relationships/styles" Target="styles.xml"/></Relationships>)";
const std::string kStyles =
    R"(<styleSheet xmlns="m"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
<numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="10"/><xf numFmtId="20"/><xf numFmtId="22"/></cellXfs></styleSheet>)";
const std::string kTexts =
    R"(<sst xmlns="m"><si><t>专利</t></si><si><r><t>two </t></r><r><rPr/><t>runs</t></r><rPh><t>no</t></rPh></si>
<si><t xml:space="preserve"> a_x000D_b_x005F_x </t></si><si/></sst>)";

std::string workbook_xml(const std::string& properties = "") {
  return R"(<workbook xmlns="m" xmlns:r="r">)" + properties +
         R"(<sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>)";
}

/// A workbook of one sheet with these rows.
Parts book_of(const std::string& rows, const std::string& properties = "") {
  return {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", kPackage},
      {"xl/workbook.xml", workbook_xml(properties)},
      {"xl/_rels/workbook.xml.rels", kRelations},
      {"xl/sharedStrings.xml", kTexts},
      {"xl/styles.xml", kStyles},
      {"xl/worksheets/sheet1.xml", R"(<worksheet xmlns="m"><sheetData>)" + rows +
                                       R"(</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>)"}};
}
Parts with_part(Parts parts, const std::string& name, const std::string& content) {
  for (auto& part : parts)
    if (part.first == name) part.second = content;
  return parts;
}
Parts without_part(Parts parts, const std::string& name) {
  std::erase_if(parts, [&](const auto& part) { return part.first == name; });
  return parts;
}

/// All rows as `1:a|n1.5|dDATE 3:…`: a letter before each cell that is not text; then where and why it was refused.
std::string read_all(TableReader& reader) {
  constexpr std::string_view kLetters = "  nbde";
  std::string out;
  while (true) {
    const auto row = reader.next();
    if (!row) return out + "! " + row.error().where() + " " + std::string(row.error().code());
    if (!*row) return out.empty() ? out : out.substr(0, out.size() - 1);
    out += std::to_string((*row)->number) + ":";
    for (std::size_t i = 0; i < (*row)->cells.size(); ++i) {
      const Cell& cell = (*row)->cells[i];
      if (i) out += '|';
      if (cell.kind > Cell::Kind::text) out += kLetters[static_cast<std::size_t>(cell.kind)];
      out += cell.text;
      if (cell.percent) out += '%';
    }
    out += ' ';
  }
}
std::string read_bytes(std::string bytes, const XlsxLimits& limits = {}, std::string_view sheet = "") {
  const auto refused = [](const Error& error) { return "! " + error.where() + " " + std::string(error.code()); };
  auto file = XlsxFile::open_bytes(std::move(bytes), limits);
  if (!file) return refused(file.error());
  auto reader = file->sheet(sheet);
  if (!reader) return refused(reader.error());
  return read_all(**reader);
}
std::string read_rows(const std::string& rows, const XlsxLimits& limits = {}) {
  return read_bytes(zip_of(book_of(rows)), limits);
}

TEST(Xlsx, ReadsCellsOfEveryKind) {
  struct Row {
    std::string xml, rows;
  };
  const Row rows[] = {
      {"", ""},
      {R"(<row r="1"/><row r="2"></row>)", ""},
      {R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>)", "1:专利|two runs"},
      {R"(<row r="1"><c r="A1" t="s"><v>2</v></c></row>)", "1: a\rb_x "},
      {R"(<row r="1"><c r="A1" t="s"><v>3</v></c></row>)", ""},
      {R"(<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="9"><c r="A9"><v>3</v></c></row>)",
       "2:|n1||n2 9:n3"},
      {R"(<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>)", "1:n1|n2 2:n3"},
      {R"(<row r="1"><c r="A1" t="inlineStr"><is><t>in</t></is></c><c r="B1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>)",
       "1:in|ab"},
      {R"(<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>x</f><v>text</v></c><c r="C1"><f>3</f></c></row>)",
       "1:n2|text"},
      {R"(<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c></row>)",
       "1:btrue|bfalse|e#N/A"},
      {R"(<row r="1"><c r="A1" s="1"><v>44713</v></c><c r="B1" s="2"><v>44713.5</v></c><c r="C1" s="3"><v>1.5</v></c></row>)",
       "1:d2022-06-01|d2022-06-01T12:00:00|n1.5"},
      {R"(<row r="1"><c r="A1" s="5"><v>0.5</v></c><c r="B1" s="6"><v>44713</v></c><c r="C1" s="4"><v>0.0425</v></c></row>)",
       "1:d12:00:00|d2022-06-01|n0.0425%"},
      {R"(<row r="1"><c r="A1" t="d"><v>2022-06-01</v></c><c r="B1" s="99"><v>7</v></c></row>)", "1:d2022-06-01|n7"},
      {R"(<row r="1"><c r="A1"><v>4.3499999999999996</v></c><c r="B1"><v>1E-3</v></c><c r="C1"><v>370112199001011234</v></c></row>)",
       "1:n4.35|n0.001|n370112199001011234"},
      {R"(<row r="1"><c r="A1" s="1"><v>-5</v></c><c r="B1"><v>odd</v></c></row>)", "1:n-5|odd"},
      {R"(<x:row xmlns:x="m" r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>)", "1:n1"},
      {R"(<row r="1"><c r="A1" s="1"/><c r="B1" t="s"/><c r="C1"><v/></c></row><row r="2"><c r="A2"><v>1</v></c></row>)",
       "2:n1"},
      {R"(<row r="1"><c r="AA1"><v>1</v></c></row>)", "1:" + std::string(26, '|') + "n1"},
      {R"(<row r="1"><c r="A1" t="str"><v>a&lt;b&#10;c</v></c></row>)", "1:a<b\nc"},
  };
  for (const Row& row : rows) EXPECT_EQ(read_rows(row.xml), row.rows) << row.xml;
}

TEST(Xlsx, CountsFrom1904WhenTheWorkbookDoes) {
  const std::string row = R"(<row r="1"><c r="A1" s="1"><v>43251</v></c></row>)";
  EXPECT_EQ(read_bytes(zip_of(book_of(row, R"(<workbookPr date1904="1"/>)"))), "1:d2022-06-01");
}

TEST(Xlsx, FindsSheetsByName) {
  Parts parts = book_of(R"(<row r="1"><c r="A1"><v>1</v></c></row>)");
  parts = with_part(parts, "xl/workbook.xml",
                    R"(<workbook xmlns:r="r"><sheets><sheet name="隐藏" state="hidden" r:id="rId9"/>
<sheet name="图" r:id="rId8"/><sheet name="数据" r:id="rId1"/></sheets></workbook>)");
  parts = with_part(parts, "xl/_rels/workbook.xml.rels",
                    R"(<Relationships><Relationship Id="rId1" Type="/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId8" Type="/chartsheet" Target="c.xml"/><Relationship Id="rId9" Type="/worksheet" Target="..\xl\hidden.xml"/></Relationships>)");
  parts.emplace_back("xl/hidden.xml",
                     R"(<worksheet><sheetData><row><c t="str"><v>secret</v></c></row></sheetData></worksheet>)");
  const std::string bytes = zip_of(parts);
  EXPECT_EQ(XlsxFile::open_bytes(bytes)->sheet_names(), (std::vector<std::string>{"隐藏", "数据"}));
  EXPECT_EQ(read_bytes(bytes), "1:n1");
  EXPECT_EQ(read_bytes(bytes, {}, "隐藏"), "1:secret");
  EXPECT_EQ(XlsxFile::open_bytes(bytes)->sheet("x").error().print(Lang::en),
            "there is no sheet \"x\" (sheets: 隐藏, 数据)");
}

TEST(Xlsx, RefusesDamageAndSaysWhichPart) {
  const std::string row = R"(<row r="1"><c r="A1"><v>1</v></c></row>)";
  const Parts good = book_of(row);
  const std::string sheet = "xl/worksheets/sheet1.xml";
  struct Row {
    std::string bytes, refusal;
  };
  const Row rows[] = {
      {"", "!  format.not_a_table"},
      {"a,b\n", "!  format.not_a_table"},
      {"%PDF-1.4", "!  format.not_a_table"},
      {"<html><table>", "!  format.web_page_table"},
      {"PK\x03\x04 and nothing else", "!  format.xlsx_damaged"},
      {zip_of(good).substr(0, 900), "!  format.xlsx_damaged"},
      {zip_of({{"x.txt", "x"}}), "!  format.not_a_table"},
      {zip_of({{"META-INF/manifest.xml", "x"}, {"content.xml", "x"}}), "!  format.other_spreadsheet"},
      {zip_of(with_part(
           good, "_rels/.rels",
           R"(<Relationships><Relationship Type="/officeDocument" Target="xl/workbook.bin"/></Relationships>)")),
       "!  format.other_spreadsheet"},
      {zip_of(with_part(
           good, "_rels/.rels",
           R"(<Relationships><Relationship Type="/officeDocument" Target="word/document.xml"/></Relationships>)")),
       "!  format.not_a_table"},
      {zip_of(without_part(good, "xl/workbook.xml")), "!  format.xlsx_missing_part"},
      {zip_of(without_part(good, "xl/_rels/workbook.xml.rels")), "!  format.xlsx_missing_part"},
      {zip_of(without_part(good, sheet)), "!  format.xlsx_missing_part"},
      {zip_of(with_part(good, "xl/workbook.xml", "<workbook/>")), "! xl/workbook.xml format.xlsx_missing_part"},
      {zip_of(with_part(good, "xl/workbook.xml", "<workbook>")), "! xl/workbook.xml:1:11 format.xlsx_bad_part"},
      {zip_of(with_part(good, "xl/styles.xml", "<a><b></a>")), "! xl/styles.xml:1:9 format.xlsx_bad_part"},
      {zip_of(with_part(good, sheet, "<worksheet><sheetData>" + row)),
       "1:n1 ! " + sheet + ":1:62 format.xlsx_bad_part"},
      {zip_of(with_part(good, sheet, "")), "! " + sheet + ":1:1 format.xlsx_bad_part"},
      {zip_of(with_part(good, sheet, "<!DOCTYPE x><worksheet/>")), "! " + sheet + " format.xlsx_dtd"},
      {zip_of(with_part(good, "xl/sharedStrings.xml",
                        "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><sst><si><t>&a;</t></si></sst>")),
       "! xl/sharedStrings.xml format.xlsx_dtd"},
      {zip_of(with_part(good, sheet, "<worksheet>&undefined;</worksheet>")),
       "! " + sheet + ":1:12 format.xlsx_bad_part"},
      {zip_of(book_of(R"(<row r="1"><c r="C1" t="s"><v>4</v></c></row>)")), "! 数据!C1 format.xlsx_bad_cell"},
      {zip_of(book_of(R"(<row r="1"><c r="A1" t="s"><v>x</v></c></row>)")), "! 数据!A1 format.xlsx_bad_cell"},
      {zip_of(book_of(R"(<row r="1"><c r="7"><v>1</v></c></row>)")), "! 数据!A1 format.xlsx_bad_cell"},
      {zip_of(book_of(R"(<row r="5"><c><v>1</v></c></row><row r="5"><c><v>2</v></c></row>)")),
       "5:n1 ! 数据!A5 format.xlsx_bad_cell"},
      {zip_of(book_of(R"(<row r="x"><c><v>1</v></c></row>)")), "! 数据!A1 format.xlsx_bad_cell"},
      {zip_of(book_of(R"(<row r="1048577"><c><v>1</v></c></row>)")), "! 数据!A1048577 format.too_many_rows"},
      {zip_of(book_of(R"(<row r="1"><c r="XFE1"><v>1</v></c></row>)")), "! 数据!XFE1 format.too_many_columns"},
      {zip_of(book_of(std::string("<row><c><v>") + std::string(200'000, '1') + "</v></c></row>")),
       "! 数据!A1 format.cell_too_long"},
  };
  for (const Row& one : rows) EXPECT_EQ(read_bytes(one.bytes), one.refusal);
}

TEST(Xlsx, RefusesAFlippedBit) {
  std::string rows;
  for (int i = 1; i < 200; ++i)
    rows += "<row r=\"" + std::to_string(i) + "\"><c><v>" + std::to_string(i * 7919) + "</v></c></row>";
  const std::string good = zip_of(book_of(rows));
  const auto content = good.find("sheet1.xml") + 10;
  int refused = 0;
  for (std::size_t at = content + 20; at < content + 400; at += 7) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 4);
    refused += read_bytes(bad).find("format.") != std::string::npos;
  }
  EXPECT_EQ(refused, 55);
}

TEST(Xlsx, HoldsItsLimits) {
  const std::string row = R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row>)";
  const std::string bytes = zip_of(book_of(row));
  EXPECT_EQ(read_bytes(bytes, {.parts_max = 3}), "!  format.xlsx_too_large");
  EXPECT_EQ(read_bytes(bytes, {.metadata_bytes_max = 100}), "! _rels/.rels format.xlsx_too_large");
  EXPECT_EQ(read_bytes(bytes, {.part_bytes_max = 100}), "! xl/sharedStrings.xml format.xlsx_too_large");
  EXPECT_EQ(read_bytes(bytes, {.shared_text_bytes_max = 20}), "! xl/sharedStrings.xml format.xlsx_too_large");
  const std::string bomb = zip_of(book_of(row + "<!--" + std::string(20'000'000, ' ') + "-->"));
  EXPECT_LT(bomb.size(), 100'000u);
  EXPECT_EQ(read_bytes(bomb), "1:专利 ! xl/worksheets/sheet1.xml format.xlsx_too_large");
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<x>";
  EXPECT_EQ(read_bytes(zip_of(with_part(book_of(row), "xl/worksheets/sheet1.xml", deep))),
            "! xl/worksheets/sheet1.xml format.too_deep");
}

TEST(Xlsx, SheetsOutliveTheirFile) {
  std::unique_ptr<TableReader> reader;
  {
    const auto file = XlsxFile::open_bytes(zip_of(book_of(R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row>)"))).value();
    reader = file.sheet().value();
  }
  EXPECT_EQ(read_all(*reader), "1:专利");
  EXPECT_EQ(reader->progress().bytes_read, reader->progress().bytes_total);
}

TEST(SheetNumber, ShowsWhatASpreadsheetShows) {
  struct Row {
    std::string_view stored, shown;
  };
  for (const Row& row : {Row{"0", "0"},
                         Row{"-0", "-0"},
                         Row{"12", "12"},
                         Row{"10.50", "10.50"},
                         Row{"0.1", "0.1"},
                         Row{"0.30000000000000004", "0.3"},
                         Row{"4.3499999999999996", "4.35"},
                         Row{"-4.3499999999999996", "-4.35"},
                         Row{"1234567.8899999999", "1234567.89"},
                         Row{"99999999.999999999", "100000000"},
                         Row{"1E3", "1000"},
                         Row{"1.5E+3", "1500"},
                         Row{"-1.25e-3", "-0.00125"},
                         Row{"2.02010000001E+17", "202010000001000000"},
                         Row{"1E-300", "1E-300"},
                         Row{"1E300", "1E300"},
                         Row{".5", "0.5"},
                         Row{"5.", "5"},
                         Row{"+5", "5"},
                         Row{"007", "7"},
                         Row{"0.0", "0.0"},
                         Row{"0E5", "0"},
                         Row{"12345678901234567890", "12345678901234567890"}})
    EXPECT_EQ(tidy_number(row.stored), row.shown) << row.stored;
  for (const std::string_view bad : {"", "x", "1,5", "1 ", "0x10", "inf", "nan", "1e999.", "--1"})
    EXPECT_EQ(tidy_number(bad), std::nullopt) << bad;
}

TEST(SheetNumber, MakesDatesOfSerials) {
  struct Row {
    std::string_view serial;
    NumberLook look;
    bool from_1904;
    std::string_view iso;
  };
  const Row rows[] = {
      {"1", NumberLook::date, false, "1900-01-01"},
      {"59", NumberLook::date, false, "1900-02-28"},
      {"60", NumberLook::date, false, ""},
      {"61", NumberLook::date, false, "1900-03-01"},
      {"44713", NumberLook::date, false, "2022-06-01"},
      {"2958465", NumberLook::date, false, "9999-12-31"},
      {"2958466", NumberLook::date, false, ""},
      {"0", NumberLook::date, false, ""},
      {"-1", NumberLook::date, false, ""},
      {"0", NumberLook::date, true, "1904-01-01"},
      {"43251", NumberLook::date, true, "2022-06-01"},
      {"44713.25", NumberLook::date, false, "2022-06-01T06:00:00"},
      {"44712.999999999", NumberLook::date, false, "2022-06-01"},
      {"0.75", NumberLook::time, false, "18:00:00"},
      {"44713", NumberLook::time, false, "2022-06-01T00:00:00"},
      {"x", NumberLook::date, false, ""},
      {"1e99", NumberLook::date, false, ""},
  };
  for (const Row& row : rows)
    EXPECT_EQ(iso_of_serial(row.serial, row.look, row.from_1904).value_or(""), row.iso) << row.serial;
}

TEST(NumberLook, IsReadFromTheCode) {
  struct Row {
    std::string_view code;
    NumberLook look;
  };
  for (const Row& row : {Row{"General", NumberLook::plain},
                         Row{"G/通用格式", NumberLook::plain},
                         Row{"0.00", NumberLook::plain},
                         Row{"#,##0.00_);[Red]\\(#,##0.00\\)", NumberLook::plain},
                         Row{"0.00E+00", NumberLook::plain},
                         Row{"[$¥-804]#,##0.00", NumberLook::plain},
                         Row{"0\"days\"", NumberLook::plain},
                         Row{"0\\d", NumberLook::plain},
                         Row{"@", NumberLook::plain},
                         Row{"[h]:mm:ss", NumberLook::plain},
                         Row{"0.00%", NumberLook::percent},
                         Row{"0\"%\"", NumberLook::plain},
                         Row{"yyyy-mm-dd", NumberLook::date},
                         Row{"yyyy\"年\"m\"月\"", NumberLook::date},
                         Row{"[$-804]yyyy/m/d;@", NumberLook::date},
                         Row{"mmm", NumberLook::date},
                         Row{"h:mm AM/PM", NumberLook::time},
                         Row{"mm:ss", NumberLook::time},
                         Row{"m/d/yy h:mm", NumberLook::date},
                         Row{"0;yyyy", NumberLook::plain},
                         Row{"\"open", NumberLook::plain},
                         Row{"[open", NumberLook::plain},
                         Row{"\\", NumberLook::plain}})
    EXPECT_EQ(look_of_code(row.code), row.look) << row.code;
  EXPECT_EQ(look_of_builtin(14), NumberLook::date);
  EXPECT_EQ(look_of_builtin(31), NumberLook::date);
  EXPECT_EQ(look_of_builtin(9), NumberLook::percent);
  EXPECT_EQ(look_of_builtin(46), NumberLook::plain);
}

TEST(XlsxWriter, IsReadBack) {
  const Folder folder;
  const std::string path = folder.path("out.xlsx");
  auto writer = XlsxWriter::create(path).value();
  using Kind = XlsxColumn::Kind;
  ASSERT_TRUE(writer.add_sheet("专利", {{.title = "名称"},
                                        {.title = "数", .kind = Kind::number},
                                        {.title = "金额", .kind = Kind::money},
                                        {.title = "利率", .kind = Kind::percent},
                                        {.title = "日期", .kind = Kind::date},
                                        {.title = "有效", .kind = Kind::boolean}}));
  const std::vector<std::vector<std::string_view>> rows = {
      {"质押 <&> \"x\"", "1.5", "10000.01", "0.0425", "2022-06-01", "true"},
      {"=1+1", "1234567890.12345", "-0.5", "1", "1900-03-01", "false"},
      {" a_x000D_ \r\n\t\x01", "12345678901234567890", "about 5", "x", "1899-01-01", "maybe"},
      {"", "", "", "", "", ""},
      {"last", "1e3"}};
  for (const auto& row : rows) ASSERT_TRUE(writer.row(row));
  ASSERT_TRUE(writer.add_sheet("第二张", {{.title = "a"}}));
  ASSERT_TRUE(writer.row(std::vector<std::string_view>{"b"}));
  ASSERT_TRUE(writer.finish());

  const auto file = XlsxFile::open(path).value();
  EXPECT_EQ(file.sheet_names(), (std::vector<std::string>{"专利", "第二张"}));
  EXPECT_EQ(read_all(*file.sheet().value()),
            "1:名称|数|金额|利率|日期|有效 2:质押 <&> \"x\"|n1.5|n10000.01|n0.0425%|d2022-06-01|btrue "
            "3:=1+1|n1234567890.12345|n-0.5|n1%|d1900-03-01|bfalse "
            "4: a_x000D_ \r\n\t\x01|12345678901234567890|about 5|x|1899-01-01|maybe 6:last|n1000");
  EXPECT_EQ(read_all(*file.sheet("第二张").value()), "1:a 2:b");
}

TEST(XlsxWriter, GivesTheSameBytesForTheSameRows) {
  const Folder folder;
  std::string bytes[2];
  for (auto& one : bytes) {
    auto writer = XlsxWriter::create(folder.path("x.xlsx")).value();
    ASSERT_TRUE(writer.add_sheet("a", {{.title = "a"}}));
    ASSERT_TRUE(writer.row(std::vector<std::string_view>{"b"}));
    ASSERT_TRUE(writer.finish());
    std::ifstream file(folder.path("x.xlsx"), std::ios::binary);
    one.assign(std::istreambuf_iterator<char>(file), {});
    fs::remove(folder.path("x.xlsx"));
  }
  EXPECT_EQ(bytes[0], bytes[1]);
}

TEST(XlsxWriter, Refuses) {
  const Folder folder;
  EXPECT_EQ(XlsxWriter::create(folder.path("no such folder/x.xlsx")).error().code(), "format.xlsx_cannot_write");
  auto writer = XlsxWriter::create(folder.path("x.xlsx")).value();
  for (const std::string name : {"", "a/b", "a[1]", "'a", "a name that is much longer than thirty-one characters"})
    EXPECT_EQ(writer.add_sheet(name, {{.title = "a"}}).error().code(), "format.xlsx_bad_sheet_name") << name;
  ASSERT_TRUE(writer.add_sheet("a", {{.title = "a"}}));
  EXPECT_EQ(writer.add_sheet("A", {{.title = "a"}}).error().code(), "format.xlsx_bad_sheet_name");
  const std::string longest(32'767, 'x');
  EXPECT_TRUE(writer.row(std::vector<std::string_view>{longest}));
  const auto refused = writer.row(std::vector<std::string_view>{longest + "x"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().where() + " " + std::string(refused.error().code()), "a!A3 format.cell_too_long");
  EXPECT_TRUE(writer.finish());
}

TEST(XlsxWriter, LeavesNothingWhenItIsNotFinished) {
  const Folder folder;
  {
    auto writer = XlsxWriter::create(folder.path("x.xlsx")).value();
    ASSERT_TRUE(writer.add_sheet("a", {{.title = "a"}}));
  }
  EXPECT_FALSE(fs::exists(folder.path("x.xlsx")));
}

/// Random rows come back the same through both kinds of file.
TEST(OpenTable, ReadsTheSameRowsFromBothKinds) {
  const Folder folder;
  SeededRandom random(11);
  constexpr std::string_view kPieces[] = {"a", "专利",    ",",  "\"", " ",   "\n",  "<",
                                          "&", "_x0041_", "_x", "\r", "1.5", "=A1", ""};
  std::vector<std::vector<std::string>> rows(300, std::vector<std::string>(5));
  std::string csv;
  CsvWriter csv_writer(csv, {.bom = true});
  auto xlsx = XlsxWriter::create(folder.path("t.bin")).value();
  ASSERT_TRUE(xlsx.add_sheet("t", {{.title = "a"}, {.title = "b"}, {.title = "c"}, {.title = "d"}, {.title = "e"}}));
  for (const char* title : {"a", "b", "c", "d", "e"}) csv_writer.cell(title);
  csv_writer.end_row();
  for (auto& row : rows) {
    row[4] = "end";
    for (std::size_t i = 0; i < 4; ++i)
      for (auto n = random.below(5); n > 0; --n) row[i] += kPieces[random.below(std::size(kPieces))];
    for (const auto& cell : row) csv_writer.cell(cell);
    csv_writer.end_row();
    ASSERT_TRUE(xlsx.row(std::vector<std::string_view>(row.begin(), row.end())));
  }
  ASSERT_TRUE(xlsx.finish());
  const auto from_xlsx = open_table(folder.path("t.bin")).value();
  const auto from_csv = open_table(folder.file("t.xlsx", csv)).value();
  EXPECT_EQ(from_xlsx.sheet_names.size(), 1u);
  EXPECT_EQ(from_csv.delimiter, ',');
  for (std::size_t i = 0; i <= rows.size(); ++i) {
    const TableRow* a = from_xlsx.reader->next().value();
    const TableRow* b = from_csv.reader->next().value();
    ASSERT_TRUE(a && b);
    ASSERT_EQ(a->number, b->number);
    ASSERT_EQ(a->cells.size(), b->cells.size());
    for (std::size_t j = 0; j < a->cells.size(); ++j) {
      ASSERT_EQ(a->cells[j].text, b->cells[j].text) << i;
      if (i > 0) {
        ASSERT_EQ(a->cells[j].text, rows[i - 1][j]);
      }
    }
  }
  EXPECT_EQ(from_xlsx.reader->next().value(), nullptr);
}

TEST(OpenTable, ChoosesByContentAndRefusesByName) {
  using namespace std::string_literals;
  const Folder folder;
  const std::string old = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(5000, '\0');
  const std::string locked = old + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s;
  struct Row {
    std::string name, content, code;
  };
  for (const Row& row :
       {Row{"a.xlsx", old, "format.old_excel"}, Row{"b.xlsx", locked, "format.encrypted_excel"},
        Row{"c.xls", "<html><table>", "format.web_page_table"}, Row{"d.csv", "%PDF-1.7", "format.not_a_table"},
        Row{"e.csv", "\x89PNG\r\n", "format.not_a_table"}}) {
    const auto refused = open_table(folder.file(row.name, row.content));
    ASSERT_FALSE(refused) << row.name;
    EXPECT_EQ(refused.error().code(), row.code);
    EXPECT_EQ(refused.error().where(), folder.path(row.name));
  }
  EXPECT_EQ(open_table(folder.path("missing.csv")).error().code(), "format.cannot_read");
  const auto empty = open_table(folder.file("empty.csv", "")).value();
  EXPECT_EQ(empty.reader->next().value(), nullptr);
}

}  // namespace
}  // namespace sanlian::format
