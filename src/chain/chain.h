#pragma once

#include <string>
#include <vector>

#include "chain/move.h"

namespace sanlian::chain {

enum class Terminal { none, success, failure, cancelled };
std::string_view terminal_key(Terminal terminal);  ///< Empty for none.

struct Stage {
  std::string key;
  Label label, help;
  std::optional<int> target_workdays;
  Terminal terminal = Terminal::none;
};

/// A declared chain. Immutable once the book is loaded; lives as long as the book.
class ChainType {
 public:
  std::string key, pack, file;
  Label label, help;
  const record::RecordType* type = nullptr;
  std::string start;
  std::vector<Stage> stages;  ///< In the order of the work.
  std::vector<Move> moves;
  /// References of documents to the type: what holds evidence for it. Empty where no move asks for any.
  std::vector<const record::Field*> document_references;
  const record::Field* document_valid_until = nullptr;  ///< Day until which a document counts; null: they have none.

  const Stage* stage(std::string_view stage_key) const;
  const Move* move(std::string_view move_key) const;
};

}  // namespace sanlian::chain
