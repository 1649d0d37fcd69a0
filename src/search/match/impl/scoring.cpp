#include "search/match/impl/scoring.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "search/match/impl/pattern.h"
#include "search/segment/length_code.h"

namespace sanlian::search::impl {
namespace {

using Term = Concept::Term;

class ConceptCollector {
 public:
  void collect(const Query& query) {
    std::visit([&](const auto& node) { take(node); }, query.node);
  }
  std::vector<Concept> concepts;

 private:
  void take(const Words& words) { take_text(words.fields, words.text, true); }
  void take(const Phrase& phrase) { take_text(phrase.fields, phrase.text, false); }
  void take(const Not&) {}
  template <class Node>
  void take(const Node& node) {
    if constexpr (requires { node.operands; })
      for (const auto& operand : node.operands) collect(operand);
  }

  void take_text(const std::vector<FieldId>& fields, std::string_view text, bool has_stems) {
    for (const auto& unit : units_of(text)) {
      if (!unit[0].is_han()) take_word(fields, unit[0].text, has_stems);
      if (unit[0].is_han() && unit.size() == 1) take_term(fields, TermKind::single, unit[0].text);
      for (std::size_t i = 0; i + 1 < unit.size(); ++i)
        take_term(fields, TermKind::word, unit[i].text + unit[i + 1].text);
    }
  }
  void take_word(const std::vector<FieldId>& fields, const std::string& word, bool has_stems) {
    if (!has_stems) return take_term(fields, TermKind::word, word);
    const auto stem = stem_of(word);
    std::vector<Term> terms;
    for (const auto field : fields) {
      terms.push_back({field, TermKind::stem, stem});
      if (stem_of(stem) == stem) terms.push_back({field, TermKind::word, stem});
    }
    add(std::move(terms));
  }
  void take_term(const std::vector<FieldId>& fields, TermKind kind, const std::string& term) {
    std::vector<Term> terms;
    for (const auto field : fields) terms.push_back({field, kind, term});
    add(std::move(terms));
  }
  void add(std::vector<Term> terms) {
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    const auto is_there =
        std::any_of(concepts.begin(), concepts.end(), [&](auto& each) { return each.terms == terms; });
    if (!is_there) concepts.push_back({std::move(terms)});
  }
};

double documents_of(const Concept& each, const Snapshot& snapshot) {
  std::map<FieldId, std::uint64_t> by_field;
  for (const auto& term : each.terms)
    for (const auto& part : snapshot.parts())
      if (const auto found = part.segment->find(term.field, term.kind, term.term)) by_field[term.field] += found->docs;
  std::uint64_t most = 0;
  for (const auto& [field, docs] : by_field) most = std::max(most, docs);
  return static_cast<double>(std::min<std::uint64_t>(most, snapshot.slots()));
}

std::array<float, 256> weights_of(const Snapshot& snapshot, FieldId field) {
  std::uint64_t sum = 0;
  for (const auto& part : snapshot.parts()) sum += part.segment->total_length(field);
  const auto mean = std::max(1.0F, static_cast<float>(sum) / static_cast<float>(std::max(1U, snapshot.slots())));
  const auto weight = snapshot.schema()[field].weight;
  std::array<float, 256> weights{};
  for (std::size_t code = 0; code < weights.size(); ++code)
    weights[code] = weight / (1 - kB + kB * static_cast<float>(kLengths[code]) / mean);
  return weights;
}
}  // namespace

std::vector<Concept> concepts_of(const Query& query) {
  ConceptCollector collector;
  collector.collect(query);
  return std::move(collector.concepts);
}

Weights::Weights(const Snapshot& snapshot) : by_field_(snapshot.schema().fields().size()) {
  for (const auto field : snapshot.schema().texts()) by_field_[field] = weights_of(snapshot, field);
}

void weigh(std::vector<Concept>& concepts, const Snapshot& snapshot) {
  for (auto& each : concepts) {
    const auto n = documents_of(each, snapshot);
    each.idf = static_cast<float>(std::log(1 + (snapshot.slots() - n + 0.5) / (n + 0.5)));
  }
}

}  // namespace sanlian::search::impl
