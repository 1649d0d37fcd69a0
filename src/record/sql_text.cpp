#include "record/sql_text.h"

namespace sanlian::record {

SqlText& SqlText::add(std::string_view text) {
  if (text.empty()) return *this;
  if (pieces_.empty() || pieces_.back().part) pieces_.push_back({});
  pieces_.back().text += text;
  return *this;
}

SqlText& SqlText::add(const SqlText& other) {
  for (const auto& piece : other.pieces_)
    if (piece.part)
      pieces_.push_back(piece);
    else
      add(piece.text);
  return *this;
}

SqlText& SqlText::add(Part part) {
  pieces_.push_back({.text = {}, .part = std::move(part)});
  return *this;
}

Status SqlText::write(const BindContext& context, Statement& out) const {
  for (const auto& piece : pieces_)
    if (piece.part)
      SANLIAN_TRY(piece.part(context, out));
    else
      out.sql += piece.text;
  return {};
}

std::vector<store::Bind> Statement::binds() const { return lend(cells); }

std::string sql_name(std::string_view name) { return "\"" + std::string(name) + "\""; }

std::vector<store::Bind> lend(const std::vector<Cell>& cells) {
  std::vector<store::Bind> binds;
  binds.reserve(cells.size() + 1);
  for (const auto& cell : cells) {
    if (const auto* number = std::get_if<std::int64_t>(&cell))
      binds.emplace_back(*number);
    else if (const auto* text = std::get_if<std::string>(&cell))
      binds.emplace_back(*text);
    else
      binds.emplace_back();
  }
  return binds;
}

}  // namespace sanlian::record
