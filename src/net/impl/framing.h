#pragma once

#include <optional>
#include <string_view>

#include "base/error.h"
#include "net/impl/message_parser.h"

namespace sanlian::net {

struct Refusal {
  int status = 400;
  Error error;
};

Refusal bad_request(std::string_view what);

/// What the head means as a whole: where its body ends must have one reading. Refused are two lengths, a length beside
/// chunks, codings other than chunked, a missing or second Host, expectations other than 100-continue.
/// Source: RFC 9112 §3.2, §6.1 to §6.3; RFC 9110 §10.1.1.
std::optional<Refusal> check_framing(const MessageFacts& facts);

}  // namespace sanlian::net
