// rooms: net base
// The request reader against any bytes: head, framing, address, query, cookies and body. What it accepts must read the
// same when the bytes come one by one, and must keep the promises that handlers rely on.
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "net/impl/context.h"
#include "net/impl/head_scanner.h"
#include "net/impl/request_access.h"
#include "net/impl/request_reader.h"
#include "net/impl/target.h"

namespace {
using namespace sanlian;
using namespace sanlian::net;

void demand(bool holds) {
  if (!holds) std::abort();
}

struct Sink final : BodySink {
  std::string body;
  bool take(std::string_view bytes) override {
    body += bytes;
    return body.size() <= 1 << 16;
  }
};

/// A summary of everything that is read from the bytes: the first message, and where it ends.
std::string read_all(const std::shared_ptr<Context>& context, std::string_view bytes, std::size_t step) {
  HeadScanner scanner({4096, 20});
  HeadScanner::Outcome outcome;
  for (std::size_t fed = 0; outcome.state == HeadScanner::State::more && fed < bytes.size();) {
    fed = std::min(bytes.size(), fed + step);
    outcome = scanner.feed(bytes.substr(0, fed));
  }
  if (outcome.state != HeadScanner::State::complete) return std::to_string(static_cast<int>(outcome.state));
  demand(outcome.length <= bytes.size() && outcome.length <= 4096 + step);

  const auto exchange = std::make_shared<Exchange>(context, nullptr);
  RequestAccess{exchange->request}.head() = bytes.substr(outcome.start, outcome.length - outcome.start);
  MessageParser parser;
  MessageFacts facts;
  const auto verdict = read_request(*exchange, parser, facts);
  const auto& request = exchange->request;
  if (verdict.refusal) return "refused " + std::to_string(verdict.refusal->status);
  if (verdict.answer) return "answered";
  demand(exchange->route != nullptr && !(facts.chunked && facts.content_lengths > 0) && facts.content_lengths <= 1);
  for (const auto segment : request.segments())
    demand(segment != "." && segment != ".." && segment.find('/') == segment.npos &&
           segment.find('\0') == segment.npos && is_valid_utf8(segment));
  for (const auto& query : request.queries()) demand(is_valid_utf8(query.name) && is_valid_utf8(query.value));
  for (const auto& header : request.headers()) demand(header.value.find_first_of("\r\n") == header.value.npos);
  (void)request.cookie("session");
  for (const auto& name : exchange->route->parameter_names) (void)request.parameter(name);

  std::string summary = exchange->route->pattern + " " + std::string(request.target());
  if (!facts.chunked && facts.body_bytes == 0) return summary + " ends at " + std::to_string(outcome.length);
  Sink sink;
  std::size_t begin = outcome.length, end = begin;
  MessageParser::Body body;
  while (body.state == MessageParser::State::more && end < bytes.size()) {
    end = std::min(bytes.size(), end + step);
    body = parser.read_body(bytes.substr(begin, end - begin), sink);
    demand(body.used <= end - begin);
    begin += body.used;
  }
  if (body.state == MessageParser::State::complete && !facts.chunked) demand(sink.body.size() == facts.body_bytes);
  if (body.state != MessageParser::State::complete)
    return summary + " body " + std::to_string(static_cast<int>(body.state));
  return summary + " body " + sink.body + " ends at " + std::to_string(begin);
}

std::shared_ptr<Context> make_context() {
  auto context = std::make_shared<Context>();
  const Handler nothing = [](const Request&, Responder) {};
  for (const auto method : {Method::get, Method::post}) {
    context->router.add(method, "/", nothing);
    context->router.add(method, "/records/{type}/{id}", nothing);
    context->router.add(method, "/assets/{path...}", nothing);
  }
  return context;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto context = make_context();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto at_once = read_all(context, bytes, bytes.size() + 1);
  demand(at_once == read_all(context, bytes, 1));
  (void)find_cookie(bytes, "a");
  return 0;
}
