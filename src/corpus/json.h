// What the corpus answers, as JSON for both doors. Spans count in Unicode code points, as a page's text does not count
// bytes.
#pragma once

#include <span>

#include "corpus/library.h"
#include "corpus/navigation/applicants.h"
#include "corpus/navigation/axes.h"
#include "corpus/navigation/cells.h"
#include "corpus/navigation/citations.h"
#include "format/json_writer.h"

namespace sanlian::corpus {

/// `{count, exact, expression, next, items: [{number, title, spans, snippet, snippet_spans, applicants, …}]}`
void write_json(format::JsonWriter& out, const Page& page);
/// `[{key, rows: [{value, count}], values, without}]`
void write_json(format::JsonWriter& out, std::span<const Axis> axes);
void write_json(format::JsonWriter& out, const std::vector<ApplicantYear>& years);
void write_json(format::JsonWriter& out, const Concentration& concentration);
void write_json(format::JsonWriter& out, const std::vector<Partners>& partners);
void write_json(format::JsonWriter& out, const Matrix& matrix);
void write_json(format::JsonWriter& out, const std::vector<WhiteSpace>& cells);
void write_json(format::JsonWriter& out, const search::Index::Size& size);
/// With number and title. Errors: those of reading a payload.
Status write_json(format::JsonWriter& out, const search::Snapshot& snapshot, const std::vector<Cited>& cited);

}  // namespace sanlian::corpus
