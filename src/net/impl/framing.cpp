#include "net/impl/framing.h"

#include <algorithm>

#include "net/errors.h"
#include "net/impl/ascii.h"

namespace sanlian::net {
namespace {

bool is_plain_number(std::string_view text) {
  return !text.empty() && text.size() <= 18 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_host(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c > 0x20 && c < 0x7f && std::string_view("/\\@?#,<>\"{}|^`").find(c) == std::string_view::npos;
  });
}

std::optional<Refusal> check_body_length(const MessageFacts& facts) {
  if (facts.content_lengths > 1) return bad_request("there is more than one Content-Length");
  if (facts.content_lengths == 1 && !is_plain_number(facts.content_length))
    return bad_request("Content-Length is not a plain number");
  if (facts.transfer_encodings == 0) return std::nullopt;
  if (facts.content_lengths > 0) return bad_request("Content-Length and Transfer-Encoding stand together");
  if (!facts.http_1_1) return bad_request("Transfer-Encoding stands in a request of HTTP/1.0");
  if (facts.transfer_encodings > 1) return bad_request("there is more than one Transfer-Encoding");
  if (!same_token(facts.transfer_encoding, "chunked"))
    return Refusal{501, Error(errors::not_implemented, {{"what", "Transfer-Encoding other than chunked"}})};
  if (!facts.chunked) return bad_request("the Transfer-Encoding cannot be read");
  return std::nullopt;
}

}  // namespace

Refusal bad_request(std::string_view what) { return {400, Error(errors::bad_request, {{"what", std::string(what)}})}; }

std::optional<Refusal> check_framing(const MessageFacts& facts) {
  if (auto refusal = check_body_length(facts)) return refusal;
  if (facts.hosts > 1) return bad_request("there is more than one Host");
  if (facts.http_1_1 && facts.hosts == 0) return bad_request("the Host is missing");
  if (!is_host(facts.host)) return bad_request("the Host is not a name with an optional port");
  if (facts.http_1_1 && !facts.expect.empty() && !same_token(facts.expect, "100-continue"))
    return Refusal{417, Error(errors::expectation_unknown, {{"what", std::string(facts.expect)}})};
  return std::nullopt;
}

}  // namespace sanlian::net
