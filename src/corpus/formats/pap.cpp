// Application publications of the USPTO, 2001 to 2004 (pap-v15, pap-v16).
#include "corpus/errors.h"
#include "corpus/formats/office.h"
#include "corpus/formats/st36.h"
#include "corpus/impl/markup.h"
#include "corpus/impl/parse_xml.h"
#include "corpus/normal/day.h"
#include "corpus/normal/finish.h"
#include "corpus/normal/number.h"

namespace sanlian::corpus {
namespace {

std::string text_of(const Element& element, std::string_view path) { return element.find(path).text(); }

Party party_of(const Element& element) {
  Party party;
  party.name = text_of(element, "organization-name");
  if (party.name.empty()) {
    const Element name = element.child("name");
    std::string given = text_of(name, "given-name");
    if (const auto middle = text_of(name, "middle-name"); !middle.empty()) (given += ' ') += middle;
    party.name = joined_name(text_of(name, "family-name"), given);
  }
  const Element place = element.child("residence") ? element.child("residence") : element.child("address");
  party.country = place.any("country-code").text();
  if (party.country.size() != 2) party.country.clear();
  party.region = place.any("state").text();
  if (party.region.empty()) party.region = place.any("city").text();
  return party;
}

void set_bibliography(Publication& out, const Element& bib) {
  const Element id = bib.child("document-id");
  set_number(out, text_of(id, "doc-number"), "US", text_of(id, "kind-code"));
  set_day(out, out.published, text_of(id, "document-date"));
  const Element filing = bib.child("domestic-filing-data");
  out.application = application_number(text_of(filing, "application-number/doc-number"), "US");
  set_day(out, out.applied, text_of(filing, "filing-date"));
  for (const auto& one : bib.children("foreign-priority-data"))
    out.priorities.push_back(
        {application_number(text_of(one, "priority-application-number/doc-number"), text_of(one, "country-code")),
         read_day(text_of(one, "filing-date")),
         {}});
  for (const auto name : {"parent", "provisional-application", "non-provisional-of-provisional"})
    for (const auto& one : bib.child("continuity-data").all(name)) {
      auto number = application_number(one.any("doc-number").text(), "US");
      if (!number.empty()) out.priorities.push_back({std::move(number), read_day(one.any("document-date").text()), {}});
    }
  const Element technical = bib.child("technical-information");
  for (const auto& one : technical.child("classification-ipc").all("ipc")) add_ipc(out, one.text());
  add_text(out.titles, "en", text_of(technical, "title-of-invention"));
  for (const auto& one : bib.child("inventors").children()) add_person(out.inventors, party_of(one));
  for (const auto& one : bib.children("assignee")) add_applicant(out, party_of(one));
  if (out.applicants.empty())
    for (const auto& one : bib.child("inventors").children()) add_applicant(out, party_of(one));
}

/// Without the heading that says "Abstract of Disclosure".
std::string paragraphs(const Element& element) {
  std::string out;
  for (const auto& paragraph : element.all("paragraph")) {
    if (!out.empty()) out += '\n';
    out += paragraph.text();
  }
  return out;
}
}  // namespace

Result<Publication> read_uspto_pap(std::string_view document) {
  Tree tree;
  SANLIAN_TRY(parse_xml(document, tree));
  const Element root = tree.root();
  if (root.name() != "patent-application-publication")
    return Error(errors::not_a_publication, {{"root", std::string(root.name())}});
  Publication out;
  set_bibliography(out, root.child("subdoc-bibliographic-information"));
  add_text(out.abstracts, "en", paragraphs(root.child("subdoc-abstract")));
  add_text(out.descriptions, "en", root.child("subdoc-description").text());
  for (const auto& claim : root.child("subdoc-claims").all("claim")) add_text(out.claims, "en", claim.text());
  return finished(std::move(out));
}

}  // namespace sanlian::corpus
