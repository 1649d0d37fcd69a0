#include "search/set.h"

#include "base/ensure.h"

namespace sanlian::search {
namespace {

template <class Combine>
void combine(std::vector<std::uint64_t>& into, const std::vector<std::uint64_t>& other, Combine each) {
  ensure(into.size() == other.size(), "sets of one snapshot have as many slots");
  for (std::size_t i = 0; i < into.size(); ++i) into[i] = each(into[i], other[i]);
}
}  // namespace

Set& Set::operator&=(const Set& other) {
  combine(words_, other.words_, [](auto a, auto b) { return a & b; });
  return *this;
}

Set& Set::operator|=(const Set& other) {
  combine(words_, other.words_, [](auto a, auto b) { return a | b; });
  return *this;
}

Set& Set::operator-=(const Set& other) {
  combine(words_, other.words_, [](auto a, auto b) { return a & ~b; });
  return *this;
}

}  // namespace sanlian::search
