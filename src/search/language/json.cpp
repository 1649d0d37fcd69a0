#include "search/language/json.h"

#include <algorithm>
#include <charconv>

#include "base/date.h"
#include "base/text.h"
#include "search/language/errors.h"
#include "search/language/impl/bounds.h"
#include "search/language/impl/parser.h"

namespace sanlian::search {
namespace {
using format::Value;

/// Writes one node; lists and maps grow inside each other as the tree does.
class Writer {
 public:
  explicit Writer(const Schema& schema) : schema_(schema) {}
  Value write(const Query& query) const { return std::visit(*this, query.node); }

  Value operator()(const Everything&) const { return one("all", Value::make_boolean(true)); }
  Value operator()(const Words& n) const { return text("words", n.text, n.fields); }
  Value operator()(const Phrase& n) const { return text("phrase", n.text, n.fields); }
  Value operator()(const Wildcard& n) const { return text("wildcard", n.pattern, n.fields); }
  Value operator()(const Near& n) const {
    auto map = one("near", list(n.operands));
    map.set("distance", Value::make_number(n.distance));
    if (n.is_ordered) map.set("ordered", Value::make_boolean(true));
    return map;
  }
  Value operator()(const search::Value& n) const {
    auto map = one("value", Value::make_text(n.value));
    map.set("field", Value::make_text(schema_[n.field].key));
    if (n.is_prefix) map.set("prefix", Value::make_boolean(true));
    return map;
  }
  Value operator()(const Range& n) const {
    auto ends = Value::make_map();
    if (n.from) ends.set("from", end(n.field, *n.from));
    if (n.to) ends.set("to", end(n.field, *n.to));
    auto map = one("range", std::move(ends));
    map.set("field", Value::make_text(schema_[n.field].key));
    return map;
  }
  Value operator()(const Key& n) const { return one("key", Value::make_text(n.key)); }
  Value operator()(const And& n) const { return one("and", list(n.operands)); }
  Value operator()(const Or& n) const { return one("or", list(n.operands)); }
  Value operator()(const Not& n) const { return one("not", write(n.operand.at(0))); }

 private:
  static Value one(std::string_view key, Value value) {
    auto map = Value::make_map();
    map.set(std::string(key), std::move(value));
    return map;
  }
  Value list(const std::vector<Query>& operands) const {
    auto items = Value::make_list();
    for (const auto& operand : operands) items.add(write(operand));
    return items;
  }
  Value text(std::string_view key, const std::string& words, const std::vector<FieldId>& fields) const {
    auto map = one(key, Value::make_text(words));
    if (fields == schema_.defaults()) return map;
    auto keys = Value::make_list();
    for (const auto field : fields) keys.add(Value::make_text(schema_[field].key));
    map.set("fields", std::move(keys));
    return map;
  }
  Value end(FieldId field, std::int64_t n) const {
    if (schema_[field].number == NumberKind::day) return Value::make_text(Date{n}.to_string());
    return Value::make_number(n);
  }

  const Schema& schema_;
};

Error wrong(std::string_view what) { return Error(errors::query_json, {{"word", std::string(what)}}); }

class Reader {
 public:
  explicit Reader(const Schema& schema) : schema_(schema) {}

  Result<Query> read(const Value& json, int depth = 0) const {
    if (depth > language::kDepthMax)
      return Error(errors::query_too_deep, {{"at", "1"}, {"near", std::to_string(language::kDepthMax)}});
    if (!json.is_map() || json.size() == 0) return wrong("{\"words\": …}, {\"and\": […]} …");
    const auto& kind = json.entries().front();
    static constexpr std::pair<std::string_view, Result<Query> (Reader::*)(const Value&, const Value&, int) const>
        kKinds[] = {{"all", &Reader::everything}, {"and", &Reader::all},       {"or", &Reader::any},
                    {"not", &Reader::negated},    {"near", &Reader::near},     {"words", &Reader::text},
                    {"phrase", &Reader::text},    {"wildcard", &Reader::text}, {"value", &Reader::keyword},
                    {"range", &Reader::range},    {"key", &Reader::key}};
    for (const auto& [name, take] : kKinds)
      if (const auto* value = json.find(name)) return (this->*take)(json, *value, depth);
    return wrong("\"" + kind.key + "\"");
  }

 private:
  Result<Query> everything(const Value&, const Value&, int) const { return Query{Everything{}}; }

  Result<std::vector<Query>> operands(const Value& list, std::size_t least, int depth) const {
    if (!list.is_list() || list.size() < least) return wrong("[…]");
    std::vector<Query> all;
    for (const auto& item : list.items()) all.push_back(SANLIAN_TRY(read(item, depth + 1)));
    return all;
  }
  Result<Query> all(const Value&, const Value& list, int depth) const {
    return Query{And{SANLIAN_TRY(operands(list, 1, depth))}};
  }
  Result<Query> any(const Value&, const Value& list, int depth) const {
    return Query{Or{SANLIAN_TRY(operands(list, 1, depth))}};
  }
  Result<Query> negated(const Value&, const Value& operand, int depth) const {
    return Query{Not{{SANLIAN_TRY(read(operand, depth + 1))}}};
  }

  static bool fits_near(const Query& query, bool in_or) {
    if (const auto* any = std::get_if<Or>(&query.node))
      return !in_or && std::all_of(any->operands.begin(), any->operands.end(),
                                   [](const Query& each) { return fits_near(each, true); });
    return std::holds_alternative<Words>(query.node) || std::holds_alternative<Phrase>(query.node) ||
           std::holds_alternative<Wildcard>(query.node);
  }
  Result<Query> near(const Value& json, const Value& list, int depth) const {
    Near near{.operands = SANLIAN_TRY(operands(list, 2, depth))};
    const auto* distance = json.find("distance");
    const auto between = distance != nullptr ? whole(*distance) : std::optional<std::int64_t>(0);
    if (!between || *between < 0 || *between > language::kNearMax) return wrong("\"distance\"");
    near.distance = static_cast<int>(*between);
    near.is_ordered = flag(json, "ordered");
    for (const auto& operand : near.operands)
      if (!fits_near(operand, false)) return wrong("\"near\"");
    return Query{std::move(near)};
  }

  Result<Query> text(const Value& json, const Value& value, int) const {
    if (!value.is_text() || !has_letter(value.text())) return wrong("\"words\"");
    std::vector<FieldId> fields;
    if (const auto* keys = json.find("fields")) {
      if (!keys->is_list() || keys->size() == 0) return wrong("\"fields\"");
      for (const auto& key : keys->items()) {
        const auto field = key.is_text() ? schema_.find(key.text()) : std::nullopt;
        if (!field || schema_[*field].kind != FieldKind::text) return wrong("\"fields\"");
        if (std::find(fields.begin(), fields.end(), *field) == fields.end()) fields.push_back(*field);
      }
    } else {
      fields = schema_.defaults();
    }
    if (json.find("phrase") != nullptr) return Query{Phrase{std::move(fields), value.text()}};
    if (json.find("words") != nullptr) return Query{Words{std::move(fields), value.text()}};
    if (!is_pattern(value.text())) return wrong("\"wildcard\"");
    return Query{Wildcard{std::move(fields), value.text()}};
  }

  Result<Query> keyword(const Value& json, const Value& value, int) const {
    const auto field = SANLIAN_TRY(one_field(json, FieldKind::keyword));
    search::Value keyword{.field = field, .is_prefix = flag(json, "prefix")};
    if (!value.is_text() || (trim(value.text()).empty() && !keyword.is_prefix)) return wrong("\"value\"");
    keyword.value = std::string(trim(value.text()));
    const auto& declared = schema_[field];
    if (declared.spell != nullptr && !keyword.value.empty()) keyword.value = declared.spell(keyword.value);
    return Query{std::move(keyword)};
  }

  Result<Query> range(const Value& json, const Value& ends, int) const {
    const auto field = SANLIAN_TRY(one_field(json, FieldKind::number));
    if (!ends.is_map()) return wrong("\"range\"");
    Range range{.field = field};
    for (const auto& entry : ends.entries()) {
      if (entry.key != "from" && entry.key != "to") return wrong("\"range\"");
      if (entry.value.is_null()) continue;
      const auto text = entry.value.is_text()     ? entry.value.text()
                        : entry.value.is_number() ? entry.value.number_text()
                                                  : std::string("?");
      const auto bounds = language::read_bounds(text, schema_[field].number);
      if (!bounds || !bounds->from) return wrong("\"" + entry.key + "\"");
      (entry.key == "from" ? range.from : range.to) = entry.key == "from" ? bounds->from : bounds->to;
    }
    if (range.from && range.to && *range.from > *range.to) return wrong("\"range\"");
    return Query{std::move(range)};
  }

  Result<Query> key(const Value&, const Value& value, int) const {
    if (!value.is_text() || trim(value.text()).empty()) return wrong("\"key\"");
    return Query{Key{std::string(trim(value.text()))}};
  }

  Result<FieldId> one_field(const Value& json, FieldKind kind) const {
    const auto* key = json.find_text("field");
    const auto field = key != nullptr ? schema_.find(*key) : std::nullopt;
    if (!field || schema_[*field].kind != kind) return wrong("\"field\"");
    return *field;
  }
  static bool flag(const Value& json, std::string_view name) {
    const auto* value = json.find(name);
    return value != nullptr && value->is_boolean() && value->boolean();
  }
  static std::optional<std::int64_t> whole(const Value& value) {
    if (!value.is_number()) return std::nullopt;
    const auto bounds = language::read_bounds(value.number_text(), NumberKind::whole);
    return bounds ? bounds->from : std::nullopt;
  }
  static bool has_letter(std::string_view text) {
    for (std::size_t i = 0; i < text.size();)
      if (language::is_word_part(next_code_point(text, i))) return true;
    return false;
  }
  static bool is_pattern(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const auto c = next_code_point(text, i);
      if (c != U'*' && c != U'?' && !language::is_word_part(c)) return false;
    }
    return text.find_first_of("*?") != text.npos;
  }

  const Schema& schema_;
};
}  // namespace

format::Value to_json(const Query& query, const Schema& schema) { return Writer(schema).write(query); }

Result<Query> from_json(const format::Value& json, const Schema& schema) { return Reader(schema).read(json); }

}  // namespace sanlian::search
