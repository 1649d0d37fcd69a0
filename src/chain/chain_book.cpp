#include "chain/chain_book.h"

#include "chain/errors.h"
#include "chain/impl/chain_reader.h"

namespace sanlian::chain {

Result<std::unique_ptr<ChainBook>> ChainBook::load(const Sources& sources) { return ChainReader(sources).read(); }

const ChainType* ChainBook::find(std::string_view key) const {
  for (const auto& chain : chains_)
    if (chain->key == key) return chain.get();
  return nullptr;
}

const ChainType* ChainBook::of(const record::RecordType& type) const {
  for (const auto& chain : chains_)
    if (chain->type == &type) return chain.get();
  return nullptr;
}

Result<const ChainType*> ChainBook::require(const record::RecordType& type) const {
  if (const auto* chain = of(type)) return chain;
  return Error(errors::no_chain, {{"type", type.label.zh}, {"type_en", type.label.en}}).at(type.key);
}

}  // namespace sanlian::chain
