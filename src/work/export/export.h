#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "record/query.h"
#include "work/platform.h"

namespace sanlian::work {

enum class ExportFormat { csv, xlsx };
std::optional<ExportFormat> export_format_of(std::string_view key);

/// What stands in an export for a sensitive value; an import passes it over.
inline constexpr std::string_view kMask = "***";

/// What stands in an export for a value that this row keeps from the person; an import passes it over in either
/// language.
constexpr std::string_view hidden_mark(Lang lang) { return lang == Lang::zh ? "（无权查看）" : "(not shown)"; }

struct ExportOptions {
  const record::RecordType* type = nullptr;
  record::Selection selection;  ///< Filter, order and fields; the right to export is asked in any case.
  ExportFormat format = ExportFormat::xlsx;
  std::filesystem::path file;  ///< Written whole or not at all.
  Lang lang = Lang::zh;        ///< Of headers and options.
};

/// Writes the records that the actor may read and export, one row each: labels as headers, sensitive fields masked,
/// what a row keeps from the actor marked, references by the title of what they point to. Answers the number of rows;
/// memory does not grow with it. Errors: record.forbidden, those of Queries::each, work.cannot_export,
/// format.xlsx_cannot_write.
Result<std::int64_t> export_records(Platform& platform, const record::Actor& actor, const ExportOptions& options);

}  // namespace sanlian::work
