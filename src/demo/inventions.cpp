#include "demo/inventions.h"

#include <algorithm>
#include <map>

#include "base/ensure.h"
#include "corpus/normal/applicant.h"
#include "corpus/normal/finish.h"
#include "patent/number.h"

namespace sanlian::demo {
namespace {

using corpus::Party;
using corpus::Publication;

constexpr std::int64_t kMonth = 30;
constexpr std::int64_t kDaysToPublication = 18 * kMonth;  ///< Patent Law art. 34: 18 months from filing.
constexpr std::size_t kGapEvery = 5;  ///< Of the cells of part and effect, one in so many is left nearly empty.

void replace_all(std::string& text, std::string_view mark, const std::string& word) {
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + word.size()))
    text.replace(at, mark.size(), word);
}

std::string number_of(std::int64_t value, std::size_t digits) {
  auto text = std::to_string(value);
  return std::string(digits > text.size() ? digits - text.size() : 0, '0') + text;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

Party party(std::string name, std::string country) {
  auto standard = corpus::applicant_standard(name);
  return {.name = std::move(name), .standard = std::move(standard), .country = std::move(country), .region = {}};
}
}  // namespace

std::int64_t Inventions::between(std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(high - low + 1)));
}

std::size_t Inventions::leaning(std::size_t size) {
  ensure(size > 0, "a list of words is not empty");
  return static_cast<std::size_t>(std::min(random_.below(size), random_.below(size)));
}

Parameters Inventions::technology() {
  const auto all = parameters_.items("technologies");
  std::int64_t sum = 0;
  for (const auto& one : all) sum += one.whole("weight");
  auto draw = between(1, sum);
  for (const auto& one : all)
    if ((draw -= one.whole("weight")) <= 0) return one;
  return all.front();
}

/// More each year from the technology's start on.
Date Inventions::filing_day(const Parameters& technology) {
  const auto first = std::max(parameters_.whole("years.from"), technology.whole("start"));
  const auto years = parameters_.whole("years.to") - first + 1;
  const auto year = first + std::max(between(0, years - 1), between(0, years - 1));
  return std::min(Date::of(year, 1, 1) + between(0, 364), today_ - kMonth);
}

Inventions::Filing Inventions::filing(const Parameters& technology, bool is_abroad) {
  Filing filing{.day = filing_day(technology), .application = {}, .family = std::to_string(70'000'000 + ++serial_)};
  filing.is_abroad = is_abroad;
  filing.is_utility_model = !is_abroad && percent(35);
  const auto year = static_cast<int>(filing.day.civil().year);
  if (is_abroad) {
    filing.application = "US" + number_of(10'000'000 + serial_ * 13, 8);
    return filing;
  }
  const auto kind = filing.is_utility_model ? patent::PatentKind::utility_model : patent::PatentKind::invention;
  const auto number = patent::make_application_number(year, kind, static_cast<int>(2'000'000 + serial_));
  ensure(number.has_value(), "years and serials of the demo are within bounds");
  filing.application = number->with_country();
  return filing;
}

std::string Inventions::write(const std::string& pattern, const Sentence& sentence) {
  auto text = pattern;
  replace_all(text, "{part}", sentence.part);
  replace_all(text, "{effect}", sentence.effect);
  replace_all(text, "{method}", sentence.method);
  replace_all(text, "{field}", sentence.field);
  replace_all(text, "{n}", std::to_string(sentence.number));
  return capitalised(std::move(text));
}

void Inventions::write_texts(Publication& publication, const Sentence& sentence, const std::string& lang) {
  const auto one = [&](const std::string& path) {
    const auto patterns = parameters_.texts(path);
    return write(patterns[random_.below(patterns.size())], sentence);
  };
  publication.titles = {{lang, one("titles." + lang)}};
  publication.abstracts = {{lang, one("abstracts." + lang)}};
  publication.claims = {{lang, write(parameters_.text("claims." + lang), sentence)}};
}

void Inventions::write_parties(Publication& publication, const Parameters& technology) {
  const auto& lists = parameters_;
  const auto one = [&](const std::string& path) {
    const auto words = lists.texts(path);
    return words[leaning(words.size())];
  };
  if (publication.country != "CN") {
    const auto firms = lists.items("applicants.abroad");
    const auto& firm = firms[leaning(firms.size())];
    publication.applicants = {party(firm.text("name"), firm.text("country"))};
    const auto people = lists.texts("inventors.abroad");
    publication.inventors = {party(people[random_.below(people.size())], firm.text("country"))};
    return;
  }
  const auto firm = one("applicants.zh.places") + one("applicants.zh.first") +
                    lists.text("applicants.zh.second." + technology.text("key")) + "有限公司";
  const bool by_institute = percent(22);
  if (!by_institute || percent(30)) publication.applicants.push_back(party(firm, "CN"));
  if (by_institute) publication.applicants.push_back(party(one("applicants.zh.institutes"), "CN"));
  for (auto i = between(1, 3); i > 0; --i)
    corpus::add_person(publication.inventors, party(one("inventors.surnames") + one("inventors.given"), "CN"));
}

Publication Inventions::member(const Publication& basic, const Filing& filing, const std::string& country,
                               const std::string& kind, Date published) {
  auto one = basic;
  one.country = country;
  one.kind = kind;
  one.published = published;
  const auto year = std::to_string(published.civil().year);
  const auto number = country == "CN"   ? (kind == "U" ? "2" : "1") + number_of(10'000'000 + serial_, 8)
                      : country == "US" ? year + number_of(serial_, 7)
                      : country == "WO" ? year + number_of(serial_, 6)
                                        : number_of(3'000'000 + serial_, 7);
  one.number = country + number + kind;
  one.family = filing.family;
  if (country != (filing.is_abroad ? "US" : "CN"))
    one.priorities = {{.number = filing.application, .date = filing.day, .category = {}}};
  return one;
}

/// One invention with all its publications up to today.
void Inventions::add_family(const Parameters& technology) {
  const auto parts = technology.items("parts"), effects = technology.items("effects"),
             methods = technology.items("methods");
  auto part = leaning(parts.size()), effect = leaning(effects.size());
  if ((part * 2 + effect * 3) % kGapEvery == kGapEvery - 1 && percent(94)) effect = 0;
  const auto method = leaning(methods.size());
  const bool is_abroad = percent(16);
  const auto filed = filing(technology, is_abroad);
  const auto number = between(2, 9);
  const auto sentence = [&](const std::string& lang) {
    return Sentence{.part = parts[part].text(lang),
                    .effect = effects[effect].text(lang),
                    .method = methods[method].text(lang),
                    .field = technology.text("field." + lang),
                    .number = number};
  };
  Publication basic{.country = is_abroad ? "US" : "CN", .application = filed.application, .applied = filed.day};
  const auto classes = technology.texts("ipc");
  corpus::add_ipc(basic, classes[leaning(classes.size())]);
  corpus::add_ipc(basic, classes[leaning(classes.size())]);
  basic.cpc = basic.ipc;
  basic.topics = {technology.text("field.zh")};
  basic.source = "demo";
  write_parties(basic, technology);
  write_texts(basic, sentence(is_abroad ? "en" : "zh"), is_abroad ? "en" : "zh");

  const auto first_made = made_.size();
  const auto add = [&](const std::string& country, const std::string& kind, Date published, const std::string& status) {
    if (published > today_) return;
    made_.push_back(member(basic, filed, country, kind, published));
    made_.back().legal_status = status;
  };
  const auto published = filed.day + kDaysToPublication;
  if (filed.is_utility_model) {
    add("CN", "U", filed.day + 6 * kMonth, add_years(filed.day, 10) < today_ ? "expired" : "granted");
    return;
  }
  const bool is_granted = percent(62);
  const auto granted = filed.day + 30 * kMonth + between(0, 300);
  const auto status = is_granted && granted <= today_    ? (percent(12) ? "lapsed" : "granted")
                      : published + 30 * kMonth > today_ ? "pending"
                      : percent(50)                      ? "refused"
                                                         : "withdrawn";
  add(basic.country, is_abroad ? "A1" : "A", published, status);
  if (is_granted) add(basic.country, is_abroad ? "B2" : "B", granted, status);
  if (percent(is_abroad ? 70 : 14)) {
    auto other = basic;
    if (!is_abroad) write_texts(other, sentence("en"), "en");
    std::swap(basic, other);
    add("WO", "A1", published, "");
    if (percent(60)) add(is_abroad ? "EP" : "US", "A1", published + 6 * kMonth, "pending");
    if (percent(25)) add("JP", "A", published + 8 * kMonth, "pending");
  }
  std::vector<std::string> members;
  for (auto i = first_made; i < made_.size(); ++i) members.push_back(made_[i].number);
  for (auto i = first_made; i < made_.size(); ++i) {
    made_[i].family_members = members;
    made_[i].family_size = static_cast<std::int64_t>(members.size());
  }
}

/// Later ones cite earlier ones of their technology, the earliest of a technology most.
void Inventions::cite() {
  std::ranges::stable_sort(made_, {}, [](const Publication& one) { return one.applied->days; });
  std::map<std::string, std::vector<std::size_t>> earlier;
  std::vector<std::int64_t> cited_by(made_.size());
  for (std::size_t i = 0; i < made_.size(); ++i) {
    auto& line = earlier[made_[i].topics.front()];
    for (auto n = line.empty() ? 0 : between(0, 5); n > 0; --n) {
      const auto which = line[leaning(line.size())];
      const auto& found = made_[which];
      const auto is_same = [&](const corpus::Reference& one) { return one.number == found.number; };
      if (found.family == made_[i].family || std::ranges::any_of(made_[i].cites, is_same)) continue;
      made_[i].cites.push_back({.number = found.number, .date = found.published, .category = percent(70) ? "A" : "X"});
      ++cited_by[which];
    }
    line.push_back(i);
  }
  for (std::size_t i = 0; i < made_.size(); ++i) made_[i].cited_by = cited_by[i];
}

std::vector<Publication> Inventions::make(int count) {
  while (made_.size() < static_cast<std::size_t>(count)) add_family(technology());
  made_.resize(static_cast<std::size_t>(count));
  cite();
  for (auto& one : made_) corpus::finish(one);
  return std::move(made_);
}

}  // namespace sanlian::demo
