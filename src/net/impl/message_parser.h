#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/request.h"

namespace sanlian::net {

/// What a head says about its message: the parser's reading, and how often the deciding headers came.
struct MessageFacts {
  std::string_view method, target, content_length, transfer_encoding, host, expect;
  int content_lengths = 0, transfer_encodings = 0, hosts = 0;
  bool http_1_1 = false;
  bool keep_alive = false;
  bool chunked = false;
  std::uint64_t body_bytes = 0;  ///< By Content-Length.
};

/// Takes the pieces of a body as they arrive.
class BodySink {
 public:
  virtual ~BodySink() = default;
  virtual bool take(std::string_view bytes) = 0;  ///< False stops the reading.
};

/// Beast's parser for one message after the other; the only file that sees it is impl/beast_parser.cpp.
class MessageParser {
 public:
  MessageParser();
  ~MessageParser();

  /// Reads exactly one complete head that HeadScanner has passed. Views in `facts` and `headers` look into `head`.
  /// Answers what is wrong; empty when all is well.
  std::string_view read_head(std::string_view head, MessageFacts& facts, std::vector<HeaderField>& headers);

  enum class State { more, complete, malformed, stopped };
  struct Body {
    State state = State::more;
    std::size_t used = 0;  ///< Bytes that are done with; the rest is to be given again with more behind it.
  };
  Body read_body(std::string_view bytes, BodySink& sink);

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace sanlian::net
