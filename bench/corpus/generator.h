// Multiplies records to as many documents as are asked for. Nothing but the seed decides; the same records give the
// same documents.
//
// A document is put together of records that share an IPC subclass and a language: the title of one, then as many
// sentences as the abstract of a second one has, each from another record, the first from firsts, the rest from
// anywhere. Its symbols are those of the title's record; where one is only a subclass a main group is drawn. The year
// is that of a record moved by up to five, the applicants are drawn from the names of all records and from made-up ones
// (few names often, many seldom), region and legal status likewise, and it cites up to seven of those made before it.
// Four of five are Chinese where there are Chinese records.
//
// What that means for the figures: words have the frequencies and the neighbours of real texts, and a class's words
// stand together as they really do; but a sentence of a base record comes back in hundreds of documents, so there are
// far fewer different words than a real million holds (dictionaries are smaller and bytes a document fewer), and
// phrases of a sentence are found as often as its rarest word. Texts have no claims, which would multiply the words by
// five.
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include "bench/corpus/base_records.h"

namespace sanlian::bench {

class Generator {
 public:
  Generator(std::vector<Base> records, std::uint64_t seed) : records_(std::move(records)), random_(seed) {
    for (std::size_t i = 0; i < records_.size(); ++i) add(i);
    for (auto& [key, pool] : by_key_)
      if (!pool.titles.empty() && pool.abstracts.size() > 1) pools_[key.first ? 1 : 0].push_back(&pool);
    if (pools_[0].empty() && pools_[1].empty())
      throw std::runtime_error("the records have no title, abstract and class in common");
    for (auto side : {0, 1})
      for (const auto* pool : pools_[side]) weights_[side].push_back(static_cast<double>(pool->abstracts.size()));
    std::sort(names_.begin(), names_.end());
    names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
    std::shuffle(names_.begin(), names_.end(), random_);
  }

  std::size_t pools() const { return pools_[0].size() + pools_[1].size(); }

  /// The columns before the words, and those after them.
  struct Made {
    std::string number, title, abstract, rest;
  };
  Made make(std::uint64_t serial) {
    const int side = pools_[1].empty() || (!pools_[0].empty() && below(5) == 0) ? 0 : 1;
    auto& draw = draws_[side];
    if (draw.probabilities().size() != weights_[side].size())
      draw = std::discrete_distribution<std::size_t>(weights_[side].begin(), weights_[side].end());
    const auto& pool = *pools_[side][draw(random_)];
    const auto& titled = records_[pool.titles[below(pool.titles.size())]];
    Made made;
    made.number = (side == 1 ? "CN" : "US") + std::to_string(100'000'000 + serial) + "A";
    made.title = titled.title;
    const auto sentences = records_[pool.abstracts[below(pool.abstracts.size())]].sentences.size();
    for (std::size_t i = 0; i < sentences; ++i) {
      const auto& from = records_[pool.abstracts[below(pool.abstracts.size())]].sentences;
      if (side == 0 && i > 0) made.abstract += ' ';
      made.abstract += from[i == 0 ? 0 : below(from.size())];
    }
    made.rest = rest(titled, serial);
    return made;
  }

 private:
  struct Pool {
    std::vector<std::size_t> titles, abstracts;  // places in records_
  };

  void add(std::size_t i) {
    const auto& record = records_[i];
    names_.insert(names_.end(), record.applicants.begin(), record.applicants.end());
    if (record.ipc.empty()) return;
    const auto subclass = corpus::symbol_levels(record.ipc.front()).subclass;
    if (subclass.empty()) return;
    auto& pool = by_key_[{record.is_chinese, subclass}];
    if (!record.title.empty()) pool.titles.push_back(i);
    if (!record.sentences.empty()) pool.abstracts.push_back(i);
  }

  std::string rest(const Base& record, std::uint64_t serial) {
    const int year = std::clamp((record.year > 0 ? record.year : 2012) + static_cast<int>(below(11)) - 5, 1990, 2025);
    std::string out = std::to_string(year) + '\t';
    for (const auto& symbol : record.ipc) {
      const bool is_whole = symbol.find('/') != std::string::npos;
      out += (is_whole || symbol.size() != 4 ? symbol : symbol + ' ' + std::to_string(1 + leaning(80)) + "/00") + ';';
    }
    out += '\t';
    for (std::size_t n = below(5) == 0 ? 2 : 1; n > 0; --n) {
      const auto at = leaning(150'000);
      out += (at < names_.size() ? names_[at] : "启岳科技第" + std::to_string(at) + "有限公司") + ';';
    }
    constexpr const char* kStatus[] = {"granted", "pending", "lapsed", "expired", "refused", "withdrawn", "revoked"};
    out += "\t城市" + std::to_string(leaning(340)) + '\t' + kStatus[leaning(7)] + '\t';
    for (auto n = serial == 0 ? 0 : below(8); n > 0; --n)
      out += "CN" + std::to_string(100'000'000 + below(serial)) + "A;";
    return out;
  }

  std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }
  /// The first ones more often, about as 1/n.
  std::size_t leaning(std::size_t end) {
    const double at = static_cast<double>(random_() >> 11) / 9007199254740992.0;
    return std::min(end - 1, static_cast<std::size_t>(std::pow(static_cast<double>(end) + 1, at)) - 1);
  }

  std::vector<Base> records_;
  std::mt19937_64 random_;
  std::map<std::pair<bool, std::string>, Pool> by_key_;
  std::vector<const Pool*> pools_[2];  // 0 English, 1 Chinese
  std::vector<double> weights_[2];
  std::discrete_distribution<std::size_t> draws_[2];
  std::vector<std::string> names_;
};

}  // namespace sanlian::bench
