#include "search/translate/sphinx.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/text.h"
#include "search/analyse/analyser.h"
#include "search/translate/errors.h"
#include "search/translate/impl/sphinx_tokens.h"
#include "search/translate/sphinx_feed.h"

namespace sanlian::search {
namespace {
using sphinx::Part;
constexpr std::size_t kShapesMax = 512;

Error cannot(std::string_view what) {
  return Error(errors::not_on_engine, {{"engine", "Sphinx"}, {"what", std::string(what)}});
}

/// True where only numbers are asked about, so that it can be a condition on attributes.
bool is_numeric(const Query& query) {
  const auto all = [](const std::vector<Query>& each) { return std::all_of(each.begin(), each.end(), is_numeric); };
  if (const auto* node = std::get_if<And>(&query.node)) return all(node->operands);
  if (const auto* node = std::get_if<Or>(&query.node)) return all(node->operands);
  if (const auto* node = std::get_if<Not>(&query.node)) return all(node->operand);
  return std::holds_alternative<Range>(query.node);
}

class Conditions {
 public:
  explicit Conditions(const Schema& schema) : schema_(schema) {}
  std::string write(const Query& query) const {
    if (const auto* node = std::get_if<And>(&query.node)) return list(node->operands, " AND ");
    if (const auto* node = std::get_if<Or>(&query.node)) return list(node->operands, " OR ");
    if (const auto* node = std::get_if<Not>(&query.node)) return "(NOT " + write(node->operand.at(0)) + ")";
    return range(std::get<Range>(query.node));
  }

 private:
  std::string list(const std::vector<Query>& operands, std::string_view between) const {
    std::string out = "(";
    for (const auto& operand : operands) {
      if (&operand != operands.data()) out += between;
      out += write(operand);
    }
    return out += ")";
  }
  /// A document without the number holds kSphinxNoNumber, the least there is.
  std::string range(const Range& range) const {
    const auto name = sphinx_attribute(schema_[range.field]);
    const auto from = std::max(range.from.value_or(kSphinxNoNumber + 1), kSphinxNoNumber + 1);
    std::string out = "(" + name + ">=" + std::to_string(from);
    if (range.to) out += " AND " + name + "<=" + std::to_string(*range.to);
    return out += ")";
  }
  const Schema& schema_;
};

class Matches {
 public:
  explicit Matches(const Schema& schema) : schema_(schema) {}
  Result<std::string> write(const Query& query) const { return std::visit(*this, query.node); }

  Result<std::string> operator()(const Everything&) const { return every(); }
  Result<std::string> operator()(const Key& n) const {
    return limited(std::string(sphinx::kDocField), sphinx::key_token(n.key));
  }
  Result<std::string> operator()(const Words& n) const {
    const auto parts = sphinx::words_of(n.text);
    if (parts.empty()) return none();
    std::string all;
    for (const auto& part : parts) all += (all.empty() ? "" : " ") + sphinx::phrase({&part}, {});
    return limited(names(n.fields), all);  // each word in any of the fields
  }
  Result<std::string> operator()(const Phrase& n) const {
    const auto part = sphinx::part_of(n.text, false);
    if (part.slots.empty()) return none();
    return limited(names(n.fields), sphinx::phrase({&part}, {}));
  }
  Result<std::string> operator()(const Wildcard& n) const {
    const auto part = SANLIAN_TRY(wild(n));
    return limited(names(n.fields), sphinx::phrase({&part}, {}));
  }
  Result<std::string> operator()(const Near& n) const {
    std::string out;
    for (FieldId field = 0; field < schema_.fields().size(); ++field) {
      if (schema_[field].kind != FieldKind::text) continue;
      std::vector<std::vector<Part>> choices;
      for (const auto& operand : n.operands) choices.push_back(SANLIAN_TRY(parts_in(operand, field)));
      const bool is_here = std::none_of(choices.begin(), choices.end(), [](const auto& each) { return each.empty(); });
      if (!is_here) continue;
      out += (out.empty() ? "" : "|") + limited(names({field}), SANLIAN_TRY(shapes(n, choices)));
    }
    if (out.empty()) return none();
    return "(" + out + ")";
  }
  Result<std::string> operator()(const Value& n) const {
    const auto& field = schema_[n.field];
    const auto name = names({n.field});
    if (!n.is_prefix) return limited(name, field.is_tree ? sphinx::node_token(n.value) : sphinx::value_token(n.value));
    if (n.value.empty()) return limited(name, std::string(sphinx::kEveryDoc));
    if (count_code_points(n.value) > sphinx::kPrefixMax) return cannot("PREFIX*");
    return limited(name, sphinx::prefix_token(n.value));
  }
  Result<std::string> operator()(const Range&) const { return cannot("OR(number, word)"); }
  Result<std::string> operator()(const And& n) const {
    std::string out;
    for (const auto& operand : n.operands) out += (out.empty() ? "" : " ") + SANLIAN_TRY(write(operand));
    return "(" + out + ")";
  }
  Result<std::string> operator()(const Or& n) const {
    std::string out;
    for (const auto& operand : n.operands) out += (out.empty() ? "" : "|") + SANLIAN_TRY(write(operand));
    return "(" + out + ")";
  }
  /// Sphinx computes no negation alone; beside all documents it does.
  Result<std::string> operator()(const Not& n) const {
    std::string out = "(";
    out += every();
    out += " -";
    out += SANLIAN_TRY(write(n.operand.at(0)));
    return out += ")";
  }

  static std::string every() { return limited(std::string(sphinx::kDocField), std::string(sphinx::kEveryDoc)); }

 private:
  static std::string none() { return limited(std::string(sphinx::kDocField), "none"); }
  static std::string limited(const std::string& names, const std::string& what) {
    return "(@(" + names + ") " + what + ")";
  }
  std::string names(const std::vector<FieldId>& fields) const {
    std::string out;
    for (const auto field : fields) out += (out.empty() ? "" : ",") + sphinx_field(schema_[field]);
    return out;
  }

  /// Of Chinese only a `*` at the end, which every character satisfies; the rest is one English word.
  static Result<Part> wild(const Wildcard& n) {
    auto pattern = fold_text(n.pattern);
    if (begins_with_han(pattern)) {
      while (pattern.ends_with('*')) pattern.pop_back();
      if (pattern.find_first_of("*?") != pattern.npos) return cannot(n.pattern);
      return sphinx::part_of(pattern, false);
    }
    for (std::size_t i = 0; i < pattern.size();) {
      const auto begin = i;
      next_code_point(pattern, i);
      if (begins_with_han(std::string_view(pattern).substr(begin))) return cannot(n.pattern);
    }
    return Part{{{0, "w" + pattern, false}}, 1};
  }

  static Result<std::vector<Part>> parts_in(const Query& operand, FieldId field) {
    const auto holds = [&](const std::vector<FieldId>& fields) {
      return std::find(fields.begin(), fields.end(), field) != fields.end();
    };
    std::vector<Part> parts;
    if (const auto* n = std::get_if<Words>(&operand.node)) {
      if (holds(n->fields)) parts.push_back(sphinx::part_of(n->text, true));
    } else if (const auto* p = std::get_if<Phrase>(&operand.node)) {
      if (holds(p->fields)) parts.push_back(sphinx::part_of(p->text, false));
    } else if (const auto* w = std::get_if<Wildcard>(&operand.node)) {
      if (holds(w->fields)) parts.push_back(SANLIAN_TRY(wild(*w)));
    } else if (const auto* any = std::get_if<Or>(&operand.node)) {
      for (const auto& each : any->operands)
        for (auto& part : SANLIAN_TRY(parts_in(each, field))) parts.push_back(std::move(part));
    } else {
      return cannot("NEAR");
    }
    std::erase_if(parts, [](const Part& part) { return part.slots.empty(); });
    return parts;
  }

  /// Every order, every choice and every number of words between, each as a phrase with gaps.
  static Result<std::string> shapes(const Near& near, const std::vector<std::vector<Part>>& choices) {
    const auto count = choices.size();
    std::size_t shapes = 1;
    for (std::size_t i = 0; i < count; ++i) {
      if (!near.is_ordered) shapes *= i + 1;
      shapes *= choices[i].size();
      if (i > 0) shapes *= static_cast<std::size_t>(near.distance) + 1;
      if (shapes > kShapesMax) return cannot("NEAR/" + std::to_string(near.distance) + " (> 512)");
    }
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i) order[i] = i;
    std::string out;
    do {
      std::vector<const Part*> parts(count);
      std::vector<std::uint32_t> gaps(count - 1, 0);
      spread(near, choices, order, 0, parts, gaps, out);
    } while (!near.is_ordered && std::next_permutation(order.begin(), order.end()));
    return out;
  }

  static void spread(const Near& near, const std::vector<std::vector<Part>>& choices,
                     const std::vector<std::size_t>& order, std::size_t at, std::vector<const Part*>& parts,
                     std::vector<std::uint32_t>& gaps, std::string& out) {
    if (at == order.size()) {
      out += (out.empty() ? "" : "|") + sphinx::phrase(parts, gaps);
      return;
    }
    for (const auto& choice : choices[order[at]]) {
      parts[at] = &choice;
      const int gap_max = at + 1 < order.size() ? near.distance : 0;
      for (int gap = 0; gap <= gap_max; ++gap) {
        if (at + 1 < order.size()) gaps[at] = static_cast<std::uint32_t>(gap);
        spread(near, choices, order, at + 1, parts, gaps, out);
      }
    }
  }

  const Schema& schema_;
};

std::string where(const SphinxQuery& query) {
  std::string out = " WHERE MATCH('";
  out += query.match;
  out += "')";
  return query.condition.empty() ? out : out += " AND numbers=1";
}
}  // namespace

std::string SphinxQuery::count_sql(std::string_view index) const {
  std::string sql = "SELECT COUNT(*) AS documents";
  if (!condition.empty()) sql += ", " + condition + " AS numbers";
  sql += " FROM ";
  sql += index;
  return sql += where(*this);
}

std::string SphinxQuery::hits_sql(std::string_view index, std::size_t k) const {
  std::string sql = "SELECT id, doc_key, WEIGHT() AS score";
  if (!condition.empty()) sql += ", " + condition + " AS numbers";
  sql += " FROM ";
  sql += index;
  sql += where(*this);
  sql += " ORDER BY score DESC, id ASC LIMIT " + std::to_string(k);
  return sql += " OPTION ranker=bm25, max_matches=" + std::to_string(std::max<std::size_t>(k, 1));
}

Result<SphinxQuery> to_sphinx(const Query& query, const Schema& schema) {
  const Matches matches(schema);
  const Conditions conditions(schema);
  SphinxQuery out;
  std::vector<const Query*> parts{&query};
  if (const auto* all = std::get_if<And>(&query.node)) {
    parts.clear();
    for (const auto& operand : all->operands) parts.push_back(&operand);
  }
  for (const auto* part : parts) {
    if (is_numeric(*part)) {
      out.condition += (out.condition.empty() ? "" : " AND ") + conditions.write(*part);
    } else {
      out.match += (out.match.empty() ? "" : " ") + SANLIAN_TRY(matches.write(*part));
    }
  }
  if (out.match.empty()) out.match = Matches::every();
  if (!out.condition.empty()) out.condition = "(" + out.condition + ")";
  return out;
}

}  // namespace sanlian::search
