// Small documents of our own in the shape of each office format.
#include <gtest/gtest.h>

#include "corpus/errors.h"
#include "corpus/formats/office.h"
#include "corpus/reader_fixture.h"

namespace sanlian::corpus {
namespace {

constexpr std::string_view kGrant = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE us-patent-grant SYSTEM "us-patent-grant-v45-2014-04-03.dtd" [ ]>
<us-patent-grant lang="EN" country="US" date-publ="20150106">
<us-bibliographic-data-grant>
<publication-reference><document-id><country>US</country><doc-number>08000001</doc-number><kind>B2</kind><date>20150106</date></document-id></publication-reference>
<application-reference appl-type="utility"><document-id><country>US</country><doc-number>13648029</doc-number><date>20121009</date></document-id></application-reference>
<priority-claims><priority-claim sequence="01" kind="national"><country>DE</country><doc-number>10 2011 000 001</doc-number><date>20111010</date></priority-claim></priority-claims>
<classifications-ipcr>
<classification-ipcr><section>H</section><class>01</class><subclass>M</subclass><main-group>8</main-group><subgroup>04</subgroup></classification-ipcr>
<classification-ipcr><section>B</section><class>60</class><subclass>L</subclass><main-group>11</main-group><subgroup>18</subgroup></classification-ipcr>
</classifications-ipcr>
<classifications-cpc><main-cpc><classification-cpc><section>H</section><class>01</class><subclass>M</subclass><main-group>8</main-group><subgroup>04089</subgroup></classification-cpc></main-cpc></classifications-cpc>
<invention-title id="t">Cooling of a <i>fuel</i> cell</invention-title>
<us-references-cited>
<us-citation><patcit num="1"><document-id><country>US</country><doc-number>2007/0140112</doc-number><kind>A1</kind><name>Osterhout</name><date>20070600</date></document-id></patcit><category>cited by examiner</category></us-citation>
<us-citation><patcit num="2"><document-id><country>EP</country><doc-number>688735</doc-number><kind>A2</kind><date>19951220</date></document-id></patcit><category>cited by applicant</category></us-citation>
<us-citation><nplcit num="3"><othercit>Smith, A book, 1999.</othercit></nplcit><category>cited by applicant</category></us-citation>
</us-references-cited>
<us-related-documents><us-provisional-application><document-id><country>US</country><doc-number>61000001</doc-number><date>20111101</date></document-id></us-provisional-application></us-related-documents>
<us-parties>
<us-applicants><us-applicant sequence="001" app-type="applicant" applicant-authority-category="assignee"><addressbook><orgname>Example Cells AG</orgname><address><city>Bonn</city><country>DE</country></address></addressbook></us-applicant></us-applicants>
<inventors><inventor sequence="001"><addressbook><last-name>Muster</last-name><first-name>Eva</first-name><address><city>Bonn</city><country>DE</country></address></addressbook></inventor></inventors>
<agents><agent sequence="01"><addressbook><orgname>Foo &amp; Partner</orgname></addressbook></agent></agents>
</us-parties>
<assignees><assignee><addressbook><orgname>EXAMPLE CELLS AG</orgname><role>03</role><address><city>Bonn</city><country>DE</country></address></addressbook></assignee></assignees>
</us-bibliographic-data-grant>
<abstract id="abstract"><p id="p-0001" num="0000">A cell is
cooled. &#x201c;Well&#x201d;.</p></abstract>
<description id="description"><?RELAPP end="lead"?><heading level="1">FIELD</heading><p>First.</p><p>Second CO<sub>2</sub> &alpha;.</p></description>
<claims id="claims"><claim id="CLM-1" num="1"><claim-text>1. A cell, comprising: <claim-text>a plate;</claim-text><claim-text>a pump.</claim-text></claim-text></claim>
<claim id="CLM-2" num="2"><claim-text>2. The cell of <claim-ref idref="CLM-1">claim 1</claim-ref>.</claim-text></claim></claims>
</us-patent-grant>
)";

TEST(OfficeFormats, GrantOfSt36) {
  const auto read = read_bytes(std::string(kGrant));
  EXPECT_EQ(read.format, "uspto_xml");
  ASSERT_EQ(read.records.size(), 1u);
  EXPECT_TRUE(read.refusals.empty());
  const auto& one = read.records[0];
  EXPECT_EQ(one.number, "US8000001B2");
  EXPECT_EQ(one.kind, "B2");
  EXPECT_EQ(one.published->to_string(), "2015-01-06");
  EXPECT_EQ(one.application, "US13648029");
  EXPECT_EQ(one.applied->to_string(), "2012-10-09");
  ASSERT_EQ(one.priorities.size(), 2u);
  EXPECT_EQ(one.priorities[0].number, "DE102011000001");
  EXPECT_EQ(one.priorities[1].number, "US61000001");
  EXPECT_EQ(one.ipc, (std::vector<std::string>{"H01M 8/04", "B60L 11/18"}));
  EXPECT_EQ(one.cpc, (std::vector<std::string>{"H01M 8/04089"}));
  EXPECT_EQ(one.titles[0].text, "Cooling of a fuel cell");
  EXPECT_EQ(one.titles[0].lang, "en");
  EXPECT_EQ(one.abstracts[0].text, "A cell is cooled. “Well”.");
  EXPECT_EQ(one.descriptions[0].text, "FIELD\nFirst.\nSecond CO2 α.");
  ASSERT_EQ(one.claims.size(), 2u);
  EXPECT_EQ(one.claims[0].text, "1. A cell, comprising:\na plate;\na pump.");
  EXPECT_EQ(one.claims[1].text, "2. The cell of claim 1.");
  ASSERT_EQ(one.cites.size(), 2u);
  EXPECT_EQ(one.cites[0].number, "US20070140112A1");
  EXPECT_EQ(one.cites[0].category, "examiner");
  EXPECT_FALSE(one.cites[0].date.has_value()) << "a month is no day";
  EXPECT_EQ(one.cites[1].number, "EP0688735A2");
  EXPECT_EQ(one.cited_literature, (std::vector<std::string>{"Smith, A book, 1999."}));
  ASSERT_EQ(one.applicants.size(), 1u) << "applicant and assignee are one";
  EXPECT_EQ(one.applicants[0].standard, "EXAMPLE CELLS");
  EXPECT_EQ(one.applicants[0].country, "DE");
  EXPECT_EQ(one.applicants[0].region, "Bonn");
  EXPECT_EQ(one.inventors[0].name, "Muster, Eva");
  EXPECT_EQ(one.agents[0].name, "Foo & Partner");
  EXPECT_TRUE(one.flags.empty());
  EXPECT_EQ(one.source, "uspto_xml:x");
}

TEST(OfficeFormats, ManyDocumentsInOneFile) {
  std::string file;
  for (int n = 1; n <= 5; ++n) {
    std::string one(kGrant);
    one.replace(one.find("08000001"), 8, "0800000" + std::to_string(n));
    if (n == 3) one.replace(one.find("</abstract>"), 11, "</abstrakt>");  // broken
    if (n == 4) one = "<?xml version=\"1.0\"?>\n<sequence-cwu id=\"s\"><p>ACGT</p></sequence-cwu>\n";
    file += one;
  }
  const auto read = read_bytes(file, "ipg150106.xml");
  ASSERT_EQ(read.records.size(), 3u);
  EXPECT_EQ(read.records[2].number, "US8000005B2");
  ASSERT_EQ(read.refusals.size(), 2u);
  EXPECT_EQ(read.refusals[0].reason.code(), "corpus.record_broken");
  EXPECT_EQ(read.refusals[0].offset, 2 * kGrant.size());
  EXPECT_EQ(read.refusals[0].file, "ipg150106.xml");
  EXPECT_FALSE(read.refusals[0].reason.where().empty());
  EXPECT_EQ(read.refusals[1].reason.code(), "corpus.not_a_publication");
}

TEST(OfficeFormats, ADocumentThatEndsEarlyIsRefused) {
  const auto read = read_bytes(std::string(kGrant.substr(0, kGrant.size() - 200)));
  EXPECT_TRUE(read.records.empty());
  ASSERT_EQ(read.refusals.size(), 1u);
  EXPECT_EQ(read.refusals[0].reason.code(), "corpus.record_broken");
}

TEST(OfficeFormats, InventorsAreTheApplicantsWhereNobodyElseIs) {
  const auto read = read_uspto_xml(R"(<us-patent-application lang="EN"><us-bibliographic-data-application>
<publication-reference><document-id><country>US</country><doc-number>20050004437</doc-number><kind>A1</kind><date>20050106</date></document-id></publication-reference>
<classification-ipc><edition>07</edition><main-classification>A61B005/00</main-classification><further-classification>G06F 1516</further-classification></classification-ipc>
<parties><applicants><applicant sequence="00" app-type="applicant-inventor"><addressbook><last-name>Beispiel</last-name><first-name>Max</first-name><address><city>Bern</city><country>CH</country></address></addressbook></applicant></applicants></parties>
</us-bibliographic-data-application><abstract><p>x</p></abstract></us-patent-application>)");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->number, "US20050004437A1");
  EXPECT_EQ(read->inventors[0].name, "Beispiel, Max");
  EXPECT_EQ(read->applicants[0].name, "Beispiel, Max");
  EXPECT_EQ(read->ipc, (std::vector<std::string>{"A61B 5/00", "G06F 15/16"}));
}

TEST(OfficeFormats, NothingOutsideIsReadAndNothingBlowsUp) {
  EXPECT_EQ(read_uspto_xml("<!DOCTYPE us-patent-grant [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
                           "<us-patent-grant><abstract>&b;</abstract></us-patent-grant>")
                .error()
                .code(),
            "corpus.record_broken");
  const auto outer = read_uspto_xml(
      "<!DOCTYPE us-patent-grant [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
      "<us-patent-grant><abstract>x &a; y</abstract></us-patent-grant>");
  ASSERT_TRUE(outer.has_value());
  EXPECT_EQ(outer->abstracts[0].text.find("root"), std::string::npos);
  std::string deep;
  for (int n = 0; n < 300; ++n) deep += "<p>";
  EXPECT_EQ(read_uspto_xml("<us-patent-grant>" + deep).error().code(), "corpus.record_broken");
}

constexpr std::string_view kPatdoc =
    R"(<!DOCTYPE PATDOC PUBLIC "-//USPTO//DTD ST.32 US PATENT GRANT V2.4 2000-09-20//EN" [
<!ENTITY US06000001-20020101-D00000.TIF SYSTEM "US06000001-20020101-D00000.TIF" NDATA TIF>
]>
<PATDOC DTD="2.4" STATUS="BUILD 20001002">
<SDOBI>
<B100>
<B110><DNUM><PDAT>06000001</PDAT></DNUM></B110>
<B130><PDAT>B1</PDAT></B130>
<B140><DATE><PDAT>20020101</PDAT></DATE></B140>
<B190><PDAT>US</PDAT></B190>
</B100>
<B200><B210><DNUM><PDAT>09413215</PDAT></DNUM></B210><B220><DATE><PDAT>19991005</PDAT></DATE></B220></B200>
<B300><B310><DNUM><PDAT>971605</PDAT></DNUM></B310><B320><DATE><PDAT>19970408</PDAT></DATE></B320><B330><CTRY><PDAT>NO</PDAT></CTRY></B330></B300>
<B500><B510><B511><PDAT>G06F 1516</PDAT></B511><B512><PDAT>B60R  900</PDAT></B512></B510>
<B540><STEXT><PDAT>Caf&eacute; arrangement</PDAT></STEXT></B540>
<B560>
<B561><PCIT><DOC><DNUM><PDAT>5825759</PDAT></DNUM><DATE><PDAT>19981000</PDAT></DATE><KIND><PDAT>A</PDAT></KIND></DOC></PCIT><CITED-BY-EXAMINER></B561>
<B561><PCIT><DOC><DNUM><PDAT>96/25012</PDAT></DNUM><DATE><PDAT>19960815</PDAT></DATE><CTRY><PDAT>WO</PDAT></CTRY></DOC></PCIT><CITED-BY-OTHER></B561>
<B562><NCIT><STEXT><PDAT>Krause; &lsquo;Agents&rsquo;</PDAT></STEXT></NCIT><CITED-BY-OTHER></B562>
</B560></B500>
<B700><B720><B721><PARTY-US><NAM><FNM><PDAT>Thanh</PDAT></FNM><SNM><STEXT><PDAT>Do</PDAT></STEXT></SNM></NAM><ADR><CITY><PDAT>Oslo</PDAT></CITY><CTRY><PDAT>NO</PDAT></CTRY></ADR></PARTY-US></B721></B720>
<B730><B731><PARTY-US><NAM><ONM><STEXT><PDAT>Example Telecom, Ltd.</PDAT></STEXT></ONM></NAM><ADR><CITY><PDAT>Osaka</PDAT></CITY><CTRY><PDAT>JP</PDAT></CTRY></ADR></PARTY-US></B731></B730></B700>
</SDOBI>
<SDOAB><BTEXT><PARA ID="P-1" LVL="0"><PTEXT><PDAT>A system. </PDAT></PTEXT></PARA></BTEXT></SDOAB>
<SDODE><BTEXT><H LVL="1"><STEXT><PDAT>FIELD</PDAT></STEXT></H><PARA><PTEXT><PDAT>CO</PDAT><HIL><BOLD><PDAT>1</PDAT></BOLD></HIL><PDAT> and more</PDAT></PTEXT></PARA></BTEXT></SDODE>
<SDOCL><CL><CLM ID="CLM-1"><PARA><PTEXT><PDAT>1. An arrangement.</PDAT></PTEXT></PARA></CLM><CLM><PARA><PTEXT><PDAT>2. Another.</PDAT></PTEXT></PARA></CLM></CL></SDOCL>
</PATDOC>
)";

void expect_patdoc(const Publication& one) {
  EXPECT_EQ(one.number, "US6000001B1");
  EXPECT_EQ(one.published->to_string(), "2002-01-01");
  EXPECT_EQ(one.application, "US09413215");
  ASSERT_EQ(one.priorities.size(), 1u);
  EXPECT_EQ(one.priorities[0].number, "NO971605");
  EXPECT_EQ(one.priorities[0].date->to_string(), "1997-04-08");
  EXPECT_EQ(one.ipc, (std::vector<std::string>{"G06F 15/16", "B60R 9/00"}));
  EXPECT_EQ(one.titles[0].text, "Café arrangement");
  ASSERT_EQ(one.cites.size(), 2u);
  EXPECT_EQ(one.cites[0].number, "US5825759A");
  EXPECT_EQ(one.cites[0].category, "examiner");
  EXPECT_EQ(one.cites[1].number, "WO1996025012");
  EXPECT_EQ(one.cites[1].category, "other");
  EXPECT_EQ(one.cited_literature, (std::vector<std::string>{"Krause; ‘Agents’"}));
  EXPECT_EQ(one.inventors[0].name, "Do, Thanh");
  EXPECT_EQ(one.applicants[0].standard, "EXAMPLE TELECOM");
  EXPECT_EQ(one.applicants[0].country, "JP");
  EXPECT_EQ(one.abstracts[0].text, "A system.");
  EXPECT_EQ(one.descriptions[0].text, "FIELD\nCO1 and more");
  ASSERT_EQ(one.claims.size(), 2u);
  EXPECT_EQ(one.claims[1].text, "2. Another.");
}

TEST(OfficeFormats, SgmlWithoutDeclarationAndWithEmptyTagsOpen) {
  const std::string twice = std::string(kPatdoc) + std::string(kPatdoc);
  const auto read = read_bytes(twice);
  EXPECT_EQ(read.format, "uspto_sgml");
  ASSERT_EQ(read.records.size(), 2u);
  expect_patdoc(read.records[0]);
  expect_patdoc(read.records[1]);
}

TEST(OfficeFormats, SgmlWhoseEndTagsAreLeftOut) {
  std::string text(kPatdoc);
  for (const std::string_view tag :
       {"</PDAT>", "</DNUM>", "</DATE>", "</B110>", "</B140>", "</B310>", "</PTEXT>", "</PARA>"})
    for (std::size_t at = 0; (at = text.find(tag, at)) != std::string::npos;) {
      if (tag != "</PDAT>" || text.substr(at + 7).starts_with("</"))
        text.erase(at, tag.size());
      else
        at += tag.size();
    }
  const auto read = read_uspto_sgml(text);
  ASSERT_TRUE(read.has_value());
  expect_patdoc(*read);
}

TEST(OfficeFormats, TheSameAsXml) {
  std::string text(kPatdoc.substr(kPatdoc.find("<PATDOC ")));
  for (const std::string_view tag : {"<CITED-BY-EXAMINER>", "<CITED-BY-OTHER>"})
    for (std::size_t at = 0; (at = text.find(tag, at)) != std::string::npos; at += 2)
      text.insert(at + tag.size() - 1, "/");
  const auto read = read_bytes("<?xml version=\"1.0\"?>\n<!DOCTYPE PATDOC SYSTEM \"ST32.dtd\" [ ]>\n" + text);
  EXPECT_EQ(read.format, "uspto_xml");
  ASSERT_EQ(read.records.size(), 1u);
  expect_patdoc(read.records[0]);
}

TEST(OfficeFormats, ApplicationsOf2001) {
  const auto read = read_bytes(R"(<?xml version="1.0"?><!DOCTYPE patent-application-publication SYSTEM "pap-v15.dtd">
<patent-application-publication><subdoc-bibliographic-information>
<document-id><doc-number>20010000044</doc-number><kind-code>A1</kind-code><document-date>20010315</document-date></document-id>
<domestic-filing-data><application-number><doc-number>09342866</doc-number></application-number><filing-date>19990629</filing-date></domestic-filing-data>
<foreign-priority-data><priority-application-number><doc-number>10-001</doc-number></priority-application-number><filing-date>19980701</filing-date><country-code>JP</country-code></foreign-priority-data>
<technical-information><classification-ipc><classification-ipc-primary><ipc>G06F017/60</ipc></classification-ipc-primary></classification-ipc><title-of-invention> Methods of  Business </title-of-invention></technical-information>
<inventors><first-named-inventor><name><given-name>Wayne</given-name><middle-name>W</middle-name><family-name>Lin</family-name></name><residence><residence-us><city>Irvine</city><state>CA</state><country-code>US</country-code></residence-us></residence></first-named-inventor></inventors>
<assignee><organization-name>Example Trading LLC</organization-name><address><country><country-code>US</country-code></country></address></assignee>
</subdoc-bibliographic-information>
<subdoc-abstract><heading lvl="0">Abstract of Disclosure</heading><paragraph id="A-1">A business model.</paragraph></subdoc-abstract>
<subdoc-description><paragraph><number>1.</number> Field.</paragraph></subdoc-description>
<subdoc-claims><claim><claim-text>What is claimed.</claim-text></claim></subdoc-claims>
</patent-application-publication>)");
  EXPECT_EQ(read.format, "uspto_pap");
  ASSERT_EQ(read.records.size(), 1u);
  const auto& one = read.records[0];
  EXPECT_EQ(one.number, "US20010000044A1");
  EXPECT_EQ(one.application, "US09342866");
  EXPECT_EQ(one.priorities[0].number, "JP10001");
  EXPECT_EQ(one.ipc, (std::vector<std::string>{"G06F 17/60"}));
  EXPECT_EQ(one.titles[0].text, "Methods of Business");
  EXPECT_EQ(one.inventors[0].name, "Lin, Wayne W");
  EXPECT_EQ(one.inventors[0].region, "CA");
  EXPECT_EQ(one.applicants[0].standard, "EXAMPLE TRADING");
  EXPECT_EQ(one.abstracts[0].text, "A business model.");
  EXPECT_EQ(one.claims[0].text, "What is claimed.");
}

constexpr std::string_view kGreenBook =
    "HHHHHT      APS1   ISSUE - 760210\n"
    "PATN\nWKU  039373754\nSRC  5\nAPN  5184541\nAPT  1\nAPD  19741029\n"
    "TTL  Bumper support for\n     a boat loader\nISD  19760210\n"
    "INVT\nNAM  Muster; Everette E.\nCTY  Des Moines\nSTA  IA\n"
    "INVT\nNAM  Meier; Hans\nCTY  Ulm\nCNT  DEX\n"
    "ASSG\nNAM  Example Motors Corporation\nCTY  Ames\nSTA  IA\nCOD  02\n"
    "PRIR\nCNT  GBX\nAPD  19731030\nAPN  50341/73\n"
    "CLAS\nOCL  224 4207\nICL  B60R  900\n"
    "UREF\nPNO  2542907\nISD  19510200\nNAM  Dayton\n"
    "FREF\nPNO  1,234,567\nISD  19710512\nCNT  GBX\n"
    "OREF\nPAL  A handbook, 1970.\n"
    "LREP\nFR2  Foo & Bar\nNAM  Foo; A.\n"
    "ABST\nPAL  A unit mountable on a\n      bumper.\n"
    "BSUM\nPAR  First.\nPAR  Second.\n"
    "CLMS\nSTM  I claim:\nNUM  1.\nPAR  1. A support\nPA1  with a bar.\nNUM  2.\nPAR  2. Another.\n"
    "PATN\r\nWKU  D02345678\r\nAPT  4\r\nTTL  Caf\xE9 table\r\nISD  19760230\r\nCLAS\r\nICL  0603\r\n";

TEST(OfficeFormats, TheGreenBook) {
  const auto read = read_bytes(std::string(kGreenBook));
  EXPECT_EQ(read.format, "uspto_aps");
  ASSERT_EQ(read.records.size(), 2u);
  const auto& one = read.records[0];
  EXPECT_EQ(one.number, "US3937375A");
  EXPECT_EQ(one.application, "US05518454");
  EXPECT_EQ(one.applied->to_string(), "1974-10-29");
  EXPECT_EQ(one.published->to_string(), "1976-02-10");
  EXPECT_EQ(one.titles[0].text, "Bumper support for a boat loader");
  EXPECT_EQ(one.ipc, (std::vector<std::string>{"B60R 9/00"}));
  ASSERT_EQ(one.inventors.size(), 2u);
  EXPECT_EQ(one.inventors[0].name, "Muster, Everette E.");
  EXPECT_EQ(one.inventors[1].country, "DE");
  EXPECT_EQ(one.applicants[0].standard, "EXAMPLE MOTORS");
  EXPECT_EQ(one.applicants[0].country, "US");
  EXPECT_EQ(one.priorities[0].number, "GB5034173");
  ASSERT_EQ(one.cites.size(), 2u);
  EXPECT_EQ(one.cites[0].number, "US2542907");
  EXPECT_EQ(one.cites[1].number, "GB1234567");
  EXPECT_EQ(one.cites[1].date->to_string(), "1971-05-12");
  EXPECT_EQ(one.abstracts[0].text, "A unit mountable on a bumper.");
  EXPECT_EQ(one.descriptions[0].text, "First.\nSecond.");
  ASSERT_EQ(one.claims.size(), 2u);
  EXPECT_EQ(one.claims[0].text, "1. A support\nwith a bar.");
  const auto& design = read.records[1];
  EXPECT_EQ(design.number, "USD234567S");
  EXPECT_EQ(design.titles[0].text, "Café table");
  EXPECT_EQ(design.flags, (std::vector<std::string>{"impossible_date"}));
}

TEST(OfficeFormats, PartsOfAnApplicationBecomeOneRecord) {
  const auto part = [](std::string_view root, std::string_view number, std::string_view code, std::string_view body) {
    std::string out = "<?xml version=\"1.0\"?><pat:";
    out += root;
    out += " xmlns:pat=\"urn:us:gov:doc:uspto:patent\"><pat:DocumentCode>";
    out += code;
    out += "</pat:DocumentCode><pat:ApplicationHeaderDetails><pat:ApplicationNumber>";
    out += number;
    out += "</pat:ApplicationNumber></pat:ApplicationHeaderDetails>";
    out += body;
    out += "</pat:";
    out += root;
    return out += ">";
  };
  const test::TempFolder folder;
  const auto path = folder / "parts.ZIP";
  write_zip(
      path,
      {{"a/14522151.CLM.xml",
        part("ClaimsDocument", "14522151", "CLM",
             "<pat:ClaimSet><pat:ClaimList><pat:Claim><pat:ClaimText>1. A phone"
             "<pat:BoundaryData>Page 2</pat:BoundaryData></pat:ClaimText><pat:ClaimText>with keys.</pat:ClaimText>"
             "</pat:Claim></pat:ClaimList></pat:ClaimSet>")},
       {"a/14522151.SPEC.xml", part("SpecificationDocument", "14522151", "SPEC",
                                    "<pat:Specification><pat:P>Telephony.</pat:P></pat:Specification>")},
       {"a/readme.pdf", "%PDF-1.4"},
       {"b/13821389.ABST.xml", part("SpecificationDocument", "13821389", "ABST",
                                    "<pat:Specification><pat:P>An abstract.</pat:P></pat:Specification>")}});
  const auto read = read_all(Reader::open(path));
  EXPECT_EQ(read.format, "st96");
  ASSERT_EQ(read.records.size(), 2u);
  EXPECT_EQ(read.records[0].number, "#US14522151");
  EXPECT_EQ(read.records[0].application, "US14522151");
  EXPECT_EQ(read.records[0].claims[0].text, "1. A phone\nwith keys.");
  EXPECT_EQ(read.records[0].descriptions[0].text, "Telephony.");
  EXPECT_EQ(read.records[0].flags, (std::vector<std::string>{"application_part", "no_number"}));
  EXPECT_EQ(read.records[1].abstracts[0].text, "An abstract.");
  ASSERT_EQ(read.refusals.size(), 1u);
  EXPECT_EQ(read.refusals[0].reason.code(), "corpus.member_unknown");
  EXPECT_TRUE(read.refusals[0].file.ends_with("parts.ZIP!a/readme.pdf"));
}

TEST(OfficeFormats, PublicationsOfSt96) {
  const auto read = read_st96(R"(<pat:PatentPublication xmlns:pat="p" xmlns:com="c">
<pat:PatentPublicationIdentification><com:IPOfficeCode>EP</com:IPOfficeCode><pat:PublicationNumber>3000001</pat:PublicationNumber><com:PatentDocumentKindCode>A1</com:PatentDocumentKindCode><pat:PublicationDate>2016-03-30</pat:PublicationDate></pat:PatentPublicationIdentification>
<pat:ApplicationIdentification><com:IPOfficeCode>EP</com:IPOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>14186001</com:ApplicationNumberText></com:ApplicationNumber><pat:FilingDate>2014-09-23</pat:FilingDate></pat:ApplicationIdentification>
<pat:IPCRClassification><pat:Section>F</pat:Section><pat:Class>04</pat:Class><pat:Subclass>D</pat:Subclass><pat:MainGroup>29</pat:MainGroup><pat:Subgroup>70</pat:Subgroup></pat:IPCRClassification>
<pat:InventionTitle com:languageCode="de">Pumpe</pat:InventionTitle><pat:InventionTitle com:languageCode="en">Pump</pat:InventionTitle>
<pat:Applicant><com:OrganizationStandardName>Pumpen GmbH</com:OrganizationStandardName><com:CountryCode>DE</com:CountryCode></pat:Applicant>
<pat:Inventor><com:LastName>Muster</com:LastName><com:FirstName>Eva</com:FirstName></pat:Inventor>
<pat:Abstract com:languageCode="en"><pat:P>A pump.</pat:P></pat:Abstract>
</pat:PatentPublication>)");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->number, "EP3000001A1");
  EXPECT_EQ(read->application, "EP14186001");
  EXPECT_EQ(read->ipc, (std::vector<std::string>{"F04D 29/70"}));
  ASSERT_EQ(read->titles.size(), 2u);
  EXPECT_EQ(read->titles[0].lang, "de");
  EXPECT_EQ(read->applicants[0].standard, "PUMPEN");
  EXPECT_EQ(read->inventors[0].name, "Muster, Eva");
}

TEST(OfficeFormats, ClassificationsAreRefusedAsWhatTheyAre) {
  for (const std::string_view text :
       {"<?xml version=\"1.0\"?><class-scheme scheme-type=\"cpc\"><classification-item/></class-scheme>",
        "<uspat:CPCMasterClassificationFile xmlns:uspat=\"u\"><a/></uspat:CPCMasterClassificationFile>"})
    EXPECT_EQ(read_bytes(std::string(text)).error, "corpus.classification_file") << text;
}

}  // namespace
}  // namespace sanlian::corpus
