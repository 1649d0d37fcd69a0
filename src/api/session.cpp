#include "api/impl/parts.h"
#include "api/problem.h"
#include "format/label_json.h"
#include "record/errors.h"
#include "work/errors.h"

namespace sanlian::api {
namespace {

constexpr std::string_view kShapes = R"(
Login = {login: text, password: text}
Session = {id: text, login: text, name: text, roles: [text],
           pages: [text],  # of work; the first is where the person lands
           role_label?: Label, park_label?: Label,
           park: text | null, organisation: text | null,
           csrf: text,  # every change must carry it as X-CSRF-Token
           expires_at: instant}
)";

std::string me_json(const work::Session& session, const record::Registry& registry) {
  const auto& actor = session.actor;
  std::string json;
  format::JsonWriter out(json);
  const auto optional = [&out](std::string_view key, const std::string& text) {
    out.key(key);
    if (text.empty())
      out.null();
    else
      out.text(text);
  };
  out.begin_map().key("id").text(actor.id()).key("login").text(actor.login()).key("name").text(actor.name());
  out.key("roles").begin_list();
  for (const auto& role : actor.roles()) out.text(role);
  out.end_list();
  out.key("pages").begin_list();
  std::vector<std::string_view> pages;
  for (const auto& key : actor.roles())
    if (const auto* role = registry.role(key))
      for (const auto& page : role->pages)
        if (std::ranges::find(pages, page) == pages.end()) out.text(pages.emplace_back(page));
  out.end_list();
  if (const auto* role = actor.roles().empty() ? nullptr : registry.role(actor.roles().front()))
    write_label(out, "role_label", role->label);
  for (const auto& park : registry.parks())
    if (park.key == actor.park()) write_label(out, "park_label", park.label);
  optional("park", actor.park());
  optional("organisation", actor.organisation());
  out.key("csrf").text(session.csrf).key("expires_at").text(session.expires_at.to_string()).end_map();
  return json;
}

Error wrong_body(std::string_view expected) {
  return Error(record::errors::wrong_value, {{"label", "请求体"},
                                             {"label_en", "the body"},
                                             {"value", "…"},
                                             {"expected", std::string(expected)},
                                             {"expected_en", std::string(expected)},
                                             {"hint", ""}});
}

void log_in(const Call& call, bool secure) {
  const auto body = call.json();
  if (!body) return call.refuse(body.error());
  const auto* login = body->find_text("login");
  const auto* password = body->find_text("password");
  if (!login || !password) return call.refuse(wrong_body(R"({"login": …, "password": …})"));
  const auto opened = call.platform.sessions().open(*login, *password, std::string(call.request.peer()));
  if (!opened) return call.refuse(opened.error());
  auto response = net::Response::json(me_json(*opened->session, call.platform.registry()));
  response.header("Cache-Control", "no-store");
  response.cookie(
      {.name = kCookie, .value = opened->token, .secure = secure, .http_only = true, .same_site = "Strict"});
  call.send(std::move(response));
}

void log_out(const Call& call, bool secure) {
  const auto closed = call.platform.sessions().close(call.request.cookie(kCookie).value_or(""));
  if (!closed) return call.refuse(closed.error());
  auto response = net::Response::empty();
  response.cookie(
      {.name = kCookie, .value = "", .max_age = std::chrono::seconds(0), .secure = secure, .same_site = "Strict"});
  call.send(std::move(response));
}

}  // namespace

void add_session_endpoints(Api::Parts& parts) {
  parts.shapes += kShapes;
  const bool secure = parts.options.secure_cookies;
  parts.endpoints.push_back({.method = net::Method::post,
                             .path = "/session",
                             .operation = "logIn",
                             .summary = {"登录", "Log in"},
                             .handle = [secure](const Call& call) { log_in(call, secure); },
                             .body = "Login",
                             .answer = "Session",
                             .open = true,
                             .options = {.body_bytes_max = 4096, .offload = true}});
  parts.endpoints.push_back(
      {.method = net::Method::get,
       .path = "/session",
       .operation = "whoAmI",
       .summary = {"当前用户", "Who am I"},
       .handle = [](const Call& call) { call.send_json(me_json(*call.session, call.platform.registry())); },
       .answer = "Session"});
  parts.endpoints.push_back({.method = net::Method::del,
                             .path = "/session",
                             .operation = "logOut",
                             .summary = {"退出登录", "Log out"},
                             .handle = [secure](const Call& call) { log_out(call, secure); },
                             .status = 204,
                             .options = {.offload = true}});
  parts.endpoints.push_back({.method = net::Method::get,
                             .path = "/health",
                             .operation = "health",
                             .summary = {"运行状态", "Whether the service is well"},
                             .handle =
                                 [](const Call& call) {
                                   const auto answer = call.platform.store().reader().integer("SELECT 1");
                                   if (!answer) return call.refuse(answer.error());
                                   call.send_json(R"({"status":"ok"})");
                                 },
                             .answer = R"({status: "ok"})",
                             .open = true});
  if (parts.options.test_clock)
    parts.endpoints.push_back({.method = net::Method::post,
                               .path = "/test/clock",
                               .operation = "setClock",
                               .summary = {"设定测试时钟", "Set the clock of a test server"},
                               .handle =
                                   [clock = parts.options.test_clock](const Call& call) {
                                     const auto body = call.json();
                                     const auto* text = body ? body->find_text("now") : nullptr;
                                     const auto now = text ? Instant::parse(*text) : std::nullopt;
                                     if (!now)
                                       return call.refuse(wrong_body(R"({"now": "2026-03-01T09:00:00+08:00"})"));
                                     clock->set(*now);
                                     call.send(net::Response::empty());
                                   },
                               .body = "{now: instant}",
                               .status = 204,
                               .open = true});
}

}  // namespace sanlian::api
