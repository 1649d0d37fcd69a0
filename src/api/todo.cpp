// A person's to-do over HTTP: the cases that wait for them, in one answer.
#include "work/todo.h"
#include "api/impl/offer_json.h"
#include "api/impl/parts.h"

namespace sanlian::api {
namespace {

constexpr std::string_view kShapes = R"(
# What waits for a person: allowed moves first, each part by due day. Not complete: some open cases were not looked at.
Todo = {totals: {allowed: integer, blocked: integer}, complete: boolean,
        items: [{chain: text, move: Move, record: Row}]}
)";

constexpr int kItemsMax = 1000;

/// The totals are those of all that waits, however few are shown.
Result<std::string> todo_json(const Call& call) {
  auto& platform = call.platform;
  const auto text = call.query("limit", "200");
  int limit = 0;
  std::from_chars(text.data(), text.data() + text.size(), limit);
  const auto todo = SANLIAN_TRY(work::todo(platform, call.actor()));
  std::int64_t allowed = 0;
  for (const auto& one : todo.cases) allowed += one.offer.allowed ? 1 : 0;
  std::string json;
  format::JsonWriter out(json);
  out.begin_map().key("totals").begin_map().key("allowed").integer(allowed);
  out.key("blocked").integer(std::ssize(todo.cases) - allowed).end_map();
  out.key("complete").boolean(todo.complete).key("items").begin_list();
  for (const auto& one :
       std::span(todo.cases)
           .first(std::min(todo.cases.size(), static_cast<std::size_t>(std::clamp(limit, 0, kItemsMax))))) {
    out.begin_map().key("chain").text(one.chain->key).key("move");
    write_offer(out, one.offer);
    out.key("record").raw(SANLIAN_TRY(platform.queries().one(platform.store().reader(), platform.context(call.actor()),
                                                             *one.chain->type, one.id, {}, true)));
    out.end_map();
  }
  out.end_list().end_map();
  return json;
}

}  // namespace

void add_todo_endpoints(Api::Parts& parts) {
  parts.shapes += kShapes;
  parts.endpoints.push_back(
      {.method = net::Method::get,
       .path = "/todo",
       .operation = "listTodo",
       .summary = {"等我办理的办件及下一步", "The cases that wait for this person, with the move"},
       .handle = [](const Call& call) { call.answer(todo_json(call)); },
       .parameters = {{.name = "limit",
                       .schema = R"({"type":"integer","default":200,"maximum":1000})",
                       .what = {"至多列出的办件数", "Cases shown at most"}}},
       .answer = "Todo",
       .options = {.offload = true}});
}

}  // namespace sanlian::api
