#include "api/api.h"

#include "api/impl/parts.h"
#include "api/problem.h"
#include "format/json.h"
#include "net/reply_batch.h"
#include "net/turn.h"
#include "work/errors.h"

namespace sanlian::api {
namespace {

bool is_safe(net::Method method) {
  return method == net::Method::get || method == net::Method::head || method == net::Method::options;
}

/// A session, and for changes its token: a page of another site can send the cookie, but not the header.
Result<std::shared_ptr<const work::Session>> admitted(work::Platform& platform, const net::Request& request) {
  const auto token = request.cookie(kCookie);
  auto session = token ? platform.sessions().find(*token) : nullptr;
  if (!session) return Error(work::errors::not_logged_in);
  if (!is_safe(request.method()) && request.header("X-CSRF-Token") != session->csrf)
    return Error(work::errors::csrf_missing);
  return session;
}

/// What is asked in one turn of an event loop is answered from one state of the database.
void share_turn(store::Reader& reader) {
  if (!reader.in_turn() && net::after_turn([&reader] { reader.end_turn(); })) reader.begin_turn();
}

}  // namespace

std::string Call::query(std::string_view name, std::string_view fallback) const {
  return std::string(request.query(name).value_or(fallback));
}

Result<format::Value> Call::json() const { return format::parse_json(request.body()); }

void Call::send(net::Response response) const { net::Responder(responder).send(std::move(response)); }

void Call::send_json(std::string body, int status) const {
  auto response = net::Response::json(std::move(body), status);
  response.header("Cache-Control", "no-store");
  send(std::move(response));
}

void Call::refuse(const Error& error) const { send(problem(error, lang)); }

void Call::answer(Result<std::string> json, int status) const {
  if (json)
    send_json(std::move(json).value(), status);
  else
    refuse(json.error());
}

void ReplyChannel::deliver(std::vector<std::unique_ptr<store::Write>> finished) {
  net::ReplyBatch batch;
  for (const auto& write : finished) write->finish();
}

Api::Api(work::Platform& platform, Options options)
    : parts_(new Parts{.platform = platform, .options = options, .channel = {}, .endpoints = {}, .shapes = {}}) {
  add_session_endpoints(*parts_);
  add_type_endpoints(*parts_);
  add_record_endpoints(*parts_);
  add_import_endpoints(*parts_);
  add_user_endpoints(*parts_);
  add_file_endpoints(*parts_);
  add_move_endpoints(*parts_);
  add_check_endpoints(*parts_);
  add_subsidy_endpoints(*parts_);
  add_patent_endpoints(*parts_);
  add_event_endpoints(*parts_);
  add_todo_endpoints(*parts_);
  add_corpus_endpoints(*parts_);
  add_rule_endpoints(*parts_);
}

Api::~Api() = default;

std::string Api::openapi() const { return openapi_document(*parts_); }

net::Router Api::router() {
  net::Router router;
  for (const auto& endpoint : parts_->endpoints) {
    const auto pattern = "/api/v1" + std::string(endpoint.path);
    router.add(
        endpoint.method, pattern,
        [this, &endpoint](const net::Request& request, net::Responder responder) {
          Call call{.platform = parts_->platform,
                    .request = request,
                    .responder = std::move(responder),
                    .session = nullptr,
                    .lang = language(request.header("Accept-Language"))};
          if (!endpoint.open) {
            auto session = admitted(parts_->platform, request);
            if (!session) return call.refuse(session.error());
            call.session = std::move(session).value();
          }
          share_turn(parts_->platform.store().reader());
          endpoint.handle(std::move(call));
        },
        endpoint.options);
  }
  router.close("/api");
  return router;
}

net::ServerHooks Api::hooks() {
  return {
      .refusal =
          [](const Error& error, int status, const net::Request* request) {
            return problem(error, language(request ? request->header("Accept-Language") : std::nullopt), status);
          },
      .admit = [this](const net::Request& request) -> std::optional<net::Response> {
        // Nothing of a large body is taken from somebody who is not logged in.
        if (is_safe(request.method()) || request.path() == "/api/v1/session" || request.path() == "/api/v1/test/clock")
          return std::nullopt;
        const auto session = admitted(parts_->platform, request);
        if (session) return std::nullopt;
        return problem(session.error(), language(request.header("Accept-Language")));
      },
      .answered = {}};
}

}  // namespace sanlian::api
