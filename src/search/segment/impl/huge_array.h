#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>

#include "search/segment/impl/huge_pages.h"

namespace sanlian::search {

/// A vector of plain values on large pages.
template <class T>
class HugeArray {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  HugeArray() = default;
  explicit HugeArray(std::size_t size) { assign(size); }

  std::size_t size() const { return size_; }
  std::size_t bytes() const { return capacity_ * sizeof(T); }
  T& operator[](std::size_t at) { return data_[at]; }
  const T& operator[](std::size_t at) const { return data_[at]; }

  void assign(std::size_t size) {
    size_ = 0;
    reserve(size);
    for (; size_ < size; ++size_) new (&data_[size_]) T();
  }
  T& emplace_back() {
    if (size_ == capacity_) reserve(std::max<std::size_t>(64, size_ * 2));
    return *new (&data_[size_++]) T();
  }

 private:
  void reserve(std::size_t capacity) {
    if (capacity <= capacity_) return;
    Memory<T> larger(static_cast<T*>(take_memory(capacity * sizeof(T))));
    if (size_ > 0) std::memcpy(static_cast<void*>(larger.get()), data_.get(), size_ * sizeof(T));
    data_ = std::move(larger);
    capacity_ = capacity;
  }
  Memory<T> data_;
  std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace sanlian::search
