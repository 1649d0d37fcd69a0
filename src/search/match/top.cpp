#include <algorithm>

#include "search/match/errors.h"
#include "search/match/impl/compiler.h"
#include "search/match/impl/ranker.h"
#include "search/match/match.h"

namespace sanlian::search {
namespace {

bool is_one_word(const std::vector<impl::Slots>& units) {
  return units.size() == 1 && (units[0].size() == 1 || (units[0].size() == 2 && units[0][0].is_han()));
}

// Whether the documents it finds are exactly those that hold one of the words that score.
bool is_any_of_words(const Query& query) {
  if (const auto* words = std::get_if<Words>(&query.node)) return is_one_word(impl::units_of(words->text));
  if (const auto* phrase = std::get_if<Phrase>(&query.node)) return is_one_word(impl::units_of(phrase->text));
  const auto* any = std::get_if<Or>(&query.node);
  return any != nullptr && !any->operands.empty() &&
         std::all_of(any->operands.begin(), any->operands.end(), is_any_of_words);
}

bool are_all_words(const std::vector<impl::Slots>& units) {
  return !units.empty() &&
         std::all_of(units.begin(), units.end(), [](const auto& unit) { return is_one_word({unit}); });
}

// Whether they are exactly those that hold all of the words that score.
bool is_all_of_words(const Query& query) {
  if (const auto* words = std::get_if<Words>(&query.node)) return are_all_words(impl::units_of(words->text));
  if (std::holds_alternative<Phrase>(query.node)) return is_any_of_words(query);
  const auto* all = std::get_if<And>(&query.node);
  return all != nullptr && !all->operands.empty() &&
         std::all_of(all->operands.begin(), all->operands.end(), is_all_of_words);
}

// A query as words of which any or all must be there, and conditions that score nothing; else as documents to go
// through.
struct Split {
  enum class How { any, all, stream };
  How how = How::stream;
  std::vector<Query> conditions;
};
Split split(const Query& query) {
  if (is_any_of_words(query)) return {Split::How::any, {}};
  const auto* all = std::get_if<And>(&query.node);
  if (all == nullptr) return {is_all_of_words(query) ? Split::How::all : Split::How::stream, {}};
  And scoring;
  Split split;
  for (const auto& operand : all->operands) {
    if (impl::concepts_of(operand).empty())
      split.conditions.push_back(operand);
    else
      scoring.operands.push_back(operand);
  }
  if (scoring.operands.size() == 1 && is_any_of_words(scoring.operands[0]))
    split.how = Split::How::any;
  else if (is_all_of_words({scoring}))
    split.how = Split::How::all;
  return split;
}

// What may be among the best of a segment: all, or what conditions and deletions leave.
Result<std::optional<Set>> allowed_of(const Snapshot::Part& part, const std::vector<Query>& conditions,
                                      impl::Compiler& compiler, impl::Deadline& deadline) {
  std::optional<Set> allowed;
  if (!conditions.empty()) {
    const auto stream = SANLIAN_TRY(compiler.compile({And{conditions}}));
    allowed.emplace(part.segment->size());
    stream->into(*allowed, deadline);
  } else if (part.deleted != nullptr) {
    allowed.emplace(part.segment->size());
    for (auto& word : allowed->words()) word = ~std::uint64_t{0};
  }
  if (part.deleted != nullptr) *allowed -= *part.deleted;
  return allowed;
}
}  // namespace

Result<std::vector<Hit>> top(const Snapshot& snapshot, const Query& query, std::size_t k, const Limits& limits) {
  impl::Deadline deadline(limits.time_max);
  auto words = impl::concepts_of(query);
  impl::weigh(words, snapshot);
  const impl::Weights weights(snapshot);
  const auto kind = split(query);
  impl::TopList best(k);
  for (const auto& part : snapshot.parts()) {
    if (k == 0 || part.segment->size() == 0) continue;
    impl::Compiler compiler(*part.segment, snapshot.schema(), limits, deadline);
    const auto conditions = kind.how == Split::How::stream ? std::vector<Query>{} : kind.conditions;
    const auto allowed = SANLIAN_TRY(allowed_of(part, conditions, compiler, deadline));
    impl::Ranker ranker(part, words, weights, allowed ? &*allowed : nullptr, best, deadline);
    if (kind.how == Split::How::any)
      ranker.rank_any();
    else if (kind.how == Split::How::all)
      ranker.rank_all();
    else
      ranker.rank_stream(*SANLIAN_TRY(compiler.compile(query)));
    if (deadline.look()) return Error(errors::out_of_time, {{"limit", std::to_string(limits.time_max.count())}});
  }
  return std::move(best).take();
}

}  // namespace sanlian::search
