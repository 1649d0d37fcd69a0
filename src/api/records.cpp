#include "work/records.h"
#include "api/impl/parts.h"
#include "base/text.h"
#include "format/json.h"
#include "format/json_writer.h"
#include "record/draft.h"
#include "record/errors.h"
#include "store/journal.h"

namespace sanlian::api {
namespace {

constexpr std::string_view kShapes = R"(
# Why a value was kept although its code is doubtful.
Doubt = {field: text, code: text, reason?: text, by: text, at: instant}
# A record of any type; its fields are those of the schema that has the name of the type.
Row = {id: text, type: text, park: text | null, version: integer, created_at: instant, created_by: text | null,
       updated_at: instant, updated_by: text | null, deleted_at?: instant, doubts?: [Doubt],
       stage?: text, stage_since?: instant, stage_due?: date | null,
       hidden?: [text],  # fields that are null because the reader may not see them in this record
       titles?: {*: text},  # by field, the names of the records that it refers to; with titles=1
       *: any}
RowPage = {items: [Row],
           next: text | null}  # asks for the page behind this one as `after`
# The fields of a record of the type; what is left out stays as it is. What was read may be sent back
# whole, unless some of it is hidden.
RowInput = {version?: integer,  # that was read; needed for a change, here or as If-Match
            overrides?: {*: text},  # by field, why a doubtful value is to be kept
            *: any}
Written = {id: text, version: integer}
JournalEntry = {seq: integer, at: instant, actor: text, actor_name: text, role: text, cause: text, cause_ref: text,
                request_id: text, version: integer, action: text,
                changes: {*: [any]}}  # by field, the value before and after
JournalPage = {items: [JournalEntry],
               next: integer | null}  # asks for older ones as `before`
)";

std::string written_json(const record::Written& written) {
  std::string json;
  format::JsonWriter(json).begin_map().key("id").text(written.id).key("version").integer(written.version).end_map();
  return json;
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

/// `If-Match: "3"` or the version in the body.
std::optional<std::int64_t> if_match(const net::Request& request) {
  auto tag = request.header("If-Match").value_or("");
  if (tag.size() >= 2 && tag.front() == '"' && tag.back() == '"') tag = tag.substr(1, tag.size() - 2);
  return whole(tag);
}

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> out;
  for (const auto part : split(text, ','))
    if (const auto name = trim(part); !name.empty()) out.emplace_back(name);
  return out;
}

record::Selection selection_of(const Call& call) {
  record::Selection selection;
  selection.filter = call.query("filter");
  selection.fields = list_of(call.query("fields"));
  selection.titles = call.query("titles") == "1";
  const auto bin = call.query("bin", "live");
  selection.bin = bin == "deleted" ? record::Selection::Bin::deleted
                  : bin == "all"   ? record::Selection::Bin::all
                                   : record::Selection::Bin::live;
  for (const auto& key : list_of(call.query("sort")))
    selection.sort.push_back(key.front() == '-' ? record::SortKey{key.substr(1), true} : record::SortKey{key, false});
  return selection;
}

/// Runs `job` in a transaction and answers its Written with `status`.
template <class Job>
void write(const Call& call, Api::Parts& parts, int status, Job job) {
  auto done = [call, status](Result<record::Written> written) {
    if (!written) return call.refuse(written.error());
    auto response = net::Response::json(written_json(*written), status);
    response.header("ETag", "\"" + std::to_string(written->version) + "\"").header("Cache-Control", "no-store");
    call.send(std::move(response));
  };
  const auto queued = call.platform.store().write(std::move(job), std::move(done), &parts.channel);
  if (!queued) call.refuse(queued.error());
}

void list(const Call& call) {
  const auto type = call.platform.registry().type(call.parameter("type"));
  if (!type) return call.refuse(type.error());
  const auto limit = whole(call.query("limit", "50"));
  auto page =
      call.platform.queries().page(call.platform.store().reader(), call.platform.context(call.actor()), **type,
                                   selection_of(call), call.query("after"), static_cast<int>(limit.value_or(0)));
  if (!page) return call.refuse(page.error());
  std::string json;
  json.reserve(page->items.size() + 64);
  format::JsonWriter out(json);
  out.begin_map().key("items").raw(page->items).key("next");
  if (page->next.empty())
    out.null();
  else
    out.text(page->next);
  out.end_map();
  call.send_json(std::move(json));
}

void count(const Call& call) {
  const auto type = call.platform.registry().type(call.parameter("type"));
  if (!type) return call.refuse(type.error());
  const auto found = call.platform.queries().count(call.platform.store().reader(), call.platform.context(call.actor()),
                                                   **type, selection_of(call));
  if (!found) return call.refuse(found.error());
  call.send_json("{\"count\":" + std::to_string(*found) + "}");
}

void get(const Call& call) {
  const auto type = call.platform.registry().type(call.request.parameter("type"));
  if (!type) return call.refuse(type.error());
  call.answer(call.platform.queries().one(call.platform.store().reader(), call.platform.context(call.actor()), **type,
                                          call.request.parameter("id"), list_of(call.query("fields")),
                                          call.query("titles") == "1"));
}

void create(const Call& call, Api::Parts& parts) {
  const auto type = call.platform.registry().type(call.request.parameter("type"));
  if (!type) return call.refuse(type.error());
  const auto body = call.json();
  if (!body) return call.refuse(body.error());
  auto draft = record::read_draft(**type, *body, record::DoubtMode::ask);
  if (!draft) return call.refuse(draft.error());
  if (const auto ready = call.platform.writer().prepare(*draft, call.actor(), call.platform.clock().now()); !ready)
    return call.refuse(ready.error());
  write(call, parts, 201,
        [&platform = call.platform, session = call.session, cause = call.cause(),
         draft = std::move(*draft)](store::Transaction& transaction) {
          return work::create_record(platform, transaction, {session->actor, cause}, draft);
        });
}

void edit(const Call& call, Api::Parts& parts) {
  const auto type = call.platform.registry().type(call.parameter("type"));
  if (!type) return call.refuse(type.error());
  const auto body = call.json();
  if (!body) return call.refuse(body.error());
  auto draft = record::read_draft(**type, *body, record::DoubtMode::ask);
  if (!draft) return call.refuse(draft.error());
  if (const auto version = if_match(call.request)) draft->version = version;
  write(call, parts, 200,
        [&platform = call.platform, session = call.session, cause = call.cause(), id = call.parameter("id"),
         draft = std::move(*draft)](store::Transaction& transaction) {
          return platform.writer().edit(transaction, {session->actor, cause}, id, draft);
        });
}

void set_deleted(const Call& call, Api::Parts& parts, bool deleted) {
  const auto type = call.platform.registry().type(call.parameter("type"));
  if (!type) return call.refuse(type.error());
  auto version = if_match(call.request);
  if (!version) version = whole(call.query("version"));
  write(call, parts, 200,
        [&platform = call.platform, type = *type, session = call.session, cause = call.cause(),
         id = call.parameter("id"), version, deleted](store::Transaction& transaction) {
          return work::set_record_deleted(platform, transaction, {session->actor, cause}, *type, id, version, deleted);
        });
}

/// The changes of a record, with what the reader may not see taken out of them.
Result<std::string> journal_json(const Call& call) {
  auto& platform = call.platform;
  const auto& type = *SANLIAN_TRY(platform.registry().type(call.parameter("type")));
  const auto id = call.parameter("id");
  auto& reader = platform.store().reader();
  const auto row = SANLIAN_TRY(platform.writer().visible(reader, call.actor(), platform.clock().now(), type, id));
  const auto allowed =
      platform.writer().permission(reader, call.actor(), platform.clock().now(), record::Action::journal, row);
  if (!allowed.allowed) return record::forbidden(type, record::Action::journal);
  const auto seen =
      platform.writer().permission(reader, call.actor(), platform.clock().now(), record::Action::read, row);
  const auto limit = whole(call.query("limit", "50")).value_or(50);
  const auto entries = SANLIAN_TRY(store::journal::of_record(
      reader, type.key, id, static_cast<int>(std::clamp<std::int64_t>(limit, 1, 1000)), whole(call.query("before"))));
  std::string json;
  format::JsonWriter out(json);
  out.begin_map().key("items").begin_list();
  for (const auto& entry : entries) {
    out.begin_map().key("seq").integer(entry.seq).key("at").text(entry.at.to_string());
    out.key("actor").text(entry.actor).key("actor_name").text(entry.actor_name).key("role").text(entry.actor_role);
    out.key("cause").text(entry.cause).key("cause_ref").text(entry.cause_ref).key("request_id").text(entry.request_id);
    out.key("version").integer(entry.version).key("action").text(entry.action).key("changes").begin_map();
    const auto changes = SANLIAN_TRY(format::parse_json(entry.changes));
    for (const auto& change : changes.entries()) {
      const auto* field = type.field_by_key(change.key);
      if (!field || seen.fields[static_cast<std::size_t>(field->index)]) out.key(change.key).value(change.value);
    }
    out.end_map().end_map();
  }
  out.end_list().key("next");
  if (entries.empty())
    out.null();
  else
    out.integer(entries.back().seq);
  out.end_map();
  return json;
}

const Parameter kType{.name = "type", .in = "path", .what = {"记录类型", "Record type"}, .required = true};
const Parameter kId{.name = "id", .in = "path", .what = {"记录编号", "Id of the record"}, .required = true};
const Parameter kFilter{.name = "filter", .what = {"FEEL 条件", "FEEL condition over the record"}};
const Parameter kSort{
    .name = "sort",
    .what = {"排序字段，逗号分隔，前缀 - 为降序", "Fields to sort by, comma-separated; - before one for descending"}};
const Parameter kFields{.name = "fields", .what = {"返回的字段，逗号分隔", "Fields to return, comma-separated"}};
const Parameter kAfter{.name = "after", .what = {"上一页的 next", "`next` of the page before"}};
const Parameter kLimit{.name = "limit",
                       .schema = R"({"type":"integer","minimum":1,"maximum":1000,"default":50})",
                       .what = {"每页条数", "Records a page"}};
const Parameter kBin{.name = "bin",
                     .schema = R"({"enum":["live","deleted","all"],"default":"live"})",
                     .what = {"是否含回收站", "Live records, the recycle bin, or both"}};
const Parameter kTitles{.name = "titles",
                        .schema = R"({"enum":["0","1"],"default":"0"})",
                        .what = {"附带所引用记录的名称", "Add the names of referred records"}};
const Parameter kVersion{.name = "version",
                         .schema = R"({"type":"integer"})",
                         .what = {"读到的版本（或 If-Match）", "The version that was read (or If-Match)"}};

}  // namespace

void add_record_endpoints(Api::Parts& parts) {
  parts.shapes += kShapes;
  auto& all = parts.endpoints;
  all.push_back({.method = net::Method::get,
                 .path = "/records/{type}",
                 .operation = "listRecords",
                 .summary = {"记录列表", "List records"},
                 .handle = list,
                 .parameters = {kType, kFilter, kSort, kFields, kAfter, kLimit, kBin, kTitles},
                 .answer = "RowPage"});
  all.push_back({.method = net::Method::get,
                 .path = "/records/{type}/count",
                 .operation = "countRecords",
                 .summary = {"记录数", "Count records"},
                 .handle = count,
                 .parameters = {kType, kFilter, kBin},
                 .answer = "{count: integer}",
                 .options = {.offload = true}});
  all.push_back({.method = net::Method::get,
                 .path = "/records/{type}/{id}",
                 .operation = "getRecord",
                 .summary = {"一条记录", "One record"},
                 .handle = get,
                 .parameters = {kType, kId, kFields, kTitles},
                 .answer = "Row"});
  all.push_back({.method = net::Method::post,
                 .path = "/records/{type}",
                 .operation = "createRecord",
                 .summary = {"新增记录", "Create a record"},
                 .handle = [&parts](const Call& call) { create(call, parts); },
                 .parameters = {kType},
                 .body = "RowInput",
                 .answer = "Written",
                 .status = 201});
  all.push_back({.method = net::Method::patch,
                 .path = "/records/{type}/{id}",
                 .operation = "editRecord",
                 .summary = {"修改记录", "Change a record"},
                 .handle = [&parts](const Call& call) { edit(call, parts); },
                 .parameters = {kType, kId},
                 .body = "RowInput",
                 .answer = "Written"});
  all.push_back({.method = net::Method::del,
                 .path = "/records/{type}/{id}",
                 .operation = "deleteRecord",
                 .summary = {"移入回收站", "Move to the recycle bin"},
                 .handle = [&parts](const Call& call) { set_deleted(call, parts, true); },
                 .parameters = {kType, kId, kVersion},
                 .answer = "Written"});
  all.push_back({.method = net::Method::post,
                 .path = "/records/{type}/{id}/restore",
                 .operation = "restoreRecord",
                 .summary = {"从回收站恢复", "Restore from the recycle bin"},
                 .handle = [&parts](const Call& call) { set_deleted(call, parts, false); },
                 .parameters = {kType, kId, kVersion},
                 .answer = "Written"});
  all.push_back({.method = net::Method::get,
                 .path = "/records/{type}/{id}/journal",
                 .operation = "recordJournal",
                 .summary = {"变更记录", "The record's changes, newest first"},
                 .handle = [](const Call& call) { call.answer(journal_json(call)); },
                 .parameters = {kType,
                                kId,
                                kLimit,
                                {.name = "before",
                                 .schema = kIntegerSchema,
                                 .what = {"上一页的 next", "`next` of the page before"}}},
                 .answer = "JournalPage"});
}

}  // namespace sanlian::api
