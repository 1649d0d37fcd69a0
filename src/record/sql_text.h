// SQL that is finished at the moment of the query: constants, and conditions whose parameters are evaluated for an
// actor. Built once, cached, written out often.
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

/// A statement with what its `?` are, in order of appearance.
struct Statement {
  std::string sql;
  std::vector<Cell> cells;

  Statement& add(std::string_view text) { return sql += text, *this; }
  Statement& parameter(Cell cell) { return sql += '?', cells.push_back(std::move(cell)), *this; }
  /// Lends the cells to one call.
  std::vector<store::Bind> binds() const;
};

class SqlText {
 public:
  /// Appends text and cells.
  using Part = std::function<Status(const BindContext&, Statement&)>;

  SqlText() = default;
  explicit SqlText(std::string_view text) { add(text); }

  SqlText& add(std::string_view text);
  SqlText& add(const SqlText& other);
  SqlText& add(Part part);

  bool empty() const { return pieces_.empty(); }
  Status write(const BindContext& context, Statement& out) const;

 private:
  struct Piece {
    std::string text;
    Part part;  ///< Empty: the text alone.
  };
  std::vector<Piece> pieces_;
};

/// `"name"`: a declared key may be a word of SQL.
std::string sql_name(std::string_view name);
std::vector<store::Bind> lend(const std::vector<Cell>& cells);

}  // namespace sanlian::record
