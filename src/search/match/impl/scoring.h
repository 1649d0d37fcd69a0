// BM25F over the words of a query (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, section 3.6):
//   tf = Σ over fields of weight · frequency / (1 - b + b · length / mean length),  score = Σ over words of idf · tf ·
//   (k1 + 1) / (k1 + tf)
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "search/analyse/analyser.h"
#include "search/index/snapshot.h"
#include "search/query.h"

namespace sanlian::search::impl {

inline constexpr float kK1 = 1.2F;
inline constexpr float kB = 0.75F;

/// One word of a query, as one thing to be scored: all terms that count as it, in all its fields.
struct Concept {
  struct Term {
    FieldId field = 0;
    TermKind kind = TermKind::word;
    std::string term;
    auto operator<=>(const Term&) const = default;
  };
  std::vector<Term> terms;
  float idf = 0;
};

/// The words of a query that score: those of Words and Phrase nodes that are not negated, each once. A run of Han
/// characters scores by its bigrams; wildcards score nothing.
std::vector<Concept> concepts_of(const Query& query);

/// What a length code takes of a frequency, by field: weight / (1 - b + b · length / mean length).
class Weights {
 public:
  explicit Weights(const Snapshot& snapshot);
  float of(FieldId field, std::uint8_t length_code) const { return by_field_[field][length_code]; }
  const std::array<float, 256>& of(FieldId field) const { return by_field_[field]; }

 private:
  std::vector<std::array<float, 256>> by_field_;
};

/// Fills in Concept::idf: log(1 + (N - n + 0.5) / (n + 0.5)), n the documents of its most frequent field.
void weigh(std::vector<Concept>& concepts, const Snapshot& snapshot);

inline float saturated(float idf, float tf) { return idf * tf * (kK1 + 1) / (kK1 + tf); }

}  // namespace sanlian::search::impl
