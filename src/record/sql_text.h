// SQL with what its `?` will be, in order of appearance: constants, or conditions that are evaluated for an actor at
// the moment of the query. Built once, cached, bound often.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "feel/environment.h"
#include "record/actor.h"
#include "record/cell.h"
#include "store/bind.h"

namespace sanlian::record {

struct BindContext {
  const Actor& actor;
  feel::Environment environment;
};

class SqlText {
 public:
  /// Appends one cell for each `?` it stands for.
  using Binder = std::function<Status(const BindContext&, std::vector<Cell>&)>;

  SqlText() = default;
  explicit SqlText(std::string_view text) : text_(text) {}

  SqlText& add(std::string_view text) { return text_ += text, *this; }
  SqlText& add(const SqlText& other);
  SqlText& parameter(Cell cell);  ///< Adds `?` and its constant.
  SqlText& bound(std::string_view text, Binder binder);

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  Status bind(const BindContext& context, std::vector<Cell>& out) const;

 private:
  std::string text_;
  std::vector<Binder> binders_;
};

/// `"name"`: a declared key may be a word of SQL.
std::string sql_name(std::string_view name);
/// Lends the cells to one call.
std::vector<store::Bind> lend(const std::vector<Cell>& cells);

}  // namespace sanlian::record
