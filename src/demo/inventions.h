#pragma once

#include <vector>

#include "base/random.h"
#include "corpus/publication.h"
#include "demo/parameters.h"

namespace sanlian::demo {

/// Invents published patents from declared words: families, citations, growth by year, and cells of part and effect
/// that nearly nobody works on.
class Inventions {
 public:
  Inventions(const Parameters& parameters, Random& random, Date today)
      : parameters_(parameters), random_(random), today_(today) {}

  /// `count` publications, oldest filing first.
  std::vector<corpus::Publication> make(int count);

 private:
  struct Sentence {
    std::string part, effect, method, field;
    std::int64_t number = 0;
  };
  struct Filing {
    Date day;
    std::string application, family;
    bool is_abroad = false;
    bool is_utility_model = false;
  };

  std::int64_t between(std::int64_t low, std::int64_t high);
  bool percent(std::int64_t share) { return between(1, 100) <= share; }
  /// Position in a list of `size`, the first ones more often.
  std::size_t leaning(std::size_t size);
  Parameters technology();
  Date filing_day(const Parameters& technology);
  Filing filing(const Parameters& technology, bool is_abroad);
  std::string write(const std::string& pattern, const Sentence& sentence);
  void write_texts(corpus::Publication& publication, const Sentence& sentence, const std::string& lang);
  void write_parties(corpus::Publication& publication, const Parameters& technology);
  void add_family(const Parameters& technology);
  corpus::Publication member(const corpus::Publication& basic, const Filing& filing, const std::string& country,
                             const std::string& kind, Date published);
  void cite();

  const Parameters& parameters_;
  Random& random_;
  const Date today_;
  std::int64_t serial_ = 0;
  std::vector<corpus::Publication> made_;
};

}  // namespace sanlian::demo
