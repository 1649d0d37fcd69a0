#include "net/impl/request_reader.h"

#include "net/errors.h"
#include "net/impl/context.h"
#include "net/impl/request_access.h"
#include "net/impl/target.h"

namespace sanlian::net {
namespace {

std::optional<Refusal> read_address(RequestAccess access, std::string_view text, Target& target) {
  auto problem = read_target(text, target);
  if (problem.empty()) {
    reserve_arena(target, access.arena());
    problem = read_segments(target.path, access.arena(), access.segments());
  }
  if (problem.empty()) problem = read_query(target.query, access.arena(), access.queries());
  if (!problem.empty()) return bad_request(problem);
  access.path() = target.path;
  access.query() = target.query;
  access.target() = target.query.empty()
                        ? target.path
                        : std::string_view(target.path.data(), target.path.size() + 1 + target.query.size());
  return std::nullopt;
}

/// 404, 405, and what OPTIONS may do.
HeadVerdict find_route(Exchange& exchange, RequestAccess access) {
  HeadVerdict verdict;
  const auto& request = exchange.request;
  auto match = exchange.context->router.find(request.method(), request.path(), request.segments(), access.parameters());
  if (match.route) {
    exchange.route = match.route;
    access.set_route(match.route->parameter_names);
    return verdict;
  }
  if (!match.path_known()) {
    verdict.refusal = Refusal{404, Error(errors::no_such_path, {{"path", std::string(request.path())}})};
  } else if (request.method() == Method::options) {
    verdict.answer = Response::empty().header("Allow", match.allow + ", OPTIONS");
  } else {
    const std::string method(method_name(request.method()));
    verdict.refusal = Refusal{405, Error(errors::method_not_allowed, {{"method", method}, {"allow", match.allow}})};
    verdict.allow = std::move(match.allow);
  }
  return verdict;
}

std::uint64_t body_limit(const Exchange& exchange) {
  return exchange.route->options.body_bytes_max.value_or(exchange.context->options.limits.body_bytes);
}

}  // namespace

HeadVerdict read_request(Exchange& exchange, MessageParser& parser, MessageFacts& facts) {
  RequestAccess access{exchange.request};
  if (const auto problem = parser.read_head(access.head(), facts, access.headers()); !problem.empty())
    return {bad_request(problem), {}, {}};
  if (auto refusal = check_framing(facts)) return {std::move(refusal), {}, {}};
  const auto method = method_of(facts.method);
  if (method) access.set_method(*method);
  Target target;
  if (auto refusal = read_address(access, facts.target, target)) return {std::move(refusal), {}, {}};
  if (!method) return {Refusal{501, Error(errors::not_implemented, {{"what", std::string(facts.method)}})}, {}, {}};
  if (target.asterisk) {
    if (*method != Method::options) return {bad_request("the address * belongs to OPTIONS alone"), {}, {}};
    return {{}, Response::empty().header("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"), {}};
  }
  auto verdict = find_route(exchange, access);
  if (!exchange.route) return verdict;
  verdict.body_limit = body_limit(exchange);
  if (facts.body_bytes > verdict.body_limit)
    verdict.refusal = Refusal{413, Error(errors::body_too_large, {{"limit", std::to_string(verdict.body_limit)}})};
  return verdict;
}

}  // namespace sanlian::net
