// The green book: lines of a four-letter name and a text, 1976 to 2001.
// Source: USPTO, Patent Grant Full Text Data/APS, element lists.
#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "corpus/errors.h"
#include "corpus/formats/office.h"
#include "corpus/formats/st36.h"
#include "corpus/normal/classification.h"
#include "corpus/normal/day.h"
#include "corpus/normal/finish.h"
#include "corpus/normal/number.h"
#include "corpus/normal/plain.h"

namespace sanlian::corpus {
namespace {

struct Line {
  std::string section, tag, text;
};

bool is_tag(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return is_upper(c) || is_digit(c); });
}

/// Lines of a tag and its text, those that go on joined; each with the section it stands in.
std::vector<Line> lines_of(std::string_view record) {
  std::vector<Line> lines;
  std::string section;
  for (auto line : split(record, '\n')) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (line.front() == ' ') {
      if (!lines.empty()) (lines.back().text += ' ') += trim(line);
      continue;
    }
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 4 || !is_tag(line.substr(0, end))) {  // a text that was not indented
      if (!lines.empty()) (lines.back().text += ' ') += trim(line);
      continue;
    }
    const auto text = trim(line.substr(end));
    if (end == 4 && text.empty()) {
      section = line;
      lines.push_back({section, {}, {}});  // marks where an entry of a repeated section begins
    } else {
      lines.push_back({section, std::string(line.substr(0, end)), std::string(text)});
    }
  }
  return lines;
}

/// "DEX" is DE: the office put a letter behind the code of a country.
std::string country_of(std::string_view code) {
  return code.size() >= 2 ? std::string(code.substr(0, 2)) : std::string();
}

struct Entry {
  std::string name, country, state, city, number, day;
};

void take(Entry& entry, const Line& line) {
  if (line.tag == "NAM" || line.tag == "FRM") entry.name = line.text;
  if (line.tag == "CNT") entry.country = country_of(line.text);
  if (line.tag == "STA") entry.state = line.text;
  if (line.tag == "CTY") entry.city = line.text;
  if (line.tag == "PNO" || line.tag == "APN") entry.number = line.text;
  if (line.tag == "ISD" || line.tag == "APD") entry.day = line.text;
}

/// The entries of a section that stands once for each of them.
std::vector<Entry> entries(const std::vector<Line>& lines, std::string_view section) {
  std::vector<Entry> out;
  for (const auto& line : lines) {
    if (line.section != section) continue;
    if (line.tag.empty())
      out.emplace_back();
    else if (!out.empty())
      take(out.back(), line);
  }
  return out;
}

std::string value(const std::vector<Line>& lines, std::string_view section, std::string_view tag) {
  for (const auto& line : lines)
    if (line.section == section && line.tag == tag) return line.text;
  return {};
}

Party party_of(const Entry& entry) {
  Party party{.name = entry.name, .standard = {}, .country = entry.country, .region = entry.state};
  if (const auto cut = party.name.find(';'); cut != std::string::npos) party.name[cut] = ',';  // "Daniels; Everette E."
  if (party.country.empty() && !entry.state.empty()) party.country = "US";
  if (party.region.empty()) party.region = entry.city;
  return party;
}

/// The kind code that the application type stands for. Source: ST.16 as used by the USPTO before 2001.
std::string_view kind_of(std::string_view application_type) {
  if (application_type == "1") return "A";
  if (application_type == "2") return "E";
  if (application_type == "4") return "S";
  if (application_type == "6") return "P";
  if (application_type == "7") return "H";
  return {};
}

/// WKU is eight characters of the number and a check digit; APN six digits and one, behind the series code SRC.
void set_documents(Publication& out, const std::vector<Line>& lines) {
  std::string number = value(lines, "PATN", "WKU");
  if (number.size() == 9) number.pop_back();
  set_number(out, number, "US", kind_of(value(lines, "PATN", "APT")));
  set_day(out, out.published, value(lines, "PATN", "ISD"));
  std::string serial = value(lines, "PATN", "APN");
  if (serial.size() == 7) serial.pop_back();
  std::string series = value(lines, "PATN", "SRC");
  if (series.size() == 1) series.insert(0, "0");
  if (series == "D") series = "29";
  if (!serial.empty()) {
    serial.insert(0, serial.size() < 6 ? 6 - serial.size() : 0, '0');
    out.application = application_number(series + serial, "US");
  }
  set_day(out, out.applied, value(lines, "PATN", "APD"));
}

void set_citations(Publication& out, const std::vector<Line>& lines) {
  for (const auto& entry : entries(lines, "UREF"))
    out.cites.push_back(cited_document("US", entry.number, {}, entry.day));
  for (const auto& entry : entries(lines, "FREF"))
    out.cites.push_back(cited_document(entry.country, entry.number, {}, entry.day));
  for (const auto& line : lines)
    if (line.section == "OREF" && line.tag.starts_with("PA")) out.cited_literature.push_back(line.text);
}

std::string text_of(const std::vector<Line>& lines, std::string_view section) {
  std::string out;
  for (const auto& line : lines) {
    if (line.section != section || line.text.empty()) continue;
    if (!out.empty()) out += '\n';
    out += line.text;
  }
  return out;
}

void set_claims(Publication& out, const std::vector<Line>& lines) {
  std::string claim;
  const auto flush = [&] {
    add_text(out.claims, "en", std::move(claim));
    claim.clear();
  };
  for (const auto& line : lines) {
    if (line.section == "DCLM" && !line.text.empty()) add_text(out.claims, "en", line.text);
    if (line.section != "CLMS" || line.tag.empty() || line.tag == "STM") continue;
    if (line.tag == "NUM") {
      flush();
    } else {
      if (!claim.empty()) claim += '\n';
      claim += line.text;
    }
  }
  flush();
}
}  // namespace

Result<Publication> read_uspto_aps(std::string_view raw) {
  const std::string record = valid_text(raw);
  const auto lines = lines_of(record);
  if (lines.empty() || lines.front().section != "PATN") return Error(errors::not_a_publication, {{"root", "PATN"}});
  Publication out;
  set_documents(out, lines);
  add_text(out.titles, "en", value(lines, "PATN", "TTL"));
  for (const auto& line : lines)
    if (line.section == "CLAS" && line.tag == "ICL") {
      if (const auto symbol = read_symbol_columns(line.text))
        add_ipc(out, *symbol);
      else if (out.kind != "S")
        add_flag(out, flags::unread_symbol);
    }
  for (const auto& entry : entries(lines, "PRIR"))
    out.priorities.push_back({application_number(entry.number, entry.country), read_day(entry.day), {}});
  for (const auto& entry : entries(lines, "INVT")) add_person(out.inventors, party_of(entry));
  for (const auto& entry : entries(lines, "ASSG")) add_applicant(out, party_of(entry));
  if (out.applicants.empty())
    for (const auto& entry : entries(lines, "INVT")) add_applicant(out, party_of(entry));
  for (const auto& entry : entries(lines, "LREP")) add_person(out.agents, party_of(entry));
  set_citations(out, lines);
  add_text(out.abstracts, "en", text_of(lines, "ABST"));
  std::string description;
  for (const auto section : {"GOVT", "PARN", "BSUM", "DRWD", "DETD"})
    if (auto text = text_of(lines, section); !text.empty()) (description += description.empty() ? "" : "\n") += text;
  add_text(out.descriptions, "en", std::move(description));
  set_claims(out, lines);
  return finished(std::move(out));
}

}  // namespace sanlian::corpus
