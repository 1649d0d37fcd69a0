// WIPO ST.32: fields by the INID codes of ST.9. Red book v2.4 and v2.5, as SGML in 2001 and as XML until 2004.
#include "corpus/errors.h"
#include "corpus/formats/office.h"
#include "corpus/formats/st36.h"
#include "corpus/impl/markup.h"
#include "corpus/impl/parse_xml.h"
#include "corpus/normal/classification.h"
#include "corpus/normal/day.h"
#include "corpus/normal/finish.h"
#include "corpus/normal/number.h"

namespace sanlian::corpus {
namespace {

std::string text_of(const Element& field, std::string_view path) { return field.find(path).text(); }

Party party_of(const Element& field) {
  const Element one = field.child("PARTY-US");
  const Element name = one.child("NAM");
  Party party;
  party.name = name.child("ONM").text();
  if (party.name.empty()) party.name = joined_name(text_of(name, "SNM"), text_of(name, "FNM"));
  const Element address = one.child("ADR");
  party.country = address.child("CTRY").text();
  party.region = address.child("STATE").text();
  if (party.region.empty()) party.region = address.child("CITY").text();
  if (party.country.empty() && address.child("STATE")) party.country = "US";
  if (party.country.size() != 2) party.country.clear();
  return party;
}

void set_documents(Publication& out, const Element& bib) {
  const auto country = text_of(bib, "B100/B190");
  set_number(out, text_of(bib, "B100/B110"), country.empty() ? "US" : country, text_of(bib, "B100/B130"));
  set_day(out, out.published, text_of(bib, "B100/B140"));
  out.application = application_number(text_of(bib, "B200/B210"), "US");
  set_day(out, out.applied, text_of(bib, "B200/B220"));
}

/// B310 number, B320 day, B330 country, again for each.
void set_priorities(Publication& out, const Element& bib) {
  const auto fields = bib.child("B300").children();
  for (std::size_t at = 0; at < fields.size(); ++at) {
    if (fields[at].name() != "B310") continue;
    std::string country;
    std::optional<Date> day;
    for (std::size_t next = at + 1; next < fields.size() && fields[next].name() != "B310"; ++next) {
      if (fields[next].name() == "B320") day = read_day(fields[next].text());
      if (fields[next].name() == "B330") country = fields[next].text();
    }
    out.priorities.push_back({application_number(fields[at].text(), country), day, {}});
  }
  for (const auto& parent : bib.child("B600").all("PDOC")) {
    Reference reference{
        application_number(text_of(parent, "DOC/DNUM"), "US"), read_day(text_of(parent, "DOC/DATE")), {}};
    if (!reference.number.empty()) out.priorities.push_back(std::move(reference));
  }
  for (const auto& one : bib.child("B600").children("B680US"))
    if (auto number = application_number(one.any("DNUM").text(), "US"); !number.empty())
      out.priorities.push_back({std::move(number), read_day(one.any("DATE").text()), {}});
}

void set_symbols(Publication& out, const Element& bib) {
  const Element classes = bib.find("B500/B510");
  for (const auto name : {"B511", "B512"})
    for (const auto& field : classes.children(name)) {
      if (const auto symbol = read_symbol_columns(field.raw_text()))
        add_ipc(out, *symbol);
      else if (!out.kind.starts_with('S'))  // designs have Locarno classes there
        add_flag(out, flags::unread_symbol);
    }
}

void set_citations(Publication& out, const Element& bib) {
  const Element cited = bib.find("B500/B560");
  for (const auto& field : cited.children("B561")) {
    const Element doc = field.find("PCIT/DOC");
    const auto country = doc.child("CTRY").text();
    auto reference = cited_document(country.empty() ? "US" : country, doc.child("DNUM").text(),
                                    doc.child("KIND").text(), doc.child("DATE").text());
    if (field.child("CITED-BY-EXAMINER")) reference.category = "examiner";
    if (field.child("CITED-BY-OTHER")) reference.category = "other";
    out.cites.push_back(std::move(reference));
  }
  for (const auto& field : cited.children("B562"))
    if (auto text = field.child("NCIT").text(); !text.empty()) out.cited_literature.push_back(std::move(text));
}

void set_parties(Publication& out, const Element& bib) {
  const Element parties = bib.child("B700");
  for (const auto& field : parties.all("B721")) add_person(out.inventors, party_of(field));
  for (const auto& field : parties.all("B731")) add_applicant(out, party_of(field));
  if (out.applicants.empty())
    for (const auto& field : parties.all("B721")) add_applicant(out, party_of(field));
  for (const auto& field : parties.all("B741")) add_person(out.agents, party_of(field));
}
}  // namespace

Publication from_st32(const Element& root) {
  Publication out;
  const Element bib = root.child("SDOBI");
  set_documents(out, bib);
  set_priorities(out, bib);
  set_symbols(out, bib);
  add_text(out.titles, "en", text_of(bib, "B500/B540"));
  set_citations(out, bib);
  set_parties(out, bib);
  add_text(out.abstracts, "en", root.child("SDOAB").text());
  add_text(out.descriptions, "en", root.child("SDODE").text());
  for (const auto& claim : root.child("SDOCL").all("CLM")) add_text(out.claims, "en", claim.text());
  return out;
}

Result<Publication> read_uspto_sgml(std::string_view document) {
  Tree tree;
  parse_sgml(valid_text(document), tree);
  const Element root = tree.root();
  if (root.name() != "PATDOC") return Error(errors::not_a_publication, {{"root", std::string(root.name())}});
  return finished(from_st32(root));
}

}  // namespace sanlian::corpus
