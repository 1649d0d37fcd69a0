// Values for the `?` of a statement, in order of appearance. Text and bytes are lent for one call, never copied here.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sanlian::store {

/// Bytes that are not text.
struct Blob {
  std::string_view bytes;
};

/// One value: null, a 64-bit integer (also booleans, dates, scaled decimals), UTF-8 text or bytes.
class Bind {
 public:
  enum class Kind : std::uint8_t { null, integer, text, blob };

  Bind() = default;
  Bind(std::nullptr_t) {}
  Bind(std::nullopt_t) {}
  template <std::integral T>
  Bind(T value) : integer_(static_cast<std::int64_t>(value)), kind_(Kind::integer) {}
  Bind(std::string_view text) : bytes_(text), kind_(Kind::text) {}
  Bind(const std::string& text) : bytes_(text), kind_(Kind::text) {}
  Bind(const char* text) : bytes_(text), kind_(Kind::text) {}
  Bind(Blob blob) : bytes_(blob.bytes), kind_(Kind::blob) {}
  template <class T>
  requires std::constructible_from<Bind, const T&> Bind(const std::optional<T>& value) {
    if (value) *this = Bind(*value);
  }

  Kind kind() const { return kind_; }
  std::int64_t integer() const { return integer_; }
  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
  std::int64_t integer_ = 0;
  Kind kind_ = Kind::null;
};

/// A span of Bind that can also be written as a braced list at the call.
class Binds {
 public:
  Binds() = default;
  Binds(std::initializer_list<Bind> list) : all_(list.begin(), list.size()) {}
  Binds(std::span<const Bind> all) : all_(all) {}
  Binds(const std::vector<Bind>& all) : all_(all) {}

  const Bind* begin() const { return all_.data(); }
  const Bind* end() const { return all_.data() + all_.size(); }
  std::size_t size() const { return all_.size(); }

 private:
  std::span<const Bind> all_;
};

}  // namespace sanlian::store
