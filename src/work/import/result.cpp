#include "work/import/result.h"

namespace sanlian::work {
namespace {

std::string sentence(const Error& error, Lang lang) {
  std::string text = error.message(lang);
  const auto hint = error.hint(lang);
  if (!hint.empty()) text += lang == Lang::zh ? "（" + hint + "）" : " (" + hint + ")";
  return text;
}

}  // namespace

void ImportCounts::write_json(format::JsonWriter& out) const {
  out.begin_map().key("rows").integer(rows).key("inserted").integer(inserted).key("updated").integer(updated);
  out.key("unchanged").integer(unchanged).key("refused").integer(refused).key("warned").integer(warned);
  out.key("created").integer(created).end_map();
}

RowProblem RowProblem::of(std::int64_t row, std::string column, const Error& error) {
  return {.row = row,
          .column = std::move(column),
          .code = std::string(error.code()),
          .zh = sentence(error, Lang::zh),
          .en = sentence(error, Lang::en)};
}

std::string RowProblem::print(Lang lang) const {
  if (column.empty()) return lang == Lang::zh ? zh : en;
  return lang == Lang::zh ? "“" + column + "”列：" + zh : "column \"" + column + "\": " + en;
}

void RowProblem::write_json(format::JsonWriter& out) const {
  out.begin_map().key("row").integer(row).key("column").text(column).key("code").text(code);
  out.key("message").text(zh).key("message_en").text(en).end_map();
}

}  // namespace sanlian::work
