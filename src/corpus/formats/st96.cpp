// WIPO ST.96, and the USPTO's XML4IP that came before it: whole publications, or the parts of an application's file.
#include <algorithm>
#include <array>

#include "corpus/errors.h"
#include "corpus/formats/office.h"
#include "corpus/formats/st36.h"
#include "corpus/impl/parse_xml.h"
#include "corpus/normal/day.h"
#include "corpus/normal/finish.h"
#include "corpus/normal/number.h"

namespace sanlian::corpus {
namespace {

constexpr auto kRoots = std::to_array<std::string_view>(
    {"SpecificationDocument", "ClaimsDocument", "AbstractDocument", "DescriptionDocument", "PatentPublication",
     "PatentGrant", "PatentDocument", "PatentDocumentAndRelatedDocuments", "PublishedApplication", "PatentApplication",
     "ApplicationBody", "BibliographicData", "PatentData", "PatentRecord"});

/// The first text among several names, at any depth.
std::string any_text(const Element& element, std::initializer_list<std::string_view> names) {
  for (const auto name : names)
    if (auto text = element.any(name).text(); !text.empty()) return text;
  return {};
}

Element any_of(const Element& element, std::initializer_list<std::string_view> names) {
  for (const auto name : names)
    if (const Element found = element.any(name)) return found;
  return {};
}

Party party_of(const Element& element) {
  Party party;
  party.name = any_text(element, {"OrganizationStandardName", "OrganizationName", "EntityName", "PersonFullName"});
  if (party.name.empty())
    party.name = joined_name(element.any("LastName").text(), any_text(element, {"FirstName", "GivenName"}));
  party.country = any_text(element, {"CountryCode", "NationalityCode", "ResidenceCountryCode"});
  if (party.country.size() != 2) party.country.clear();
  party.region = any_text(element, {"GeographicRegionName", "CityName"});
  return party;
}

std::string symbol_of(const Element& one) {
  std::string out = any_text(one, {"Section", "CPCSection"});
  out += one.child("Class").text();
  out += one.child("Subclass").text();
  const auto group = one.child("MainGroup").text();
  if (group.empty()) return out;
  out += ' ';
  out += group;
  out += '/';
  return out += one.child("Subgroup").text();
}

void set_documents(Publication& out, const Element& root) {
  const Element id =
      any_of(root, {"PatentPublicationIdentification", "PatentGrantIdentification", "PublicationIdentification"});
  set_number(out, any_text(id, {"PublicationNumber", "PatentNumber", "DocumentNumber"}), id.any("IPOfficeCode").text(),
             id.any("PatentDocumentKindCode").text());
  set_day(out, out.published, any_text(id, {"PublicationDate", "GrantDate"}));
  const Element filing = root.any("ApplicationIdentification");
  const auto office = filing.any("IPOfficeCode").text();
  const auto number = any_text(filing ? filing : root, {"ApplicationNumberText", "ApplicationNumber"});
  out.application = application_number(number, office.empty() ? "US" : office);
  set_day(out, out.applied, filing.any("FilingDate").text());
  for (const auto& claim : root.all("PriorityClaim"))
    out.priorities.push_back({application_number(any_text(claim, {"ApplicationNumberText", "ApplicationNumber"}),
                                                 any_text(claim, {"IPOfficeCode", "PriorityCountryCode"})),
                              read_day(any_text(claim, {"FilingDate", "PriorityDate"})),
                              {}});
}

void set_symbols(Publication& out, const Element& root) {
  for (const auto name : {"IPCRClassification", "IPCClassification"})
    for (const auto& one : root.all(name))
      add_ipc(out, one.child("Section") ? symbol_of(one) : one.any("MainClassification").text());
  for (const auto& one : root.all("CPCClassification")) add_cpc(out, symbol_of(one));
}

void set_parties(Publication& out, const Element& root) {
  for (const auto& one : root.all("Applicant")) add_applicant(out, party_of(one));
  for (const auto& one : root.all("Assignee")) add_applicant(out, party_of(one));
  for (const auto& one : root.all("Inventor")) add_person(out.inventors, party_of(one));
  for (const auto name : {"RegisteredPractitioner", "PatentAgent"})
    for (const auto& one : root.all(name)) add_person(out.agents, party_of(one));
}

void set_citations(Publication& out, const Element& root) {
  for (const auto& one : root.all("PatentCitation"))
    out.cites.push_back(cited_document(
        one.any("IPOfficeCode").text(), any_text(one, {"PatentDocumentNumber", "DocumentNumber", "PublicationNumber"}),
        one.any("PatentDocumentKindCode").text(), any_text(one, {"PatentDocumentDate", "PublicationDate"})));
  for (const auto& one : root.all("NPLCitation"))
    if (auto text = one.text(); !text.empty()) out.cited_literature.push_back(std::move(text));
}

void set_claims(Publication& out, const Element& root) {
  for (const auto& claim : root.all("Claim")) {
    std::string text;
    for (const auto& part : claim.children("ClaimText")) (text += text.empty() ? "" : "\n") += part.text();
    add_text(out.claims, {}, text.empty() ? claim.text() : std::move(text));
  }
}

/// A part of an application's file says what it is by a code; a publication by its elements.
void set_texts(Publication& out, const Element& root) {
  const auto code = root.child("DocumentCode").text();
  const Element body = root.child("Specification");
  if (body && code == "ABST") return add_text(out.abstracts, {}, body.text());
  if (body) return add_text(out.descriptions, {}, body.text());
  for (const auto& one : root.all("InventionTitle")) add_text(out.titles, one.attribute("languageCode"), one.text());
  for (const auto& one : root.all("Abstract")) add_text(out.abstracts, one.attribute("languageCode"), one.text());
  for (const auto& one : root.all("Description")) add_text(out.descriptions, one.attribute("languageCode"), one.text());
  set_claims(out, root);
}
}  // namespace

bool is_st96_root(std::string_view name) { return std::find(kRoots.begin(), kRoots.end(), name) != kRoots.end(); }

bool is_classification_root(std::string_view name) {
  constexpr auto kClassifications = std::to_array<std::string_view>(
      {"class-scheme", "CPCMasterClassificationFile", "CPCClassificationScheme", "IPCScheme", "definitions",
       "revision-concordance", "cpc-concordance-list", "staticCompilation"});
  return std::find(kClassifications.begin(), kClassifications.end(), name) != kClassifications.end();
}

Result<Publication> read_st96(std::string_view document) {
  Tree tree({"BoundaryData"});  // headings and line numbers of scanned pages
  SANLIAN_TRY(parse_xml(document, tree));
  const Element root = tree.root();
  if (!is_st96_root(root.name())) return Error(errors::not_a_publication, {{"root", std::string(root.name())}});
  Publication out;
  set_documents(out, root);
  set_symbols(out, root);
  set_parties(out, root);
  set_citations(out, root);
  set_texts(out, root);
  if (out.number.empty() && !out.application.empty()) add_flag(out, flags::application_part);
  return finished(std::move(out));
}

}  // namespace sanlian::corpus
