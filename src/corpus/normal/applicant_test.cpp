#include "corpus/normal/applicant.h"

#include <gtest/gtest.h>

namespace sanlian::corpus {
namespace {

TEST(CorpusApplicant, CountedUnderOneForm) {
  constexpr std::pair<std::string_view, std::string_view> kRows[] = {
      {"Siemens Aktiengesellschaft", "SIEMENS"},
      {"SIEMENS AG", "SIEMENS"},
      {"Siemens A.G.", "SIEMENS"},
      {"SIEMENS A G", "SIEMENS"},
      {"Ｓｉｅｍｅｎｓ　ＡＧ", "SIEMENS"},
      {"Microsoft Corporation", "MICROSOFT"},
      {"MICROSOFT CORP", "MICROSOFT"},
      {"Microsoft Corp.", "MICROSOFT"},
      {"Cisco Technology, Inc.", "CISCO TECH"},
      {"CISCO TECH INC", "CISCO TECH"},
      {"Sanyo Electric Co.,Ltd.", "SANYO ELECTRIC"},
      {"SANYO ELECTRIC CO., LTD.", "SANYO ELECTRIC"},
      {"Sanyo Electric Co Ltd", "SANYO ELECTRIC"},
      {"SAMSUNG ELECTRONICS CO. LTD.", "SAMSUNG ELECTRONICS"},
      {"Samsung Electronics Co., Limited", "SAMSUNG ELECTRONICS"},
      {"Toyota Jidosha Kabushiki Kaisha", "TOYOTA JIDOSHA"},
      {"KABUSHIKI KAISHA TOSHIBA", "TOSHIBA"},
      {"Toshiba K.K.", "TOSHIBA"},
      {"L'Oréal S.A.", "LOREAL"},
      {"L'OREAL", "LOREAL"},
      {"L’Oreal SA", "LOREAL"},
      {"Nestec S A", "NESTEC"},
      {"Robert Bosch GmbH", "ROBERT BOSCH"},
      {"ROBERT BOSCH G.m.b.H.", "ROBERT BOSCH"},
      {"Robert Bosch Gesellschaft mit beschränkter Haftung", "ROBERT BOSCH"},
      {"Merck KGaA", "MERCK"},
      {"Henkel AG & Co. KGaA", "HENKEL"},
      {"Koninklijke Philips N.V.", "KONINKLIJKE PHILIPS"},
      {"Unilever PLC", "UNILEVER"},
      {"OPTOS PLC,", "OPTOS"},
      {"MURATA MACHINERY, LTD.", "MURATA MACHINERY"},
      {"The Boeing Company", "BOEING"},
      {"BOEING CO", "BOEING"},
      {"Telefonaktiebolaget LM Ericsson (publ)", "TELEFONAKTIEBOLAGET LM ERICSSON"},
      {"Volvo AB", "VOLVO"},
      {"Nokia Oyj", "NOKIA"},
      {"Novo Nordisk A/S", "NOVO NORDISK"},
      {"Fiat S.p.A.", "FIAT"},
      {"Petroleo Brasileiro S.A.", "PETROLEO BRASILEIRO"},
      {"Rio Tinto Pty. Ltd.", "RIO TINTO"},
      {"Tata Steel Private Limited", "TATA STEEL"},
      {"Creative Technology Pte Ltd", "CREATIVE TECH"},
      {"OOO \"Romashka\"", "ROMASHKA"},
      {"Angel.com Incorporated", "ANGEL COM"},
      {"Massachusetts Institute of Technology", "MASSACHUSETTS INST OF TECH"},
      {"University of York", "UNIV OF YORK"},
      {"UNIV YORK", "UNIV YORK"},
      {"3M Innovative Properties Company", "3M INNOVATIVE PROPERTIES"},
      {"AT&T Inc.", "AT AND T"},
      {"Procter & Gamble Co.", "PROCTER AND GAMBLE"},
      {"华为技术有限公司", "华为技术"},
      {"华为技术有限公司 ", "华为技术"},
      {"华 为 技 术 有 限 公 司", "华为技术"},
      {"中兴通讯股份有限公司", "中兴通讯"},
      {"宁德时代新能源科技股份有限公司", "宁德时代新能源科技"},
      {"比亚迪股份有限公司", "比亚迪"},
      {"济南某某科技有限责任公司", "济南某某科技"},
      {"海尔集团公司", "海尔集团"},
      {"中国石油天然气集团有限公司", "中国石油天然气集团"},
      {"博世（中国）投资有限公司", "博世(中国)投资"},
      {"博世(中国)投资有限公司", "博世(中国)投资"},
      {"鸿海精密工業股份有限公司", "鸿海精密工業"},
      {"某投资中心（有限合伙）", "某投资中心"},
      {"国家电网公司华北分公司", "国家电网公司华北分公司"},
      {"清华大学", "清华大学"},
      {"山东大学", "山东大学"},
      {"トヨタ自動車株式会社", "トヨタ自動車"},
      {"株式会社東芝", "東芝"},
      {"삼성전자주식회사", "삼성전자"},
      {"张三", "张三"},
      {"有限公司", "有限公司"},  // never nothing
      {"Co., Ltd.", "CO"},
      {"THE COMPANY", "THE"},
      {"...", "..."},
      {"", ""},
  };
  for (const auto& [name, standard] : kRows) {
    EXPECT_EQ(applicant_standard(name), standard) << name;
    EXPECT_EQ(applicant_standard(applicant_standard(name)), applicant_standard(name)) << name << " twice";
    EXPECT_EQ(applicant_standard(name).empty(), name.empty()) << name;
  }
}

TEST(CorpusApplicant, PersonsKeepTheirNames) {
  EXPECT_EQ(person_standard("BAK, SUN HEE"), person_standard("Bak Sun Hee"));
  EXPECT_EQ(person_standard("Müller, K."), "MULLER K");
  EXPECT_EQ(person_standard("Li Co"), "LI CO");
  EXPECT_EQ(person_standard("박선희"), "박선희");
}

TEST(CorpusApplicant, SeveralNamesInOneString) {
  for (const auto name : {"SKYE ENERGY HOLDING, LLC,SKYE ENERGY HOLDINGS, LLC", "1) A Kumar 2) B Singh",
                          "ACME INC, BETA CORP", "Foo Ltd.; Bar Ltd."})
    EXPECT_TRUE(looks_glued(name)) << name;
  for (const auto name : {"SAMSUNG ELECTRONICS CO., LTD.", "Foo, Inc.", "OPTOS PLC,", "Henkel AG & Co. KGaA", "张三",
                          "Smith, John", "Acme Co., Ltd., Inc.", "", "Kaufmann, Heiner"})
    EXPECT_FALSE(looks_glued(name)) << name;
}

}  // namespace
}  // namespace sanlian::corpus
