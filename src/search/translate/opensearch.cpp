#include "search/translate/opensearch.h"

#include <algorithm>

#include "base/text.h"
#include "format/json.h"
#include "search/analyse/analyser.h"
#include "search/translate/errors.h"
#include "search/tree.h"

namespace sanlian::search {
namespace {
using Json = format::Value;
constexpr std::size_t kShapesMax = 512;

Error cannot(std::string_view what) {
  return Error(errors::not_on_engine, {{"engine", "OpenSearch"}, {"what", std::string(what)}});
}

Json text(std::string_view words) { return Json::make_text(std::string(words)); }

Json one(std::string_view key, Json value) {
  auto map = Json::make_map();
  map.set(std::string(key), std::move(value));
  return map;
}

Json none() { return one("match_none", Json::make_map()); }

Json all_of(std::vector<Json> operands) {
  if (operands.size() == 1) return std::move(operands.front());
  return one("bool", one("must", Json::make_list(std::move(operands))));
}

Json any_of(std::vector<Json> operands) {
  if (operands.empty()) return none();
  if (operands.size() == 1) return std::move(operands.front());
  auto clause = one("should", Json::make_list(std::move(operands)));
  clause.set("minimum_should_match", Json::make_number(1));
  return one("bool", std::move(clause));
}

/// What stands at one position, and in which of the two companions.
struct Step {
  enum class What { word, stem, pattern } what = What::word;
  std::string token;
};
using Steps = std::vector<Step>;

std::string first_character(std::string_view term) {
  std::size_t end = 0;
  next_code_point(term, end);
  return std::string(term.substr(0, end));
}

/// One step for each position; the last character of a run goes by itself, since what follows it there is open.
Steps steps_of(std::string_view words, bool by_stem) {
  Steps steps;
  for (const auto& token : analyse(words)) {
    if (token.kind != TermKind::word) continue;
    if (!begins_with_han(token.term))
      steps.push_back(by_stem ? Step{Step::What::stem, stem_of(token.term)} : Step{Step::What::word, token.term});
    else if (count_code_points(token.term) == 1)
      steps.push_back({Step::What::stem, token.term});
    else
      steps.push_back({Step::What::word, token.term});
  }
  return steps;
}

/// Each English word and each Chinese run by itself; a run ends with its single character.
std::vector<Steps> units_of(std::string_view words) {
  std::vector<Steps> units;
  bool goes_on = false;
  for (auto& step : steps_of(words, true)) {
    if (!goes_on) units.emplace_back();
    goes_on = step.what == Step::What::word;
    units.back().push_back(std::move(step));
  }
  return units;
}

Result<Steps> steps_of_pattern(std::string_view typed) {
  auto pattern = fold_text(typed);
  if (begins_with_han(pattern)) {
    while (pattern.ends_with('*')) pattern.pop_back();
    if (pattern.find_first_of("*?") != pattern.npos) return cannot(typed);
    return steps_of(pattern, false);
  }
  for (std::size_t i = 0; i < pattern.size();) {
    if (begins_with_han(std::string_view(pattern).substr(i))) return cannot(typed);
    next_code_point(pattern, i);
  }
  return Steps{{Step::What::pattern, std::move(pattern)}};
}

Json interval(const Step& step, const std::string& field) {
  const bool is_pattern = step.what == Step::What::pattern;
  auto rule = one(is_pattern ? "pattern" : "query", text(step.token));
  rule.set("use_field", text(field + (step.what == Step::What::stem ? "_s" : "_w")));
  return one(is_pattern ? "wildcard" : "match", std::move(rule));
}

Json in_order(std::vector<Json> rules, int gaps_max) {
  if (rules.size() == 1) return std::move(rules.front());
  auto rule = one("ordered", Json::make_boolean(true));
  rule.set("max_gaps", Json::make_number(gaps_max));
  rule.set("intervals", Json::make_list(std::move(rules)));
  return one("all_of", std::move(rule));
}

Json interval(const Steps& steps, const std::string& field) {
  std::vector<Json> rules;
  for (const auto& step : steps) rules.push_back(interval(step, field));
  return in_order(std::move(rules), 0);
}

/// Steps beside each other in one field, by the plainest query that says it.
Json adjacent(const Steps& steps, const std::string& field) {
  if (steps.empty()) return none();
  const auto& first = steps.front();
  if (steps.size() == 1 && first.what == Step::What::pattern) {
    const auto star = first.token.find_first_of("*?");
    if (star + 1 == first.token.size() && first.token.back() == '*')
      return one("prefix", one(field + "_w", one("value", text(first.token.substr(0, star)))));
    return one("wildcard", one(field + "_w", one("value", text(first.token))));
  }
  if (steps.size() == 1)
    return one("term", one(field + (first.what == Step::What::stem ? "_s" : "_w"), text(first.token)));
  // the single character that ends a run is already in the bigram before it
  const auto ends = begins_with_han(steps.back().token) && begins_with_han(steps[steps.size() - 2].token) &&
                            steps[steps.size() - 2].what == Step::What::word
                        ? steps.size() - 1
                        : steps.size();
  std::string phrase;
  for (std::size_t i = 0; i < ends; ++i) {
    if (steps[i].what != Step::What::word) return one("intervals", one(field + "_w", interval(steps, field)));
    phrase += (i > 0 ? " " : "") + steps[i].token;
  }
  return one("match_phrase", one(field + "_w", text(phrase)));
}

class Visitor {
 public:
  explicit Visitor(const Schema& schema) : schema_(schema) {}
  Result<Json> write(const Query& query) const { return std::visit(*this, query.node); }

  Result<Json> operator()(const Everything&) const { return one("match_all", Json::make_map()); }
  Result<Json> operator()(const Key& n) const {
    auto keys = Json::make_list();
    keys.add(text(n.key));
    return one("ids", one("values", std::move(keys)));
  }
  Result<Json> operator()(const Words& n) const {
    std::vector<Json> units;
    for (const auto& unit : units_of(n.text)) units.push_back(in_some(n.fields, unit));
    return units.empty() ? none() : all_of(std::move(units));
  }
  Result<Json> operator()(const Phrase& n) const { return in_some(n.fields, steps_of(n.text, false)); }
  Result<Json> operator()(const Wildcard& n) const {
    return in_some(n.fields, SANLIAN_TRY(steps_of_pattern(n.pattern)));
  }
  Result<Json> operator()(const Near& n) const {
    std::vector<Json> found;
    for (FieldId field = 0; field < schema_.fields().size(); ++field) {
      if (schema_[field].kind != FieldKind::text) continue;
      std::vector<std::vector<Steps>> choices;
      for (const auto& operand : n.operands) choices.push_back(SANLIAN_TRY(steps_in(operand, field)));
      const bool is_here = std::none_of(choices.begin(), choices.end(), [](const auto& each) { return each.empty(); });
      if (is_here) SANLIAN_TRY(add_shapes(n, choices, schema_[field].key, found));
    }
    return any_of(std::move(found));
  }
  Result<Json> operator()(const search::Value& n) const {
    const auto& field = schema_[n.field];
    if (n.is_prefix && n.value.empty()) return one("exists", one("field", text(field.key)));
    if (n.is_prefix) return one("prefix", one(field.key, one("value", text(n.value))));
    return one("term", one(field.is_tree ? field.key + "_nodes" : field.key, text(n.value)));
  }
  Result<Json> operator()(const Range& n) const {
    const auto& key = schema_[n.field].key;
    if (!n.from && !n.to) return one("exists", one("field", text(key)));
    auto ends = Json::make_map();
    if (n.from) ends.set("gte", Json::make_number(*n.from));
    if (n.to) ends.set("lte", Json::make_number(*n.to));
    return one("range", one(key, std::move(ends)));
  }
  Result<Json> operator()(const And& n) const { return all_of(SANLIAN_TRY(list(n.operands))); }
  Result<Json> operator()(const Or& n) const { return any_of(SANLIAN_TRY(list(n.operands))); }
  Result<Json> operator()(const Not& n) const {
    return one("bool", one("must_not", Json::make_list(SANLIAN_TRY(list(n.operand)))));
  }

 private:
  Result<std::vector<Json>> list(const std::vector<Query>& operands) const {
    std::vector<Json> all;
    for (const auto& operand : operands) all.push_back(SANLIAN_TRY(write(operand)));
    return all;
  }
  Json in_some(const std::vector<FieldId>& fields, const Steps& steps) const {
    std::vector<Json> any;
    for (const auto field : fields) any.push_back(adjacent(steps, schema_[field].key));
    return any_of(std::move(any));
  }

  static Result<std::vector<Steps>> steps_in(const Query& operand, FieldId field) {
    const auto holds = [&](const std::vector<FieldId>& fields) {
      return std::find(fields.begin(), fields.end(), field) != fields.end();
    };
    std::vector<Steps> all;
    if (const auto* n = std::get_if<Words>(&operand.node)) {
      if (holds(n->fields)) all.push_back(steps_of(n->text, true));
    } else if (const auto* p = std::get_if<Phrase>(&operand.node)) {
      if (holds(p->fields)) all.push_back(steps_of(p->text, false));
    } else if (const auto* w = std::get_if<Wildcard>(&operand.node)) {
      if (holds(w->fields)) all.push_back(SANLIAN_TRY(steps_of_pattern(w->pattern)));
    } else if (const auto* any = std::get_if<Or>(&operand.node)) {
      for (const auto& each : any->operands)
        for (auto& steps : SANLIAN_TRY(steps_in(each, field))) all.push_back(std::move(steps));
    } else {
      return cannot("NEAR");
    }
    std::erase_if(all, [](const Steps& steps) { return steps.empty(); });
    return all;
  }

  /// Intervals keep the shortest stretches only and count gaps over all of them. So each choice and each order is asked
  /// for by itself, and more than two operands only side by side.
  static Status add_shapes(const Near& near, const std::vector<std::vector<Steps>>& choices, const std::string& field,
                           std::vector<Json>& found) {
    if (choices.size() > 2 && near.distance > 0) return cannot("NEAR (> 2)");
    std::vector<std::size_t> order(choices.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    do {
      std::vector<std::size_t> chosen(choices.size(), 0);
      for (bool goes_on = true; goes_on;) {
        if (found.size() >= kShapesMax) return cannot("NEAR (> 512)");
        std::vector<Json> rules;
        for (const auto i : order) rules.push_back(interval(choices[i][chosen[i]], field));
        found.push_back(one("intervals", one(field + "_w", in_order(std::move(rules), near.distance))));
        goes_on = false;
        for (std::size_t i = 0; i < chosen.size() && !goes_on; ++i) {
          goes_on = ++chosen[i] < choices[i].size();
          if (!goes_on) chosen[i] = 0;
        }
      }
    } while (!near.is_ordered && std::next_permutation(order.begin(), order.end()));
    return {};
  }

  const Schema& schema_;
};

Json tokens_field() {
  auto field = one("type", text("text"));
  field.set("analyzer", text("sanlian_tokens"));
  field.set("position_increment_gap", Json::make_number(kValueGap));
  return field;
}

struct Companions {
  std::string words, stems;
};
Companions companions_of(std::string_view value) {
  Companions out;
  for_each_token(value, [&](const TokenView& token) {
    if (token.kind != TermKind::word) return;
    const std::string_view blank = out.words.empty() ? "" : " ";
    out.words += std::string(blank) + std::string(token.term);
    out.stems += std::string(blank) + (begins_with_han(token.term) ? first_character(token.term) : stem_of(token.term));
  });
  return out;
}

void add_text(Json& source, const Document& document, FieldId id, const std::string& key) {
  auto values = Json::make_list(), words = Json::make_list(), stems = Json::make_list();
  for (const auto& value : document.texts) {
    if (value.field != id) continue;
    auto companions = companions_of(value.value);
    values.add(text(value.value)), words.add(text(companions.words)), stems.add(text(companions.stems));
  }
  if (values.size() == 0) return;
  source.set(key, std::move(values));
  source.set(key + "_w", std::move(words));
  source.set(key + "_s", std::move(stems));
}

void add_keywords(Json& source, const Document& document, FieldId id, const Field& field) {
  auto values = Json::make_list(), nodes = Json::make_list();
  for (const auto& value : document.keywords) {
    if (value.field != id) continue;
    values.add(text(value.value));
    for (std::size_t end = 0; field.is_tree && end < value.value.size();) {
      next_code_point(value.value, end);
      const auto node = std::string_view(value.value).substr(0, end);
      if (is_at_or_below(value.value, node)) nodes.add(text(node));
    }
  }
  if (values.size() == 0) return;
  source.set(field.key, std::move(values));
  if (field.is_tree) source.set(field.key + "_nodes", std::move(nodes));
}
}  // namespace

Result<format::Value> to_opensearch(const Query& query, const Schema& schema) { return Visitor(schema).write(query); }

format::Value opensearch_mapping(const Schema& schema) {
  const auto custom = [](std::string_view tokenizer, std::initializer_list<std::string_view> filters) {
    auto analyzer = one("type", text("custom"));
    analyzer.set("tokenizer", text(tokenizer));
    auto list = Json::make_list();
    for (const auto filter : filters) list.add(text(filter));
    if (list.size() > 0) analyzer.set("filter", std::move(list));
    return analyzer;
  };
  auto analyzers = one("sanlian_tokens", custom("whitespace", {}));
  analyzers.set("sanlian_cjk", custom("standard", {"cjk_width", "lowercase", "cjk_bigram"}));
  auto fields = Json::make_map();
  auto hidden = Json::make_list();
  for (const auto& field : schema.fields()) {
    if (field.kind == FieldKind::number) {
      fields.set(field.key, one("type", text("long")));
    } else if (field.kind == FieldKind::keyword) {
      fields.set(field.key, one("type", text("keyword")));
      if (field.is_tree) fields.set(field.key + "_nodes", one("type", text("keyword")));
      if (field.is_tree) hidden.add(text(field.key + "_nodes"));
    } else {
      auto shown = one("type", text("text"));
      shown.set("analyzer", text("sanlian_cjk"));
      fields.set(field.key, std::move(shown));
      for (const std::string_view end : {"_w", "_s"}) {
        fields.set(field.key + std::string(end), tokens_field());
        hidden.add(text(field.key + std::string(end)));
      }
    }
  }
  auto mappings = one("dynamic", text("strict"));
  mappings.set("_source", one("excludes", std::move(hidden)));
  mappings.set("properties", std::move(fields));
  auto whole = one("settings", one("analysis", one("analyzer", std::move(analyzers))));
  whole.set("mappings", std::move(mappings));
  return whole;
}

std::string opensearch_rows(const Document& document, std::string_view index, const Schema& schema) {
  auto where = one("_index", text(index));
  where.set("_id", text(document.key));
  auto source = Json::make_map();
  for (FieldId id = 0; id < schema.fields().size(); ++id) {
    const auto& field = schema[id];
    if (field.kind == FieldKind::text) add_text(source, document, id, field.key);
    if (field.kind == FieldKind::keyword) add_keywords(source, document, id, field);
    for (const auto& number : document.numbers)
      if (number.field == id) source.set(field.key, Json::make_number(number.value));
  }
  auto rows = format::to_json(one("index", std::move(where)));
  rows += '\n';
  rows += format::to_json(source);
  return rows += '\n';
}

}  // namespace sanlian::search
