#include "corpus/normal/finish.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "corpus/normal/applicant.h"
#include "corpus/normal/classification.h"
#include "corpus/normal/day.h"
#include "corpus/normal/number.h"
#include "corpus/normal/plain.h"
#include "corpus/payload.h"

namespace sanlian::corpus {
namespace {

void add_symbol_or_flag(Publication& publication, std::vector<std::string>& symbols, std::string_view text) {
  if (!add_symbol(symbols, text)) add_flag(publication, flags::unread_symbol);
}

bool has_text(const Publication& publication) {
  return !publication.titles.empty() || !publication.abstracts.empty() || !publication.claims.empty() ||
         !publication.descriptions.empty();
}

/// `#US14522151` where only the filing has a number, else `#` and sixteen digits of the content's digest. A number
/// never begins with `#`, so the two cannot meet.
std::string key_without_number(const Publication& publication) {
  if (!publication.application.empty()) return "#" + publication.application;
  Publication content = publication;
  content.source.clear();
  content.flags.clear();
  return "#" + digest_hex(DigestKind::sha256, to_payload(content)).substr(0, 16);
}

std::string read_country(std::string_view number) {
  if (number.size() < 3 || number[0] == '#' || !is_upper(number[0]) || !is_upper(number[1])) return {};
  return std::string(number.substr(0, 2));
}
}  // namespace

void add_flag(Publication& publication, std::string_view flag) {
  auto& all = publication.flags;
  const auto at = std::lower_bound(all.begin(), all.end(), flag);
  if (at == all.end() || *at != flag) all.emplace(at, flag);
}

void set_day(Publication& publication, std::optional<Date>& day, std::string_view text) {
  if (trim(text).empty()) return;
  if (const auto read = read_day(text))
    day = read;
  else
    add_flag(publication, flags::impossible_date);
}

void add_ipc(Publication& publication, std::string_view text) {
  add_symbol_or_flag(publication, publication.ipc, text);
}
void add_cpc(Publication& publication, std::string_view text) {
  add_symbol_or_flag(publication, publication.cpc, text);
}

void add_applicant(Publication& publication, Party party) {
  party.name = plain_width(party.name);
  if (party.name.empty()) return;
  if (party.standard.empty()) party.standard = applicant_standard(party.name);
  if (looks_glued(party.name)) add_flag(publication, flags::glued_applicants);
  const std::string printed = person_standard(party.name);
  for (auto& other : publication.applicants)
    if (person_standard(other.name) == printed) {
      if (other.country.empty()) other.country = party.country;
      if (other.region.empty()) other.region = party.region;
      return;
    }
  publication.applicants.push_back(std::move(party));
}

void add_person(std::vector<Party>& people, Party party) {
  party.name = plain_width(party.name);
  if (party.name.empty()) return;
  party.standard = person_standard(party.name);
  for (const auto& other : people)
    if (other.standard == party.standard) return;
  people.push_back(std::move(party));
}

void add_text(std::vector<Text>& texts, std::string_view lang, std::string text) {
  if (trim(text).empty()) return;
  texts.push_back({lower_ascii(lang), std::move(text)});
}

void set_number(Publication& publication, std::string_view number, std::string_view country, std::string_view kind) {
  if (trim(number).empty()) return;
  auto read = read_document_number(number, country);
  if (!read) {
    add_flag(publication, flags::unread_number);
    publication.number = plain_upper(number);
    return;
  }
  if (read->kind.empty()) read->kind = plain_upper(kind);
  publication.number = read->print();
  publication.country = read->country;
  publication.kind = read->kind;
}

bool finish(Publication& publication) {
  if (publication.number.empty() && !has_text(publication)) return false;
  if (publication.number.empty()) {
    publication.number = key_without_number(publication);
    add_flag(publication, flags::no_number);
  }
  if (publication.number.size() > 255) publication.number.resize(255);
  if (publication.country.empty()) publication.country = read_country(publication.number);
  if (!is_known_kind(publication.country, publication.kind)) add_flag(publication, flags::no_kind_known);
  if (publication.applied && publication.published && *publication.published < *publication.applied)
    add_flag(publication, flags::application_after_publication);
  return true;
}

std::string valid_text(std::string_view text) {
  if (is_valid_utf8(text)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (c == 0xFFFD && next == at + 1)
      append_code_point(out, static_cast<unsigned char>(text[at]));
    else
      out += text.substr(at, next - at);
    at = next;
  }
  return out;
}

}  // namespace sanlian::corpus
