// Symbols of the International Patent Classification and of the Cooperative one, which has its form.
// Source: WIPO ST.8 (fixed form), Guide to the IPC.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sanlian::corpus {

/// One symbol as people and offices write it, as one spelling: `H01M 8/04`, `H01M`, `H01`, `H`.
///
/// Reads `A21D 13/00`, `A01K47/00`, `G06F 16/35 (2019.01)`, `A61B005/00`, `H01M0008040000` (ST.8), `H01M-8/04`.
/// Nothing where it is no symbol.
std::optional<std::string> read_symbol(std::string_view text);

/// A symbol by the columns of the old tapes: `G06F 1516` is G06F 15/16, `B60R  900` is B60R 9/00.
std::optional<std::string> read_symbol_columns(std::string_view text);

/// What a searcher writes: a symbol as stored; a main group without its subgroup as the beginning of all below it
/// (`h01m8` is `H01M 8/`); anything else as it came.
std::string spell_symbol(std::string_view text);
/// What a searcher writes for a main group, as symbol_levels() has it: `h01m8` is `H01M 8/00`.
std::string spell_group(std::string_view text);

/// Adds the symbol unless it is there already. False where `text` is no symbol and not empty; of `G06F/` and `A21D
/// 13/8` the subclass alone is certain, and is added.
bool add_symbol(std::vector<std::string>& symbols, std::string_view text);

/// The levels above a symbol, where it has them: section `H`, class `H01`, subclass `H01M`, main group `H01M 8/00`.
struct SymbolLevels {
  std::string section, symbol_class, subclass, main_group;
};
SymbolLevels symbol_levels(std::string_view symbol);

}  // namespace sanlian::corpus
