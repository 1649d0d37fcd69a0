#include "corpus/json.h"

#include <cstdio>

#include "base/text.h"
#include "corpus/payload.h"

namespace sanlian::corpus {
namespace {

using format::JsonWriter;

void count(JsonWriter& out, std::string_view key, std::uint64_t value) {
  out.key(key).integer(static_cast<std::int64_t>(value));
}

/// A share or ratio: four digits are more than a page shows.
void ratio(JsonWriter& out, std::string_view key, double value) {
  char digits[40];
  std::snprintf(digits, sizeof digits, "%.4f", value);
  out.key(key).number(digits);
}

void text(JsonWriter& out, std::string_view key, std::string_view value) {
  if (!value.empty()) out.key(key).text(value);
}

void texts(JsonWriter& out, std::string_view key, const std::vector<std::string>& values) {
  out.key(key).begin_list();
  for (const auto& value : values) out.text(value);
  out.end_list();
}

void names(JsonWriter& out, std::string_view key, const std::vector<Party>& parties) {
  out.key(key).begin_list();
  for (const auto& party : parties) out.text(party.name);
  out.end_list();
}

void day(JsonWriter& out, std::string_view key, const std::optional<Date>& value) {
  if (value) out.key(key).text(value->to_string());
}

/// Pairs of code points, from bytes.
void spans(JsonWriter& out, std::string_view key, std::string_view value, const std::vector<search::Span>& marked) {
  if (marked.empty()) return;
  out.key(key).begin_list();
  std::size_t at = 0, characters = 0;
  const auto reach = [&](std::size_t byte) {
    characters += count_code_points(value.substr(at, byte - at));
    at = byte;
    return static_cast<std::int64_t>(characters);
  };
  for (const auto& span : marked) {
    const auto begin = reach(span.begin);
    out.begin_list().integer(begin).integer(reach(span.end)).end_list();
  }
  out.end_list();
}

void write_row(JsonWriter& out, const Row& row) {
  const auto& one = row.publication;
  out.begin_map().key("number").text(one.number);
  text(out, "country", one.country);
  text(out, "kind", one.kind);
  if (!one.titles.empty()) {
    text(out, "title", one.titles.front().text);
    spans(out, "title_spans", one.titles.front().text, row.title_spans);
  }
  text(out, "snippet", row.snippet.text);
  spans(out, "snippet_spans", row.snippet.text, row.snippet.spans);
  names(out, "applicants", one.applicants);
  names(out, "inventors", one.inventors);
  texts(out, "ipc", one.ipc);
  day(out, "applied", one.applied);
  day(out, "published", one.published);
  text(out, "legal_status", one.legal_status);
  if (one.cited_by) out.key("cited_by").integer(*one.cited_by);
  if (row.score > 0) ratio(out, "score", static_cast<double>(row.score));
  out.end_map();
}
}  // namespace

void write_json(JsonWriter& out, const Page& page) {
  out.begin_map();
  count(out, "count", page.count);
  out.key("exact").boolean(true).key("expression").text(page.expression).key("items").begin_list();
  for (const auto& row : page.rows) write_row(out, row);
  out.end_list().key("next");
  if (page.next.empty())
    out.null();
  else
    out.text(page.next);
  out.end_map();
}

void write_json(JsonWriter& out, std::span<const Axis> axes) {
  out.begin_list();
  for (const auto& axis : axes) {
    out.begin_map().key("key").text(axis.key).key("rows").begin_list();
    for (const auto& row : axis.rows) {
      out.begin_map().key("value").text(row.value);
      count(out, "count", row.count);
      out.end_map();
    }
    out.end_list();
    count(out, "values", axis.values);
    count(out, "without", axis.without);
    out.end_map();
  }
  out.end_list();
}

void write_json(JsonWriter& out, const std::vector<ApplicantYear>& years) {
  out.begin_list();
  for (const auto& year : years) {
    out.begin_map().key("year").integer(year.year);
    count(out, "applications", year.applications);
    count(out, "applicants", year.applicants);
    count(out, "newcomers", year.newcomers);
    out.end_map();
  }
  out.end_list();
}

void write_json(JsonWriter& out, const Concentration& concentration) {
  out.begin_map();
  count(out, "applicants", concentration.applicants);
  ratio(out, "share_of_five", concentration.share_of_five);
  ratio(out, "herfindahl", concentration.herfindahl);
  out.end_map();
}

void write_json(JsonWriter& out, const std::vector<Partners>& partners) {
  out.begin_list();
  for (const auto& pair : partners) {
    out.begin_map().key("first").text(pair.first).key("second").text(pair.second);
    count(out, "together", pair.together);
    out.end_map();
  }
  out.end_list();
}

void write_json(JsonWriter& out, const Matrix& matrix) {
  const auto counts = [&](std::string_view key, const std::vector<std::uint64_t>& values) {
    out.key(key).begin_list();
    for (const auto value : values) out.integer(static_cast<std::int64_t>(value));
    out.end_list();
  };
  out.begin_map();
  texts(out, "rows", matrix.rows);
  texts(out, "columns", matrix.columns);
  counts("row_totals", matrix.row_totals);
  counts("column_totals", matrix.column_totals);
  out.key("counts").begin_list();
  for (const auto& row : matrix.counts) {
    out.begin_list();
    for (const auto value : row) out.integer(static_cast<std::int64_t>(value));
    out.end_list();
  }
  out.end_list().end_map();
}

void write_json(JsonWriter& out, const std::vector<WhiteSpace>& cells) {
  out.begin_list();
  for (const auto& cell : cells) {
    out.begin_map().key("row").text(cell.row).key("column").text(cell.column);
    count(out, "world", cell.world);
    count(out, "recent", cell.recent);
    count(out, "own", cell.own);
    out.end_map();
  }
  out.end_list();
}

Status write_json(JsonWriter& out, const search::Snapshot& snapshot, const std::vector<Cited>& cited) {
  out.begin_list();
  for (const auto& one : cited) {
    const auto publication = SANLIAN_TRY(from_payload(SANLIAN_TRY(snapshot.payload(one.doc))));
    out.begin_map().key("number").text(publication.number);
    if (!publication.titles.empty()) text(out, "title", publication.titles.front().text);
    out.key("cited_by").integer(one.cited_by);
    ratio(out, "expected", one.expected);
    ratio(out, "ratio", one.ratio);
    out.end_map();
  }
  out.end_list();
  return {};
}

void write_json(JsonWriter& out, const search::Index::Size& size) {
  out.begin_map();
  count(out, "documents", size.documents);
  count(out, "deleted", size.deleted);
  count(out, "segments", size.segments);
  count(out, "bytes", size.bytes);
  count(out, "terms", size.terms);
  out.end_map();
}

}  // namespace sanlian::corpus
