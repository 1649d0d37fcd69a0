#include "record/sql_text.h"

namespace sanlian::record {

SqlText& SqlText::add(const SqlText& other) {
  text_ += other.text_;
  binders_.insert(binders_.end(), other.binders_.begin(), other.binders_.end());
  return *this;
}

SqlText& SqlText::parameter(Cell cell) {
  return bound("?", [cell = std::move(cell)](const BindContext&, std::vector<Cell>& out) -> Status {
    out.push_back(cell);
    return {};
  });
}

SqlText& SqlText::bound(std::string_view text, Binder binder) {
  text_ += text;
  binders_.push_back(std::move(binder));
  return *this;
}

Status SqlText::bind(const BindContext& context, std::vector<Cell>& out) const {
  for (const auto& binder : binders_) SANLIAN_TRY(binder(context, out));
  return {};
}

std::string sql_name(std::string_view name) { return "\"" + std::string(name) + "\""; }

std::vector<store::Bind> lend(const std::vector<Cell>& cells) {
  std::vector<store::Bind> binds;
  binds.reserve(cells.size());
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
