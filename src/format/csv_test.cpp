#include <gtest/gtest.h>

#include "base/random.h"
#include "base/text.h"
#include "format/csv_reader.h"
#include "format/csv_writer.h"

namespace sanlian::format {
namespace {

using namespace std::string_literals;

/// All rows as `1:a|b 3:c`, then where and why reading stopped, if it was refused.
std::string read_all(std::string text, const CsvOptions& options = {}) {
  std::string out;
  const auto put_error = [&](const Error& error) { out += "! " + error.where() + " " + std::string(error.code()); };
  auto reader = CsvReader::open(from_text(std::move(text)), options);
  if (!reader) return put_error(reader.error()), out;
  while (true) {
    const auto row = (*reader)->next();
    if (!row) return put_error(row.error()), out;
    if (!*row) return trim(out).data() ? std::string(trim(out)) : "";
    out += std::to_string((*row)->number) + ":";
    for (std::size_t i = 0; i < (*row)->cells.size(); ++i) out.append(i ? "|" : "").append((*row)->cells[i].text);
    out += ' ';
  }
}
TEST(Csv, ReadsRows) {
  struct Row {
    std::string text, rows;
  };
  const Row rows[] = {
      {"", ""},
      {"\n\n", ""},
      {"a,b\n1,2", "1:a|b 2:1|2"},
      {"a,b\r\n1,2\r\n", "1:a|b 2:1|2"},
      {"a,b\r1,2\r", "1:a|b 2:1|2"},
      {"a,b\n\n\r\n1,2\n", "1:a|b 4:1|2"},
      {"a,,c\n,\n", "1:a||c 2:|"},
      {"\"a,1\",\"say \"\"hi\"\"\"\n", "1:a,1|say \"hi\""},
      {"\"two\nlines\",x\ny,z\n", "1:two\nlines|x 2:y|z"},
      {"a\"b,5\"\n", "1:a\"b|5\""},
      {"\"\"\nx\n", "1: 2:x"},
      {"\"a\"\r\n\"b\"\r\n", "1:a 2:b"},
      {"a;b;c\n1,5;2;3\n", "1:a|b|c 2:1,5|2|3"},
      {"a\tb\n1,5\t2\n", "1:a|b 2:1,5|2"},
      {"sep=;\r\na;b\r\n", "1:a|b"},
      {"sep=,\na,b;c\n", "1:a|b;c"},
      {"\xEF\xBB\xBF\"a\",b\n", "1:a|b"},
      {"编号,名称\n1,专利\n", "1:编号|名称 2:1|专利"},
      {"one column\nonly\n", "1:one column 2:only"},
      {"name,note\na,x;y;z\nb,p;q\n", "1:name|note 2:a|x;y;z 3:b|p;q"},
  };
  for (const Row& row : rows) EXPECT_EQ(read_all(row.text), row.rows) << row.text;
}

TEST(Csv, Refuses) {
  struct Row {
    std::string text, rows;
  };
  const Row rows[] = {
      {"a,b\n1,\"open\n3,4\n", "1:a|b ! row 2, column 2 format.csv_unclosed_quote"},
      {"\"a\"x,b\n", "! row 1, column 1 format.csv_after_quote"},
      {"a,b\n1,\"x\" ,3\n", "1:a|b ! row 2, column 2 format.csv_after_quote"},
      {"a,b\n1,2\0\n"s, "! row 1, column 1 format.csv_null_character"},
      {"a,b,c,d,e\n", "! row 1, column 5 format.too_many_columns"},
      {"a,b\n" + std::string(200, 'x'), "1:a|b ! row 2, column 1 format.row_too_long"},
      {"a,\"" + std::string(200, 'x'), "! row 1, column 2 format.csv_unclosed_quote"},
  };
  for (const Row& row : rows) EXPECT_EQ(read_all(row.text, {.row_bytes_max = 100, .columns_max = 4}), row.rows);
  EXPECT_EQ(CsvReader::open(from_text("a")).value()->next().value()->cells[0].kind, Cell::Kind::text);
  EXPECT_EQ(open_file("/nowhere/at all.csv").error().code(), "format.cannot_read");
}

TEST(Csv, KnowsItsEncoding) {
  const std::string gb = "\xD7\xA8\xC0\xFB,\xBC\xC3\xC4\xCF\n";  // 专利,济南
  struct Row {
    std::string bytes, rows;
    Encoding encoding;
  };
  const Row rows[] = {
      {gb, "1:专利|济南", Encoding::gb18030},
      {"ascii only,x\n", "1:ascii only|x", Encoding::utf8},
      {"专利,济南\n", "1:专利|济南", Encoding::utf8},
      {"\x81\x30\x81\x30,\x95\x32\x82\x36\n", "1:\xC2\x80|\xF0\xA0\x80\x80", Encoding::gb18030},
      {"\x80 5,\xA3\xA4\n", "1:\u20AC 5|￥", Encoding::gb18030},
      {"\xFF\xFE"
       "a\0\t\0\x13\x4E\n\0"s,
       "1:a|专", Encoding::utf16_le},
      {"\xFE\xFF\0a\0,\x4E\x13\0\n"s, "1:a|专", Encoding::utf16_be},
      {"a,\xFF\n", "! row 1, column 2 format.csv_bad_bytes", Encoding::gb18030},
      {"一二三四五六七八九十\n好,\xFF\n", "1:一二三四五六七八九十 ! row 2, column 2 format.csv_bad_bytes",
       Encoding::utf8},
      {"a,b\n1,济南市历下区专利\xE4\xB8", "1:a|b ! row 2, column 2 format.csv_bad_bytes", Encoding::utf8},
  };
  for (const Row& row : rows) {
    const auto source = from_text(row.bytes);
    EXPECT_EQ(encoding_name(detect_encoding(*source).value()), encoding_name(row.encoding)) << row.rows;
    EXPECT_EQ(read_all(row.bytes), row.rows);
    const char delimiter = row.encoding == Encoding::utf16_le ? '\t' : ',';
    for (const std::size_t chunk : {8u, 9u, 10u, 11u, 13u})
      EXPECT_EQ(read_all(row.bytes, {.delimiter = delimiter, .chunk_bytes = chunk}), row.rows) << chunk;
  }
  EXPECT_EQ(read_all(gb, {.encoding = Encoding::utf8}), "! row 1, column 1 format.csv_bad_bytes");
  EXPECT_EQ(encoding_of("GBK"), Encoding::gb18030);
  EXPECT_EQ(encoding_of("big5"), std::nullopt);
}

TEST(Csv, GoesOnToTheEndOfALongAsciiFileToJudge) {
  std::string text;
  for (int i = 0; i < 60'000; ++i) text += "plain ascii\n";
  EXPECT_EQ(detect_encoding(*from_text(text + "\xC0\xFB\n")).value(), Encoding::gb18030);
  EXPECT_EQ(detect_encoding(*from_text(text + "专\n")).value(), Encoding::utf8);
}

TEST(CsvWriter, QuotesWhatMustBe) {
  struct Row {
    std::string text, cell;
    CsvStyle style = {};
  };
  const Row rows[] = {
      {"plain", "plain"},
      {"a,b", "\"a,b\""},
      {"a;b", "a;b"},
      {"a;b", "\"a;b\"", {.delimiter = ';'}},
      {"say \"x\"", "\"say \"\"x\"\"\""},
      {"two\nlines", "\"two\nlines\""},
      {" x", "\" x\""},
      {"", "\"\""},
      {"=1+1", "=1+1"},
      {"=1+1", "'=1+1", {.defuse_formulas = true}},
      {"-5.00", "-5.00", {.defuse_formulas = true}},
      {"-a,b", "\"'-a,b\"", {.defuse_formulas = true}},
      {"@SUM(A1)", "'@SUM(A1)", {.defuse_formulas = true}},
      {"+86", "'+86", {.defuse_formulas = true}},
  };
  for (const Row& row : rows) {
    std::string out;
    CsvWriter(out, row.style).cell(row.text).end_row();
    EXPECT_EQ(out, row.cell + "\r\n");
  }
  std::string out;
  CsvWriter(out, {.bom = true}).cell("a").cell("").cell("b").end_row();
  EXPECT_EQ(out,
            "\xEF\xBB\xBF"
            "a,,b\r\n");
}

/// Whatever is written is read back, however the bytes arrive.
TEST(Csv, ReadsBackWhatIsWritten) {
  SeededRandom random(7);
  constexpr std::string_view kPieces[] = {"a", ",", "\"", "\n", "\r\n", " ", "专", ";", "\t", "\xF0\xA0\x80\x80",
                                          "'", ""};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    CsvWriter writer(text, {.bom = round % 2 == 0});
    std::vector<std::vector<std::string>> rows(1 + random.below(6));
    for (auto& row : rows) {
      row.resize(2 + random.below(3));
      for (auto& cell : row) {
        for (auto n = random.below(6); n > 0; --n) cell += kPieces[random.below(std::size(kPieces))];
        writer.cell(cell);
      }
      writer.end_row();
    }
    const auto reader =
        CsvReader::open(from_text(text),
                        {.encoding = Encoding::utf8, .delimiter = ',', .chunk_bytes = 8 + random.below(9)})
            .value();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const TableRow* row = reader->next().value();
      ASSERT_TRUE(row) << text;
      EXPECT_EQ(row->number, static_cast<std::int64_t>(i + 1));
      ASSERT_EQ(row->cells.size(), rows[i].size()) << text;
      for (std::size_t j = 0; j < rows[i].size(); ++j) EXPECT_EQ(row->cells[j].text, rows[i][j]) << text;
    }
    EXPECT_EQ(reader->next().value(), nullptr);
    EXPECT_EQ(reader->progress().bytes_read, text.size());
  }
}

}  // namespace
}  // namespace sanlian::format
