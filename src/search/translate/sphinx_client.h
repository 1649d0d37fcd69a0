#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sanlian::search {

/// A reader of bytes from somewhere: a socket, or a test's.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  virtual Status write(std::string_view bytes) = 0;
  virtual Result<std::string> read(std::size_t exactly) = 0;
};

struct SphinxLimits {
  std::chrono::milliseconds time_max{10'000};  ///< For the connection, and for each answer.
  std::size_t rows_max = 100'000;
  std::size_t bytes_max = 64u << 20;  ///< Of one answer.
};

/// As much of the MySQL protocol (version 10, 4.1) as a query needs: handshake, COM_QUERY, a text result set.
class SphinxClient {
 public:
  /// `host` as a number or a name. Errors: search.engine_unreached, search.engine_refused, search.engine_garbled.
  static Result<SphinxClient> connect(const std::string& host, std::uint16_t port, const SphinxLimits& limits = {});
  /// Over any stream, for tests; `where` names it in errors.
  static Result<SphinxClient> over(std::unique_ptr<ByteStream> stream, std::string where,
                                   const SphinxLimits& limits = {});

  using Row = std::vector<std::string>;  ///< NULL is the empty text.
  /// Errors: those of connect(). After one the connection is of no more use.
  Result<std::vector<Row>> query(std::string_view sql);
  /// The first column of the only row, as a whole number; 0 where there is no row.
  Result<std::uint64_t> count(std::string_view sql);

 private:
  SphinxClient(std::unique_ptr<ByteStream> stream, std::string where, const SphinxLimits& limits);
  struct Packet;
  Result<Packet> packet();
  Status send(std::string_view payload, std::uint8_t sequence);
  Error garbled(std::string_view reason) const;
  Error refusal(std::string_view payload) const;

  std::unique_ptr<ByteStream> stream_;
  std::string where_;
  SphinxLimits limits_;
  std::size_t bytes_ = 0;  ///< Of the answer being read.
};

}  // namespace sanlian::search
