// What a file is, however it is packed, and the tables and lines of databases.
#include "corpus/reader.h"

#include <gtest/gtest.h>

#include "corpus/errors.h"
#include "corpus/impl/cutter.h"
#include "corpus/impl/raw_record.h"
#include "corpus/reader_fixture.h"

namespace sanlian::corpus {
namespace {

constexpr std::string_view kLines = R"({"pn": "US7994462B2", "title": "One", "ipc": ["A01B 1/00"]}
{"pn": "CN114081026A", "title": "一种犁"}
)";

TEST(CorpusReader, TheFirstBytesSayWhatItIs) {
  const std::pair<std::string, std::string_view> kRows[] = {
      {"{\"pn\": 1}", "json_lines"},
      {"\xEF\xBB\xBF  \n{\"pn\": 1}", "json_lines"},
      {"<us-patent-grant><a/></us-patent-grant>", "uspto_xml"},
      {"<?xml version=\"1.0\"?>\n<!-- <us-patent-grant> --><us-patent-application />", "uspto_xml"},
      {"<!DOCTYPE PATDOC [ <!ENTITY a \">\"> ]>\n<PATDOC>", "uspto_sgml"},
      {"<?xml version=\"1.0\"?><PATDOC DTD=\"2.5\">", "uspto_xml"},
      {"<patent-application-publication>", "uspto_pap"},
      {"<pat:ClaimsDocument xmlns:pat=\"p\">", "st96"},
      {"PATN\nWKU  039373754\n", "uspto_aps"},
      {"HHHHHT   APS1\nPATN\n", "uspto_aps"},
      {"Publication Number,Title\nUS1,x\n", "table"},
  };
  for (const auto& [head, name] : kRows) {
    const auto format = detect(head);
    ASSERT_TRUE(format.has_value()) << head;
    EXPECT_EQ(format_name(*format), name) << head;
    EXPECT_EQ(format_of(name), *format);
  }
}

TEST(CorpusReader, WhatItIsNotIsSaid) {
  const std::pair<std::string, std::string_view> kRows[] = {
      {"", "an empty file"},
      {"%PDF-1.7", "a PDF"},
      {"\x89PNG\r\n", "a picture"},
      {std::string("ab\0cd", 5), "binary data"},
      {"[1, 2]", "a JSON list"},
      {"<html><body>", "XML <html>"},
      {"<!-- only -->", "markup without an element"},
      {"\xD0\xCF\x11\xE0", "old .xls"},
      {"name,city\nx,y\n", "(name, city)"},
  };
  for (const auto& [bytes, seen] : kRows) {
    const auto opened = open_reader(input_from_text(bytes), "x");
    ASSERT_FALSE(opened.has_value()) << bytes;
    EXPECT_EQ(opened.error().code(), "corpus.format_unknown");
    EXPECT_NE(opened.error().message(Lang::en).find(seen), std::string::npos) << opened.error().message(Lang::en);
  }
  EXPECT_EQ(read_all(Reader::open("/nowhere/at/all.xml")).error, "corpus.file_unreadable");
  EXPECT_EQ(read_all(Reader::open("/tmp")).error, "corpus.file_unreadable");
}

TEST(CorpusReader, PackedIsAsPlain) {
  const test::TempFolder folder;
  const std::string text(kLines);
  write_zip(folder / "zipped", {{"in/one.jsonl", text}, {"two.jsonl.gz", gzip(text)}});
  const std::pair<std::filesystem::path, std::size_t> kFiles[] = {
      {folder.write("plain.bin", text), 2},
      {folder.write("a", gzip(text)), 2},
      {folder.write("b", gzip(text) + gzip(text)), 4},  // packings that follow each other
      {folder.write("c", zstd(text)), 2},
      {folder.write("d", zstd(text) + zstd(text)), 4},
      {folder / "zipped", 4},
  };
  for (const auto& [file, count] : kFiles) {
    const auto read = read_all(Reader::open(file));
    EXPECT_EQ(read.error, "") << file;
    EXPECT_EQ(read.format, "json_lines") << file;
    ASSERT_EQ(read.records.size(), count) << file;
    EXPECT_EQ(read.records[0].number, "US7994462B2");
    EXPECT_EQ(read.records[0].source, "json_lines:" + file.filename().string());
    EXPECT_EQ(read.records.back().titles[0].text, "一种犁");
  }
}

TEST(CorpusReader, ADamagedPackingIsNamedAndWhatCameBeforeIsKept) {
  std::string text;
  for (int n = 0; n < 20'000; ++n)
    text += "{\"pn\": \"US" + std::to_string(5'000'000 + n * 7) + "\", \"title\": \"t\"}\n";
  for (const auto& packed : {gzip(text), zstd(text)}) {
    const auto cut = read_bytes(packed.substr(0, packed.size() / 2));
    EXPECT_EQ(cut.error, "corpus.file_broken");
    EXPECT_LT(cut.records.size(), 20'000u);
    std::string flipped = packed;
    flipped[packed.size() / 2] = static_cast<char>(flipped[packed.size() / 2] ^ 0x55);
    const auto broken = read_bytes(flipped);
    EXPECT_TRUE(broken.error == "corpus.file_broken" || broken.records.size() != 20'000u || !broken.refusals.empty());
    EXPECT_EQ(read_bytes(packed).records.size(), 20'000u);
  }
}

TEST(CorpusReader, TakeMayStopIt) {
  auto reader = open_reader(input_from_text(std::string(kLines)), "x");
  int taken = 0;
  const auto done = (*reader)->read(
      [&](const Publication&) -> Status {
        ++taken;
        return Error(errors::import_stopped);
      },
      [](const Refusal&) {});
  EXPECT_EQ(taken, 1);
  EXPECT_TRUE(done.error().is(errors::import_stopped));
}

TEST(CorpusJsonLines, KeysByAliasTextsOrLists) {
  const auto read = read_bytes(
      R"({"pn":"US2017/0247113A1","kind":"A1","country":"US","date":"2017-08-31","appln":"US 201715441112 A","appln_date":"2017-02-23","prio":["FR 1651571 A 20160225"],"title":"Drone","applicants":["PARROT DRONES"],"inventors":"SANLAVILLE THIERRY","cited_by_count":1,"family_size":"4","cpc":["B64D27/00"],"ipc":["B64D27/00","B64D 27/00"],"lang":"en"}
{"pn":"US9745075B2","year":2017,"appln":"US15423148A 2017-02-02","cites":["US20170144772A1","US2965196A"],"cited_by":["CN102905631A"],"family_inpadoc":["CA2975329A1 20160804"]}
{"id":"KPZ-1","abstract":"一种容器","keyphrases":["容器","运输"]}
{"pn":"CN101293887A","prio_year":2007,"prio_country":"CN","topics":["Process: Separation"],"categories":["A - B"],"assignee":"FUJIAN INST","sector":"Academic","granted":"Yes"}
{"Publication_Number":"IN326078","country":"IN","appln":"867/DELNP/2010","appln_date":"2008-08-11","prio_date":"2007-08-10","pub_date":"2001-10-14","title":"M","applicants":["A LLC,B LLC"]}
)");
  ASSERT_EQ(read.records.size(), 5u);
  const auto& lens = read.records[0];
  EXPECT_EQ(lens.number, "US20170247113A1");
  EXPECT_EQ(lens.application, "US15441112");
  EXPECT_EQ(lens.priorities[0].number, "FR1651571");
  EXPECT_EQ(lens.ipc, (std::vector<std::string>{"B64D 27/00"}));
  EXPECT_EQ(lens.inventors.size(), 1u);
  EXPECT_EQ(lens.cited_by, 1);
  EXPECT_EQ(lens.family_size, 4);
  EXPECT_EQ(lens.titles[0].lang, "en");
  EXPECT_TRUE(lens.flags.empty());
  const auto& cited = read.records[1];
  EXPECT_EQ(cited.published_year, 2017);
  EXPECT_EQ(cited.applied->to_string(), "2017-02-02");
  EXPECT_EQ(cited.cites[1].number, "US2965196A");
  EXPECT_EQ(cited.citing, (std::vector<std::string>{"CN102905631A"}));
  EXPECT_EQ(cited.cited_by, 1);
  EXPECT_EQ(cited.family_members, (std::vector<std::string>{"CA2975329A1"}));
  const auto& bare = read.records[2];
  EXPECT_EQ(bare.number, "#KPZ-1");
  EXPECT_EQ(bare.flags, (std::vector<std::string>{"no_number"}));
  EXPECT_EQ(bare.abstracts[0].lang, "zh");
  EXPECT_EQ(bare.keywords.size(), 2u);
  const auto& tree = read.records[3];
  EXPECT_EQ(tree.priority_year, 2007);
  EXPECT_EQ(tree.legal_status, "granted");
  EXPECT_EQ(tree.topics, (std::vector<std::string>{"Process: Separation", "A - B", "sector: Academic"}));
  const auto& dirty = read.records[4];
  EXPECT_EQ(dirty.application, "IN867DELNP2010");
  EXPECT_EQ(dirty.flags, (std::vector<std::string>{"application_after_publication", "glued_applicants"}));
  EXPECT_EQ(dirty.priorities[0].date->to_string(), "2007-08-10");
}

TEST(CorpusJsonLines, BadLinesAreRefusedOneByOne) {
  const auto read = read_bytes(
      "{\"pn\": \"US1000001A\", \"title\": \"a\"}\n\n{\"pn\": \n[1]\n{\"x\": 1}\n{\"pn\": \"US1000002A\", \"date\": "
      "\"2001-02-30\", "
      "\"title\": \"b\"}");
  EXPECT_EQ(read.records.size(), 2u);
  EXPECT_EQ(read.records[1].flags, (std::vector<std::string>{"impossible_date"}));
  ASSERT_EQ(read.refusals.size(), 3u);
  EXPECT_EQ(read.refusals[0].reason.code(), "corpus.record_broken");
  EXPECT_EQ(read.refusals[0].row, 3u);
  EXPECT_EQ(read.refusals[0].offset, 36u);
  EXPECT_EQ(read.refusals[1].reason.code(), "corpus.row_not_an_object");
  EXPECT_EQ(read.refusals[1].row, 4u);
  EXPECT_EQ(read.refusals[2].reason.code(), "corpus.record_empty");
}

TEST(CorpusJsonLines, ContentIsTheKeyWhereThereIsNoOther) {
  const auto one =
      read_bytes("{\"abstract\": \"一种容器\"}\n{\"abstract\": \"另一种\"}\n{\"abstract\": \"一种容器\"}\n");
  ASSERT_EQ(one.records.size(), 3u);
  EXPECT_EQ(one.records[0].number.size(), 17u);
  EXPECT_EQ(one.records[0].number, one.records[2].number);
  EXPECT_NE(one.records[0].number, one.records[1].number);
}

constexpr std::string_view kChineseHeader =
    "序号,公开（公告）号,申请号,标题,摘要,申请人,发明人,IPC,主分类号,申请日,公开（公告）日,优先权号,法律状态,"
    "被引证次数,简单同族\n";
constexpr std::string_view kChineseRow =
    "1,CN114081026A,2021114567890,一种面团,公开了一种面团。,华为技术有限公司；清华大学,张三;李四,A21D13/00; A21C "
    "9/08,A21D 13/06,2021-12-01,"
    "2022年2月25日,,有效,3,CN114081026A; US2023123456A1\n";

void expect_chinese(const Publication& one) {
  EXPECT_EQ(one.number, "CN114081026A");
  EXPECT_EQ(one.country, "CN");
  EXPECT_TRUE(one.application.starts_with("CN202111456789")) << one.application;
  EXPECT_EQ(one.titles[0].text, "一种面团");
  EXPECT_EQ(one.titles[0].lang, "zh");
  ASSERT_EQ(one.applicants.size(), 2u);
  EXPECT_EQ(one.applicants[0].standard, "华为技术");
  EXPECT_EQ(one.inventors.size(), 2u);
  EXPECT_EQ(one.ipc, (std::vector<std::string>{"A21D 13/06", "A21D 13/00", "A21C 9/08"})) << "the main one first";
  EXPECT_EQ(one.applied->to_string(), "2021-12-01");
  EXPECT_EQ(one.published->to_string(), "2022-02-25");
  EXPECT_EQ(one.legal_status, "granted");
  EXPECT_EQ(one.cited_by, 3);
  EXPECT_EQ(one.family_members, (std::vector<std::string>{"CN114081026A", "US20230123456A1"}));
}

TEST(CorpusTable, ChineseExport) {
  const auto read = read_bytes(std::string(kChineseHeader) + std::string(kChineseRow));
  EXPECT_EQ(read.format, "table");
  ASSERT_EQ(read.records.size(), 1u);
  expect_chinese(read.records[0]);
  EXPECT_EQ(read.records[0].source, "table:x");
}

TEST(CorpusTable, AfterLinesAboutTheSearchAndWithTabs) {
  std::string text = "检索式：面团\n导出日期：2024-01-01\n" + std::string(kChineseHeader) + std::string(kChineseRow);
  std::replace(text.begin(), text.end(), ',', '\t');
  const auto read = read_bytes(text);
  ASSERT_EQ(read.records.size(), 1u);
  expect_chinese(read.records[0]);
}

TEST(CorpusTable, LensExport) {
  const auto read = read_bytes(
      "#,Jurisdiction,Kind,Display Key,Lens ID,Publication Date,Application Number,Application Date,Priority "
      "Numbers,Title,"
      "Applicants,Inventors,Cited by Patent Count,Simple Family Size,CPC Classifications,IPCR Classifications\n"
      "1,US,B2,US 7994462 B2,000-1,2011-08-09,US 40580809 A,2009-03-17,US 40580809 A;;US 3713108 P,\"Plough, Deep\","
      "PARROT DRONES;;CISCO TECH INC,SMITH J;;DOE J,12,4,A01B1/00;;A01B3/00,A01B1/00\n");
  ASSERT_EQ(read.records.size(), 1u);
  const auto& one = read.records[0];
  EXPECT_EQ(one.number, "US7994462B2");
  EXPECT_EQ(one.titles[0].text, "Plough, Deep");
  EXPECT_EQ(one.applicants.size(), 2u);
  EXPECT_EQ(one.priorities.size(), 2u);
  EXPECT_EQ(one.cpc.size(), 2u);
  EXPECT_EQ(one.cited_by, 12);
  EXPECT_TRUE(one.flags.empty());
}

TEST(CorpusTable, PatentscopeExport) {
  const auto read = read_bytes(
      "Application Id;Publication Number;Publication Date;Title;I P C;Applicants;Inventors;Priorities Data\n"
      "WO2005099658;WO/2005/099658;27.10.2005;ORAL HYGIENE;\"A61K 33/00; A61K 8/00\";\"CELL IONIX INC.; GILES, Brian\";"
      "\"GILES, Brian\";\"60/561,784 12.04.2004 US\"\n");
  ASSERT_EQ(read.records.size(), 1u);
  const auto& one = read.records[0];
  EXPECT_EQ(one.number, "WO2005099658");
  EXPECT_EQ(one.published->to_string(), "2005-10-27");
  EXPECT_EQ(one.ipc.size(), 2u);
  EXPECT_EQ(one.applicants[1].name, "GILES, Brian");
  EXPECT_EQ(one.priorities[0].number, "US60561784");
}

TEST(CorpusTable, RowsThatSayNothingAreRefused) {
  const auto read =
      read_bytes("公开号,标题,摘要\nCN114081026A,一种犁,犁\n,,\n,,\" \"\n-,-,\nCN114081027A,另一种,犁,多出的\n");
  EXPECT_EQ(read.records.size(), 3u) << "a row of dashes has a title, if a poor one";
  EXPECT_EQ(read.records.back().flags, (std::vector<std::string>{"row_too_wide"}));
}

TEST(CorpusTable, Workbook) {
  const test::TempFolder folder;
  const auto path = folder / "export.dat";
  {
    std::vector<std::string> header, row;
    for (auto [text, into] : {std::pair{kChineseHeader, &header}, {kChineseRow, &row}}) {
      text.remove_suffix(1);
      for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(',', at), text.size());
        into->emplace_back(text.substr(at, end - at));
        at = end + 1;
      }
    }
    std::string sheet = "<worksheet><sheetData>";
    for (const auto* cells : {&header, &row}) {
      sheet += "<row>";
      for (const auto& cell : *cells) sheet += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
      sheet += "</row>";
    }
    sheet += "</sheetData></worksheet>";
    write_zip(path,
              {{"[Content_Types].xml", "<Types/>"},
               {"_rels/.rels", R"(<R><Relationship Id="a" Type="/officeDocument" Target="xl/workbook.xml"/></R>)"},
               {"xl/workbook.xml", R"(<w xmlns:r="r"><sheets><sheet name="s" r:id="a"/></sheets></w>)"},
               {"xl/_rels/workbook.xml.rels", R"(<R><Relationship Id="a" Type="/worksheet" Target="s.xml"/></R>)"},
               {"xl/s.xml", sheet}});
  }
  const auto read = read_all(Reader::open(path));
  EXPECT_EQ(read.error, "");
  ASSERT_EQ(read.records.size(), 1u);
  expect_chinese(read.records[0]);
  const auto inside = folder / "outer.zip";
  write_zip(inside, {{"export.xlsx", test::read_whole(path)}});
  const auto within = read_all(Reader::open(inside));
  ASSERT_EQ(within.records.size(), 1u);
  expect_chinese(within.records[0]);
}

TEST(CorpusTable, ListsAreSplitAsTheirSourceParts) {
  using List = std::vector<std::string>;
  EXPECT_EQ(split_list("A;;B; C"), (List{"A", "B; C"}));
  EXPECT_EQ(split_list("A；B; C"), (List{"A", "B", "C"}));
  EXPECT_EQ(split_list("A; B;"), (List{"A", "B"}));
  EXPECT_EQ(split_list("A | B"), (List{"A", "B"}));
  EXPECT_EQ(split_list("A, Inc."), (List{"A, Inc."}));
  EXPECT_EQ(split_list(" "), List{});
}

TEST(CorpusCutter, WhatIsTooLargeIsPassedOver) {
  const std::string large(3'000'000, 'x');
  const auto input = input_from_text("short\n" + large + "\nlast");
  const auto cutter = cut_lines(*input, 1000);
  std::vector<std::tuple<std::uint64_t, std::uint64_t, std::string, bool>> seen;
  while (auto piece = cutter->next().value())
    seen.emplace_back(piece->offset, piece->row, std::string(piece->bytes), piece->is_too_large);
  ASSERT_EQ(seen.size(), 3u);
  EXPECT_EQ(seen[0], std::tuple(0u, 1u, std::string("short"), false));
  EXPECT_EQ(seen[1], std::tuple(6u, 2u, std::string(), true));
  EXPECT_EQ(seen[2], std::tuple(6u + 3'000'001u, 3u, std::string("last"), false));

  std::string documents = "<?xml version=\"1.0\"?><a>1</a>\n<?xml version=\"1.0\"?><a>" + large + "</a>\n<a>3</a>";
  const auto file = input_from_text(documents);
  const auto parts = cut_documents(*file, 1000);
  EXPECT_EQ(parts->next().value()->bytes, "<?xml version=\"1.0\"?><a>1</a>");
  EXPECT_TRUE(parts->next().value()->is_too_large);
  EXPECT_EQ(parts->next().value()->bytes, "<a>3</a>");
  EXPECT_FALSE(parts->next().value().has_value());
}

}  // namespace
}  // namespace sanlian::corpus
