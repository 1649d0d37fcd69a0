// All declared chains, read whole from packs/*/chains before any is used.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "chain/chain.h"
#include "chain/effect.h"
#include "record/registry.h"

namespace sanlian::chain {

class ChainBook {
 public:
  struct Sources {
    const std::filesystem::path& folder;  ///< The packs, as given to Registry::load.
    const record::Registry& registry;
    const EffectBook& effects;
    const Checks& checks;
  };
  /// All errors of all files are reported together, each with file:line:column. `registry` and `checks` outlive the
  /// book. Errors: format.*, feel.*, chain.*, record.unknown_field and its kin.
  static Result<std::unique_ptr<ChainBook>> load(const Sources& sources);

  std::span<const std::unique_ptr<ChainType>> chains() const { return chains_; }
  const ChainType* find(std::string_view key) const;
  /// Null for a type without a chain.
  const ChainType* of(const record::RecordType& type) const;
  /// Errors: chain.no_chain.
  Result<const ChainType*> require(const record::RecordType& type) const;

 private:
  friend class ChainReader;
  ChainBook() = default;
  std::vector<std::unique_ptr<ChainType>> chains_;
};

}  // namespace sanlian::chain
