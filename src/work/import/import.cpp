#include "work/import/import.h"

#include <algorithm>
#include <fstream>

#include "base/digest.h"
#include "base/log.h"
#include "base/text.h"
#include "format/table_source.h"
#include "record/errors.h"
#include "record/field_kind.h"
#include "store/journal.h"
#include "work/errors.h"
#include "work/import/errors.h"
#include "work/import/impl/error_file.h"
#include "work/import/impl/row_keys.h"
#include "work/import/impl/row_reader.h"
#include "work/import/impl/row_writer.h"

namespace sanlian::work {
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kHeaderRowMax = 10;
constexpr std::int64_t kProgressRows = 500;

struct SheetRow {
  std::int64_t number = 0;
  std::vector<std::string> cells;
};

SheetRow copy_row(const format::TableRow& row) {
  SheetRow copy{.number = row.number, .cells = {}};
  for (const auto& cell : row.cells) copy.cells.push_back(shown_text(cell));
  return copy;
}

bool is_blank(const SheetRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return trim(cell).empty(); });
}

Result<std::string> digest_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  Digest digest(DigestKind::sha256);
  std::string block(1 << 18, '\0');
  while (file.read(block.data(), static_cast<std::streamsize>(block.size())), file.gcount() > 0)
    digest.add(std::string_view(block).substr(0, static_cast<std::size_t>(file.gcount())));
  return std::move(digest).hex();
}

/// One run, from the opened file to the kept batch.
class Run {
 public:
  Run(Platform& platform, const record::Actor& actor, const ImportOptions& options)
      : platform_(platform), actor_(actor), options_(options), type_(*options.type) {}

  Result<ImportBatch> run() {
    SANLIAN_TRY(check_rights());
    SANLIAN_TRY(check_park());
    SANLIAN_TRY(read_head());
    SANLIAN_TRY(stage_rows());
    SANLIAN_TRY(write_rows());
    return std::move(batch_);
  }

 private:
  Status check_rights() const {
    const auto& access = platform_.access();
    SANLIAN_TRY(access.require(type_, record::Action::import, actor_));
    if (options_.mode != ImportMode::update) SANLIAN_TRY(access.require(type_, record::Action::create, actor_));
    if (options_.mode != ImportMode::insert) SANLIAN_TRY(access.require(type_, record::Action::edit, actor_));
    for (const auto& key : options_.create_missing)
      SANLIAN_TRY(access.require(*SANLIAN_TRY(platform_.registry().type(key)), record::Action::create, actor_));
    return {};
  }

  Status check_park() const {
    if (options_.park.empty()) return {};
    std::vector<std::string> parks;
    for (const auto& park : platform_.registry().parks()) parks.push_back(park.key);
    if (std::find(parks.begin(), parks.end(), options_.park) != parks.end()) return {};
    return Error(errors::no_such_park, {{"park", options_.park}, {"parks", join(parks, ", ")}});
  }

  /// Opens the file and finds its header row: among the first ten, the one that holds most names of fields.
  Status read_head() {
    table_ = SANLIAN_TRY(format::open_table(options_.file.string(), {.sheet = options_.sheet, .name = file_name()}));
    int best = 0;
    std::size_t header = 0;
    while (true) {
      const auto* row = SANLIAN_TRY(table_.reader->next());
      if (!row) break;
      waiting_.push_back(copy_row(*row));
      const int count = count_headers(type_, waiting_.back().cells, options_.map);
      if (row->number <= kHeaderRowMax && count > best) best = count, header = waiting_.size() - 1;
      if (row->number >= kHeaderRowMax) break;
    }
    if (best == 0) return no_header();
    auto headers = std::move(waiting_[header].cells);
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(header) + 1);
    while (!headers.empty() && trim(headers.back()).empty()) headers.pop_back();
    map_ = SANLIAN_TRY(map_columns(type_, headers, options_.map));
    keys_ = SANLIAN_TRY(RowKeys::choose(options_, map_));
    return {};
  }

  std::string file_name() const {
    return options_.file_name.empty() ? options_.file.filename().string() : options_.file_name;
  }

  Error no_header() const {
    std::vector<std::string> labels, labels_en;
    for (const auto& field : type_.fields)
      if (labels.size() < 5 && !field.computed) labels.push_back(field.label.zh), labels_en.push_back(field.label.en);
    return Error(errors::import_no_header, {{"type", type_.label.zh},
                                            {"type_en", type_.label.en},
                                            {"labels", join(labels, "、")},
                                            {"labels_en", join(labels_en, ", ")}});
  }

  Result<std::optional<SheetRow>> next_row() {
    if (next_waiting_ < waiting_.size()) return std::optional(std::move(waiting_[next_waiting_++]));
    const auto* row = SANLIAN_TRY(table_.reader->next());
    return row ? std::optional(copy_row(*row)) : std::nullopt;
  }

  void report(bool writing, std::uint64_t done, std::uint64_t total) const {
    if (options_.progress) options_.progress({.writing = writing, .done = done, .total = total});
  }

  Status stage_rows() {
    staged_ = SANLIAN_TRY(Spool::open(import_folder(platform_.store().folder())));
    RowReader reader({.platform = platform_, .actor = actor_, .options = options_, .map = map_});
    StagedRow row(type_);
    while (auto sheet_row = SANLIAN_TRY(next_row())) {
      if (is_blank(*sheet_row)) continue;
      row.number = sheet_row->number;
      row.cells = std::move(sheet_row->cells);
      take_samples(row);
      SANLIAN_TRY(reader.read(row));
      notice_twice(row);
      row.put_into(*staged_);
      if (++batch_.counts.rows % kProgressRows == 0) {
        const auto progress = table_.reader->progress();
        report(false, progress.bytes_read, progress.bytes_total);
      }
    }
    if (batch_.counts.rows == 0) return Error(errors::import_no_rows);
    return staged_->rewind();
  }

  void take_samples(const StagedRow& row) {
    for (std::size_t i = 0; i < map_.columns.size() && i < row.cells.size(); ++i)
      if (auto& sample = map_.columns[i].sample; sample.empty()) sample = trim(row.cells[i]);
  }

  void notice_twice(StagedRow& row) {
    if (!row.problems.empty()) return;
    if (const auto twice = keys_->notice(row.draft, row.number))
      row.problems.push_back(RowProblem::of(
          row.number, {},
          Error(errors::import_row_twice,
                {{"row", std::to_string(twice->row)}, {"fields", twice->fields}, {"fields_en", twice->fields_en}})));
  }

  Status write_rows() {
    refused_ = SANLIAN_TRY(Spool::open(import_folder(platform_.store().folder())));
    SANLIAN_TRY(describe_batch());
    auto written = platform_.store().write_and_wait(
        [this](store::Transaction& transaction) -> Status { return write_all(transaction); }, store::WriteKind::large);
    if (!written && !tried_out_) return std::move(written).error();
    if (tried_out_)
      SANLIAN_TRY(platform_.store().write_and_wait(
          [this](store::Transaction& transaction) -> Status { return save_batch(transaction, batch_); }));
    return write_errors();
  }

  Status describe_batch() {
    batch_.id = platform_.ids().make();
    batch_.type = type_.key;
    batch_.park = options_.park.empty() ? actor_.park() : options_.park;
    batch_.file_name = file_name();
    batch_.digest = SANLIAN_TRY(digest_of(options_.file));
    batch_.mode = mode_key(options_.mode);
    batch_.state = options_.dry_run ? "dry_run" : "done";
    batch_.by_id = actor_.id();
    batch_.by_name = actor_.name();
    batch_.at = platform_.clock().now();
    format::JsonWriter out(batch_.mapping);
    map_.write_json(out);
    return {};
  }

  /// The one transaction. A dry run comes as far as its end and is then refused, so that it says what would be.
  Status write_all(store::Transaction& transaction) {
    const record::Cause cause{.kind = "import", .reference = batch_.id, .request_id = options_.request_id};
    RowWriter writer(platform_, transaction, {actor_, cause}, options_, *keys_);
    StagedRow row(type_);
    row.draft.park = batch_.park;
    for (std::int64_t done = 0; !staged_->ended(); ++done) {
      row.take_from(*staged_);
      SANLIAN_TRY(write_row(writer, row));
      if (done % kProgressRows == 0)
        report(true, static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(batch_.counts.rows));
    }
    batch_.counts.created = writer.created();
    finish_batch();
    if (options_.dry_run) {
      tried_out_ = true;
      return Error(errors::import_not_undoable);  // undoes the whole job; never shown
    }
    SANLIAN_TRY(save_batch(transaction, batch_));
    return journal_batch(transaction, cause);
  }

  Status write_row(RowWriter& writer, StagedRow& row) {
    if (row.problems.empty()) {
      auto outcome = writer.write(row);
      if (outcome) return count(row, *outcome), Status();
      const auto kind = outcome.error().kind();
      if (kind == ErrorKind::broken || kind == ErrorKind::unavailable || kind == ErrorKind::too_many)
        return std::move(outcome).error();  // the store failed, not the row
      note_error(row, outcome.error());
    }
    return refuse(row);
  }

  void count(const StagedRow& row, RowWriter::Outcome outcome) {
    auto& counts = batch_.counts;
    switch (outcome) {
      case RowWriter::Outcome::inserted:
        ++counts.inserted;
        break;
      case RowWriter::Outcome::updated:
        ++counts.updated;
        break;
      case RowWriter::Outcome::unchanged:
        ++counts.unchanged;
        return;
    }
    if (row.draft.doubts.empty()) return;
    ++counts.warned;
    for (const auto& note : row.draft.doubts) warn(row, note);
  }

  void warn(const StagedRow& row, const record::DoubtNote& note) {
    if (warnings_.size() >= ImportBatch::kProblemsMax) return;
    const auto& field = *type_.field_by_key(note.field);
    const auto* column = map_.column_of(field);
    std::vector<record::Cell> cells(
        row.draft.cells.begin() + field.first_column,
        row.draft.cells.begin() + field.first_column + static_cast<std::ptrdiff_t>(field.kind->columns().size()));
    const auto doubt = field.kind->doubt(field, cells);
    warnings_.push_back({.row = row.number,
                         .column = column ? column->header : std::string(),
                         .code = note.code,
                         .zh = doubt ? doubt->message_zh : std::string(),
                         .en = doubt ? doubt->message_en : std::string()});
  }

  /// An error of the writer, under the header of the field it is about.
  void note_error(StagedRow& row, const Error& error) const {
    const auto add = [&](const Error& one) {
      std::string header;
      if (one.where().starts_with("field "))
        if (const auto* field = type_.field_by_key(std::string_view(one.where()).substr(6)))
          if (const auto* column = map_.column_of(*field)) header = column->header;
      row.problems.push_back(RowProblem::of(row.number, header, one));
    };
    add(error);
    for (const auto& further : error.further()) add(further);
  }

  Status refuse(const StagedRow& row) {
    ++batch_.counts.refused;
    std::vector<std::string> reasons;
    for (const auto& problem : row.problems) {
      reasons.push_back(problem.print(options_.lang));
      if (problems_.size() < ImportBatch::kProblemsMax) problems_.push_back(problem);
    }
    RefusedRow{
        .number = row.number, .cells = row.cells, .reason = join(reasons, options_.lang == Lang::zh ? "；" : "; ")}
        .put_into(*refused_);
    return {};
  }

  void finish_batch() {
    const auto& counts = batch_.counts;
    ensure(counts.rows == counts.inserted + counts.updated + counts.unchanged + counts.refused,
           "every row of an import is counted once");
    const auto print = [](const std::vector<RowProblem>& list, std::string& json) {
      format::JsonWriter out(json);
      out.begin_list();
      for (const auto& one : list) one.write_json(out);
      out.end_list();
    };
    print(problems_, batch_.problems);
    print(warnings_, batch_.warnings);
    if (counts.refused > 0) batch_.error_file = batch_.id + (table_.delimiter ? ".csv" : ".xlsx");
  }

  Status journal_batch(store::Transaction& transaction, const record::Cause& cause) const {
    std::string changes;
    format::JsonWriter out(changes);
    out.begin_map().key("counts").begin_list().null();
    batch_.counts.write_json(out);
    out.end_list().end_map();
    SANLIAN_TRY(store::journal::append(transaction,
                                       {.actor = actor_.id().empty() ? actor_.name() : actor_.id(),
                                        .actor_name = actor_.name(),
                                        .actor_role = actor_.roles().empty() ? std::string() : actor_.roles().front(),
                                        .cause = cause.kind,
                                        .cause_ref = cause.reference,
                                        .request_id = cause.request_id,
                                        .park = batch_.park,
                                        .type = "import_batch",
                                        .record_id = batch_.id,
                                        .action = "create",
                                        .changes = changes}));
    return {};
  }

  /// The records are safe by now: an error file that cannot be written is logged, never turned into a refusal.
  Status write_errors() {
    if (batch_.error_file.empty()) return {};
    ErrorFileShape shape{.headers = {}, .delimiter = table_.delimiter, .sheet_name = "错误 Errors"};
    for (const auto& column : map_.columns) shape.headers.push_back(column.header);
    auto written = refused_->rewind();
    const auto path = import_folder(platform_.store().folder()) / batch_.error_file;
    if (written) written = write_error_file(path, shape, *refused_);
    if (!written) log(LogLevel::error, "error file of an import: " + written.error().print(Lang::en));
    return {};
  }

  Platform& platform_;
  const record::Actor& actor_;
  const ImportOptions& options_;
  const record::RecordType& type_;
  format::OpenTable table_;
  std::vector<SheetRow> waiting_;  ///< Read while the header was looked for.
  std::size_t next_waiting_ = 0;
  ColumnMap map_;
  std::optional<RowKeys> keys_;
  std::optional<Spool> staged_, refused_;
  std::vector<RowProblem> problems_, warnings_;
  ImportBatch batch_;
  bool tried_out_ = false;
};

}  // namespace

std::string_view mode_key(ImportMode mode) {
  switch (mode) {
    case ImportMode::insert:
      return "insert";
    case ImportMode::update:
      return "update";
    case ImportMode::upsert:
      return "upsert";
  }
  return {};
}

std::optional<ImportMode> mode_of(std::string_view key) {
  for (const auto mode : {ImportMode::insert, ImportMode::update, ImportMode::upsert})
    if (mode_key(mode) == key) return mode;
  return std::nullopt;
}

Result<GivenMap> read_map(const format::Value& tree) {
  GivenMap map;
  if (!tree.is_map()) return Error(errors::import_map_shape);
  for (const auto& entry : tree.entries()) {
    if (!entry.value.is_text()) return Error(errors::import_map_shape);
    map.emplace_back(entry.key, entry.value.text());
  }
  return map;
}

Result<ImportBatch> run_import(Platform& platform, const record::Actor& actor, const ImportOptions& options) {
  ensure(options.type, "an import names its type");
  return Run(platform, actor, options).run();
}

}  // namespace sanlian::work
