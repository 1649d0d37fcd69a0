// The patent corpus over HTTP: searched and mapped by everybody who is logged in. Published patents are public; what
// the park's own patents are, each person sees as far as their rights over the records go.
#include "work/corpus.h"
#include <charconv>

#include "api/impl/asking.h"
#include "api/impl/parts.h"
#include "base/text.h"
#include "corpus/json.h"
#include "corpus/library.h"
#include "corpus/payload.h"
#include "corpus/schema.h"

namespace sanlian::api {
namespace {

constexpr std::string_view kShapes = R"(
CorpusSize = {documents: integer, deleted: integer, segments: integer, bytes: integer, terms: integer}
# A field that a search may name, by any of its codes.
CorpusField = {key: text, kind: "text" | "keyword" | "number", codes: [text]}
# One publication found; spans are pairs of characters [begin, end) to be marked.
CorpusRow = {number: text, country?: text, kind?: text, title?: text, title_spans?: [[integer]],
             snippet?: text, snippet_spans?: [[integer]], applicants: [text], inventors: [text], ipc: [text],
             applied?: date, published?: date, legal_status?: text, cited_by?: integer, score?: number}
CorpusPage = {count: integer, exact: boolean,
              expression: text,  # the query as it was understood
              items: [CorpusRow], next: text | null}
CorpusAxis = {key: text, rows: [{value: text, count: integer}],
              values: integer,  # different ones, those not listed too
              without: integer}  # publications that have none
CorpusMap = {count: integer, exact: boolean, expression: text, axes: [CorpusAxis]}
# Applicants by application year; newcomers had none before within what was found.
CorpusYear = {year: integer, applications: integer, applicants: integer, newcomers: integer}
CorpusAnalysis = {count: integer, exact: boolean, years: [CorpusYear],
                  stage: "unknown" | "emerging" | "growing" | "mature" | "declining",
                  concentration: {applicants: integer, share_of_five: number, herfindahl: number},
                  partners: [{first: text, second: text, together: integer}],
                  # cited more often than is usual for their year and class
                  most_cited: [{number: text, title?: text, cited_by: integer, expected: number, ratio: number}]}
CorpusAxisQuery = {label: text, query: text}
CorpusMatrix = {rows: [text], columns: [text], row_totals: [integer], column_totals: [integer], counts: [[integer]]}
CorpusText = {lang?: text, text?: text}
CorpusParty = {name?: text, standard?: text, country?: text, region?: text}
CorpusReference = {number?: text, date?: date, category?: text}
# One publication as its sources say; flags name what is doubtful in them.
CorpusPublication = {number: text, country?: text, kind?: text, published?: date, application?: text, applied?: date,
                     priorities?: [CorpusReference], published_year?: integer, priority_year?: integer,
                     family?: text, family_members?: [text], titles?: [CorpusText], abstracts?: [CorpusText],
                     claims?: [CorpusText], descriptions?: [CorpusText], applicants?: [CorpusParty],
                     inventors?: [CorpusParty], agents?: [CorpusParty], ipc?: [text], cpc?: [text],
                     cites?: [CorpusReference], cited_literature?: [text], cited_by?: integer, citing?: [text],
                     family_size?: integer, legal_status?: text, keywords?: [text], topics?: [text],
                     source?: text, flags?: [text]}
# Two sets of publications by the same axes; rows of either side are in both.
CorpusComparison = {first: CorpusMap, second: CorpusMap, both: integer}
# Where the world works and the own patents do not; recent: of the last five application years.
CorpusWhiteSpaces = {count: integer, exact: boolean,
                     own: {patents: integer,  # whose numbers the person may see, or that the query found
                           found: integer},  # of these, in the corpus
                     cells: [{row: text, column: text, world: integer, recent: integer, own: integer}]}
)";

constexpr std::size_t kRowsDefault = 20;
constexpr std::size_t kAxesMax = 20;
constexpr std::size_t kListed = 50;

std::size_t size_of(const Call& call, std::string_view name, std::size_t fallback, std::size_t max) {
  const auto text = call.query(name);
  std::size_t value = fallback;
  if (!text.empty()) std::from_chars(text.data(), text.data() + text.size(), value);
  return std::min(value, max);
}

void write_size(format::JsonWriter& out, std::string_view key, std::uint64_t value) {
  out.key(key).integer(static_cast<std::int64_t>(value));
}

Result<std::string> about_json(const Call& call) {
  const auto library = SANLIAN_TRY(work::corpus_of(call.platform));
  std::string json;
  format::JsonWriter out(json);
  corpus::write_json(out.begin_map().key("size"), library->size());
  out.key("fields").begin_list();
  constexpr std::string_view kKinds[] = {"text", "keyword", "number"};
  for (const auto& field : corpus::publication_schema().fields()) {
    out.begin_map().key("key").text(field.key).key("kind").text(kKinds[static_cast<std::size_t>(field.kind)]);
    out.key("codes").begin_list();
    for (const auto& code : field.codes) out.text(code);
    out.end_list().end_map();
  }
  out.end_list().end_map();
  return json;
}

Result<std::string> search_json(const Call& call) {
  const auto library = SANLIAN_TRY(work::corpus_of(call.platform));
  const auto page = SANLIAN_TRY(library->search({.query = call.query("q"),
                                                 .limit = size_of(call, "limit", kRowsDefault, corpus::kRowsMax),
                                                 .sort = call.query("sort"),
                                                 .after = call.query("after")}));
  std::string json;
  format::JsonWriter out(json);
  corpus::write_json(out, page);
  return json;
}

Result<std::vector<search::FieldId>> axes_of(const Call& call) {
  std::vector<search::FieldId> fields;
  const auto by = call.query("by", "year,applicant,ipc4,country,status");
  for (const auto name : split(by, ',')) {
    if (fields.size() == kAxesMax) break;
    fields.push_back(SANLIAN_TRY(corpus::axis_field(name)));
  }
  return fields;
}

void write_map(format::JsonWriter& out, const Call& call, const corpus::Library& library,
               const corpus::Library::Found& found, const std::vector<search::FieldId>& fields) {
  write_size(out.begin_map(), "count", found.set.count());
  out.key("exact").boolean(true).key("expression").text(library.print(found.query)).key("axes");
  corpus::write_json(out, corpus::count_axes(*found.snapshot, found.set, fields, size_of(call, "rows", 20, 1000)));
  out.end_map();
}

Result<std::string> navigate_json(const Call& call) {
  const auto library = SANLIAN_TRY(work::corpus_of(call.platform));
  const auto fields = SANLIAN_TRY(axes_of(call));
  const auto found = SANLIAN_TRY(library->find(call.query("q")));
  std::string json;
  format::JsonWriter out(json);
  write_map(out, call, *library, found, fields);
  return json;
}

Result<std::string> compare_json(const Call& call) {
  const auto library = SANLIAN_TRY(work::corpus_of(call.platform));
  const auto fields = SANLIAN_TRY(axes_of(call));
  const auto first = SANLIAN_TRY(library->find(call.query("q")));
  const auto second = SANLIAN_TRY(library->find(call.query("other"), first.snapshot));
  std::string json;
  format::JsonWriter out(json);
  write_map(out.begin_map().key("first"), call, *library, first, fields);
  write_map(out.key("second"), call, *library, second, fields);
  auto both = first.set;
  both &= second.set;
  write_size(out, "both", both.count());
  out.end_map();
  return json;
}

Result<std::string> analysis_json(const Call& call) {
  const auto library = SANLIAN_TRY(work::corpus_of(call.platform));
  const auto found = SANLIAN_TRY(library->find(call.query("q")));
  const auto years = corpus::applicant_years(*found.snapshot, found.set);
  std::string json;
  format::JsonWriter out(json);
  write_size(out.begin_map(), "count", found.set.count());
  corpus::write_json(out.key("exact").boolean(true).key("years"), years);
  out.key("stage").text(corpus::name_of(corpus::stage_of(years))).key("concentration");
  corpus::write_json(out, corpus::concentration(*found.snapshot, found.set));
  corpus::write_json(out.key("partners"), corpus::partners(*found.snapshot, found.set, kListed));
  out.key("most_cited");
  SANLIAN_TRY(corpus::write_json(out, *found.snapshot, corpus::most_cited(*found.snapshot, found.set, kListed)));
  out.end_map();
  return json;
}

Result<std::vector<corpus::AxisQuery>> axis_in(const format::Value& body, std::string_view key) {
  const auto* list = body.find(key);
  if (!list || !list->is_list()) return missing(key);
  std::vector<corpus::AxisQuery> axis;
  for (const auto& one : list->items()) {
    const auto* label = one.find_text("label");
    const auto* query = one.find_text("query");
    if (!label) return missing("label");
    if (!query) return missing("query");
    axis.push_back({*label, *query});
  }
  return axis;
}

Result<std::string> matrix_json(const Call& call) {
  const auto library = SANLIAN_TRY(work::corpus_of(call.platform));
  const auto body = SANLIAN_TRY(call.json());
  const auto* query = body.find_text("q");
  const auto rows = SANLIAN_TRY(axis_in(body, "rows"));
  const auto columns = SANLIAN_TRY(axis_in(body, "columns"));
  const auto found = SANLIAN_TRY(library->find(query ? *query : ""));
  std::string json;
  format::JsonWriter out(json);
  corpus::write_json(out, SANLIAN_TRY(corpus::matrix(*found.snapshot, found.set, rows, columns)));
  return json;
}

/// Against what the query `own` finds, or against the patents of the park that the person may see.
Result<std::string> white_spaces_json(const Call& call) {
  const auto library = SANLIAN_TRY(work::corpus_of(call.platform));
  const auto row = SANLIAN_TRY(corpus::axis_field(call.query("row", "ipc_subclass")));
  const auto column = SANLIAN_TRY(corpus::axis_field(call.query("column", "ipc_group")));
  const auto found = SANLIAN_TRY(library->find(call.query("q")));
  work::OwnPatents own;
  if (const auto query = call.query("own"); !query.empty()) {
    own.set = SANLIAN_TRY(library->find(query, found.snapshot)).set;
    own.patents = own.found = own.set.count();
  } else {
    own = SANLIAN_TRY(work::own_patents(call.platform, call.actor(), *found.snapshot));
  }
  std::string json;
  format::JsonWriter out(json);
  write_size(out.begin_map(), "count", found.set.count());
  write_size(out.key("exact").boolean(true).key("own").begin_map(), "patents", own.patents);
  write_size(out, "found", own.found);
  out.end_map().key("cells");
  corpus::write_json(out, corpus::white_spaces(*found.snapshot, found.set, own.set, row, column));
  out.end_map();
  return json;
}

Result<std::string> publication_json(const Call& call) {
  const auto library = SANLIAN_TRY(work::corpus_of(call.platform));
  return corpus::to_payload(SANLIAN_TRY(library->publication(call.parameter("number"))));
}

const Parameter kQuery{
    .name = "q", .what = {"检索式；为空表示全部", "What is looked for, as patent searchers write it; empty for all"}};

}  // namespace

void add_corpus_endpoints(Api::Parts& parts) {
  parts.shapes += kShapes;
  const auto add = [&](std::string_view path, std::string_view operation, format::Label summary,
                       Result<std::string> (*json)(const Call&), std::vector<Parameter> parameters,
                       std::string_view answer) {
    parts.endpoints.push_back({.method = net::Method::get,
                               .path = path,
                               .operation = operation,
                               .summary = std::move(summary),
                               .handle = [json](const Call& call) { call.answer(json(call)); },
                               .parameters = std::move(parameters),
                               .answer = answer,
                               .options = {.offload = true}});
  };
  add("/corpus", "aboutCorpus", {"专利库概况与检索字段", "What the corpus holds, and the fields of a search"},
      about_json, {}, "{size: CorpusSize, fields: [CorpusField]}");
  add("/corpus/search", "searchCorpus", {"专利检索", "Find publications"}, search_json,
      {kQuery,
       {.name = "limit",
        .schema = R"({"type":"integer","default":20,"maximum":200})",
        .what = {"每页件数", "Rows a page"}},
       {.name = "sort",
        .what = {"按日期、年份或次数排序，-表示从大到小；为空按相关度",
                 "A day, year or count; - for the highest first; empty: best first"}},
       {.name = "after", .what = {"上一页的 next", "`next` of the page before"}}},
      "CorpusPage");
  add("/corpus/navigate", "navigateCorpus", {"按维度统计检索结果", "Count what is found by axes"}, navigate_json,
      {kQuery,
       {.name = "by",
        .what = {"维度，逗号分隔：year、applicant、ipc4……", "Axes with commas between: year, applicant, ipc4 …"}},
       {.name = "rows",
        .schema = R"({"type":"integer","default":20,"maximum":1000})",
        .what = {"每个维度列出几项", "Rows an axis"}}},
      "CorpusMap");
  add("/corpus/compare", "compareCorpus", {"两个专利组合对比", "Two portfolios side by side"}, compare_json,
      {kQuery,
       {.name = "other", .what = {"另一方的检索式", "The query of the other side"}, .required = true},
       {.name = "by", .what = {"维度，逗号分隔", "Axes with commas between"}},
       {.name = "rows",
        .schema = R"({"type":"integer","default":20,"maximum":1000})",
        .what = {"每个维度列出几项", "Rows an axis"}}},
      "CorpusComparison");
  add("/corpus/analysis", "analyseCorpus",
      {"趋势、阶段、集中度、合作与被引", "Trend, stage, concentration, partners, citations of what is found"},
      analysis_json, {kQuery}, "CorpusAnalysis");
  add("/corpus/white-spaces", "whiteSpaces",
      {"空白点：别人在做、自己没有", "What others work on and the own patents do not"}, white_spaces_json,
      {kQuery,
       {.name = "own",
        .what = {"己方专利的检索式；为空则为本人可见的园区专利",
                 "Query of the own patents; empty: the park's that this person may see"}},
       {.name = "row", .what = {"行维度", "Axis of the rows"}},
       {.name = "column", .what = {"列维度", "Axis of the columns"}}},
      "CorpusWhiteSpaces");
  add("/corpus/publications/{number}", "getPublication", {"一件公开文献", "One publication"}, publication_json,
      {{.name = "number", .in = "path", .what = {"公开号", "Publication number"}, .required = true}},
      "CorpusPublication");
  parts.endpoints.push_back({.method = net::Method::post,
                             .path = "/corpus/matrix",
                             .operation = "corpusMatrix",
                             .summary = {"技术功效矩阵", "Technology against effect, both given as queries"},
                             .handle = [](const Call& call) { call.answer(matrix_json(call)); },
                             .body = "{q?: text, rows: [CorpusAxisQuery], columns: [CorpusAxisQuery]}",
                             .answer = "CorpusMatrix",
                             .options = {.offload = true}});
}

}  // namespace sanlian::api
