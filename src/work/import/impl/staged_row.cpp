#include "work/import/impl/staged_row.h"

namespace sanlian::work {
namespace {

void put_texts(Spool& spool, const std::vector<std::string>& texts) {
  spool.put(static_cast<std::int64_t>(texts.size()));
  for (const auto& text : texts) spool.put(text);
}

std::vector<std::string> take_texts(Spool& spool) {
  std::vector<std::string> texts(static_cast<std::size_t>(spool.number()));
  for (auto& text : texts) text = spool.text();
  return texts;
}

void put_cell(Spool& spool, const record::Cell& cell) {
  spool.put(static_cast<std::int64_t>(cell.index()));
  if (const auto* number = std::get_if<std::int64_t>(&cell)) spool.put(*number);
  if (const auto* text = std::get_if<std::string>(&cell)) spool.put(*text);
}

record::Cell take_cell(Spool& spool) {
  const auto kind = spool.number();
  if (kind == 1) return spool.number();
  if (kind == 2) return spool.text();
  return {};
}

void put_draft(Spool& spool, const record::Draft& draft) {
  for (const auto& cell : draft.cells) put_cell(spool, cell);
  spool.put(std::string_view(draft.given.data(), draft.given.size()));
  spool.put(static_cast<std::int64_t>(draft.doubts.size()));
  for (const auto& note : draft.doubts) spool.put(note.field), spool.put(note.code), spool.put(note.reason);
}

void take_draft(Spool& spool, record::Draft& draft) {
  for (auto& cell : draft.cells) cell = take_cell(spool);
  const auto given = spool.text();
  draft.given.assign(given.begin(), given.end());
  draft.doubts.resize(static_cast<std::size_t>(spool.number()));
  for (auto& note : draft.doubts) note.field = spool.text(), note.code = spool.text(), note.reason = spool.text();
}

}  // namespace

void StagedRow::put_into(Spool& spool) const {
  spool.put(number);
  put_texts(spool, cells);
  spool.put(static_cast<std::int64_t>(problems.size()));
  for (const auto& problem : problems)
    spool.put(problem.column), spool.put(problem.code), spool.put(problem.zh), spool.put(problem.en);
  if (!problems.empty()) return;
  put_draft(spool, draft);
  spool.put(static_cast<std::int64_t>(missing.size()));
  for (const auto& one : missing) spool.put(one.field), spool.put(one.title);
  spool.put(static_cast<std::int64_t>(guessed.size()));
  for (const int field : guessed) spool.put(field);
  spool.put(prepared ? 1 : 0);
}

void StagedRow::take_from(Spool& spool) {
  number = spool.number();
  cells = take_texts(spool);
  problems.resize(static_cast<std::size_t>(spool.number()));
  for (auto& problem : problems) {
    problem.row = number;
    problem.column = spool.text(), problem.code = spool.text(), problem.zh = spool.text(), problem.en = spool.text();
  }
  if (!problems.empty()) return;
  take_draft(spool, draft);
  missing.resize(static_cast<std::size_t>(spool.number()));
  for (auto& one : missing) one.field = static_cast<int>(spool.number()), one.title = spool.text();
  guessed.resize(static_cast<std::size_t>(spool.number()));
  for (int& field : guessed) field = static_cast<int>(spool.number());
  prepared = spool.number() != 0;
}

void RefusedRow::put_into(Spool& spool) const {
  spool.put(number);
  put_texts(spool, cells);
  spool.put(reason);
}

RefusedRow RefusedRow::take_from(Spool& spool) {
  RefusedRow row;
  row.number = spool.number();
  row.cells = take_texts(spool);
  row.reason = spool.text();
  return row;
}

}  // namespace sanlian::work
