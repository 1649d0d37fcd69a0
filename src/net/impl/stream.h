#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace sanlian::net {

/// Is told how the operations of a Stream ended; on the stream's loop, never from within the call that began them.
class StreamOwner {
 public:
  virtual ~StreamOwner() = default;
  virtual void on_ready(bool ok) = 0;
  virtual void on_read(std::size_t bytes) = 0;  ///< Zero: the other end has finished, or the connection broke.
  virtual void on_written(bool ok) = 0;
  virtual void on_finished() = 0;
};

/// A connection's bytes, over plain TCP or TLS. `owner` is kept alive until its answer has come.
class Stream {
 public:
  using Owner = std::shared_ptr<StreamOwner>;
  virtual ~Stream() = default;

  /// True: ready at once. Else on_ready follows.
  virtual bool handshake(Owner owner) = 0;
  virtual void read(std::span<char> room, Owner owner) = 0;
  enum class Wrote { all, later, failed };
  /// One after the other; the bytes stay where they are until `later` ended in on_written.
  virtual Wrote write(std::string_view first, std::string_view second, Owner owner) = 0;
  /// Says that no more will be sent. True: the owner now reads until the other end has finished too; else on_finished
  /// follows.
  virtual bool finish(Owner owner) = 0;
  virtual void close() = 0;
};

}  // namespace sanlian::net
