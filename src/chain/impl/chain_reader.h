#pragma once

#include "chain/chain_book.h"
#include "format/declared.h"

namespace sanlian::chain {

/// Reads all chain files and collects every error of all of them.
class ChainReader {
 public:
  explicit ChainReader(const ChainBook::Sources& sources) : sources_(sources) {}
  Result<std::unique_ptr<ChainBook>> read();

 private:
  using Declared = format::Declared;
  using Known = std::vector<std::string>;

  void read_file(const std::filesystem::path& path, const std::string& pack);
  void read_chain(const Declared& declared, const std::string& pack);
  bool bind_type(ChainType& chain, const Declared& declared);
  void read_stages(ChainType& chain, const Declared& declared);
  void read_move(ChainType& chain, const Declared& declared);
  void read_asks(const ChainType& chain, Move& move, const Declared& list);
  void read_documents(ChainType& chain, Move& move, const Declared& list);
  void check_every_type_has_its_chain();

  // impl/chain_expressions.cpp
  void read_guard(const ChainType& chain, Move& move, const Declared& declared);
  void read_check(const ChainType& chain, Guard& guard, const Declared& declared);
  void read_inputs(const ChainType& chain, Guard& guard, const Declared& inputs);
  void read_update(const ChainType& chain, Move& move, const Declared& declared);
  void read_creation(const ChainType& chain, Move& move, const Declared& declared);
  void read_announcement(const ChainType& chain, Move& move, const Declared& declared);
  std::vector<Setting> read_settings(const record::RecordType& type, const feel::Scope& scope, const Declared& values);
  std::optional<Related> read_related(const ChainType& chain, const Declared& over, const Declared& path);
  std::optional<feel::Expression> compile(const Declared& node, const feel::Scope& scope,
                                          std::optional<feel::Type> expected = {});
  const record::RecordType* records_of(const Declared& node, const feel::Expression& expression);
  const record::Field* field_of(const record::RecordType& type, const std::string& key, const Declared& node);
  void check_value(const record::Field& field, const feel::Expression& value, const feel::Scope& scope,
                   const Declared& node);
  const record::Role* role_of(const Declared& node);

  // impl/chain_graph.cpp
  void check_graph(const ChainType& chain, const Declared& declared);

  const Stage* stage_of(const ChainType& chain, const Declared& node);

  ChainBook::Sources sources_;
  std::string file_;  ///< The one being read, as messages show it.
  Errors errors_;
  std::unique_ptr<ChainBook> book_;
};

/// `→ word` for a hint, or nothing.
std::string nearest_hint(std::string_view word, const std::vector<std::string>& known);

}  // namespace sanlian::chain
