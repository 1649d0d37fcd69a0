#include "search/match/match.h"

#include "search/match/errors.h"
#include "search/match/impl/compiler.h"

namespace sanlian::search {
namespace {

Error out_of_time(const Limits& limits) {
  return Error(errors::out_of_time, {{"limit", std::to_string(limits.time_max.count())}});
}

// Segments begin anywhere in a word of the snapshot's set.
void add_from(Set& all, const Set& part, std::uint32_t first) {
  auto& to = all.words();
  const auto& from = part.words();
  const auto word = first / 64, shift = first % 64;
  for (std::size_t i = 0; i < from.size(); ++i) {
    to[word + i] |= from[i] << shift;
    if (shift != 0 && from[i] >> (64 - shift) != 0) to[word + i + 1] |= from[i] >> (64 - shift);
  }
}

Result<Set> drain(impl::Stream& stream, const Snapshot::Part& part, const Limits& limits, impl::Deadline& deadline) {
  Set found(part.segment->size());
  stream.into(found, deadline);
  if (deadline.look()) return out_of_time(limits);
  if (part.deleted != nullptr) found -= *part.deleted;
  return found;
}
}  // namespace

Result<Set> match(const Snapshot& snapshot, const Query& query, const Limits& limits) {
  impl::Deadline deadline(limits.time_max);
  Set found(snapshot.slots());
  for (const auto& part : snapshot.parts()) {
    const auto stream = SANLIAN_TRY(impl::Compiler(*part.segment, snapshot.schema(), limits, deadline).compile(query));
    add_from(found, SANLIAN_TRY(drain(*stream, part, limits, deadline)), part.first);
  }
  return found;
}

Result<std::uint64_t> count(const Snapshot& snapshot, const Query& query, const Limits& limits) {
  impl::Deadline deadline(limits.time_max);
  std::uint64_t sum = 0;
  for (const auto& part : snapshot.parts()) {
    const auto stream = SANLIAN_TRY(impl::Compiler(*part.segment, snapshot.schema(), limits, deadline).compile(query));
    if (deadline.look()) return out_of_time(limits);
    const auto known = part.deleted == nullptr ? stream->known_count() : std::nullopt;
    sum += known ? *known : SANLIAN_TRY(drain(*stream, part, limits, deadline)).count();
  }
  return sum;
}

}  // namespace sanlian::search
