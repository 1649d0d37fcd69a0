// Which column of a file is which field. Headers are known by key, label or alias; line breaks, stars, brackets and
// units around them are what spreadsheets add: `注册资本\n（万元）` is registered capital, its cells times 10,000.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "format/json_writer.h"
#include "record/type.h"

namespace sanlian::work {

struct MappedColumn {
  enum class Why {
    matched,   ///< By key, label or alias.
    declared,  ///< By the given map.
    ignored,   ///< By the given map, or a column that an error file added.
    taken,     ///< The given map chose another column for this field.
    computed,  ///< The platform computes this field itself.
    unit,      ///< The header is known, but not the unit behind it.
    unknown
  };
  std::string header;                    ///< On one line; may be empty.
  const record::Field* field = nullptr;  ///< Null: the column is not read.
  int shift = 0;                         ///< Numbers count times 10^shift.
  Why why = Why::unknown;
  std::string sample = {};  ///< The first value, for the preview.
};

struct ColumnMap {
  std::vector<MappedColumn> columns;  ///< As many and in the order of the file's.
  const MappedColumn* column_of(const record::Field& field) const;
  void write_json(format::JsonWriter& out) const;
};

using GivenMap = std::vector<std::pair<std::string, std::string>>;

/// Errors, all together: work.import_two_columns (one field twice), work.import_two_fields (one header, two fields),
/// work.import_map_header and work.import_map_field (the given map names what there is not).
Result<ColumnMap> map_columns(const record::RecordType& type, std::span<const std::string> headers,
                              const GivenMap& given);

/// How many of these texts are headers of the type: what the header row is found by.
int count_headers(const record::RecordType& type, std::span<const std::string> texts, const GivenMap& given);

/// The two columns that an error file has before the original ones.
inline constexpr std::string_view kRowHeader = "导入行号 Sheet row", kReasonHeader = "拒绝原因 Reason";

/// `cell` times 10^shift when it is a plain number; a cell with a unit of its own keeps it.
/// Errors: record.unreadable_number.
Result<std::string> shifted(const record::Field& field, std::string_view cell, int shift);

}  // namespace sanlian::work
