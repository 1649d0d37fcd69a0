#include "work/import/impl/row_reader.h"

#include "base/text.h"
#include "number/decimal.h"
#include "record/errors.h"
#include "record/field_kind.h"
#include "work/export/export.h"
#include "work/import/errors.h"

namespace sanlian::work {

std::string shown_text(const format::Cell& cell) {
  if (!cell.percent) return std::string(cell.text);
  const auto number = Decimal::parse(cell.text);
  const auto hundredfold = number ? multiply(*number, Decimal(100)) : std::nullopt;
  return hundredfold ? hundredfold->to_string() + "%" : std::string(cell.text);
}

RowReader::RowReader(const With& with)
    : with_(with),
      targets_(with.platform, with.actor, with.options.park.empty() ? with.actor.park() : with.options.park) {}

bool RowReader::may_be_made(const record::RecordType& type) const {
  const auto& names = with_.options.create_missing;
  return std::find(names.begin(), names.end(), type.key) != names.end();
}

Status RowReader::read_reference(StagedRow& row, const MappedColumn& column, std::string_view text) {
  const auto& field = *column.field;
  const auto& target = *field.target_type;
  const auto found = SANLIAN_TRY(targets_.find(target, text));
  const auto refuse = [&](const ErrorSpec& spec) {
    row.problems.push_back(RowProblem::of(row.number, column.header,
                                          Error(spec, {{"label", field.label.zh},
                                                       {"label_en", field.label.en},
                                                       {"target", target.label.zh},
                                                       {"target_en", target.label.en},
                                                       {"value", std::string(text)}})));
  };
  if (found.several)
    refuse(errors::import_several_targets);
  else if (!found.id.empty())
    SANLIAN_TRY(row.draft.set_text(field, found.id));
  else if (may_be_made(target))
    row.missing.push_back({.field = field.index, .title = std::string(text)});
  else
    refuse(record::errors::no_such_target);
  return {};
}

Status RowReader::read_cell(StagedRow& row, std::size_t position) {
  const auto& column = with_.map.columns[position];
  const auto text = position < row.cells.size() ? trim(row.cells[position]) : std::string_view();
  if (!column.field || text.empty()) return {};  // an empty cell says nothing: it neither sets nor clears
  const auto& field = *column.field;
  // an export that comes back must not overwrite what it hid
  if ((field.sensitive && text == kMask) || text == hidden_mark(Lang::zh) || text == hidden_mark(Lang::en)) return {};
  const auto note = [&](const Error& error) {
    row.problems.push_back(RowProblem::of(row.number, column.header, error));
  };
  if (text.front() == '#' && (text == "#N/A" || text.ends_with('!') || text.ends_with('?'))) {
    note(Error(errors::import_sheet_error, {{"value", std::string(text)}}));
    return {};
  }
  if (field.kind->name() == "reference") return read_reference(row, column, text);
  if (column.shift == 0) {
    if (const auto read = row.draft.set_text(field, text); !read) note(read.error());
    return {};
  }
  const auto number = shifted(field, text, column.shift);
  if (!number) return note(number.error()), Status();
  if (const auto read = row.draft.set_text(field, *number); !read) note(read.error());
  return {};
}

/// References that the row does not give, by the names that stand in another field of it: the first that means one
/// record. A list of a patent office names holders, not firms of the park; that most of them are unknown is no mistake.
Status RowReader::find_by_names(StagedRow& row) {
  for (const auto& field : with_.options.type->fields) {
    const auto gives = [&](const record::Field& one) {
      return row.draft.given[static_cast<std::size_t>(one.index)] != 0;
    };
    if (field.found_by.empty() || gives(field)) continue;
    const bool missing =
        std::any_of(row.missing.begin(), row.missing.end(), [&](const auto& one) { return one.field == field.index; });
    const auto& names = *with_.options.type->field_by_key(field.found_by);
    if (missing || !gives(names)) continue;
    const auto* listed = std::get_if<std::string>(&row.draft.of(names)[0]);
    for (const auto& name : listed ? names_in(names, *listed) : std::vector<std::string>()) {
      const auto found = SANLIAN_TRY(targets_.find(*field.target_type, name));
      if (found.several || found.id.empty()) continue;
      SANLIAN_TRY(row.draft.set_text(field, found.id));
      row.guessed.push_back(field.index);
      break;
    }
  }
  return {};
}

Status RowReader::read(StagedRow& row) {
  row.problems.clear();
  row.missing.clear();
  row.guessed.clear();
  row.prepared = false;
  row.draft = record::Draft(*with_.options.type);
  row.draft.park = with_.options.park.empty() ? with_.actor.park() : with_.options.park;
  for (std::size_t i = 0; i < with_.map.columns.size(); ++i) SANLIAN_TRY(read_cell(row, i));
  if (!row.problems.empty()) return {};
  SANLIAN_TRY(find_by_names(row));
  SANLIAN_TRY(record::note_doubts(row.draft, nullptr, record::DoubtMode::keep));
  if (with_.options.mode != ImportMode::insert || !row.missing.empty()) return {};
  const auto ready = with_.platform.writer().prepare(row.draft, with_.actor, with_.platform.clock().now());
  row.prepared = ready.has_value();
  if (ready) return {};
  row.problems.push_back(RowProblem::of(row.number, {}, ready.error()));
  for (const auto& further : ready.error().further()) row.problems.push_back(RowProblem::of(row.number, {}, further));
  return {};
}

}  // namespace sanlian::work
