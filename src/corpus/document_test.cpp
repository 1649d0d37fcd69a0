#include "corpus/document.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "corpus/normal/finish.h"
#include "corpus/payload.h"
#include "corpus/schema.h"

namespace sanlian::corpus {
namespace {

Publication sample() {
  Publication one;
  one.number = "CN114081026A";
  one.country = "CN";
  one.kind = "A";
  one.published = Date::of(2022, 2, 25);
  one.application = "CN202111456789.0";
  one.applied = Date::of(2021, 12, 1);
  one.priorities = {{"US63000001", Date::of(2020, 12, 2), ""}, {"", Date::of(2021, 1, 1), ""}};
  one.family = "7";
  one.family_members = {"US20230123456A1"};
  one.titles = {{"zh", "一种面团"}, {"en", "A \"dough\"\n\tof\x01 old"}};
  one.abstracts = {{"zh", "摘要"}};
  one.claims = {{"zh", "1. 一种。"}, {"zh", "2. 另一种。"}};
  one.descriptions = {{"", "说明"}};
  one.applicants = {{"华为技术有限公司", "华为技术", "CN", "广东"}};
  one.inventors = {{"张三", "张三", "", ""}};
  one.agents = {{"某代理", "某代理", "", ""}};
  one.ipc = {"A21D 13/06", "A21D 13/00", "H01M"};
  one.cpc = {"A21D 13/062"};
  one.cites = {{"US7994462B2", Date::of(2011, 8, 9), "X"}, {"EP0688735", {}, ""}};
  one.cited_literature = {"A book"};
  one.cited_by = 3;
  one.citing = {"US8000001B2"};
  one.family_size = 2;
  one.legal_status = "granted";
  one.keywords = {"面团"};
  one.topics = {"食品"};
  one.source = "table:x.csv";
  one.flags = {"future_date"};
  return one;
}

std::vector<std::string> values(const search::Document& document, std::string_view key) {
  std::vector<std::string> out;
  for (const auto& one : document.keywords)
    if (one.field == field_id(key)) out.push_back(one.value);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::optional<std::int64_t> number(const search::Document& document, std::string_view key) {
  for (const auto& one : document.numbers)
    if (one.field == field_id(key)) return one.value;
  return std::nullopt;
}

TEST(CorpusPayload, SurvivesBothWays) {
  const auto one = sample();
  const auto json = to_payload(one);
  EXPECT_EQ(json.find('\n'), std::string::npos);
  const auto back = from_payload(json);
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(to_payload(*back), json);
  EXPECT_EQ(back->titles[1].text, one.titles[1].text);
  EXPECT_EQ(back->cites[0].date, one.cites[0].date);
  EXPECT_EQ(back->applicants[0].region, "广东");
  EXPECT_EQ(back->citing, one.citing);
  EXPECT_EQ(to_payload(Publication()), "{}");
  EXPECT_TRUE(from_payload("{}").has_value());
  Publication dirty;
  dirty.number = std::string("a\0b\xFF", 4);
  const auto clean = from_payload(to_payload(dirty));
  ASSERT_TRUE(clean.has_value());
  EXPECT_EQ(clean->number, "abÿ");
}

TEST(CorpusPayload, DamageIsNamed) {
  for (const auto text : {"", "[]", "{\"number\":", "null"})
    EXPECT_EQ(from_payload(text).error().code(), "corpus.payload_broken") << text;
}

TEST(CorpusDocument, HoldsWhatIsSearched) {
  using List = std::vector<std::string>;
  const auto document = to_document(sample());
  EXPECT_EQ(document.key, "CN114081026A");
  EXPECT_EQ(document.order, "A21D 13/00");
  EXPECT_EQ(values(document, field::number), (List{"CN114081026", "CN114081026A"}));
  EXPECT_EQ(values(document, field::stem), (List{"CN114081026"}));
  EXPECT_EQ(values(document, field::application), (List{"CN202111456789.0"}));
  EXPECT_EQ(values(document, field::priority), (List{"US63000001"}));
  EXPECT_EQ(values(document, field::ipc), (List{"A21D 13/00", "A21D 13/06", "H01M"}));
  EXPECT_EQ(values(document, field::ipc_section), (List{"A", "H"}));
  EXPECT_EQ(values(document, field::ipc_class), (List{"A21", "H01"}));
  EXPECT_EQ(values(document, field::ipc_subclass), (List{"A21D", "H01M"}));
  EXPECT_EQ(values(document, field::ipc_group), (List{"A21D 13/00"}));
  EXPECT_EQ(values(document, field::ipc_main), (List{"A21D 13/06"}));
  EXPECT_EQ(values(document, field::applicant), (List{"华为技术"}));
  EXPECT_EQ(values(document, field::region), (List{"广东"}));
  EXPECT_EQ(values(document, field::cites), (List{"EP0688735", "US7994462", "US7994462B2"}));
  EXPECT_EQ(values(document, field::citing), (List{"US8000001", "US8000001B2"}));
  EXPECT_EQ(values(document, field::language), (List{"en", "zh"}));
  EXPECT_EQ(number(document, field::applied), Date::of(2021, 12, 1).days);
  EXPECT_EQ(number(document, field::applied_year), 2021);
  EXPECT_EQ(number(document, field::priority_day), Date::of(2020, 12, 2).days);
  EXPECT_EQ(number(document, field::cites_count), 2);
  EXPECT_EQ(number(document, field::cited_by), 3);
  EXPECT_EQ(number(document, field::applicants_count), 1);
  std::size_t claims = 0;
  for (const auto& text : document.texts) claims += text.field == field_id(field::claims);
  EXPECT_EQ(claims, 2u);
}

TEST(CorpusDocument, AYearAloneCounts) {
  Publication one;
  one.number = "CN1";
  one.published_year = 2017;
  one.priority_year = 2007;
  const auto document = to_document(one);
  EXPECT_EQ(number(document, field::published_year), 2017);
  EXPECT_EQ(number(document, field::priority_year), 2007);
  EXPECT_FALSE(number(document, field::published).has_value());
}

TEST(CorpusDocument, AKeyThatIsNoNumberIsNotFoundAsOne) {
  Publication one;
  one.number = "#US14522151";
  const auto document = to_document(one);
  EXPECT_EQ(document.key, "#US14522151");
  EXPECT_TRUE(values(document, field::number).empty());
}

TEST(CorpusDocument, LongKeywordsEndAtACharacter) {
  Publication one;
  one.number = "CN1";
  std::string topic;
  while (topic.size() < 2000) topic += "题";
  one.topics = {topic};
  const auto kept = values(to_document(one), field::topic);
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].size(), 1023u);
}

TEST(CorpusMerge, LaterSaysMoreAndTakesNothingAway) {
  Publication cited;
  cited.number = "CN114081026A";
  cited.cites = {{"US1000001A", {}, ""}};
  cited.cited_by = 9;
  cited.flags = {"no_number"};
  const auto merged = merge(sample(), cited);
  EXPECT_EQ(merged.titles.size(), 2u);
  EXPECT_EQ(merged.cites.size(), 1u);
  EXPECT_EQ(merged.cited_by, 9);
  EXPECT_EQ(merged.flags, (std::vector<std::string>{"future_date", "no_number"}));
  EXPECT_EQ(to_payload(merge(merged, cited)), to_payload(merged)) << "twice is once";
  EXPECT_EQ(to_payload(merge(sample(), sample())), to_payload(sample()));
}

TEST(CorpusSchema, EveryCodeMeansOneThing) {
  const auto& schema = publication_schema();
  auto codes = schema.codes();
  for (auto& code : codes)
    std::transform(code.begin(), code.end(), code.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  std::sort(codes.begin(), codes.end());
  EXPECT_EQ(std::adjacent_find(codes.begin(), codes.end()), codes.end());
  for (const auto code :
       {"TI",  "标题", "AB",     "摘要", "CL",       "DE",     "TA", "TAC",    "PA", "AP", "申请人", "IN",
        "AG",  "IPC",  "分类号", "CPC",  "AN",       "申请号", "PN", "公开号", "PR", "AD", "申请日", "PD",
        "PRD", "CY",   "KD",     "LS",   "法律状态", "FA",     "CT", "CTN",    "ti", "ipc"})
    EXPECT_FALSE(schema.coded(code).empty()) << code;
  EXPECT_EQ(schema.coded("PA").size(), 2u);
  for (const auto id : schema.defaults())
    EXPECT_TRUE(schema[id].is_default) << schema[id].key << " is looked in only where it is named";
  EXPECT_EQ(schema.defaults().size(), 4u);
  EXPECT_EQ(schema.texts().size(), 7u);
}

}  // namespace
}  // namespace sanlian::corpus
