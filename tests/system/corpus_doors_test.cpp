// The patent corpus of the demo through both doors: what is counted can be opened, pages join, both doors agree, and
// the two firms of the stories get what a navigation is asked for.
#include <map>
#include <set>

#include "base/text.h"
#include "described_park.h"
#include "story.h"

namespace sanlian::test {
namespace {

class CorpusDoors : public DescribedPark {
 protected:
  static format::Value ask(Person& who, const std::string& path) {
    const auto answer = who.get("/corpus/" + path);
    EXPECT_EQ(answer.status, 200) << path << answer.body;
    return json(answer.body);
  }
  static std::int64_t number_at(const format::Value& value, std::string_view key) {
    return std::stoll(text_at(value, key));
  }
  static std::int64_t found(Person& who, const std::string& query) {
    return number_at(ask(who, "search?limit=1&q=" + encoded(query)), "count");
  }
  static std::string index() { return (folder_->path() / "corpus").string(); }
};

constexpr const char* kFlow = "TA=(流量计 OR 流量开关)";

TEST_F(CorpusDoors, WhatIsCountedCanBeOpened) {
  auto who = person("taskforce");
  const auto map = ask(who, "navigate?rows=4&by=year,applicant,ipc4,country,status,kind&q=" + encoded(kFlow));
  const auto all = number_at(map, "count");
  ASSERT_GT(all, 20);
  EXPECT_EQ(text_at(map, "exact"), "true");
  const std::map<std::string, std::string> codes = {{"applied_year", "AY"},   {"applicant", "PAS"},
                                                    {"ipc_subclass", "IPC4"}, {"country", "CY"},
                                                    {"legal_status", "LS"},   {"kind", "KD"}};
  for (const auto& axis : map.find("axes")->items()) {
    const auto& code = codes.at(text_at(axis, "key"));
    ASSERT_GT(axis.find("rows")->size(), 0u) << code;
    for (const auto& row : axis.find("rows")->items()) {
      const auto query = "(" + std::string(kFlow) + ") AND " + code + "=\"" + text_at(row, "value") + "\"";
      EXPECT_EQ(found(who, query), number_at(row, "count")) << query;
    }
  }
}

TEST_F(CorpusDoors, PagesJoinWithoutGapOrDouble) {
  auto who = person("taskforce");
  for (const auto* sort : {"", "-published", "applied", "-cited_by"}) {
    std::set<std::string> seen;
    std::string after, previous;
    std::int64_t count = 0;
    do {
      const auto page =
          ask(who, "search?limit=37&sort=" + std::string(sort) + "&after=" + encoded(after) + "&q=" + encoded(kFlow));
      count = number_at(page, "count");
      for (const auto& row : page.find("items")->items()) {
        EXPECT_TRUE(seen.insert(text_at(row, "number")).second) << sort << text_at(row, "number");
        if (std::string(sort) == "-published" && !previous.empty()) {
          EXPECT_LE(text_at(row, "published"), previous);
        }
        previous = text_at(row, "published");
      }
      after = page.find("next")->is_null() ? "" : text_at(page, "next");
    } while (!after.empty());
    EXPECT_EQ(static_cast<std::int64_t>(seen.size()), count) << sort;
  }
}

TEST_F(CorpusDoors, MarksStandWhereTheWordsAre) {
  auto who = person("taskforce");
  const auto page = ask(who, "search?limit=20&q=" + encoded("TI=流量计"));
  ASSERT_GT(page.find("items")->size(), 0u);
  for (const auto& row : page.find("items")->items()) {
    const auto title = text_at(row, "title");
    const auto& span = row.find("title_spans")->items()[0];
    std::size_t byte = 0;
    std::string marked;
    for (std::int64_t i = 0; byte < title.size(); ++i) {
      const auto begin = byte;
      next_code_point(title, byte);
      if (i >= std::stoll(span.items()[0].number_text()) && i < std::stoll(span.items()[1].number_text()))
        marked += title.substr(begin, byte - begin);
    }
    EXPECT_EQ(marked, "流量计") << title;
  }
}

TEST_F(CorpusDoors, BothDoorsAgree) {
  auto who = person("manager");
  for (const auto* query :
       {"流量计", "TI=brake AND CY=US", "IPC=G01F", "AD=[2015 TO 2018] NOT KD=U", "\"flow meter\" OR 造雪"}) {
    const auto counted = sanlian({"corpus", "search", "--index", index(), query, "--count"});
    ASSERT_EQ(counted.code, 0) << query << counted.errors;
    EXPECT_EQ(std::stoll(counted.output), found(who, query)) << query;
  }
  const auto map =
      sanlian({"corpus", "navigate", "--index", index(), "流量计", "--by", "year,ipc4,applicant", "--json"});
  ASSERT_EQ(map.code, 0) << map.errors;
  EXPECT_EQ(json(map.output).find("axes")->size(), 3u);
  const auto stats = sanlian({"corpus", "stats", "--index", index(), "--json"});
  EXPECT_EQ(number_at(json(stats.output), "documents"), found(who, ""));
  EXPECT_EQ(sanlian({"corpus", "verify", "--index", index()}).code, 0);
}

TEST_F(CorpusDoors, AWrongQueryIsShownItsPlace) {
  auto who = person("taskforce");
  const auto answer = who.get("/corpus/search?q=" + encoded("TI=(造雪 AND"));
  EXPECT_EQ(answer.status, 422) << answer.body;
  EXPECT_NE(text_at(json(answer.body), "where"), "(absent)") << answer.body;
  const auto ran = sanlian({"corpus", "search", "--index", index(), "TI=(造雪 AND"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.errors.find('^'), std::string::npos) << ran.errors;
  EXPECT_EQ(who.get("/corpus/navigate?by=nothing&q=").status, 422);
  EXPECT_EQ(who.get("/corpus/search?after=nonsense&q=").status, 422);
  EXPECT_EQ(who.get("/corpus/publications/CN999999999A").status, 404);
  const auto none = sanlian({"corpus", "stats", "--index", (folder_->path() / "nowhere").string()});
  EXPECT_EQ(none.code, 1);
}

TEST_F(CorpusDoors, OnlyWhoIsLoggedInAsks) {
  HttpClient stranger(served_->url());
  EXPECT_EQ(stranger.get("/api/v1/corpus/search?q=a").status, 401);
}

TEST_F(CorpusDoors, APublicationOpensByAnySpelling) {
  auto who = person("shanyuan");
  const auto page = ask(who, "search?limit=1&q=" + encoded("CY=US AND KD=A1"));
  const auto number = text_at(page.find("items")->items()[0], "number");
  const auto spelled = number.substr(0, 2) + " " + number.substr(2, 4) + " " + number.substr(6, number.size() - 8) +
                       " " + number.substr(number.size() - 2);
  EXPECT_EQ(text_at(ask(who, "publications/" + number), "number"), number);
  EXPECT_EQ(text_at(ask(who, "publications/" + encoded(spelled)), "number"), number) << spelled;
}

// Story L2: a repairer of aircraft components wants to know where to go, and what it has itself.
TEST_F(CorpusDoors, L2NavigationOfAircraftRepair) {
  auto firm = person("xiangyu");
  const std::string query = "TAC=(维修 OR 修复 OR repair) AND IPC=(B64F OR G01M OR B23P OR G01N OR G01R OR B05D)";
  const auto analysis = ask(firm, "analysis?q=" + encoded(query));
  ASSERT_GT(number_at(analysis, "count"), 100);
  EXPECT_GT(analysis.find("years")->size(), 8u);
  EXPECT_NE(text_at(analysis, "stage"), "unknown");
  const auto answer = firm.post("/corpus/matrix", R"json({"q": "维修 OR repair", "rows": [
      {"label": "刹车盘", "query": "TA=(刹车盘 OR \"brake disc\")"},
      {"label": "仪表", "query": "TA=(机载仪表 OR \"airborne instrument\")"}], "columns": [
      {"label": "周期", "query": "TA=(缩短维修周期 OR \"shorter repair time\")"},
      {"label": "寿命", "query": "TA=(延长使用寿命 OR \"longer service life\")"}]})json");
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto matrix = json(answer.body);
  ASSERT_EQ(matrix.find("counts")->size(), 2u) << format::to_json(matrix);
  std::int64_t sum = 0;
  for (const auto& row : matrix.find("counts")->items())
    for (const auto& cell : row.items()) sum += std::stoll(cell.number_text());
  EXPECT_GT(sum, 0);
}

// Story L3: competitors, trend and white spaces of a maker of flow and level meters.
TEST_F(CorpusDoors, L3CompetitorsAndWhiteSpaces) {
  auto firm = person("meihe");
  const auto query = encoded("TA=(流量计 OR 流量开关 OR 液位计 OR 液位开关 OR \"flow meter\")");
  const auto map = ask(firm, "navigate?by=applicant,year&rows=5&q=" + query);
  EXPECT_EQ(map.find("axes")->items()[0].find("rows")->size(), 5u);
  const auto analysis = ask(firm, "analysis?q=" + query);
  EXPECT_GT(number_at(*analysis.find("concentration"), "applicants"), 5);
  EXPECT_GT(analysis.find("most_cited")->size(), 0u);
  const auto spaces = ask(firm, "white-spaces?row=ipc4&column=ipcg&q=" + query);
  EXPECT_GT(spaces.find("cells")->size(), 0u);
  EXPECT_GT(number_at(*spaces.find("own"), "found"), 0);
  for (const auto& cell : spaces.find("cells")->items()) {
    EXPECT_EQ(text_at(cell, "own"), "0");
    const auto opened = "(TA=(流量计 OR 流量开关 OR 液位计 OR 液位开关 OR \"flow meter\")) AND IPC4=\"" +
                        text_at(cell, "row") + "\" AND IPCG=\"" + text_at(cell, "column") + "\"";
    EXPECT_EQ(found(firm, opened), number_at(cell, "world")) << opened;
  }
}

}  // namespace
}  // namespace sanlian::test
