#include <charconv>

#include "api/impl/parts.h"

namespace sanlian::api {
namespace {

constexpr std::string_view kShapes = R"(
# Data of `change`: one change of a record that the reader may see, never its values; of `ready` and `reset`: seq
# alone. After `reset` everything is to be read anew.
Event = {seq: integer,  # also the id of the event, for Last-Event-ID
         type?: text, id?: text, action?: text, version?: integer, at?: instant}
)";

/// Where the client left off: what a browser sends by itself, or the parameter. What is no number is a cursor of
/// nobody.
std::optional<std::int64_t> cursor_of(const Call& call) {
  const auto header = call.request.header("Last-Event-ID");
  const auto text = header && !header->empty() ? std::string(*header) : call.query("after");
  if (text.empty()) return std::nullopt;
  std::int64_t seq = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), seq);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? seq : -1;
}

void open_events(const Call& call, EventFeed& feed) {
  if (call.request.method() == net::Method::head)
    return call.send(net::Response(200).header("Content-Type", "text/event-stream"));
  const std::string token(call.request.cookie(kCookie).value_or(""));
  net::Responder responder(call.responder);
  if (const auto opened = feed.open(token, cursor_of(call), responder); !opened) call.refuse(opened.error());
}

}  // namespace

void add_event_endpoints(Api::Parts& parts) {
  parts.shapes += kShapes;
  parts.endpoints.push_back(
      {.method = net::Method::get,
       .path = "/events",
       .operation = "streamEvents",
       .summary = {"变更事件流（server-sent events）", "What changes, as server-sent events: ready, change, reset"},
       .handle = [&parts](const Call& call) { open_events(call, parts.events); },
       .parameters = {{.name = "Last-Event-ID",
                       .in = "header",
                       .schema = kIntegerSchema,
                       .what = {"上次收到的编号", "The number that was seen last; what came after it is told first"}},
                      {.name = "after",
                       .schema = kIntegerSchema,
                       .what = {"同 Last-Event-ID", "As Last-Event-ID, for clients that cannot set headers"}}},
       .answer = "Event",
       .answer_media = "text/event-stream"});
}

}  // namespace sanlian::api
