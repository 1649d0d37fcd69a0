#include "corpus/document.h"

#include <algorithm>
#include <set>

#include "corpus/normal/classification.h"
#include "corpus/normal/finish.h"
#include "corpus/normal/number.h"
#include "corpus/payload.h"
#include "corpus/schema.h"

namespace sanlian::corpus {
namespace {

constexpr std::size_t kKeywordBytesMax = 1024;

/// The schema's ids by key, looked up once.
struct Ids {
  search::FieldId title = field_id(field::title), abstract_text = field_id(field::abstract_text),
                  claims = field_id(field::claims), description = field_id(field::description),
                  applicant_name = field_id(field::applicant_name), inventor_name = field_id(field::inventor_name),
                  agent_name = field_id(field::agent_name), number = field_id(field::number),
                  stem = field_id(field::stem), application = field_id(field::application),
                  priority = field_id(field::priority), family = field_id(field::family),
                  family_member = field_id(field::family_member), cites = field_id(field::cites),
                  citing = field_id(field::citing), applicant = field_id(field::applicant),
                  inventor = field_id(field::inventor), agent = field_id(field::agent),
                  applicant_country = field_id(field::applicant_country), region = field_id(field::region),
                  ipc = field_id(field::ipc), ipc_section = field_id(field::ipc_section),
                  ipc_class = field_id(field::ipc_class), ipc_subclass = field_id(field::ipc_subclass),
                  ipc_group = field_id(field::ipc_group), ipc_main = field_id(field::ipc_main),
                  cpc = field_id(field::cpc), cpc_subclass = field_id(field::cpc_subclass),
                  cpc_group = field_id(field::cpc_group), country = field_id(field::country),
                  kind = field_id(field::kind), legal_status = field_id(field::legal_status),
                  topic = field_id(field::topic), keyword = field_id(field::keyword), source = field_id(field::source),
                  language = field_id(field::language), flag = field_id(field::flag),
                  applied = field_id(field::applied), published = field_id(field::published),
                  priority_day = field_id(field::priority_day), applied_year = field_id(field::applied_year),
                  published_year = field_id(field::published_year), priority_year = field_id(field::priority_year),
                  cited_by = field_id(field::cited_by), cites_count = field_id(field::cites_count),
                  family_size = field_id(field::family_size), applicants_count = field_id(field::applicants_count);
};

class Filling {
 public:
  explicit Filling(search::Document& document) : document_(document) {}

  void texts(search::FieldId field, const std::vector<Text>& texts) {
    for (const auto& text : texts) document_.texts.push_back({field, text.text});
  }
  void keyword(search::FieldId field, std::string value) {
    if (value.empty()) return;
    if (value.size() > kKeywordBytesMax) cut(value);
    document_.keywords.push_back({field, std::move(value)});
  }
  /// The number itself and, where it has a kind, without it.
  void number(search::FieldId field, const std::string& number) {
    keyword(field, number);
    if (const auto read = read_document_number(number); read && !read->kind.empty()) keyword(field, read->stem());
  }
  void parties(search::FieldId name, search::FieldId standard, const std::vector<Party>& parties) {
    for (const auto& party : parties) {
      document_.texts.push_back({name, party.name});
      keyword(standard, party.standard);
    }
  }
  void whole(search::FieldId field, std::optional<std::int64_t> value) {
    if (value) document_.numbers.push_back({field, *value});
  }
  void day(search::FieldId field, search::FieldId year, const std::optional<Date>& day,
           std::optional<std::int64_t> year_alone = {}) {
    if (!day) return whole(year, year_alone);
    whole(field, day->days);
    whole(year, day->civil().year);
  }

 private:
  /// At the end of a character.
  static void cut(std::string& value) {
    value.resize(kKeywordBytesMax);
    while (!value.empty() && (static_cast<unsigned char>(value.back()) & 0xC0U) == 0x80) value.pop_back();
    if (!value.empty() && static_cast<unsigned char>(value.back()) >= 0xC0) value.pop_back();
  }
  search::Document& document_;
};

void add_numbers(Filling& fill, const Ids& id, const Publication& publication) {
  if (!publication.number.starts_with('#')) fill.number(id.number, publication.number);
  const auto read = read_document_number(publication.number);
  fill.keyword(id.stem, read && !publication.number.starts_with('#') ? read->stem() : publication.number);
  fill.keyword(id.application, publication.application);
  for (const auto& priority : publication.priorities) fill.keyword(id.priority, priority.number);
  fill.keyword(id.family, publication.family);
  for (const auto& member : publication.family_members) fill.number(id.family_member, member);
  for (const auto& cited : publication.cites) fill.number(id.cites, cited.number);
  for (const auto& citing : publication.citing) fill.number(id.citing, citing);
}

void add_symbols(Filling& fill, const Ids& id, const Publication& publication) {
  for (const auto& symbol : publication.ipc) {
    fill.keyword(id.ipc, symbol);
    const auto levels = symbol_levels(symbol);
    fill.keyword(id.ipc_section, levels.section);
    fill.keyword(id.ipc_class, levels.symbol_class);
    fill.keyword(id.ipc_subclass, levels.subclass);
    fill.keyword(id.ipc_group, levels.main_group);
  }
  if (!publication.ipc.empty()) fill.keyword(id.ipc_main, publication.ipc.front());
  for (const auto& symbol : publication.cpc) {
    fill.keyword(id.cpc, symbol);
    const auto levels = symbol_levels(symbol);
    fill.keyword(id.cpc_subclass, levels.subclass);
    fill.keyword(id.cpc_group, levels.main_group);
  }
}

void add_others(Filling& fill, const Ids& id, const Publication& publication) {
  fill.keyword(id.country, publication.country);
  fill.keyword(id.kind, publication.kind);
  fill.keyword(id.legal_status, publication.legal_status);
  fill.keyword(id.source, publication.source);
  for (const auto& party : publication.applicants) {
    fill.keyword(id.applicant_country, party.country);
    fill.keyword(id.region, party.region);
  }
  for (const auto& topic : publication.topics) fill.keyword(id.topic, topic);
  for (const auto& keyword : publication.keywords) fill.keyword(id.keyword, keyword);
  for (const auto& flag : publication.flags) fill.keyword(id.flag, flag);
  for (const auto* texts :
       {&publication.titles, &publication.abstracts, &publication.claims, &publication.descriptions})
    for (const auto& text : *texts) fill.keyword(id.language, text.lang);
}

void add_counts(Filling& fill, const Ids& id, const Publication& publication) {
  fill.day(id.applied, id.applied_year, publication.applied);
  fill.day(id.published, id.published_year, publication.published, publication.published_year);
  fill.day(id.priority_day, id.priority_year, priority_day(publication), publication.priority_year);
  fill.whole(id.cited_by, publication.cited_by);
  if (!publication.cites.empty()) fill.whole(id.cites_count, static_cast<std::int64_t>(publication.cites.size()));
  fill.whole(id.family_size, publication.family_size);
  if (!publication.applicants.empty()) {
    std::set<std::string_view> names;
    for (const auto& party : publication.applicants) names.insert(party.standard);
    fill.whole(id.applicants_count, static_cast<std::int64_t>(names.size()));
  }
}

std::string order_of(const Publication& publication) {
  const auto& symbols = publication.ipc.empty() ? publication.cpc : publication.ipc;
  if (symbols.empty()) return {};
  const auto levels = symbol_levels(symbols.front());
  return levels.main_group.empty() ? symbols.front() : levels.main_group;
}

template <class T>
void take_over(T& kept, T&& later) {
  if (!later.empty()) kept = std::move(later);
}
template <class T>
void take_over(std::optional<T>& kept, std::optional<T>&& later) {
  if (later) kept = later;
}
}  // namespace

std::optional<Date> priority_day(const Publication& publication) {
  std::optional<Date> earliest = publication.applied;
  for (const auto& priority : publication.priorities)
    if (priority.date && (!earliest || *priority.date < *earliest)) earliest = priority.date;
  return earliest;
}

search::Document to_document(const Publication& publication) {
  static const Ids id;
  search::Document document;
  document.key = publication.number;
  document.payload = to_payload(publication);
  document.order = order_of(publication);
  Filling fill(document);
  fill.texts(id.title, publication.titles);
  fill.texts(id.abstract_text, publication.abstracts);
  fill.texts(id.claims, publication.claims);
  fill.texts(id.description, publication.descriptions);
  fill.parties(id.applicant_name, id.applicant, publication.applicants);
  fill.parties(id.inventor_name, id.inventor, publication.inventors);
  fill.parties(id.agent_name, id.agent, publication.agents);
  add_numbers(fill, id, publication);
  add_symbols(fill, id, publication);
  add_others(fill, id, publication);
  add_counts(fill, id, publication);
  return document;
}

Publication merge(Publication earlier, Publication later) {
  take_over(earlier.country, std::move(later.country));
  take_over(earlier.kind, std::move(later.kind));
  take_over(earlier.published, std::move(later.published));
  take_over(earlier.application, std::move(later.application));
  take_over(earlier.applied, std::move(later.applied));
  take_over(earlier.priorities, std::move(later.priorities));
  take_over(earlier.published_year, std::move(later.published_year));
  take_over(earlier.priority_year, std::move(later.priority_year));
  take_over(earlier.family, std::move(later.family));
  take_over(earlier.family_members, std::move(later.family_members));
  take_over(earlier.titles, std::move(later.titles));
  take_over(earlier.abstracts, std::move(later.abstracts));
  take_over(earlier.claims, std::move(later.claims));
  take_over(earlier.descriptions, std::move(later.descriptions));
  take_over(earlier.applicants, std::move(later.applicants));
  take_over(earlier.inventors, std::move(later.inventors));
  take_over(earlier.agents, std::move(later.agents));
  take_over(earlier.ipc, std::move(later.ipc));
  take_over(earlier.cpc, std::move(later.cpc));
  take_over(earlier.cites, std::move(later.cites));
  take_over(earlier.cited_literature, std::move(later.cited_literature));
  take_over(earlier.cited_by, std::move(later.cited_by));
  take_over(earlier.citing, std::move(later.citing));
  take_over(earlier.family_size, std::move(later.family_size));
  take_over(earlier.legal_status, std::move(later.legal_status));
  take_over(earlier.keywords, std::move(later.keywords));
  take_over(earlier.topics, std::move(later.topics));
  if (earlier.source.empty()) earlier.source = std::move(later.source);  // where it first came from
  for (const auto& flag : later.flags) add_flag(earlier, flag);
  earlier.number = std::move(later.number);
  return earlier;
}

}  // namespace sanlian::corpus
