// A chain as a graph: every stage can be reached from the start, and from every stage an end.
#include <set>

#include "chain/errors.h"
#include "chain/impl/chain_reader.h"

namespace sanlian::chain {
namespace {

/// All stages that can be reached from `found`, along the moves or against them.
std::set<std::string> spread(const ChainType& chain, std::set<std::string> found, bool forward) {
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& move : chain.moves)
      for (const auto& from : move.from) {
        const auto& near = forward ? from : move.to;
        const auto& far = forward ? move.to : from;
        if (found.contains(near) && found.insert(far).second) grew = true;
      }
  }
  return found;
}

}  // namespace

void ChainReader::check_graph(const ChainType& chain, const Declared& declared) {
  std::set<std::string> ends;
  for (const auto& stage : chain.stages)
    if (stage.terminal != Terminal::none) ends.insert(stage.key);
  const auto reached = spread(chain, {chain.start}, true);
  const auto saved = spread(chain, ends, false);
  for (const auto& node : declared["stages"].items()) {
    const auto key = node["key"].text();
    if (!reached.contains(key)) node.refuse(Error(errors::unreachable, {{"start", chain.start}, {"stage", key}}));
    if (!saved.contains(key)) node.refuse(Error(errors::no_way_out, {{"stage", key}}));
  }
}

}  // namespace sanlian::chain
