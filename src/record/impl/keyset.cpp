#include "record/impl/keyset.h"

#include "format/json.h"
#include "format/json_writer.h"
#include "record/errors.h"
#include "record/impl/row_json.h"

namespace sanlian::record {
namespace {
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string encode(std::string_view bytes) {
  std::string out;
  unsigned pool = 0;
  int bits = 0;
  for (const char c : bytes) {
    pool = pool << 8 | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 6;) out += kAlphabet[pool >> (bits -= 6) & 63];
  }
  if (bits > 0) out += kAlphabet[pool << (6 - bits) & 63];
  return out;
}

std::optional<std::string> decode(std::string_view text) {
  std::string out;
  unsigned pool = 0;
  int bits = 0;
  for (const char c : text) {
    const auto value = kAlphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    pool = pool << 6 | static_cast<unsigned>(value);
    bits += 6;
    if (bits >= 8) out += static_cast<char>(pool >> (bits -= 8) & 255);
  }
  return out;
}

Result<std::vector<Cell>> read_cursor(const std::vector<OrderKey>& order, std::string_view cursor) {
  const auto json = decode(cursor);
  const auto list = json ? format::parse_json(*json) : Result<format::Value>(Error(errors::bad_cursor));
  if (!list || !list->is_list() || list->size() != order.size()) return Error(errors::bad_cursor);
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& value = list->items()[i];
    if (value.is_null() && order[i].nullable) {
      cells.emplace_back();
    } else if (value.is_text() && order[i].text) {
      cells.emplace_back(value.text());
    } else if (value.is_number() && !order[i].text) {
      std::int64_t number = 0;
      const auto& digits = value.number_text();
      const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
      if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return Error(errors::bad_cursor);
      cells.emplace_back(number);
    } else {
      return Error(errors::bad_cursor);
    }
  }
  return cells;
}

/// Strictly after `value` in this key's order alone. Nulls come first ascending and last descending.
void add_after(const OrderKey& key, const Cell& value, Statement& out) {
  if (is_null(value)) {
    out.add(key.descending ? "0" : key.column + " IS NOT NULL");
    return;
  }
  const bool nulls_follow = key.descending && key.nullable;
  out.add(nulls_follow ? "(" : "").add(key.column).add(key.descending ? " < " : " > ").parameter(value);
  if (nulls_follow) out.add(" OR ").add(key.column).add(" IS NULL)");
}

void add_same(const OrderKey& key, const Cell& value, Statement& out) {
  out.add(key.column);
  if (is_null(value))
    out.add(" IS NULL");
  else
    out.add(" = ").parameter(value);
}

void add_from(const std::vector<OrderKey>& order, std::size_t i, const std::vector<Cell>& values, Statement& out) {
  if (i + 1 == order.size()) return add_after(order[i], values[i], out);
  out.add("(");
  add_after(order[i], values[i], out);
  out.add(" OR (");
  add_same(order[i], values[i], out);
  out.add(" AND ");
  add_from(order, i + 1, values, out);
  out.add("))");
}
}  // namespace

Status add_keyset(const std::vector<OrderKey>& order, std::string_view cursor, Statement& out) {
  const auto values = SANLIAN_TRY(read_cursor(order, cursor));
  out.add(" AND ");
  // A plain range on the first key lets the index start at the cursor; the rest only sorts out its ties.
  if (order.size() > 1 && !order[0].nullable)
    out.add(order[0].column).add(order[0].descending ? " <= " : " >= ").parameter(values[0]).add(" AND ");
  add_from(order, 0, values, out);
  return {};
}

std::string cursor_of(const Queries::Plan& plan, const store::Rows& rows) {
  std::string json;
  format::JsonWriter writer(json);
  writer.begin_list();
  for (const auto& key : plan.order) {
    const auto cell = cell_at(rows, key.result_column);
    if (is_null(cell))
      writer.null();
    else if (const auto* number = std::get_if<std::int64_t>(&cell))
      writer.integer(*number);
    else
      writer.text(std::get<std::string_view>(cell));
  }
  writer.end_list();
  return encode(json);
}

}  // namespace sanlian::record
