// Beast reads the grammar of head and chunked body (RFC 9112); HeadScanner goes before it, check_framing after it.
// docs/decisions/2026-11-23-http-server.md
//
// Beast 1.81 asserts that four bytes of a last chunk (`0 CR LF CR`) cannot come by themselves. They can, from anybody,
// and the assertion would end the server; what stands behind it copes. Found by tests/fuzz/fuzz_http.cpp.
#define BOOST_DISABLE_ASSERTS
#include <boost/beast/http/basic_parser.hpp>

#include "net/impl/message_parser.h"

namespace sanlian::net {
namespace {
namespace http = boost::beast::http;
using BeastError = boost::beast::error_code;
using BeastView = boost::beast::string_view;

std::string_view view(BeastView text) { return {text.data(), text.size()}; }

class RequestParser final : public http::basic_parser<true> {
 public:
  RequestParser(MessageFacts& facts, std::vector<HeaderField>& headers) : facts_(&facts), headers_(&headers) {
    header_limit(1 << 20);    // HeadScanner has counted already
    body_limit(boost::none);  // the sink counts
  }
  /// After the head its views are no longer ours to fill; trailers of a chunked body are read and forgotten.
  void head_is_over() { facts_ = nullptr, headers_ = nullptr; }
  void pour_into(BodySink& sink) { sink_ = &sink; }
  bool stopped() const { return stopped_; }

 private:
  void on_request_impl(http::verb, BeastView method, BeastView target, int version, BeastError&) override {
    facts_->method = view(method);
    facts_->target = view(target);
    facts_->http_1_1 = version == 11;
  }
  void on_field_impl(http::field field, BeastView name, BeastView value, BeastError&) override {
    if (!facts_) return;
    headers_->push_back({view(name), view(value)});
    const auto note = [&](std::string_view& place, int& count) { place = view(value), ++count; };
    int ignored = 0;
    if (field == http::field::content_length) note(facts_->content_length, facts_->content_lengths);
    if (field == http::field::transfer_encoding) note(facts_->transfer_encoding, facts_->transfer_encodings);
    if (field == http::field::host) note(facts_->host, facts_->hosts);
    if (field == http::field::expect) note(facts_->expect, ignored);
  }
  std::size_t pour(BeastView bytes, BeastError& error) {
    stopped_ = !sink_->take(view(bytes));
    if (stopped_) error = http::error::body_limit;
    return bytes.size();
  }
  std::size_t on_body_impl(BeastView bytes, BeastError& error) override { return pour(bytes, error); }
  std::size_t on_chunk_body_impl(std::uint64_t, BeastView bytes, BeastError& error) override {
    return pour(bytes, error);
  }
  void on_header_impl(BeastError&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, BeastError&) override {}
  void on_chunk_header_impl(std::uint64_t, BeastView, BeastError&) override {}
  void on_finish_impl(BeastError&) override {}
  void on_response_impl(int, BeastView, int, BeastError&) override {}

  MessageFacts* facts_;
  std::vector<HeaderField>* headers_;
  BodySink* sink_ = nullptr;
  bool stopped_ = false;
};

}  // namespace

class MessageParser::Reader {
 public:
  std::optional<RequestParser> parser;
};

MessageParser::MessageParser() : reader_(std::make_unique<Reader>()) {}
MessageParser::~MessageParser() = default;

std::string_view MessageParser::read_head(std::string_view head, MessageFacts& facts,
                                          std::vector<HeaderField>& headers) {
  facts = {};
  headers.clear();
  auto& parser = reader_->parser.emplace(facts, headers);
  BeastError error;
  const auto used = parser.put(boost::asio::const_buffer(head.data(), head.size()), error);
  parser.head_is_over();
  if (error || used != head.size() || !parser.is_header_done()) return "the head does not follow the grammar of HTTP";
  facts.keep_alive = parser.keep_alive();
  facts.chunked = parser.chunked();
  facts.body_bytes = parser.content_length().value_or(0);
  return {};
}

MessageParser::Body MessageParser::read_body(std::string_view bytes, BodySink& sink) {
  auto& parser = *reader_->parser;
  parser.pour_into(sink);
  Body body;
  while (!parser.is_done()) {
    const auto left = bytes.substr(body.used);
    BeastError error;
    if (left.empty()) return body;
    body.used += parser.put(boost::asio::const_buffer(left.data(), left.size()), error);
    if (parser.stopped()) return body.state = State::stopped, body;
    if (error == http::error::need_more) return body;
    if (error) return body.state = State::malformed, body;
  }
  return body.state = State::complete, body;
}

}  // namespace sanlian::net
