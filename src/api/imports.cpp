// Imports and exports over HTTP. Files are handled on worker threads, never on an event loop.
#include "api/impl/attachment.h"
#include "api/impl/parts.h"
#include "base/text.h"
#include "format/json.h"
#include "format/json_writer.h"
#include "work/export/export.h"
#include "work/import/errors.h"
#include "work/import/import.h"
#include "work/import/undo.h"

namespace sanlian::api {
namespace {

constexpr std::string_view kShapes = R"(
ImportCounts = {rows: integer, inserted: integer, updated: integer, unchanged: integer, refused: integer,
                warned: integer, created: integer}
# Where a column of the sheet goes.
ImportColumn = {header: text, field: text | null, label?: text, label_en?: text,
                times?: text,  # the unit of the header moves the point: 1e4
                why: "matched" | "declared" | "ignored" | "taken" | "computed" | "unknown_unit" | "unknown",
                sample: text}
RowProblem = {row: integer,
              column: text,  # the header; empty when the row as a whole is wrong
              code: text, message: text, message_en: text}
# What taking an import back did; what others have changed since is left.
ImportUndo = {removed: integer, restored: integer, left: integer,
              left_records: [{type: text, id: text, code: text, message: text, message_en: text}]}
# A list of imports leaves out mapping, problems and warnings.
Import = {id: text, type: text, park: text | null, file: text, digest: text, mode: "insert" | "update" | "upsert",
          state: "done" | "dry_run" | "undone" | "partly_undone", dry_run: boolean, counts: ImportCounts,
          mapping?: [ImportColumn], problems?: [RowProblem], warnings?: [RowProblem], has_error_file: boolean,
          by: text, at: instant, undone_at?: instant, undo?: ImportUndo}
ImportPage = {items: [Import], next: text | null}
# Of a running import: bytes read of the file, then rows written.
ImportProgress = {phase: "none" | "reading" | "writing", done: integer, total: integer}
)";

constexpr std::size_t kFileBytesMax = 256u << 20;
constexpr int kPageLength = 50;

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> out;
  for (const auto part : split(text, ','))
    if (const auto name = trim(part); !name.empty()) out.emplace_back(name);
  return out;
}

Result<work::ImportOptions> options_of(const Call& call) {
  if (!call.request.upload()) return Error(work::errors::import_no_file);  // a body of no bytes makes no file
  work::ImportOptions options;
  options.type = SANLIAN_TRY(call.platform.registry().type(call.query("type")));
  const auto mode = work::mode_of(call.query("mode", "insert"));
  if (!mode) return Error(work::errors::bad_import_mode, {{"mode", call.query("mode")}});
  options.mode = *mode;
  options.file = call.request.upload()->path;
  options.file_name = call.query("name", "upload");
  options.sheet = call.query("sheet");
  options.key = list_of(call.query("key"));
  options.create_missing = list_of(call.query("create_missing"));
  options.dry_run = call.query("dry_run") == "1" || call.query("dry_run") == "true";
  options.lang = call.lang;
  options.request_id = call.request.id();
  if (const auto map = call.query("map"); !map.empty())
    options.map = SANLIAN_TRY(work::read_map(SANLIAN_TRY(format::parse_json(map, {.name = "map"}))));
  return options;
}

Result<std::string> run(const Call& call, ImportDesk& desk) {
  auto options = SANLIAN_TRY(options_of(call));
  std::optional<ImportDesk::Seat> seat;
  if (const auto ticket = call.query("ticket"); !ticket.empty()) {
    seat.emplace(desk, ImportDesk::key_of(call.actor().id(), ticket));
    options.progress = [&seat](const work::ImportProgress& progress) { seat->tell(progress); };
  }
  return SANLIAN_TRY(work::run_import(call.platform, call.actor(), options)).json();
}

std::string progress_json(const Call& call, const ImportDesk& desk) {
  const auto found = desk.find(ImportDesk::key_of(call.actor().id(), call.parameter("ticket")));
  const auto progress = found.value_or(work::ImportProgress{});
  std::string json;
  format::JsonWriter(json)
      .begin_map()
      .key("phase")
      .text(!found             ? "none"
            : progress.writing ? "writing"
                               : "reading")
      .key("done")
      .integer(static_cast<std::int64_t>(progress.done))
      .key("total")
      .integer(static_cast<std::int64_t>(progress.total))
      .end_map();
  return json;
}

Result<std::string> one(const Call& call) {
  return SANLIAN_TRY(
             work::find_batch(call.platform, call.platform.store().reader(), call.actor(), call.parameter("id")))
      .json();
}

Result<std::string> list(const Call& call) {
  const auto batches = SANLIAN_TRY(work::list_batches(call.platform, call.platform.store().reader(), call.actor(),
                                                      kPageLength, call.query("after")));
  std::string json;
  format::JsonWriter out(json);
  out.begin_map().key("items").begin_list();
  for (const auto& batch : batches) out.raw(batch.json(false));
  out.end_list().key("next");
  if (batches.size() < kPageLength)
    out.null();
  else
    out.text(batches.back().id);
  out.end_map();
  return json;
}

Result<std::string> undo(const Call& call) {
  return SANLIAN_TRY(work::undo_import(call.platform, call.actor(), call.parameter("id"), call.request.id())).json();
}

std::string_view media_type(std::string_view file_name) {
  return file_name.ends_with(".xlsx") ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                                      : "text/csv; charset=utf-8";
}

struct Download {
  std::string name, plain;
};

void send_file(const Call& call, const std::filesystem::path& path, const Download& as) {
  auto response = attachment({.path = path, .media_type = media_type(as.plain), .name = as.name, .plain = as.plain});
  if (!response) return call.refuse(response.error());
  call.send(std::move(*response));
}

void errors_of(const Call& call) {
  const auto batch =
      work::find_batch(call.platform, call.platform.store().reader(), call.actor(), call.parameter("id"));
  if (!batch) return call.refuse(batch.error());
  const auto path = work::import_folder(call.platform.store().folder()) / batch->error_file;
  std::error_code ignored;
  if (batch->error_file.empty() || !std::filesystem::exists(path, ignored))
    return call.refuse(Error(work::errors::import_no_error_file));
  const auto ending = path.extension().string();
  const auto stem = std::filesystem::path(batch->file_name).stem().string();
  send_file(call, path, {.name = stem + "-错误" + ending, .plain = "errors" + ending});
}

/// A fresh name in the data folder; the file goes with this object, also when it is being sent.
class TemporaryFile {
 public:
  TemporaryFile(const Call& call, std::string_view ending) {
    const auto folder = work::import_folder(call.platform.store().folder());
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    path_ = folder / ("export-" + call.platform.ids().make() + std::string(ending));
  }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

void export_list(const Call& call) {
  const auto type = call.platform.registry().type(call.parameter("type"));
  if (!type) return call.refuse(type.error());
  const auto key = call.query("format", "xlsx");
  const auto format = work::export_format_of(key);
  if (!format) return call.refuse(Error(work::errors::bad_export_format, {{"format", key}}));
  const TemporaryFile file(call, "." + key);
  work::ExportOptions options{
      .type = *type, .selection = {}, .format = *format, .file = file.path(), .lang = call.lang};
  options.selection.filter = call.query("filter");
  options.selection.fields = list_of(call.query("fields"));
  for (const auto& sort : list_of(call.query("sort")))
    options.selection.sort.push_back(sort.front() == '-' ? record::SortKey{sort.substr(1), true}
                                                         : record::SortKey{sort, false});
  const auto count = work::export_records(call.platform, call.actor(), options);
  if (!count) return call.refuse(count.error());
  const auto today = call.platform.clock().today().to_string();
  send_file(call, file.path(),
            {.name = (*type)->label.in(call.lang) + "-" + today + "." + key,
             .plain = (*type)->key + "-" + today + "." + key});
}

const Parameter kId{.name = "id", .in = "path", .what = {"批次编号", "Id of the import"}, .required = true};
const std::vector<Parameter> kRunParameters = {
    {.name = "type", .what = {"记录类型", "Record type"}, .required = true},
    {.name = "mode",
     .schema = R"({"enum":["insert","update","upsert"],"default":"insert"})",
     .what = {"新增、更新，或两者", "Insert, update, or both"}},
    {.name = "dry_run", .schema = R"({"enum":["0","1"],"default":"0"})", .what = {"只试运行", "Only try it out"}},
    {.name = "name", .what = {"文件名", "Name of the file"}},
    {.name = "sheet", .what = {"工作表名称", "Name of the sheet"}},
    {.name = "key", .what = {"识别字段，逗号分隔", "Fields that tell which record a row is about"}},
    {.name = "map", .what = {"JSON：表头到字段或 ignore", "JSON: header to field, or ignore"}},
    {.name = "ticket", .what = {"自拟的标识，可据此查询进度", "A name of one's own, to ask for the progress by"}},
    {.name = "create_missing",
     .what = {"允许按名称新建的类型，逗号分隔", "Types whose records are made when a row names one"}}};

}  // namespace

void add_import_endpoints(Api::Parts& parts) {
  parts.shapes += kShapes;
  auto& all = parts.endpoints;
  all.push_back({.method = net::Method::post,
                 .path = "/imports",
                 .operation = "runImport",
                 .summary = {"导入文件（请求体即文件）", "Import a file; the body is the file"},
                 .handle = [&parts](const Call& call) { call.answer(run(call, parts.imports)); },
                 .parameters = kRunParameters,
                 .body = "binary",
                 .answer = "Import",
                 .options = {.body_bytes_max = kFileBytesMax, .upload_to_file = true, .offload = true}});
  all.push_back({.method = net::Method::get,
                 .path = "/imports",
                 .operation = "listImports",
                 .summary = {"导入批次", "Imports, newest first"},
                 .handle = [](const Call& call) { call.answer(list(call)); },
                 .parameters = {{.name = "after", .what = {"上一页的 next", "`next` of the page before"}}},
                 .answer = "ImportPage"});
  all.push_back({.method = net::Method::get,
                 .path = "/imports/running/{ticket}",
                 .operation = "importProgress",
                 .summary = {"正在进行的导入的进度", "How far a running import is: bytes read, then rows written"},
                 .handle = [&parts](const Call& call) { call.send_json(progress_json(call, parts.imports)); },
                 .parameters = {{.name = "ticket",
                                 .in = "path",
                                 .what = {"提交导入时自拟的标识", "The ticket that the import was sent with"},
                                 .required = true}},
                 .answer = "ImportProgress"});
  all.push_back({.method = net::Method::get,
                 .path = "/imports/{id}",
                 .operation = "getImport",
                 .summary = {"一个导入批次", "One import: counts, mapping, the first problems"},
                 .handle = [](const Call& call) { call.answer(one(call)); },
                 .parameters = {kId},
                 .answer = "Import"});
  all.push_back({.method = net::Method::get,
                 .path = "/imports/{id}/errors",
                 .operation = "importErrors",
                 .summary = {"下载错误文件", "Download the refused rows with their reasons"},
                 .handle = errors_of,
                 .parameters = {kId},
                 .answer = "binary",
                 .answer_media = "*/*",
                 .options = {.offload = true}});
  all.push_back({.method = net::Method::post,
                 .path = "/imports/{id}/undo",
                 .operation = "undoImport",
                 .summary = {"撤销导入", "Take an import back"},
                 .handle = [](const Call& call) { call.answer(undo(call)); },
                 .parameters = {kId},
                 .answer = "Import",
                 .options = {.offload = true}});
  all.push_back({.method = net::Method::get,
                 .path = "/records/{type}/export",
                 .operation = "exportRecords",
                 .summary = {"导出记录", "Export records as a table"},
                 .handle = export_list,
                 .parameters = {{.name = "type", .in = "path", .what = {"记录类型", "Record type"}, .required = true},
                                {.name = "format",
                                 .schema = R"({"enum":["csv","xlsx"],"default":"xlsx"})",
                                 .what = {"文件格式", "Kind of file"}},
                                {.name = "filter", .what = {"FEEL 条件", "FEEL condition over the record"}},
                                {.name = "sort", .what = {"排序字段", "Fields to sort by"}},
                                {.name = "fields", .what = {"导出的字段", "Fields to export"}}},
                 .answer = "binary",
                 .answer_media = "*/*",
                 .options = {.offload = true}});
}

}  // namespace sanlian::api
