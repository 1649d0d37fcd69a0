// Exports of databases: a header whose columns are known by alias, perhaps behind some lines about the search.
#include <algorithm>
#include <vector>

#include "base/text.h"
#include "corpus/errors.h"
#include "corpus/impl/cutter.h"
#include "corpus/impl/detect.h"
#include "corpus/impl/open_reader.h"
#include "corpus/impl/raw_record.h"
#include "corpus/normal/finish.h"
#include "format/csv_reader.h"
#include "format/xlsx_file.h"

namespace sanlian::corpus {
namespace {

using Columns = std::vector<std::optional<Meaning>>;

constexpr std::int64_t kHeaderRowsMax = 30;

/// A header names what a record cannot do without, and something else.
bool is_header(const Columns& columns) {
  std::size_t known = 0;
  bool names_record = false;
  for (const auto& column : columns) {
    known += column.has_value();
    names_record = names_record || column == Meaning::number || column == Meaning::title ||
                   column == Meaning::application || column == Meaning::abstract_text;
  }
  return names_record && known >= 2;
}

Error no_header(const std::vector<std::string>& first) {
  std::string columns = join(std::span(first).first(std::min<std::size_t>(first.size(), 6)), ", ");
  if (columns.size() > 200) columns.resize(200);
  columns = valid_text(columns);
  return unknown_format("没有公开号或标题列的表格（" + columns + "）",
                        "a table without a column of numbers or titles (" + columns + ")");
}

class RowReader final : public Reader {
 public:
  RowReader(std::unique_ptr<format::TableReader> table, std::string name)
      : table_(std::move(table)), name_(std::move(name)) {}

  Format format() const override { return Format::table; }

  /// Finds the header among the first rows.
  Status begin() {
    std::vector<std::string> first;
    for (std::int64_t seen = 0; seen < kHeaderRowsMax; ++seen) {
      const auto* row = SANLIAN_TRY(table_->next());
      if (!row) break;
      Columns columns;
      for (const auto& cell : row->cells) columns.push_back(meaning_of(cell.text));
      if (is_header(columns)) return columns_ = std::move(columns), Status();
      if (first.empty())
        for (const auto& cell : row->cells) first.emplace_back(cell.text);
    }
    return no_header(first);
  }

  Status read(const std::function<Status(Publication)>& take, const std::function<void(Refusal)>& refuse,
              const std::function<void(Progress)>& progress) override {
    std::string source = "table:";
    source += std::filesystem::path(name_).filename().string();
    while (true) {
      auto row = table_->next();
      if (progress) {
        const auto place = table_->progress();
        progress({.bytes_read = place.bytes_read, .bytes_total = place.bytes_total});
      }
      if (!row) {
        auto reason = row.error().where();
        if (!reason.empty()) reason += ": ";
        return Error(errors::file_broken, {{"reason", reason += row.error().message(Lang::en)}}).at(name_);
      }
      if (!*row) return {};
      auto record = to_record(**row);
      if (!record) {
        refuse({.file = name_, .row = static_cast<std::uint64_t>((*row)->number), .reason = std::move(record).error()});
        continue;
      }
      record->source = source;
      SANLIAN_TRY(take(std::move(record).value()));
    }
  }

 private:
  Result<Publication> to_record(const format::TableRow& row) const {
    RawRecord record;
    bool too_wide = false;
    std::size_t bytes = 0;
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      const auto text = trim(row.cells[at].text);
      bytes += text.size();
      if (text.empty() || row.cells[at].kind == format::Cell::Kind::error) continue;
      too_wide = too_wide || at >= columns_.size();
      if (at >= columns_.size() || !columns_[at]) continue;
      auto& into = record[*columns_[at]];
      if (!is_list(*columns_[at])) {
        into.emplace_back(text);
        continue;
      }
      for (auto& one : split_list(text)) into.push_back(std::move(one));
    }
    if (bytes > kRecordBytesMax)
      return Error(errors::record_too_large, {{"max", std::to_string(kRecordBytesMax >> 20) + " MB"}});
    auto publication = to_publication(std::move(record));
    if (too_wide) add_flag(publication, flags::row_too_wide);
    if (!finish(publication)) return Error(errors::record_empty);
    return publication;
  }

  std::unique_ptr<format::TableReader> table_;
  const std::string name_;
  Columns columns_;
};

/// An input that several readers try one after the other.
class SharedSource final : public format::ByteSource {
 public:
  explicit SharedSource(std::shared_ptr<Input> input) : input_(std::move(input)) {}
  Result<std::size_t> read(std::span<char> into) override { return input_->read(into); }
  Status rewind() override { return input_->rewind(); }
  std::uint64_t size() const override { return 0; }

 private:
  std::shared_ptr<Input> input_;
};

Result<std::unique_ptr<Reader>> begun(std::unique_ptr<format::TableReader> table, std::string name) {
  auto reader = std::make_unique<RowReader>(std::move(table), std::move(name));
  SANLIAN_TRY(reader->begin());
  return std::unique_ptr<Reader>(std::move(reader));
}
}  // namespace

Result<std::unique_ptr<Reader>> open_text_table(std::unique_ptr<Input> input, std::string name) {
  const std::shared_ptr<Input> shared = std::move(input);
  std::optional<Error> first;
  // Lines about the search before the header can mislead the guess of what parts the columns.
  for (const char delimiter : {'\0', '\t', ',', ';'}) {
    SANLIAN_TRY(shared->rewind());
    auto table = format::CsvReader::open(std::make_unique<SharedSource>(shared),
                                         {.delimiter = delimiter, .row_bytes_max = kRecordBytesMax});
    auto opened = table ? begun(std::move(table).value(), name) : Result<std::unique_ptr<Reader>>(table.error());
    if (opened) return opened;
    if (!first) first = std::move(opened).error();
  }
  return *first;
}

Result<std::unique_ptr<Reader>> open_workbook(const std::filesystem::path& file, std::string name) {
  const auto book = SANLIAN_TRY(format::XlsxFile::open(file.string()));
  return begun(SANLIAN_TRY(book.sheet()), std::move(name));
}

Result<std::unique_ptr<Reader>> open_workbook_bytes(std::string bytes, std::string name) {
  const auto book = SANLIAN_TRY(format::XlsxFile::open_bytes(std::move(bytes)));
  return begun(SANLIAN_TRY(book.sheet()), std::move(name));
}

}  // namespace sanlian::corpus
