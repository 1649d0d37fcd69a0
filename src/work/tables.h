// Dated tables of packs: fees, holidays, reference rates. One shape for all of them: docs/guides/tables.md.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/result.h"
#include "format/schema.h"
#include "format/value.h"
#include "number/decimal.h"

namespace sanlian::work {

struct TableSource {
  std::string document, clause, confidence;
  std::optional<Date> from, to;
};

/// One row; columns by key. A column that is not there or empty answers nothing.
class TableRow {
 public:
  explicit TableRow(const format::Value* row) : row_(row) {}
  std::string text(std::string_view column) const;
  std::optional<Decimal> number(std::string_view column) const;
  std::optional<Date> date(std::string_view column) const;
  std::optional<bool> boolean(std::string_view column) const;
  format::Place place() const { return row_->place(); }

 private:
  const format::Value* row_;
};

struct TablePart {
  std::string key;
  std::optional<int> year;
  TableSource source;
  std::vector<TableRow> rows;
  format::Place place;
};

/// A table file, checked against the shape. Move-only: rows look into its tree.
class Table {
 public:
  /// Errors: format.*, each with file:line:column.
  static Result<Table> load(const std::filesystem::path& file, const std::string& shown_name);
  const std::string& key() const { return key_; }
  const std::string& file() const { return file_; }  ///< As shown in errors: `packs/ip/tables/annuities.yaml`.
  const std::vector<TablePart>& parts() const { return parts_; }
  /// The last day the table speaks for; a later one is unknown.
  std::optional<Date> known_until() const { return known_until_; }

 private:
  Table() = default;
  std::string key_, file_;
  std::optional<Date> known_until_;
  std::unique_ptr<const format::Value> tree_;
  std::vector<TablePart> parts_;
};

extern const format::Schema kTableSchema;

/// The table `key` of whichever pack has it (packs/*/tables, packs/*/calendars). Errors: work.no_such_table.
Result<Table> find_table(const std::filesystem::path& packs, std::string_view key);

/// Working days from table `calendar_cn`.
Result<WorkCalendar> load_calendar(const std::filesystem::path& packs);

}  // namespace sanlian::work
