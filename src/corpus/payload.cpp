#include "corpus/payload.h"

#include <charconv>

#include "base/text.h"
#include "corpus/errors.h"
#include "corpus/normal/finish.h"
#include "format/json.h"
#include "format/json_writer.h"

namespace sanlian::corpus {
namespace {

using format::JsonWriter;
using format::Value;

class Writing {
 public:
  explicit Writing(std::string& out) : json_(out) {}

  void text(std::string_view key, const std::string& value) {
    if (!value.empty()) json_.key(key).text(clean(value));
  }
  void day(std::string_view key, const std::optional<Date>& value) {
    if (value) json_.key(key).text(value->to_string());
  }
  void count(std::string_view key, const std::optional<std::int64_t>& value) {
    if (value) json_.key(key).integer(*value);
  }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    list(key, values, [&](const std::string& value) { json_.text(clean(value)); });
  }
  void texts(std::string_view key, const std::vector<Text>& values) {
    list(key, values, [&](const Text& value) {
      json_.begin_map();
      text("lang", value.lang);
      text("text", value.text);
      json_.end_map();
    });
  }
  void parties(std::string_view key, const std::vector<Party>& values) {
    list(key, values, [&](const Party& value) {
      json_.begin_map();
      text("name", value.name);
      text("standard", value.standard);
      text("country", value.country);
      text("region", value.region);
      json_.end_map();
    });
  }
  void references(std::string_view key, const std::vector<Reference>& values) {
    list(key, values, [&](const Reference& value) {
      json_.begin_map();
      text("number", value.number);
      day("date", value.date);
      text("category", value.category);
      json_.end_map();
    });
  }
  JsonWriter& json() { return json_; }

 private:
  template <class T, class Write>
  void list(std::string_view key, const std::vector<T>& values, Write&& write) {
    if (values.empty()) return;
    json_.key(key).begin_list();
    for (const auto& value : values) write(value);
    json_.end_list();
  }
  /// What a reader would refuse never gets in: bytes that are no UTF-8, the null character.
  static std::string clean(const std::string& value) {
    std::string out = valid_text(value);
    std::erase(out, '\0');
    return out;
  }

  JsonWriter json_;
};

std::string text_of(const Value& map, std::string_view key) {
  const auto* text = map.find_text(key);
  return text ? *text : std::string();
}

std::optional<Date> day_of(const Value& map, std::string_view key) {
  const auto* text = map.find_text(key);
  return text ? Date::parse(*text) : std::nullopt;
}

std::optional<std::int64_t> count_of(const Value& map, std::string_view key) {
  const auto* value = map.find(key);
  if (!value || !value->is_number()) return std::nullopt;
  const auto& digits = value->number_text();
  std::int64_t out = 0;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return code == std::errc() && end == digits.data() + digits.size() ? std::optional(out) : std::nullopt;
}

template <class Take>
void each(const Value& map, std::string_view key, Take&& take) {
  if (const auto* list = map.find(key); list && list->is_list())
    for (const auto& item : list->items()) take(item);
}

std::vector<std::string> strings_of(const Value& map, std::string_view key) {
  std::vector<std::string> out;
  each(map, key, [&](const Value& item) {
    if (item.is_text()) out.push_back(item.text());
  });
  return out;
}

std::vector<Text> texts_of(const Value& map, std::string_view key) {
  std::vector<Text> out;
  each(map, key, [&](const Value& item) { out.push_back({text_of(item, "lang"), text_of(item, "text")}); });
  return out;
}

std::vector<Party> parties_of(const Value& map, std::string_view key) {
  std::vector<Party> out;
  each(map, key, [&](const Value& item) {
    out.push_back(
        {text_of(item, "name"), text_of(item, "standard"), text_of(item, "country"), text_of(item, "region")});
  });
  return out;
}

std::vector<Reference> references_of(const Value& map, std::string_view key) {
  std::vector<Reference> out;
  each(map, key, [&](const Value& item) {
    out.push_back({text_of(item, "number"), day_of(item, "date"), text_of(item, "category")});
  });
  return out;
}
}  // namespace

std::string to_payload(const Publication& publication) {
  std::string out;
  Writing writing(out);
  writing.json().begin_map();
  writing.text("number", publication.number);
  writing.text("country", publication.country);
  writing.text("kind", publication.kind);
  writing.day("published", publication.published);
  writing.text("application", publication.application);
  writing.day("applied", publication.applied);
  writing.references("priorities", publication.priorities);
  writing.count("published_year", publication.published_year);
  writing.count("priority_year", publication.priority_year);
  writing.text("family", publication.family);
  writing.texts("family_members", publication.family_members);
  writing.texts("titles", publication.titles);
  writing.texts("abstracts", publication.abstracts);
  writing.texts("claims", publication.claims);
  writing.texts("descriptions", publication.descriptions);
  writing.parties("applicants", publication.applicants);
  writing.parties("inventors", publication.inventors);
  writing.parties("agents", publication.agents);
  writing.texts("ipc", publication.ipc);
  writing.texts("cpc", publication.cpc);
  writing.references("cites", publication.cites);
  writing.texts("cited_literature", publication.cited_literature);
  writing.count("cited_by", publication.cited_by);
  writing.texts("citing", publication.citing);
  writing.count("family_size", publication.family_size);
  writing.text("legal_status", publication.legal_status);
  writing.texts("keywords", publication.keywords);
  writing.texts("topics", publication.topics);
  writing.text("source", publication.source);
  writing.texts("flags", publication.flags);
  writing.json().end_map();
  return out;
}

Result<Publication> from_payload(std::string_view json) {
  const auto read = format::parse_json(json, {.bytes_max = std::size_t{512} << 20});
  if (!read) return Error(errors::payload_broken, {{"reason", read.error().print(Lang::en)}});
  const Value& map = *read;
  if (!map.is_map()) return Error(errors::payload_broken, {{"reason", "not an object"}});
  Publication out;
  out.number = text_of(map, "number");
  out.country = text_of(map, "country");
  out.kind = text_of(map, "kind");
  out.published = day_of(map, "published");
  out.application = text_of(map, "application");
  out.applied = day_of(map, "applied");
  out.priorities = references_of(map, "priorities");
  out.published_year = count_of(map, "published_year");
  out.priority_year = count_of(map, "priority_year");
  out.family = text_of(map, "family");
  out.family_members = strings_of(map, "family_members");
  out.titles = texts_of(map, "titles");
  out.abstracts = texts_of(map, "abstracts");
  out.claims = texts_of(map, "claims");
  out.descriptions = texts_of(map, "descriptions");
  out.applicants = parties_of(map, "applicants");
  out.inventors = parties_of(map, "inventors");
  out.agents = parties_of(map, "agents");
  out.ipc = strings_of(map, "ipc");
  out.cpc = strings_of(map, "cpc");
  out.cites = references_of(map, "cites");
  out.cited_literature = strings_of(map, "cited_literature");
  out.cited_by = count_of(map, "cited_by");
  out.citing = strings_of(map, "citing");
  out.family_size = count_of(map, "family_size");
  out.legal_status = text_of(map, "legal_status");
  out.keywords = strings_of(map, "keywords");
  out.topics = strings_of(map, "topics");
  out.source = text_of(map, "source");
  out.flags = strings_of(map, "flags");
  return out;
}

}  // namespace sanlian::corpus
