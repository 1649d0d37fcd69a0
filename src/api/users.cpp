// Accounts. An administrator of the platform adds people and gives roles; everybody changes their own password.
#include "api/impl/asking.h"
#include "api/impl/parts.h"
#include "api/problem.h"
#include "format/json_writer.h"
#include "record/errors.h"
#include "work/errors.h"

namespace sanlian::api {
namespace {

constexpr std::string_view kShapes = R"(
# Park and organisation are empty for who belongs to none.
User = {id: text, login: text, name: text, roles: [text], park: text, organisation: text, disabled: boolean}
NewUser = {login: text, name: text, roles: [text], park?: text, organisation?: text, password: text}
)";

Result<std::string> list(const Call& call) {
  SANLIAN_TRY(need_administrator(call));
  std::string json;
  format::JsonWriter out(json);
  out.begin_map().key("items").begin_list();
  for (const auto& user : SANLIAN_TRY(work::list_users(call.platform.store().reader()))) {
    out.begin_map()
        .key("id")
        .text(user.id)
        .key("login")
        .text(user.login)
        .key("name")
        .text(user.name)
        .key("roles")
        .begin_list();
    for (const auto& role : user.roles) out.text(role);
    out.end_list()
        .key("park")
        .text(user.park)
        .key("organisation")
        .text(user.organisation)
        .key("disabled")
        .boolean(user.disabled)
        .end_map();
  }
  out.end_list().end_map();
  return json;
}

Result<std::string> add(const Call& call) {
  SANLIAN_TRY(need_administrator(call));
  const auto body = SANLIAN_TRY(call.json());
  work::User user;
  const auto text = [&body](std::string_view key) {
    return body.find_text(key) ? *body.find_text(key) : std::string();
  };
  for (const auto* key : {"login", "name", "password"})
    if (text(key).empty()) return missing(key);
  user.login = text("login"), user.name = text("name"), user.park = text("park"),
  user.organisation = text("organisation");
  if (const auto* roles = body.find("roles"); roles && roles->is_list())
    for (const auto& role : roles->items())
      if (role.is_text()) user.roles.push_back(role.text());
  if (user.roles.empty()) return missing("roles");
  const auto hash = SANLIAN_TRY(work::hash_password(text("password")));
  auto& platform = call.platform;
  const auto id = SANLIAN_TRY(platform.store().write_and_wait([&](store::Transaction& transaction) {
    return work::add_user(transaction, platform.registry(), platform.ids(), call.actor(), user, hash);
  }));
  return "{\"id\":\"" + id + "\"}";
}

Status change_password(const Call& call) {
  const auto body = SANLIAN_TRY(call.json());
  const auto* old_password = body.find_text("old");
  const auto* new_password = body.find_text("new");
  if (!old_password) return missing("old");
  if (!new_password) return missing("new");
  auto& platform = call.platform;
  const auto account = SANLIAN_TRY(work::find_account(platform.store().reader(), call.actor().login()));
  if (!account || !work::password_fits(account->password_hash, *old_password))
    return Error(work::errors::wrong_old_password);
  const auto hash = SANLIAN_TRY(work::hash_password(*new_password));
  SANLIAN_TRY(platform.store().write_and_wait([&](store::Transaction& transaction) {
    return work::set_password_hash(transaction, call.actor(), account->user, hash);
  }));
  platform.sessions().forget_all();
  return {};
}

Status disable(const Call& call, bool disabled) {
  SANLIAN_TRY(need_administrator(call));
  auto& platform = call.platform;
  const auto user = SANLIAN_TRY(work::find_user(platform.store().reader(), call.parameter("id")));
  if (!user) return Error(work::errors::no_such_user, {{"login", call.parameter("id")}});
  SANLIAN_TRY(platform.store().write_and_wait(
      [&](store::Transaction& transaction) { return work::set_disabled(transaction, call.actor(), *user, disabled); }));
  platform.sessions().forget_all();
  return {};
}

void send_done(const Call& call, const Status& status) {
  if (status)
    call.send(net::Response::empty());
  else
    call.refuse(status.error());
}

const Parameter kId{.name = "id", .in = "path", .what = {"用户编号", "Id of the user"}, .required = true};

}  // namespace

void add_user_endpoints(Api::Parts& parts) {
  parts.shapes += kShapes;
  auto& all = parts.endpoints;
  all.push_back({.method = net::Method::get,
                 .path = "/users",
                 .operation = "listUsers",
                 .summary = {"用户", "List users"},
                 .handle = [](const Call& call) { call.answer(list(call)); },
                 .answer = "{items: [User]}"});
  all.push_back({.method = net::Method::post,
                 .path = "/users",
                 .operation = "addUser",
                 .summary = {"新增用户", "Add a user"},
                 .handle = [](const Call& call) { call.answer(add(call), 201); },
                 .body = "NewUser",
                 .answer = "{id: text}",
                 .status = 201,
                 .options = {.offload = true}});
  all.push_back({.method = net::Method::post,
                 .path = "/users/{id}/disable",
                 .operation = "disableUser",
                 .summary = {"停用用户", "Disable a user"},
                 .handle = [](const Call& call) { send_done(call, disable(call, true)); },
                 .parameters = {kId},
                 .status = 204,
                 .options = {.offload = true}});
  all.push_back({.method = net::Method::post,
                 .path = "/users/{id}/enable",
                 .operation = "enableUser",
                 .summary = {"启用用户", "Enable a user"},
                 .handle = [](const Call& call) { send_done(call, disable(call, false)); },
                 .parameters = {kId},
                 .status = 204,
                 .options = {.offload = true}});
  all.push_back({.method = net::Method::post,
                 .path = "/session/password",
                 .operation = "changePassword",
                 .summary = {"修改密码", "Change one's own password"},
                 .handle = [](const Call& call) { send_done(call, change_password(call)); },
                 .body = "{old: text, new: text}",
                 .status = 204,
                 .options = {.offload = true}});
}

}  // namespace sanlian::api
