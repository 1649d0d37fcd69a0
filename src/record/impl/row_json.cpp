#include "record/impl/row_json.h"

#include <array>
#include <utility>

#include "record/field_kind.h"

namespace sanlian::record {
namespace {

void write_instant(format::JsonWriter& out, std::string_view key, const store::Rows& rows, int column) {
  out.key(key);
  if (rows.is_null(column))
    out.null();
  else
    out.text(Instant{rows.integer(column)}.to_string());
}

void write_text(format::JsonWriter& out, std::string_view key, const store::Rows& rows, int column) {
  out.key(key);
  if (rows.is_null(column))
    out.null();
  else
    out.text(rows.text(column));
}

/// Left out where nothing is hidden, as in most rows.
void write_hidden(const ShownFields& shown, const store::Rows& rows, format::JsonWriter& out) {
  bool any = false;
  for (std::size_t i = 0; i < shown.fields.size(); ++i) {
    if (!hides(shown, i, rows)) continue;
    if (!std::exchange(any, true)) out.key("hidden").begin_list();
    out.text(shown.fields[i]->key);
  }
  if (any) out.end_list();
}

}  // namespace

CellView cell_at(const store::Rows& rows, int column) {
  switch (rows.kind(column)) {
    case store::Bind::Kind::null:
      return {};
    case store::Bind::Kind::integer:
      return rows.integer(column);
    case store::Bind::Kind::text:
      return rows.text(column);
    case store::Bind::Kind::blob:
      return rows.bytes(column);
  }
  return {};
}

bool hides(const ShownFields& shown, std::size_t position, const store::Rows& rows) {
  const int open = shown.open[position];
  return open >= 0 && (rows.is_null(open) || rows.integer(open) == 0);
}

void write_row(const Queries::Plan& plan, const store::Rows& rows, format::JsonWriter& out) {
  out.begin_map();
  out.key("id").text(rows.text(0)).key("type").text(plan.type.key);
  write_text(out, "park", rows, 1);
  out.key("version").integer(rows.integer(2));
  write_instant(out, "created_at", rows, 3);
  write_text(out, "created_by", rows, 4);
  write_instant(out, "updated_at", rows, 5);
  write_text(out, "updated_by", rows, 6);
  if (!rows.is_null(7)) write_instant(out, "deleted_at", rows, 7);
  if (!rows.is_null(8)) out.key("doubts").raw(rows.text(8));
  if (plan.type.staged()) {
    write_text(out, "stage", rows, 9);
    write_instant(out, "stage_since", rows, 10);
    write_text(out, "stage_due", rows, 11);
  }
  std::array<CellView, 4> cells;
  for (std::size_t i = 0; i < plan.shown.fields.size(); ++i) {
    const auto& field = *plan.shown.fields[i];
    const auto count = field.kind->columns().size();
    for (std::size_t c = 0; c < count; ++c) cells[c] = cell_at(rows, plan.shown.columns[i] + static_cast<int>(c));
    out.ready_key(plan.shown.keys[i]);
    if (is_null(cells[0]))
      out.null();
    else
      field.kind->write_json(field, {cells.data(), count}, out);
  }
  if (plan.shown.may_hide) write_hidden(plan.shown, rows, out);
  if (!plan.titles.empty()) {
    out.key("titles").begin_map();
    for (const auto& [field, column] : plan.titles)
      if (!rows.is_null(column)) out.key(field->key).text(rows.text(column));
    out.end_map();
  }
  out.end_map();
}

}  // namespace sanlian::record
