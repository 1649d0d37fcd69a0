#include "work/export/export.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <unordered_map>

#include "format/csv_writer.h"
#include "format/xlsx_writer.h"
#include "record/field_kind.h"
#include "record/row.h"
#include "work/import/errors.h"

namespace sanlian::work {
namespace {

using record::Field;
constexpr std::size_t kTitlesMax = 50'000;  ///< Kept in memory.

/// One kind of file being written.
class Sheet {
 public:
  virtual ~Sheet() = default;
  virtual Status row(std::span<const std::string_view> cells) = 0;
  virtual Status finish() = 0;
};

class CsvSheet final : public Sheet {
 public:
  explicit CsvSheet(const std::filesystem::path& path)
      : path_(path), part_(path.string() + ".part"), file_(part_, std::ios::binary) {}
  ~CsvSheet() override {
    std::error_code ignored;
    if (!finished_) std::filesystem::remove(part_, ignored);
  }
  Status row(std::span<const std::string_view> cells) override {
    for (const auto cell : cells) csv_.cell(cell);
    csv_.end_row();
    file_ << text_;
    text_.clear();
    if (file_) return {};
    return Error(errors::cannot_export, {{"file", path_.string()}, {"why", std::strerror(errno)}});
  }
  Status finish() override {
    file_.close();
    std::error_code failed;
    if (file_) std::filesystem::rename(part_, path_, failed);
    if (!file_ || failed)
      return Error(errors::cannot_export,
                   {{"file", path_.string()}, {"why", failed ? failed.message() : std::strerror(errno)}});
    finished_ = true;
    return {};
  }

 private:
  const std::filesystem::path path_, part_;
  std::ofstream file_;
  std::string text_;
  format::CsvWriter csv_{text_, {.bom = true, .defuse_formulas = true}};
  bool finished_ = false;
};

class XlsxSheet final : public Sheet {
 public:
  explicit XlsxSheet(format::XlsxWriter writer) : writer_(std::move(writer)) {}
  Status row(std::span<const std::string_view> cells) override { return writer_.row(cells); }
  Status finish() override { return writer_.finish(); }

 private:
  format::XlsxWriter writer_;
};

format::XlsxColumn::Kind column_kind(const Field& field) {
  using Kind = format::XlsxColumn::Kind;
  const auto kind = field.kind->name();
  if (field.sensitive) return Kind::text;
  if (kind == "money") return Kind::money;
  if (kind == "integer" || kind == "decimal" || kind == "rate") return Kind::number;
  return kind == "date" ? Kind::date : Kind::text;
}

class Export {
 public:
  Export(Platform& platform, const record::Actor& actor, const ExportOptions& options)
      : platform_(platform), actor_(actor), options_(options) {}

  Result<std::int64_t> run() {
    auto selection = options_.selection;
    selection.exporting = true;
    auto& reader = platform_.store().reader();
    const store::TimeLimit patient(reader, std::chrono::milliseconds(0));
    const store::Snapshot snapshot(reader);
    std::int64_t count = 0;
    SANLIAN_TRY(platform_.queries().each(reader, platform_.context(actor_), *options_.type, selection,
                                         [&](const record::RowView& row) -> Result<bool> {
                                           if (!sheet_) SANLIAN_TRY(begin(row.fields()));
                                           SANLIAN_TRY(write(row));
                                           return ++count, true;
                                         }));
    if (!sheet_) SANLIAN_TRY(begin(all_fields()));
    SANLIAN_TRY(sheet_->finish());
    return count;
  }

 private:
  /// The header of an export without rows: what was asked for, or everything that may be exported.
  std::vector<const Field*> all_fields() const {
    const auto& type = *options_.type;
    const auto& may_read = platform_.access().grant(type, record::Action::read, actor_);
    const auto& may_export = platform_.access().grant(type, record::Action::export_, actor_);
    std::vector<const Field*> fields;
    for (const auto& name : options_.selection.fields)
      if (const auto* field = type.field(name)) fields.push_back(field);
    if (!fields.empty()) return fields;
    for (const auto& field : type.fields) {
      const auto i = static_cast<std::size_t>(field.index);
      if (may_read.fields[i].reach != record::Grant::Reach::never &&
          may_export.fields[i].reach != record::Grant::Reach::never)
        fields.push_back(&field);
    }
    return fields;
  }

  Status begin(std::span<const Field* const> fields) {
    if (options_.format == ExportFormat::csv) {
      sheet_ = std::make_unique<CsvSheet>(options_.file);
      std::vector<std::string_view> headers;
      for (const auto* field : fields) headers.push_back(field->label.in(options_.lang));
      return sheet_->row(headers);
    }
    auto writer = SANLIAN_TRY(format::XlsxWriter::create(options_.file.string()));
    std::vector<format::XlsxColumn> columns;
    for (const auto* field : fields)
      columns.push_back({.title = field->label.in(options_.lang), .kind = column_kind(*field)});
    SANLIAN_TRY(writer.add_sheet(options_.type->label.in(options_.lang), std::move(columns)));
    sheet_ = std::make_unique<XlsxSheet>(std::move(writer));
    return {};
  }

  Status write(const record::RowView& row) {
    const auto fields = row.fields();
    texts_.resize(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (row.is_hidden(i))
        texts_[i] = hidden_mark(options_.lang);
      else
        texts_[i] = SANLIAN_TRY(text(*fields[i], row.cells(i)));
    }
    const std::vector<std::string_view> cells(texts_.begin(), texts_.end());
    return sheet_->row(cells);
  }

  Result<std::string> text(const Field& field, std::span<const record::CellView> cells) {
    if (record::is_null(cells[0])) return std::string();
    if (field.sensitive) return std::string(kMask);
    if (field.kind->name() == "reference") return title(*field.target_type, std::get<std::string_view>(cells[0]));
    return field.kind->print(field, cells, options_.lang);
  }

  /// The name of a record as far as the actor may read it; else its id.
  Result<std::string> title(const record::RecordType& target, std::string_view id) {
    if (const auto known = titles_.find(std::string(id)); known != titles_.end()) return known->second;
    if (titles_.size() >= kTitlesMax) titles_.clear();
    std::string name(id);
    auto& reader = platform_.store().reader();
    if (const auto row = SANLIAN_TRY(record::load(reader, target, id))) {
      const auto seen =
          platform_.writer().permission(reader, actor_, platform_.clock().now(), record::Action::read, *row);
      if (seen.allowed && seen.fields[static_cast<std::size_t>(target.title().index)])
        name = row->print(target.title(), options_.lang);
    }
    return titles_.emplace(id, name).first->second;
  }

  Platform& platform_;
  const record::Actor& actor_;
  const ExportOptions& options_;
  std::unique_ptr<Sheet> sheet_;
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::string> titles_;
};

}  // namespace

std::optional<ExportFormat> export_format_of(std::string_view key) {
  if (key == "csv") return ExportFormat::csv;
  if (key == "xlsx") return ExportFormat::xlsx;
  return std::nullopt;
}

Result<std::int64_t> export_records(Platform& platform, const record::Actor& actor, const ExportOptions& options) {
  ensure(options.type, "an export names its type");
  return Export(platform, actor, options).run();
}

}  // namespace sanlian::work
