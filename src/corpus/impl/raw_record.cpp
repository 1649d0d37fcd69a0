#include "corpus/impl/raw_record.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "corpus/normal/applicant.h"
#include "corpus/normal/day.h"
#include "corpus/normal/finish.h"
#include "corpus/normal/legal_status.h"
#include "corpus/normal/number.h"
#include "corpus/normal/plain.h"

namespace sanlian::corpus {
namespace {

using enum Meaning;

void split_at(std::string_view text, std::string_view mark, std::vector<std::string>& out) {
  while (true) {
    const std::size_t end = std::min(text.find(mark), text.size());
    if (const auto piece = trim(text.substr(0, end)); !piece.empty()) out.emplace_back(piece);
    if (end == text.size()) return;
    text.remove_prefix(end + mark.size());
  }
}

std::optional<std::int64_t> whole(std::string_view text) {
  text = trim(text);
  if (text.ends_with(".0")) text.remove_suffix(2);
  std::int64_t out = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), out);
  return code == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(out) : std::nullopt;
}

void set_count(Publication& publication, std::optional<std::int64_t>& count, const std::string& text) {
  if (trim(text).empty()) return;
  const auto read = whole(text);
  if (read && *read >= 0)
    count = read;
  else
    add_flag(publication, flags::unread_count);
}

bool is_yes(std::string_view text) {
  const std::string folded = fold(text);
  return folded == "yes" || folded == "true" || folded == "1" || folded == "y" || folded == "是";
}

/// zh where a tenth of the characters are Han, en where most are Latin letters; else nothing is said.
std::string guess_language(std::string_view text) {
  std::size_t han = 0, latin = 0, kana = 0, all = 0;
  for (std::size_t at = 0; at < text.size() && all < 400; ++all) {
    const char32_t c = next_code_point(text, at);
    han += c >= 0x4E00 && c <= 0x9FFF;
    kana += (c >= 0x3040 && c <= 0x30FF) || (c >= 0xAC00 && c <= 0xD7A3);
    latin += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
  if (kana * 20 > all) return {};
  if (han * 10 > all) return "zh";
  return {};
}

void set_texts(Publication& out, RawRecord& record) {
  const std::string language = record.first(Meaning::language);
  const auto add = [&](std::vector<Text>& texts, Meaning meaning, std::string_view lang) {
    for (auto& text : record[meaning]) {
      std::string spoken(lang.empty() ? language : lang);
      if (spoken.empty()) spoken = guess_language(text);
      if (text.find('\xEF') != std::string::npos && text.find("\xEF\xBF\xBD") != std::string::npos)
        add_flag(out, flags::bad_text);
      add_text(texts, spoken, std::move(text));
    }
  };
  add(out.titles, title, {});
  add(out.titles, title_zh, "zh");
  add(out.titles, title_en, "en");
  add(out.abstracts, abstract_text, {});
  add(out.abstracts, abstract_zh, "zh");
  add(out.abstracts, abstract_en, "en");
  add(out.claims, Meaning::claims, {});
  add(out.descriptions, Meaning::description, {});
}

void set_numbers(Publication& out, RawRecord& record) {
  const std::string country = plain_upper(record.first(Meaning::country));
  set_number(out, record.first(Meaning::number), country, record.first(Meaning::kind));
  if (out.country.empty() && country.size() == 2) out.country = country;
  out.application = application_number(record.first(Meaning::application), out.country);
  for (const auto& other : record[other_numbers])
    if (auto number = read_member(other).number; !number.empty() && number != out.number) {
      if (std::find(out.family_members.begin(), out.family_members.end(), number) == out.family_members.end())
        out.family_members.push_back(std::move(number));
    }
  if (out.number.empty() && !record.first(id).empty()) {
    out.number = "#" + plain_width(record.first(id));
    add_flag(out, flags::no_number);
  }
}

/// `US15423148A 2017-02-02`: some sources put the day behind the number.
void set_filing(Publication& out, RawRecord& record) {
  set_day(out, out.published, record.first(Meaning::published));
  set_day(out, out.applied, record.first(Meaning::applied));
  const auto& text = record.first(Meaning::application);
  if (const auto filing = read_priority(text, out.country); filing.date) {
    out.application = filing.number;
    if (!out.applied) out.applied = filing.date;
  }
}

void set_priorities(Publication& out, RawRecord& record) {
  for (const auto& text : record[priorities]) {
    auto reference = read_priority(text, record.first(priority_country));
    if (reference.number.empty() && !reference.date) {
      add_flag(out, flags::unread_number);
      continue;
    }
    out.priorities.push_back(std::move(reference));
  }
  std::optional<Date> day;
  set_day(out, day, record.first(priority_date));
  const bool is_listed =
      std::any_of(out.priorities.begin(), out.priorities.end(), [&](const Reference& one) { return one.date == day; });
  if (day && out.priorities.size() == 1 && !out.priorities[0].date)
    out.priorities[0].date = day;
  else if (day && !is_listed)
    out.priorities.push_back({.number = {}, .date = day, .category = {}});
}

/// A year alone is kept where there is no day.
void set_year(Publication& out, std::optional<std::int64_t>& year, const std::string& text, bool has_day) {
  if (has_day || trim(text).empty()) return;
  const auto read = whole(text);
  if (read && *read >= 1600 && *read < 2200)
    year = read;
  else
    add_flag(out, flags::impossible_date);
}

void set_family(Publication& out, RawRecord& record) {
  out.family = plain_width(record.first(Meaning::family));
  for (const auto& text : record[Meaning::family_members]) {
    auto number = read_member(text).number;
    auto& all = out.family_members;
    if (!number.empty() && std::find(all.begin(), all.end(), number) == all.end()) all.push_back(std::move(number));
  }
  set_count(out, out.family_size, record.first(Meaning::family_size));
}

void set_parties(Publication& out, RawRecord& record) {
  auto country = plain_upper(record.first(applicant_country));
  if (country.size() != 2) country.clear();
  const auto region = plain_width(record.first(Meaning::region));
  for (auto& name : record[Meaning::applicants])
    add_applicant(out, {.name = std::move(name), .standard = {}, .country = country, .region = region});
  for (auto& name : record[standard_applicants])
    add_applicant(out, {.name = std::move(name), .standard = {}, .country = country, .region = region});
  for (auto& name : record[Meaning::inventors]) add_person(out.inventors, {std::move(name), {}, {}, {}});
  for (auto& name : record[Meaning::agents])
    if (auto standard = applicant_standard(name); !standard.empty())
      out.agents.push_back({plain_width(name), std::move(standard), {}, {}});
}

void set_citations(Publication& out, RawRecord& record) {
  for (const auto& text : record[Meaning::cites]) out.cites.push_back(read_member(text));
  for (const auto& text : record[Meaning::citing]) out.citing.push_back(read_member(text).number);
  out.cited_literature = std::move(record[literature]);
  set_count(out, out.cited_by, record.first(Meaning::cited_by));
  if (!out.cited_by && !out.citing.empty()) out.cited_by = static_cast<std::int64_t>(out.citing.size());
}
}  // namespace

const std::string& RawRecord::first(Meaning meaning) const {
  static const std::string kNone;
  const auto& all = values[static_cast<std::size_t>(meaning)];
  return all.empty() ? kNone : all.front();
}

bool is_list(Meaning meaning) {
  switch (meaning) {
    case other_numbers:
    case priorities:
    case family_members:
    case family_countries:
    case applicants:
    case standard_applicants:
    case inventors:
    case agents:
    case ipc:
    case ipc_main:
    case cpc:
    case cites:
    case literature:
    case citing:
    case keywords:
    case topics:
      return true;
    default:
      return false;
  }
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> out;
  for (const std::string_view mark : {";;", "；", " | ", "\n", ";", "|"})
    if (text.find(mark) != std::string_view::npos) {
      split_at(text, mark, out);
      if (mark != "；") return out;
      std::vector<std::string> finer;  // both widths in one text are not rare
      for (const auto& piece : out) split_at(piece, ";", finer);
      return finer;
    }
  split_at(text, "\n", out);
  return out;
}

Publication to_publication(RawRecord&& record) {
  Publication out;
  set_numbers(out, record);
  set_texts(out, record);
  set_filing(out, record);
  set_priorities(out, record);
  set_year(out, out.published_year, record.first(Meaning::published_year), out.published.has_value());
  set_year(out, out.priority_year, record.first(Meaning::priority_year),
           std::any_of(out.priorities.begin(), out.priorities.end(), [](const Reference& one) { return one.date; }));
  set_family(out, record);
  set_parties(out, record);
  for (const auto& symbol : record[ipc_main]) add_ipc(out, symbol);
  for (const auto& symbol : record[ipc]) add_ipc(out, symbol);
  for (const auto& symbol : record[cpc]) add_cpc(out, symbol);
  set_citations(out, record);
  out.legal_status = corpus::legal_status(record.first(Meaning::legal_status));
  if (out.legal_status.empty() && is_yes(record.first(is_granted))) out.legal_status = "granted";
  out.keywords = std::move(record[Meaning::keywords]);
  out.topics = std::move(record[Meaning::topics]);
  for (const auto& sector : record[Meaning::sector]) out.topics.push_back("sector: " + sector);
  return out;
}

}  // namespace sanlian::corpus
