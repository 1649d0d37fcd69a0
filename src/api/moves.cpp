// Chains over HTTP: what a record may do next and why not, making a move, its stage history, and a person's notices.
#include "api/impl/offer_json.h"
#include "api/impl/parts.h"
#include "chain/funnel.h"
#include "chain/notice.h"
#include "chain/stage_event.h"
#include "format/label_json.h"
#include "work/errors.h"

namespace sanlian::api {
namespace {

constexpr std::string_view kShapes = R"(
Stage = {key: text, label: Label, target_workdays: integer | null,
         terminal: "success" | "failure" | "cancelled" | null}  # where the chain ends, and how
Chain = {key: text, label: Label, type: text, start: text, stages: [Stage]}
# Why a move cannot be made now.
MoveReason = {kind: "field_missing" | "guard_unmet" | "guard_unknown" | "check_not_passed" | "document_missing",
              text: Label,
              key?: text,  # of a missing field its key, of a missing document its kind
              needs?: [Need], grounds?: [Label]}
# A field that the move asks for.
MoveAsk = {field: text, required: boolean, filled: boolean}
Move = {move: text, label: Label, to: text, allowed: boolean, reason_required: boolean, return: boolean,
        reasons: [MoveReason], inputs: [MoveAsk]}
Moves = {stage: text, version: integer, moves: [Move]}
MoveInput = {version: integer, reason?: text, fields?: {*: any}}
MoveDone = {id: text, version: integer, stage: text, due: date | null, created: [{type: text, id: text}],
            updated: [Written],
            notices: integer}  # how many it sent
StageEvent = {from: text, to: text, move: text, at: instant, actor_name: text, due: date | null, reason: text,
              version: integer}
Notice = {id: integer, at: instant, type: text, record: text, chain: text, move: text, text: Label,
          read_at: instant | null}
Notices = {unread: integer, items: [Notice]}
)";

Result<std::string> offers_json(const Call& call) {
  auto& platform = call.platform;
  auto& reader = platform.store().reader();
  const auto& type = *SANLIAN_TRY(platform.registry().type(call.parameter("type")));
  const auto now = platform.clock().now();
  const auto row = SANLIAN_TRY(platform.writer().visible(reader, call.actor(), now, type, call.parameter("id")));
  const auto offers = SANLIAN_TRY(platform.moves().available(reader, call.actor(), now, row));
  std::string json;
  format::JsonWriter out(json);
  out.begin_map().key("stage").text(row.stage).key("version").integer(row.version).key("moves").begin_list();
  for (const auto& offer : offers) write_offer(out, offer);
  out.end_list().end_map();
  return json;
}

Result<std::string> history_json(const Call& call) {
  auto& platform = call.platform;
  auto& reader = platform.store().reader();
  const auto& type = *SANLIAN_TRY(platform.registry().type(call.parameter("type")));
  const auto row =
      SANLIAN_TRY(platform.writer().visible(reader, call.actor(), platform.clock().now(), type, call.parameter("id")));
  std::string json;
  format::JsonWriter out(json);
  out.begin_map().key("items").begin_list();
  for (const auto& event : SANLIAN_TRY(chain::history(reader, type.key, row.id))) {
    out.begin_map().key("from").text(event.from_stage).key("to").text(event.to_stage).key("move").text(event.move);
    out.key("at").text(event.at.to_string()).key("actor_name").text(event.actor_name).key("due");
    if (event.due)
      out.text(event.due->to_string());
    else
      out.null();
    out.key("reason").text(event.reason).key("version").integer(event.version).end_map();
  }
  out.end_list().end_map();
  return json;
}

std::string done_json(const chain::MoveDone& done, const std::string& id) {
  std::string json;
  format::JsonWriter out(json);
  out.begin_map().key("id").text(id).key("version").integer(done.version).key("stage").text(done.stage).key("due");
  if (done.due)
    out.text(done.due->to_string());
  else
    out.null();
  out.key("created").begin_list();
  for (const auto& created : done.created)
    out.begin_map().key("type").text(created.type->key).key("id").text(created.id).end_map();
  out.end_list().key("updated").begin_list();
  for (const auto& written : done.updated)
    out.begin_map().key("id").text(written.id).key("version").integer(written.version).end_map();
  out.end_list().key("notices").integer(done.notices).end_map();
  return json;
}

void make_move(const Call& call, Api::Parts& parts) {
  const auto type = call.platform.registry().type(call.parameter("type"));
  if (!type) return call.refuse(type.error());
  auto body = call.json();
  if (!body) return call.refuse(body.error());
  std::optional<std::int64_t> version;
  if (const auto* given = body->find("version"); given && given->is_number())
    if (const auto number = Decimal::parse(given->number_text())) version = number->to_whole();
  const std::string reason = body->find_text("reason") ? *body->find_text("reason") : "";
  auto done = [call, id = call.parameter("id")](Result<chain::MoveDone> moved) {
    if (moved)
      call.send_json(done_json(*moved, id));
    else
      call.refuse(moved.error());
  };
  auto job = [&platform = call.platform, type = *type, session = call.session, cause = call.cause("move"),
              id = call.parameter("id"), move = call.parameter("move"), body = std::move(*body), reason,
              version](store::Transaction& transaction) {
    const format::Value nothing;
    const auto* fields = body.find("fields");
    return platform.moves().perform(transaction, {session->actor, cause},
                                    {.type = *type,
                                     .id = id,
                                     .move = move,
                                     .given = fields ? *fields : nothing,
                                     .reason = reason,
                                     .version = version});
  };
  const auto queued = call.platform.store().write(std::move(job), std::move(done), &parts.channel);
  if (!queued) call.refuse(queued.error());
}

Result<std::string> notices_json(const Call& call) {
  auto& reader = call.platform.store().reader();
  const auto notices = SANLIAN_TRY(chain::notices_for(reader, call.actor(), {.unread_only = call.query("all") != "1"}));
  std::string json;
  format::JsonWriter out(json);
  out.begin_map()
      .key("unread")
      .integer(SANLIAN_TRY(chain::count_unread(reader, call.actor())))
      .key("items")
      .begin_list();
  for (const auto& notice : notices) {
    out.begin_map().key("id").integer(notice.id).key("at").text(notice.at.to_string()).key("type").text(notice.type);
    out.key("record").text(notice.record_id).key("chain").text(notice.chain).key("move").text(notice.move);
    write_label(out, "text", notice.text);
    out.key("read_at");
    if (notice.read_at)
      out.text(notice.read_at->to_string());
    else
      out.null();
    out.end_map();
  }
  out.end_list().end_map();
  return json;
}

void read_notice(const Call& call, Api::Parts& parts) {
  const auto text = call.parameter("id");
  std::int64_t id = 0;
  std::from_chars(text.data(), text.data() + text.size(), id);
  auto job = [session = call.session, id](store::Transaction& transaction) {
    return chain::mark_read(transaction, session->actor, id);
  };
  auto done = [call](const Status& status) {
    if (status)
      call.send(net::Response::empty());
    else
      call.refuse(status.error());
  };
  const auto queued = call.platform.store().write(std::move(job), std::move(done), &parts.channel);
  if (!queued) call.refuse(queued.error());
}

Result<std::string> chains_json(const Call& call) {
  std::string json;
  format::JsonWriter out(json);
  out.begin_map().key("chains").begin_list();
  for (const auto& chain : call.platform.chains().chains()) {
    if (!call.platform.access().grant(*chain->type, record::Action::read, call.actor()).allowed) continue;
    out.begin_map().key("key").text(chain->key);
    write_label(out, "label", chain->label);
    out.key("type").text(chain->type->key).key("start").text(chain->start).key("stages").begin_list();
    for (const auto& stage : chain->stages) {
      out.begin_map().key("key").text(stage.key);
      write_label(out, "label", stage.label);
      out.key("target_workdays");
      if (stage.target_workdays)
        out.integer(*stage.target_workdays);
      else
        out.null();
      out.key("terminal");
      if (const auto ending = chain::terminal_key(stage.terminal); !ending.empty())
        out.text(ending);
      else
        out.null();
      out.end_map();
    }
    out.end_list().end_map();
  }
  out.end_list().end_map();
  return json;
}

const Parameter kType{.name = "type", .in = "path", .what = {"记录类型", "Record type"}, .required = true};
const Parameter kId{.name = "id", .in = "path", .what = {"编号", "Id"}, .required = true};
const Parameter kMove{.name = "move", .in = "path", .what = {"步骤", "Key of the move"}, .required = true};

}  // namespace

void add_move_endpoints(Api::Parts& parts) {
  parts.shapes += kShapes;
  auto& all = parts.endpoints;
  all.push_back({.method = net::Method::get,
                 .path = "/chains",
                 .operation = "listChains",
                 .summary = {"链", "The chains this person may see"},
                 .handle = [](const Call& call) { call.answer(chains_json(call)); },
                 .answer = "{chains: [Chain]}"});
  all.push_back({.method = net::Method::get,
                 .path = "/records/{type}/{id}/moves",
                 .operation = "listMoves",
                 .summary = {"可执行的步骤及受阻原因", "What the record may do next, and why not"},
                 .handle = [](const Call& call) { call.answer(offers_json(call)); },
                 .parameters = {kType, kId},
                 .answer = "Moves"});
  all.push_back({.method = net::Method::post,
                 .path = "/records/{type}/{id}/moves/{move}",
                 .operation = "makeMove",
                 .summary = {"执行步骤", "Make a move"},
                 .handle = [&parts](const Call& call) { make_move(call, parts); },
                 .parameters = {kType, kId, kMove},
                 .body = "MoveInput",
                 .answer = "MoveDone"});
  all.push_back({.method = net::Method::get,
                 .path = "/records/{type}/{id}/stages",
                 .operation = "stageHistory",
                 .summary = {"阶段历史", "Stage history, oldest first"},
                 .handle = [](const Call& call) { call.answer(history_json(call)); },
                 .parameters = {kType, kId},
                 .answer = "{items: [StageEvent]}"});
  all.push_back(
      {.method = net::Method::get,
       .path = "/notices",
       .operation = "listNotices",
       .summary = {"我的待办", "Notices for this person, newest first"},
       .handle = [](const Call& call) { call.answer(notices_json(call)); },
       .parameters = {{.name = "all", .schema = R"({"enum":["0","1"]})", .what = {"含已读", "Read ones too"}}},
       .answer = "Notices"});
  all.push_back({.method = net::Method::post,
                 .path = "/notices/{id}/read",
                 .operation = "readNotice",
                 .summary = {"标为已读", "Mark a notice read"},
                 .handle = [&parts](const Call& call) { read_notice(call, parts); },
                 .parameters = {kId},
                 .status = 204});
}

}  // namespace sanlian::api
