#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "feel/entity.h"
#include "feel/scope.h"
#include "feel/type.h"

namespace sanlian::feel {

struct Tree;

struct CompileOptions {
  /// The text is the right-hand side of `in` or a cell of a decision table: `< 5, [7..9], not(…)`, `-`. The scope must
  /// then have a variable named `?`, the value that is tested.
  bool unary_tests = false;
  /// What the expression must yield, if anything; a guard expects Kind::boolean.
  std::optional<Type> expected;
  /// Where the text stands, for messages: `packs/ip/types/patent.yaml`, and the place of its first character.
  std::string source;
  int first_line = 1, first_column = 1;
  /// As DMN models want it: what can never work becomes null with a reason when it is evaluated, not an error now.
  bool lenient = false;
  std::size_t bytes_max = 64 * 1024;
};

/// One field that an expression reads.
struct Read {
  const Attribute* attribute = nullptr;  ///< Its `owner` is the entity.
  std::string path;                      ///< `enterprise.patents.status`, for messages; keys, not labels.
};

/// Parsed, bound to slots and typed. Never changes; may be shared between threads.
class Expression {
 public:
  explicit Expression(std::shared_ptr<const Tree> tree) : tree_(std::move(tree)) {}

  const Type& type() const;
  const std::string& text() const;  ///< As it was given.
  /// Printed back from the tree, with no more brackets than needed; compiling it again gives the same tree.
  std::string to_text() const;
  /// Every field of every record type that may be read, each once. A filter may not read what its user may not see.
  std::span<const Read> reads() const;
  const Entity* root() const;
  /// It may give another value at another time of the same day or on another: it uses now() or today().
  bool asks_clock() const;
  /// Of a lenient expression: what would have been errors, in the order of the text. Those parts answer null.
  std::span<const Error> doubts() const;
  const Tree& tree() const { return *tree_; }
  const std::shared_ptr<const Tree>& shared_tree() const { return tree_; }

 private:
  std::shared_ptr<const Tree> tree_;  ///< Shared: closures keep their tree alive.
};

/// Errors: feel.syntax, feel.unknown_name, feel.no_field, feel.never_works and others of errors.h, each with its place
/// `source:line:column`. The first error is reported.
Result<Expression> compile(std::string_view text, const Scope& scope, const CompileOptions& options = {});

}  // namespace sanlian::feel
