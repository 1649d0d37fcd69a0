#include "search/match/match.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <set>

#include "search/facet/facet.h"
#include "search/highlight.h"
#include "search/index/index.h"
#include "search/match/errors.h"
#include "search/match/impl/scoring.h"
#include "search/match/like.h"
#include "search/testing/plain_search.h"
#include "search/testing/random_search.h"
#include "support/temp_folder.h"

namespace sanlian::search {
namespace {

using testing::PlainDocument;
using testing::RandomSearch;
using namespace testing;  // NOLINT: the fields of the random schema

std::unique_ptr<Index> opened(const test::TempFolder& folder, Schema schema = random_schema()) {
  Index::Options options;
  options.merges_in_background = false;
  auto index = Index::open(folder / "index", std::move(schema), options);
  if (!index) ADD_FAILURE() << index.error().print(Lang::en);
  return std::move(index).value();
}

// An index of several segments with deleted and replaced documents, and what should be in it.
class RandomIndex {
  test::TempFolder folder_;  // first, for the index is made in it

 public:
  RandomIndex(std::uint64_t seed, int documents, int commits) : index(opened(folder_)) {
    RandomSearch random(seed);
    for (int commit = 0; commit < commits; ++commit) {
      for (int i = 0; i < documents / commits; ++i) put(random);
      for (int i = 0; i < documents / commits / 20; ++i) remove("doc " + std::to_string(random.below(documents)));
      EXPECT_TRUE(index->commit().has_value());
    }
    snapshot = index->snapshot();
    for (std::uint32_t doc = 0; doc < snapshot->slots(); ++doc)
      by_number.push_back(snapshot->live().has(doc) ? &by_key.at(std::string(snapshot->key(doc))) : nullptr);
  }

  Set expected(const Query& query) const {
    Set found(snapshot->slots());
    for (std::uint32_t doc = 0; doc < by_number.size(); ++doc)
      if (by_number[doc] != nullptr && finds(query, *by_number[doc])) found.add(doc);
    return found;
  }

  std::unique_ptr<Index> index;
  std::shared_ptr<const Snapshot> snapshot;
  std::map<std::string, PlainDocument> by_key;
  std::vector<const PlainDocument*> by_number;  // null where deleted

 private:
  void put(RandomSearch& random) {
    const auto key = "doc " + std::to_string(random.chance(10) ? random.below(next_ + 1) : next_++);
    auto document = random.document(key);
    EXPECT_TRUE(index->put(document).has_value());
    by_key.insert_or_assign(key, PlainDocument(std::move(document)));
  }
  void remove(const std::string& key) {
    EXPECT_TRUE(index->remove(key).has_value());
    by_key.erase(key);
  }

  std::uint64_t next_ = 0;
};

// A query as nested words, for the message of a failure.
std::string shown(const Query& query) {
  const auto text_of = [](const auto& node) -> std::string {
    using Node = std::decay_t<decltype(node)>;
    std::string all;
    if constexpr (requires { node.operands; }) {
      if constexpr (std::is_same_v<Node, Near>)
        all = "near" + std::string(node.is_ordered ? ">" : "") + std::to_string(node.distance);
      all += std::is_same_v<Node, And> ? "and(" : std::is_same_v<Node, Or> ? "or(" : "(";
      for (const auto& operand : node.operands) all += shown(operand) + "; ";
      return all + ")";
    } else if constexpr (requires { node.operand; }) {
      return "not(" + shown(node.operand.front()) + ")";
    } else if constexpr (requires { node.fields; }) {
      for (const auto field : node.fields) all += std::to_string(field);
      if constexpr (std::is_same_v<Node, Wildcard>)
        return all + "~" + node.pattern;
      else
        return all + (std::is_same_v<Node, Phrase> ? "'" : "=") + node.text;
    } else if constexpr (std::is_same_v<Node, Value>) {
      return "value " + node.value + (node.is_prefix ? "%" : "");
    } else if constexpr (std::is_same_v<Node, Key>) {
      return "key " + node.key;
    } else if constexpr (std::is_same_v<Node, Range>) {
      return std::to_string(node.field) + ":" + std::to_string(node.from.value_or(-9999)) + ".." +
             std::to_string(node.to.value_or(99'999));
    }
    return "everything";
  };
  return std::visit(text_of, query.node);
}

std::string keys_of(const Snapshot& snapshot, const Set& set) {
  std::string keys;
  set.for_each([&](std::uint32_t doc) { keys += std::string(snapshot.key(doc)) + ", "; });
  return keys;
}

TEST(Match, FindsWhatAPlainScanFinds) {
  std::uint64_t found = 0, queries = 0;
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const RandomIndex random_index(seed, 120, 4);
    RandomSearch random(seed + 100);
    for (int i = 0; i < 1'000; ++i) {
      const auto query = random.query();
      const auto expected = random_index.expected(query);
      const auto answer = match(*random_index.snapshot, query);
      ASSERT_TRUE(answer.has_value()) << answer.error().print(Lang::en);
      ASSERT_EQ(keys_of(*random_index.snapshot, *answer), keys_of(*random_index.snapshot, expected))
          << "seed " << seed << ": " << shown(query);
      ASSERT_EQ(count(*random_index.snapshot, query).value(), expected.count()) << shown(query);
      found += expected.count() > 0 ? 1 : 0;
      ++queries;
    }
  }
  EXPECT_GT(found, queries / 2);
}

TEST(Match, MergedSegmentsAnswerTheSame) {
  RandomIndex random_index(9, 300, 5);
  const auto before = random_index.snapshot;
  ASSERT_TRUE(random_index.index->merge_all().has_value());
  const auto after = random_index.index->snapshot();
  RandomSearch random(109);
  for (int i = 0; i < 300; ++i) {
    const auto query = random.query();
    const auto sorted_keys = [&](const Snapshot& snapshot) {
      std::vector<std::string> keys;
      match(snapshot, query).value().for_each([&](std::uint32_t doc) { keys.emplace_back(snapshot.key(doc)); });
      std::sort(keys.begin(), keys.end());
      return keys;
    };
    ASSERT_EQ(sorted_keys(*after), sorted_keys(*before)) << shown(query);
  }
}

// Where a query finds a document, something of its texts is marked, and never a place that is not of the text.
TEST(Match, WhatIsFoundByTextAloneIsMarked) {
  const RandomIndex random_index(4, 200, 1);
  RandomSearch random(104);
  int marked = 0;
  for (int i = 0; i < 150; ++i) {
    const Query query{Phrase{{kTitle, kAbstract}, random.text(3)}};
    for (const auto* document : random_index.by_number) {
      if (document == nullptr) continue;
      bool is_marked = false;
      for (const auto& text : document->document.texts)
        is_marked = is_marked || !highlights(query, text.field, text.value).empty();
      ASSERT_EQ(is_marked, finds(query, *document)) << shown(query);
      marked += is_marked ? 1 : 0;
    }
  }
  EXPECT_GT(marked, 200);
}

// BM25F as the head of scoring.h has it, from the plain documents; lengths as the segment rounds them.
float plain_score(const RandomIndex& random_index, const std::vector<impl::Concept>& words, std::uint32_t doc) {
  const auto& snapshot = *random_index.snapshot;
  const auto& document = *random_index.by_number[doc];
  double score = 0;
  for (const auto& word : words) {
    double tf = 0, most = 0;
    std::map<FieldId, double> docs;
    for (const auto& term : word.terms) {
      std::uint64_t sum = 0;
      for (const auto& part : snapshot.parts()) {
        sum += part.segment->total_length(term.field);
        if (const auto found = part.segment->find(term.field, term.kind, term.term)) docs[term.field] += found->docs;
      }
      most = std::max(most, docs[term.field]);
      const auto& part = snapshot.part_of(doc);
      const double length = part.segment->length(term.field, doc - part.first);
      const double mean = std::max(1.0, static_cast<double>(sum) / snapshot.slots());
      double frequency = 0;
      if (term.kind == TermKind::stem)
        for (const auto& value : document.values)
          for (const auto& spot : value.value)
            frequency += value.field == term.field && spot.stem == term.term && spot.text != spot.stem ? 1 : 0;
      if (term.kind == TermKind::word) frequency = word_frequency(document, term.field, term.term);
      if (term.kind == TermKind::single) frequency = finds({Phrase{{term.field}, term.term}}, document) ? 1 : 0;
      tf += snapshot.schema()[term.field].weight * frequency / (1 - 0.75 + 0.75 * length / mean);
    }
    most = std::min<double>(most, snapshot.slots());
    score += std::log(1 + (snapshot.slots() - most + 0.5) / (most + 0.5)) * tf * 2.2 / (1.2 + tf);
  }
  return static_cast<float>(score);
}

TEST(Top, RanksAsPlainScoringDoes) {
  const RandomIndex random_index(5, 200, 3);
  RandomSearch random(105);
  for (int i = 0; i < 500; ++i) {
    const auto query = random.chance(50) ? random.plain_query() : random.query();
    const auto words = impl::concepts_of(query);
    const auto all = top(*random_index.snapshot, query, 1'000).value();
    Set found(random_index.snapshot->slots());
    for (std::size_t h = 0; h < all.size(); ++h) {
      found.add(all[h].doc);
      const auto plain = plain_score(random_index, words, all[h].doc);
      ASSERT_NEAR(all[h].score, plain, 1e-4F * (1 + plain)) << shown(query);
      if (h == 0) continue;
      ASSERT_TRUE(all[h - 1].score > all[h].score || (all[h - 1].score == all[h].score && all[h - 1].doc < all[h].doc));
    }
    ASSERT_EQ(found, random_index.expected(query)) << shown(query);
  }
}

void expect_same_best(const Snapshot& snapshot, const Query& query, std::size_t k) {
  const auto all = top(snapshot, query, snapshot.slots()).value();
  const auto best = top(snapshot, query, k).value();
  ASSERT_EQ(best.size(), std::min(k, all.size())) << shown(query);
  for (std::size_t i = 0; i < best.size(); ++i) {
    ASSERT_EQ(best[i].doc, all[i].doc) << shown(query) << " at " << i;
    ASSERT_EQ(best[i].score, all[i].score) << shown(query) << " at " << i;
  }
}

TEST(Top, SkipsOnlyWhatCannotBeAmongTheBest) {
  const RandomIndex few(6, 200, 3), many(7, 4'000, 2);
  RandomSearch random(106);
  for (int i = 0; i < 2'000; ++i)
    expect_same_best(*few.snapshot, random.chance(70) ? random.plain_query() : random.query(), random.below(12));
  for (int i = 0; i < 300; ++i) expect_same_best(*many.snapshot, random.plain_query(), 1 + random.below(12));
}

TEST(Sorted, PagesThroughAllInOrder) {
  const RandomIndex random_index(8, 200, 3);
  const auto& snapshot = *random_index.snapshot;
  for (const auto descending : {false, true}) {
    std::vector<std::uint32_t> paged;
    std::optional<After> after;
    for (;;) {
      const auto page = sorted(snapshot, snapshot.live(), kYear, descending, 7, after);
      paged.insert(paged.end(), page.begin(), page.end());
      if (page.size() < 7) break;
      after = After{snapshot.number(kYear, page.back()), page.back()};
    }
    std::vector<std::uint32_t> expected;
    snapshot.live().for_each([&](std::uint32_t doc) { expected.push_back(doc); });
    std::stable_sort(expected.begin(), expected.end(), [&](auto a, auto b) {
      const auto x = snapshot.number(kYear, a), y = snapshot.number(kYear, b);
      if (x.has_value() != y.has_value()) return x.has_value();
      return x && (descending ? *x > *y : *x < *y);
    });
    EXPECT_EQ(paged, expected);
  }
}

TEST(Match, NamesTheLimitItMet) {
  const RandomIndex random_index(2, 100, 1);
  const auto refused = [&](const Query& query, const Limits& limits, const ErrorSpec& spec) {
    const auto answer = match(*random_index.snapshot, query, limits);
    return !answer && answer.error().is(spec);
  };
  const Query words{Words{{kTitle}, "fuel"}}, value{Value{kHolder, "holder 1"}};
  const Limits few{.wildcard_terms_max = 2};
  EXPECT_TRUE(refused({Wildcard{{kAbstract}, "*"}}, few, errors::too_many_terms));
  EXPECT_TRUE(refused({Near{{words, {Wildcard{{kAbstract, kTitle}, "*"}}}, 3, false}}, few, errors::too_many_terms));
  EXPECT_FALSE(refused({Wildcard{{kAbstract}, "zebra*"}}, few, errors::too_many_terms));
  EXPECT_TRUE(refused(words, {.time_max = std::chrono::milliseconds(-1)}, errors::out_of_time));
  EXPECT_TRUE(refused({Near{{words, value}, 3, false}}, {}, errors::near_impossible));
  EXPECT_TRUE(refused({Near{{words}, 3, false}}, {}, errors::near_impossible));
  EXPECT_TRUE(refused({Near{{words, words}, kNearDistanceMax + 1, false}}, {}, errors::near_impossible));
  EXPECT_TRUE(refused({Near{{words, words}, -1, false}}, {}, errors::near_impossible));
  EXPECT_TRUE(refused({Near{std::vector<Query>(9, words), 3, false}}, {}, errors::near_impossible));
}

std::map<std::string, std::uint64_t> counts_of(const Facet& facet, const Snapshot& snapshot) {
  std::map<std::string, std::uint64_t> counts;
  for (const auto& each : facet.counts) counts[std::string(snapshot.names().name(facet.field, each.id))] = each.count;
  return counts;
}

std::set<std::string> values_of(const PlainDocument& document, FieldId field) {
  std::set<std::string> values;
  for (const auto& each : document.document.keywords)
    if (each.field == field) values.insert(each.value);
  return values;
}

std::int64_t year_of(std::int64_t day) {
  return static_cast<int>(std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(day))).year());
}

std::map<std::int64_t, std::uint64_t> as_map(const std::vector<NumberCount>& counts) {
  std::map<std::int64_t, std::uint64_t> all;
  for (const auto& each : counts) all[each.value] = each.count;
  return all;
}

TEST(Facets, CountAsByHand) {
  const RandomIndex random_index(3, 400, 4);
  const auto& snapshot = *random_index.snapshot;
  RandomSearch random(103);
  for (int i = 0; i < 200; ++i) {
    const auto set = match(snapshot, random.query()).value();
    std::map<FieldId, std::map<std::string, std::uint64_t>> counts;
    std::map<std::pair<std::string, std::string>, std::uint64_t> pair_counts, cross_counts;
    std::map<std::int64_t, std::uint64_t> fifths, years;
    std::uint64_t without = 0;
    set.for_each([&](std::uint32_t doc) {
      const auto& document = *random_index.by_number[doc];
      const auto holders = values_of(document, kHolder), classes = values_of(document, kClass);
      for (const auto& value : holders) ++counts[kHolder][value];
      for (const auto& value : classes) ++counts[kClass][value];
      without += holders.empty() ? 1 : 0;
      for (const auto& a : holders)
        for (const auto& b : holders)
          if (a < b) ++pair_counts[{a, b}];
      for (const auto& a : holders)
        for (const auto& b : classes) ++cross_counts[{a, b}];
      for (const auto& number : document.document.numbers) {
        if (number.field == kYear) ++fifths[static_cast<std::int64_t>(std::floor(number.value / 5.0))];
        if (number.field == kDay) ++years[year_of(number.value)];
      }
    });
    const FieldId fields[] = {kHolder, kClass};
    const auto all = facets(snapshot, set, fields, 0);
    EXPECT_EQ(counts_of(all[0], snapshot), counts[kHolder]);
    EXPECT_EQ(counts_of(all[1], snapshot), counts[kClass]);
    EXPECT_EQ(all[0].values, counts[kHolder].size());
    EXPECT_EQ(all[0].without, without);
    const auto first = facets(snapshot, set, fields, 3);
    for (std::size_t j = 0; j < first[0].counts.size(); ++j) {
      EXPECT_EQ(first[0].counts[j].id, all[0].counts[j].id);
      EXPECT_TRUE(j == 0 || all[0].counts[j - 1].count > all[0].counts[j].count ||
                  snapshot.names().name(kHolder, all[0].counts[j - 1].id) <
                      snapshot.names().name(kHolder, all[0].counts[j].id));
    }
    EXPECT_LE(first[0].counts.size(), 3U);
    EXPECT_EQ(first[0].values, all[0].values);
    EXPECT_EQ(as_map(number_counts(snapshot, set, kYear, 5)), fifths);
    EXPECT_EQ(as_map(year_counts(snapshot, set, kDay)), years);

    const auto together = pairs(snapshot, set, kHolder, 0);
    EXPECT_EQ(together.size(), pair_counts.size());
    for (const auto& each : together) {
      const std::string a(snapshot.names().name(kHolder, each.first)), b(snapshot.names().name(kHolder, each.second));
      EXPECT_EQ((pair_counts[{std::min(a, b), std::max(a, b)}]), each.count);
      EXPECT_LT(each.first, each.second);
    }
    std::vector<std::uint32_t> holder_ids, class_ids;
    for (const auto& each : all[0].counts) holder_ids.push_back(each.id);
    for (const auto& each : all[1].counts) class_ids.push_back(each.id);
    const auto table = cross(snapshot, set, kHolder, holder_ids, kClass, class_ids);
    for (std::size_t r = 0; r < holder_ids.size(); ++r)
      for (std::size_t c = 0; c < class_ids.size(); ++c)
        EXPECT_EQ(table[r][c], (cross_counts[{std::string(snapshot.names().name(kHolder, holder_ids[r])),
                                              std::string(snapshot.names().name(kClass, class_ids[c]))}]));
  }
}

TEST(Facets, CrossSets) {
  const RandomIndex random_index(13, 200, 2);
  const auto& snapshot = *random_index.snapshot;
  RandomSearch random(113);
  std::vector<Set> rows, columns;
  for (int i = 0; i < 3; ++i) rows.push_back(match(snapshot, random.query()).value());
  for (int i = 0; i < 4; ++i) columns.push_back(match(snapshot, random.query()).value());
  const auto table = cross(snapshot.live(), rows, columns);
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < columns.size(); ++c) {
      auto both = rows[r];
      both &= columns[c];
      EXPECT_EQ(table[r][c], both.count());
    }
}

TEST(Facets, OfNothingAreEmpty) {
  test::TempFolder folder;
  const auto index = opened(folder);
  const auto snapshot = index->snapshot();
  const FieldId fields[] = {kHolder};
  EXPECT_TRUE(facets(*snapshot, Set(snapshot->slots()), fields, 10)[0].counts.empty());
  EXPECT_TRUE(number_counts(*snapshot, Set(snapshot->slots()), kYear).empty());
  EXPECT_TRUE(top(*snapshot, {Words{{kTitle}, "fuel"}}, 10).value().empty());
  EXPECT_EQ(match(*snapshot, {Everything{}}).value().count(), 0U);
}

TEST(Like, FindsWhatSharesItsTellingWords) {
  test::TempFolder folder;
  const auto index = opened(folder);
  const std::pair<std::string, std::string> texts[] = {{"a", "一种质子交换膜燃料电池的双极板 bipolar plates 2024"},
                                                       {"b", "燃料电池双极板流道 a bipolar plate"},
                                                       {"c", "一种图像识别方法"},
                                                       {"d", "一种水泵 a pump"}};
  for (const auto& [key, text] : texts) ASSERT_TRUE(index->put({.key = key, .texts = {{kAbstract, text}}}).has_value());
  ASSERT_TRUE(index->commit().has_value());
  const auto snapshot = index->snapshot();
  const std::vector<InField<std::string>> of_a = {{kAbstract, texts[0].second}};
  const auto query = salient(*snapshot, of_a, 8);
  const auto& words = std::get<Or>(query.node).operands;
  EXPECT_EQ(words.size(), 8U);
  for (const auto& word : words) EXPECT_NE(std::get<Words>(word.node).text, "2024");
  const auto best = top(*snapshot, salient(*snapshot, of_a, 30), 10).value();
  ASSERT_GE(best.size(), 2U);
  EXPECT_EQ(snapshot->key(best[0].doc), "a");
  EXPECT_EQ(snapshot->key(best[1].doc), "b");
  const std::vector<InField<std::string>> unknown = {{kAbstract, "xylophone"}};
  EXPECT_EQ(match(*snapshot, salient(*snapshot, unknown, 5)).value().count(), 0U);
}

}  // namespace
}  // namespace sanlian::search
