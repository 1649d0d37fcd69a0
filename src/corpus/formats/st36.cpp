// WIPO ST.36 as the USPTO uses it since 2005.
#include "corpus/formats/st36.h"

#include <algorithm>

#include "corpus/errors.h"
#include "corpus/formats/office.h"
#include "corpus/impl/markup.h"
#include "corpus/impl/parse_xml.h"
#include "corpus/normal/classification.h"
#include "corpus/normal/day.h"
#include "corpus/normal/finish.h"
#include "corpus/normal/number.h"

namespace sanlian::corpus {
namespace {

std::string country_of(const Element& address) {
  std::string country = address.child("country").text();
  return country.size() == 2 ? country : std::string();  // "omitted", "unknown"
}

/// An address book, or the older form that has its fields in the party itself.
Party party_of(const Element& element) {
  const Element book = element.child("addressbook") ? element.child("addressbook") : element;
  Party party;
  party.name = book.child("orgname").text();
  if (party.name.empty()) party.name = book.child("name").text();
  if (party.name.empty()) party.name = joined_name(book.child("last-name").text(), book.child("first-name").text());
  const Element address = book.child("address");
  party.country = country_of(address);
  party.region = address.child("state").text();
  if (party.region.empty()) party.region = address.child("city").text();
  return party;
}

void set_documents(Publication& out, const Element& bib) {
  const Element id = bib.find("publication-reference/document-id");
  set_number(out, id.child("doc-number").text(), id.child("country").text(), id.child("kind").text());
  set_day(out, out.published, id.child("date").text());
  const Element filing = bib.find("application-reference/document-id");
  out.application = application_number(filing.child("doc-number").text(), filing.child("country").text());
  set_day(out, out.applied, filing.child("date").text());
}

void add_priority(Publication& out, const Element& id) {
  Reference reference{.number = application_number(id.child("doc-number").text(), id.child("country").text()),
                      .date = read_day(id.child("date").text()),
                      .category = {}};
  if (reference.number.empty() && !reference.date) return;
  for (const auto& other : out.priorities)
    if (other.number == reference.number) return;
  out.priorities.push_back(std::move(reference));
}

/// Foreign priorities, and the filings it continues or divides, whose day counts as well.
void set_priorities(Publication& out, const Element& bib) {
  for (const auto& claim : bib.child("priority-claims").children("priority-claim")) add_priority(out, claim);
  const Element related = bib.child("us-related-documents");
  for (const auto& parent : related.all("parent-doc")) add_priority(out, parent.child("document-id"));
  for (const auto& provisional : related.all("us-provisional-application"))
    add_priority(out, provisional.child("document-id"));
}

std::string symbol_of(const Element& classification) {
  std::string out = classification.child("section").text();
  out += classification.child("class").text();
  out += classification.child("subclass").text();
  const auto group = classification.child("main-group").text();
  if (group.empty()) return out;
  out += ' ';
  out += group;
  out += '/';
  return out += classification.child("subgroup").text();
}

void set_symbols(Publication& out, const Element& bib) {
  for (const auto& one : bib.child("classifications-ipcr").all("classification-ipcr")) add_ipc(out, symbol_of(one));
  const Element old = bib.child("classification-ipc");
  for (const auto name : {"main-classification", "further-classification"})
    for (const auto& one : old.children(name)) {
      if (const auto symbol = read_symbol_columns(one.raw_text()))
        add_ipc(out, *symbol);
      else if (!out.kind.starts_with('S'))  // designs have classes of their own there
        add_flag(out, flags::unread_symbol);
    }
  for (const auto& one : bib.child("classifications-cpc").all("classification-cpc")) add_cpc(out, symbol_of(one));
}

void set_citations(Publication& out, const Element& bib) {
  for (const auto list : {"us-references-cited", "references-cited"})
    for (const auto& citation : bib.child(list).children()) {
      const Element id = citation.find("patcit/document-id");
      if (id) {
        auto reference = cited_document(id.child("country").text(), id.child("doc-number").text(),
                                        id.child("kind").text(), id.child("date").text());
        const auto category = citation.child("category").text();
        if (category.starts_with("cited by ")) reference.category = category.substr(9);
        out.cites.push_back(std::move(reference));
      } else if (auto text = citation.child("nplcit").text(); !text.empty()) {
        out.cited_literature.push_back(std::move(text));
      }
    }
}

void set_parties(Publication& out, const Element& bib) {
  const Element parties = bib.child("us-parties") ? bib.child("us-parties") : bib.child("parties");
  for (const auto& one : bib.child("assignees").children("assignee")) add_applicant(out, party_of(one));
  for (const auto& one : parties.find("inventors").children("inventor")) add_person(out.inventors, party_of(one));
  std::vector<Party> persons;
  for (const auto list : {"us-applicants", "applicants"})
    for (const auto& one : parties.child(list).children()) {
      if (one.attribute("app-type").find("inventor") != std::string_view::npos) {
        add_person(out.inventors, party_of(one));
        persons.push_back(party_of(one));
      } else {
        add_applicant(out, party_of(one));
      }
    }
  // Where nobody took the right over it is the inventors' own.
  if (out.applicants.empty())
    for (auto& person : persons) add_applicant(out, std::move(person));
  for (const auto& one : parties.child("agents").children("agent")) add_person(out.agents, party_of(one));
}
}  // namespace

std::string joined_name(std::string_view last, std::string_view first) {
  std::string out(last);
  if (!last.empty() && !first.empty()) out += ", ";
  return out += first;
}

Reference cited_document(std::string_view country, std::string_view number, std::string_view kind,
                         std::string_view date) {
  Reference reference{.number = {}, .date = read_day(date), .category = {}};
  auto read = read_document_number(number, country);
  if (!read) {
    reference.number = country;
    reference.number += number;
    return reference;
  }
  // "00" and the like are no kinds.
  if (read->kind.empty() && !kind.empty() && kind[0] >= 'A' && kind[0] <= 'Z') read->kind = kind;
  reference.number = read->print();
  return reference;
}

Result<Publication> finished(Publication publication) {
  if (!finish(publication)) return Error(errors::record_empty);
  return publication;
}

Publication from_st36(const Element& root) {
  Publication out;
  Element bib = root.child("us-bibliographic-data-grant");
  if (!bib) bib = root.child("us-bibliographic-data-application");
  if (!bib) bib = root.child("bibliographic-data");
  const auto lang = root.attribute("lang");
  set_documents(out, bib);
  set_priorities(out, bib);
  set_symbols(out, bib);
  add_text(out.titles, lang, bib.child("invention-title").text());
  set_citations(out, bib);
  set_parties(out, bib);
  for (const auto& one : root.children("abstract")) {
    const auto spoken = one.attribute("lang");
    add_text(out.abstracts, spoken.empty() ? lang : spoken, one.text());
  }
  for (const auto& one : root.children("description")) add_text(out.descriptions, lang, one.text());
  for (const auto& claim : root.child("claims").children("claim")) add_text(out.claims, lang, claim.text());
  return out;
}

Result<Publication> read_uspto_xml(std::string_view document) {
  Tree tree;
  SANLIAN_TRY(parse_xml(document, tree));
  const Element root = tree.root();
  if (root.name() == "us-patent-grant" || root.name() == "us-patent-application") return finished(from_st36(root));
  if (root.name() == "PATDOC") return finished(from_st32(root));
  return Error(errors::not_a_publication, {{"root", std::string(root.name())}});
}

}  // namespace sanlian::corpus
