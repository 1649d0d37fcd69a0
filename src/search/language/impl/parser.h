#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "search/language/impl/leaf.h"
#include "search/language/impl/scanner.h"
#include "search/query.h"

namespace sanlian::search::language {

inline constexpr int kDepthMax = 200;
inline constexpr std::size_t kBytesMax = 65'536;

/// The fields a part of a query is in; those of the schema's texts where nobody named one.
struct Target {
  std::vector<FieldId> fields;
  bool is_named = false;
  bool is_key = false;  ///< The document's key, which is no field.
};

/// Recursive descent, one function a level, loosest first: OR, AND (and mere adjacency), nearness, NOT and fields.
class Parser {
 public:
  Parser(const Source& source, const Schema& schema);
  Result<Query> whole();

 private:
  struct Head;  // `TI=` and its like

  Result<Query> any(const Target& target);
  Result<Query> all(const Target& target);
  Result<Query> near(const Target& target);
  Result<Query> unary(const Target& target);
  Result<Query> fielded(const Head& head, bool was_named);
  Result<Query> primary(const Target& target);
  Result<Query> bracketed(const Target& target);
  Result<Query> range(const Target& target);
  Result<Query> everything(const Target& target, std::size_t place);
  Result<Query> leaf(const Target& target, Word word);
  Result<Query> leaf_in(FieldId field, const Word& word);
  Result<Query> compared(const Target& target, Compare compare, std::size_t place);

  Result<std::optional<Head>> head(std::size_t at) const;
  Result<Target> named(std::size_t place, std::string_view codes) const;
  std::optional<Compare> comparison(std::size_t at, std::size_t& end) const;
  Result<Word> word_for(const Target& target, std::size_t at) const;
  Error missing(std::size_t place, std::size_t sign_begin, std::size_t sign_end) const;
  bool is_number(const Target& target) const;
  bool is_tree(const Target& target) const;
  void skip() { at_ = scanner_.skip_blanks(at_); }

  const Source& source_;
  const Scanner scanner_;
  const Schema& schema_;
  std::map<std::string, std::vector<FieldId>> coded_;  ///< By folded code.
  std::size_t at_ = 0;
  int depth_ = 0;
  SignAt last_;  ///< The operator read last, for what a missing operand is told.
};

}  // namespace sanlian::search::language
