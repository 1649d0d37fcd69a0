#pragma once

#include <optional>

#include "net/impl/exchange.h"
#include "net/impl/framing.h"
#include "net/impl/message_parser.h"

namespace sanlian::net {

/// What becomes of a request whose head has come in.
struct HeadVerdict {
  std::optional<Refusal> refusal;  ///< By the server.
  std::optional<Response> answer;  ///< By the server or by the room above, without running the handler.
  std::string allow;               ///< For 405.
  std::uint64_t body_limit = 0;
};

/// Reads head and address into the exchange's request and finds its route; the request's head bytes are already in it.
HeadVerdict read_request(Exchange& exchange, MessageParser& parser, MessageFacts& facts);

}  // namespace sanlian::net
