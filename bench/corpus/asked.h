// The queries, chosen by how many documents hold their words.
#pragma once

#include <fstream>
#include <random>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "bench/corpus/line.h"
#include "search/analyse/analyser.h"

namespace sanlian::bench {

struct Asked {
  std::string name;                ///< Of the class.
  char op = 't';                   ///< t one word, & all, | any, " in this order.
  std::vector<std::string> words;  ///< As the engines that cannot read Chinese are given them.
  std::string text;                ///< As ours is given a phrase.

  std::string line() const {
    std::string out = name + '\t' + op + '\t';
    for (const auto& word : words) out += word + ' ';
    return out + '\t' + text + '\n';
  }
};

inline std::vector<Asked> read_asked(const std::string& file) {
  std::vector<Asked> out;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const auto columns = parts_of(line, '\t');
    out.push_back({columns[0], columns[1][0], parts_of(columns[2], ' '), columns.size() > 3 ? columns[3] : ""});
  }
  return out;
}

class Choosing {
 public:
  static constexpr std::size_t kAClass = 50;

  /// `words` of one document, title and abstract. Every so many a document is kept to take queries from.
  void see(std::string_view words) {
    ++documents_;
    for_each_part(words, ' ', [&](std::string_view word) {
      const auto at = id(word);
      if (last_[at] == documents_) return;
      last_[at] = documents_;
      ++counts_[at];
    });
  }
  void keep(std::string_view words) { kept_.emplace_back(words); }
  std::size_t different() const { return ids_.size(); }

  std::vector<Asked> choose() {
    const auto term = [this](double low, double high) { return Band{low, high}; };
    const Band rare = term(0.00005, 0.0005), medium = term(0.005, 0.02), frequent = term(0.06, 0.4);
    words("term-rare", 't', {rare});
    words("term-med", 't', {medium});
    words("term-freq", 't', {frequent});
    words("and2-med", '&', {medium, medium});
    words("and2-freq", '&', {frequent, frequent});
    words("and2-freq-rare", '&', {frequent, rare});
    words("or3-med", '|', {medium, medium, medium});
    words("or3-freq", '|', {frequent, frequent, frequent});
    chinese_phrases();
    english_phrases();
    facets("facet-1k", 0.001);
    facets("facet-100k", 0.1);
    return std::move(out_);
  }

 private:
  struct Band {
    double low, high;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  std::uint32_t id(std::string_view word) {
    const auto found = ids_.find(word);
    if (found != ids_.end()) return found->second;
    counts_.push_back(0);
    last_.push_back(0);
    return ids_.emplace(word, static_cast<std::uint32_t>(ids_.size())).first->second;
  }
  /// Two Han characters, or a word of at least three letters.
  static bool is_word(std::string_view word) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return std::all_of(word.begin(), word.end(), is_letter) ? word.size() >= 3
                                                            : word.size() == 6 && search::begins_with_han(word);
  }
  double share(std::string_view word) const {
    return static_cast<double>(counts_[ids_.find(word)->second]) / static_cast<double>(documents_);
  }
  const std::string& any() { return kept_[random_() % kept_.size()]; }

  /// Words of one document, so that they may meet.
  void words(const std::string& name, char op, const std::vector<Band>& bands) {
    std::set<std::string> doubles;
    for (int tries = 0; tries < 200'000 && doubles.size() < kAClass; ++tries) {
      const auto of_document = parts_of(any(), ' ');
      Asked asked{name, op, {}, ""};
      for (const auto& band : bands) {
        std::vector<std::string> fit;
        for (const auto& word : of_document)
          if (is_word(word) && share(word) >= band.low && share(word) <= band.high &&
              std::find(asked.words.begin(), asked.words.end(), word) == asked.words.end())
            fit.push_back(word);
        if (fit.empty()) break;
        asked.words.push_back(fit[random_() % fit.size()]);
      }
      if (asked.words.size() == bands.size() && doubles.insert(asked.line()).second) out_.push_back(std::move(asked));
    }
  }
  void chinese_phrases() {
    std::set<std::string> doubles;
    for (int tries = 0; tries < 20'000 && doubles.size() < kAClass; ++tries) {
      const auto bigrams = parts_of(any(), ' ');
      if (bigrams.size() < 4) continue;
      const auto at = random_() % (bigrams.size() - 3);
      Asked asked{
          "phrase-zh",
          '"',
          {bigrams.begin() + static_cast<std::ptrdiff_t>(at), bigrams.begin() + static_cast<std::ptrdiff_t>(at) + 3},
          ""};
      const auto& w = asked.words;
      const bool touch = is_word(w[0]) && is_word(w[1]) && is_word(w[2]) && w[0].size() == 6 && w[1].size() == 6 &&
                         w[2].size() == 6 && w[0].substr(3) == w[1].substr(0, 3) &&
                         w[1].substr(3) == w[2].substr(0, 3) && search::begins_with_han(w[0]);
      if (!touch) continue;
      asked.text = w[0] + w[2];
      if (doubles.insert(asked.text).second) out_.push_back(std::move(asked));
    }
  }
  void english_phrases() {
    std::set<std::string> doubles;
    for (int tries = 0; tries < 200'000 && doubles.size() < kAClass; ++tries) {
      const auto of_document = parts_of(any(), ' ');
      if (of_document.size() < 2) continue;
      const auto at = random_() % (of_document.size() - 1);
      const auto &first = of_document[at], &second = of_document[at + 1];
      const auto is_english = [](const std::string& word) { return is_word(word) && word[0] >= 'a' && word[0] <= 'z'; };
      if (!is_english(first) || !is_english(second) || share(first) > 0.1 || share(second) > 0.1) continue;
      Asked asked{"phrase-en", '"', {first, second}, first + ' ' + second};
      if (doubles.insert(asked.text).second) out_.push_back(std::move(asked));
    }
  }
  /// Words nearest to the share of documents.
  void facets(const std::string& name, double wanted) {
    std::vector<std::pair<double, std::string>> near;
    for (const auto& [word, at] : ids_)
      if (is_word(word)) near.emplace_back(std::abs(std::log(share(word) / wanted)), word);
    const auto some = std::min<std::size_t>(10, near.size());
    std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(some), near.end());
    for (std::size_t i = 0; i < some; ++i) out_.push_back({name, 't', {near[i].second}, ""});
  }

  std::mt19937_64 random_{7};
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint64_t> last_;  // document that holds it, from 1
  std::vector<std::string> kept_;
  std::uint64_t documents_ = 0;
  std::vector<Asked> out_;
};

}  // namespace sanlian::bench
