#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>

namespace sanlian::net {

/// Bytes read and not yet used. Grows when asked for room, and never on its own.
class InputBuffer {
 public:
  std::string_view view() const { return {bytes_.get() + begin_, end_ - begin_}; }
  bool empty() const { return begin_ == end_; }
  std::size_t size() const { return end_ - begin_; }

  /// Room behind the bytes, at least `wanted`; the bytes may move.
  std::span<char> room(std::size_t wanted) {
    if (capacity_ - end_ < wanted) make_room(wanted);
    return {bytes_.get() + end_, capacity_ - end_};
  }
  void commit(std::size_t count) { end_ += count; }
  void consume(std::size_t count) {
    begin_ += count;
    if (begin_ == end_) begin_ = end_ = 0;
  }
  void clear() { begin_ = end_ = 0; }
  /// Gives back what a large body made it grow to. Only while nothing is being read into it.
  void shrink(std::size_t above) {
    if (empty() && capacity_ > above) bytes_.reset(), capacity_ = 0;
  }

 private:
  void make_room(std::size_t wanted) {
    const std::size_t kept = size();
    if (capacity_ - kept < wanted) {
      std::unique_ptr<char[]> larger(new char[kept + wanted]);
      if (kept > 0) std::memcpy(larger.get(), bytes_.get() + begin_, kept);
      bytes_ = std::move(larger);
      capacity_ = kept + wanted;
    } else {
      std::memmove(bytes_.get(), bytes_.get() + begin_, kept);
    }
    begin_ = 0;
    end_ = kept;
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0, begin_ = 0, end_ = 0;
};

}  // namespace sanlian::net
