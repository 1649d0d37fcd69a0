// sanlian rules batch: decisions about every row of a table.
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <map>
#include <set>
#include <thread>
#include <utility>

#include "cli/commands/rules.h"
#include "cli/errors.h"
#include "dmn/columns/batch.h"
#include "dmn/errors.h"
#include "dmn/json.h"
#include "dmn/load_file.h"
#include "format/csv_writer.h"
#include "format/table_source.h"

namespace sanlian::cli {
namespace {
using feel::Kind;
using feel::Value;

/// Rows that are read, decided and written at a time; memory does not grow beyond them.
constexpr std::size_t kChunk = 50'000;

struct BatchOptions {
  std::string file, rows, out, sheet;
  std::vector<std::string> decisions, imports;
  int threads = 0;
};

/// A column of the table, and what the model takes it for.
struct InputColumn {
  std::size_t at = 0;  ///< In the table.
  std::string name;
  feel::Type type;
};

class BatchRun {
 public:
  BatchRun(const Context& context, const BatchOptions& options, const dmn::Engine& engine, std::FILE* out)
      : context_(context), options_(options), engine_(engine), out_(out) {}

  Status run() {
    auto table = SANLIAN_TRY(format::open_table(options_.rows, {.sheet = options_.sheet}));
    SANLIAN_TRY(read_heading(*table.reader));
    while (true) {
      const bool more = SANLIAN_TRY(read_chunk(*table.reader));
      if (!texts_.empty()) SANLIAN_TRY(decide());
      if (!more) break;
      const auto progress = table.reader->progress();
      const auto total = static_cast<double>(std::max<std::uint64_t>(progress.bytes_total, 1));
      std::fprintf(stderr, context_.english ? "%zu rows, %.0f %%\n" : "%zu 行，%.0f %%\n", rows_,
                   100 * static_cast<double>(progress.bytes_read) / total);
    }
    summarize();
    return {};
  }

 private:
  Status read_heading(format::TableReader& reader) {
    const auto* row = SANLIAN_TRY(reader.next());
    if (!row) return Error(errors::no_heading, {{"file", options_.rows}});
    std::set<std::string> taken;
    for (std::size_t i = 0; i < row->cells.size(); ++i) {
      std::string name(row->cells[i].text);
      heading_.push_back(name);
      if (name.empty()) continue;
      if (!taken.insert(name).second)
        return Error(dmn::errors::duplicate, {{"what", "column"}, {"name", name}})
            .at(options_.rows + ": " + format::cell_name(row->number, i));
      if (is_known(name)) columns_.push_back({.at = i, .name = name, .type = engine_.type_of(name)});
    }
    for (const auto& input : engine_.inputs())
      if (!taken.contains(input.name))
        std::fprintf(stderr, context_.english ? "no column %s: it is null in every row\n" : "没有“%s”列：各行都为空\n",
                     input.name.c_str());
    for (const auto& column : columns_) {
      const auto kind = column.type.kind();
      types_.push_back({.name = column.name, .kind = kind == Kind::any ? Kind::string : kind});
    }
    SANLIAN_TRY(plan());
    for (const auto& note : batch_->notes()) std::fprintf(stderr, "%s\n", note.print(context_.lang()).c_str());
    std::string line;
    format::CsvWriter csv(line, {.line_end = "\n"});
    for (const auto& name : heading_) csv.cell(name);
    for (const auto& name : options_.decisions) csv.cell(name);
    csv.end_row();
    return write(line);
  }

  Status plan() {
    batch_ = SANLIAN_TRY(dmn::Batch::make(engine_, options_.decisions, types_));
    return {};
  }

  bool is_known(const std::string& name) const {
    for (const auto& input : engine_.inputs())
      if (input.name == name) return true;
    for (const auto& question : engine_.questions())
      if (question.kind == dmn::Element::Kind::decision && question.name == name) return true;
    return false;
  }

  /// False when it was the last.
  Result<bool> read_chunk(format::TableReader& reader) {
    texts_.clear();
    values_.clear();
    while (texts_.size() < kChunk) {
      const auto* row = SANLIAN_TRY(reader.next());
      if (!row) return false;
      std::vector<std::string> texts;
      for (std::size_t i = 0; i < heading_.size(); ++i)
        texts.emplace_back(i < row->cells.size() ? row->cells[i].text : std::string_view());
      std::vector<Value> values;
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        const auto& column = columns_[c];
        const auto cell = column.at < row->cells.size() ? row->cells[column.at] : format::Cell();
        values.push_back(SANLIAN_TRY(read_cell(cell, column, row->number)));
        if (values.back().is(Kind::number)) grow_scale(c, values.back().number());
      }
      texts_.push_back(std::move(texts));
      values_.push_back(std::move(values));
    }
    return true;
  }

  void grow_scale(std::size_t column, const Decimal& number) {
    const int scale = feel::columns::scale_of(number);
    if (scale > feel::columns::kScaleMax || scale <= types_[column].scale) return;
    types_[column].scale = scale;
    batch_.reset();
  }

  Result<Value> read_cell(const format::Cell& cell, const InputColumn& column, std::int64_t row) const {
    if (cell.text.empty()) return Value();
    const std::string text(cell.text);
    Value value;
    if (column.type.is(Kind::boolean) && (text == "true" || text == "false"))
      value = text == "true";
    else
      value = dmn::from_json(format::Value::make_text(text), column.type);
    const bool fits = column.type.is(Kind::any) || value.kind() == column.type.kind() ||
                      (column.type.is(Kind::date_time) && value.is(Kind::date));
    if (fits) return value;
    return Error(dmn::errors::bad_input,
                 {{"name", column.name}, {"value", value.print()}, {"type", column.type.to_string()}})
        .at(options_.rows + ": " + format::cell_name(row, column.at));
  }

  Status decide() {
    if (!batch_) SANLIAN_TRY(plan());
    auto rows = batch_->rows(texts_.size());
    for (std::size_t row = 0; row < texts_.size(); ++row)
      for (std::size_t column = 0; column < columns_.size(); ++column) rows.put(column, row, values_[row][column]);
    const auto answers = batch_->run(rows, {.now = context_.clock.now(), .threads = threads(), .reasons = true});
    std::string text;
    format::CsvWriter csv(text, {.line_end = "\n"});
    for (std::size_t row = 0; row < texts_.size(); ++row) {
      for (const auto& cell : texts_[row]) csv.cell(cell);
      for (const auto& answer : answers) csv.cell(printed(answer.at(row)));
      csv.end_row();
    }
    for (std::size_t d = 0; d < answers.size(); ++d) count(counts_[options_.decisions[d]], answers[d]);
    rows_ += texts_.size();
    return write(text);
  }

  int threads() const {
    return options_.threads > 0 ? options_.threads
                                : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  }

  static std::string printed(const Value& value) {
    if (value.is_null()) return {};
    if (value.is(Kind::string)) return value.string();
    std::string out;
    format::JsonWriter json(out);
    dmn::write_json(json, value);
    const bool is_bare = out.size() >= 2 && out.front() == '"' && value.kind() != Kind::list;
    return is_bare ? out.substr(1, out.size() - 2) : out;
  }

  struct Count {
    std::size_t nulls = 0, asked = 0;
    dmn::NullReasons reasons;
  };

  void count(Count& count, const dmn::Answers& answers) {
    count.nulls += answers.nulls;
    count.asked += answers.asked;
    count.reasons.add(answers.reasons, rows_);
  }

  void summarize() const {
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started_;
    const bool english = context_.english;
    std::fprintf(stderr, english ? "%zu rows in %.2f s\n" : "%zu 行，%.2f 秒\n", rows_, took.count());
    for (const auto& name : options_.decisions) {
      const auto found = counts_.find(name);
      if (found == counts_.end()) continue;
      const auto& count = found->second;
      std::fprintf(stderr,
                   english ? "%s: %zu null, %zu rows evaluated one by one\n" : "%s：%zu 行为空，%zu 行逐行求值\n",
                   name.c_str(), count.nulls, count.asked);
      for (const auto& reason : count.reasons.list())
        std::fprintf(stderr, english ? "  %zu times, first in row %zu: %s\n" : "  %zu 次，首次在第 %zu 行：%s\n",
                     reason.count, reason.first_row + 1, reason.error.print(context_.lang()).c_str());
    }
  }

  Status write(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), out_) == text.size()) return {};
    return Error(errors::cannot_print, {{"file", options_.out.empty() ? "stdout" : options_.out}});
  }

  const Context& context_;
  const BatchOptions& options_;
  const dmn::Engine& engine_;
  std::FILE* out_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::vector<std::string> heading_;
  std::vector<InputColumn> columns_;
  std::vector<dmn::ColumnType> types_;
  std::vector<std::vector<std::string>> texts_;  ///< Of the chunk.
  std::vector<std::vector<Value>> values_;
  std::optional<dmn::Batch> batch_;
  std::map<std::string, Count> counts_;
  std::size_t rows_ = 0;
};

/// Standard output, or a file that has its name only once it is whole: until then it is written beside it.
class Output {
 public:
  explicit Output(std::string name) : name_(std::move(name)), file_(name_.empty() ? stdout : open()) {}
  Output(const Output&) = delete;
  ~Output() {
    if (name_.empty() || !file_) return;
    std::fclose(file_);
    std::remove(part().c_str());
  }
  std::FILE* file() const { return file_; }
  bool keep() {
    if (name_.empty()) return std::fflush(file_) == 0;
    const bool written = std::fclose(std::exchange(file_, nullptr)) == 0;
    if (written && std::rename(part().c_str(), name_.c_str()) == 0) return true;
    std::remove(part().c_str());
    return false;
  }

 private:
  std::string part() const { return name_ + ".part"; }
  std::FILE* open() const { return std::fopen(part().c_str(), "wb"); }

  std::string name_;
  std::FILE* file_;  ///< Nothing if it cannot be written, or is done.
};

Status run_batch(Context& context, const BatchOptions& options) {
  const auto engine = SANLIAN_TRY(dmn::load_file(options.file, {options.imports.begin(), options.imports.end()}));
  for (const auto& problem : engine.problems()) std::fprintf(stderr, "%s\n", problem.print(context.lang()).c_str());
  Output out(options.out);
  if (!out.file()) return Error(errors::cannot_print, {{"file", options.out}});
  SANLIAN_TRY(BatchRun(context, options, engine, out.file()).run());
  if (!out.keep()) return Error(errors::cannot_print, {{"file", options.out}});
  return {};
}

}  // namespace

void add_rules_batch(CLI::App& rules, Context& context, Action& action) {
  auto* batch = rules.add_subcommand("batch", "decide about every row of a table (CSV or xlsx); CSV out");
  auto of_batch = std::make_shared<BatchOptions>();
  batch->add_option("file", of_batch->file, "the model")->required();
  batch->add_option("decisions", of_batch->decisions, "their names, a column of the answer each")->required();
  batch->add_option("--rows", of_batch->rows, "the table; its first row names inputs of the model")->required();
  batch->add_option("--sheet", of_batch->sheet, "of a workbook");
  batch->add_option("--import", of_batch->imports, "a further model, which it imports")->expected(1);
  batch->add_option("--out", of_batch->out, "where the answers go; else standard output");
  batch->add_option("--threads", of_batch->threads, "all processors unless given")->check(CLI::Range(1, 256));
  batch->callback(
      [&context, &action, of_batch] { action = [&context, of_batch] { return run_batch(context, *of_batch); }; });
}

}  // namespace sanlian::cli
