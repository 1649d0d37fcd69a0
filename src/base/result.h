// A value or an Error, with std::expected's names so that it can step in later.
#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "base/ensure.h"
#include "base/error.h"

namespace sanlian {

template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  template <class U>
  requires(std::is_convertible_v<U&&, T> && !std::is_same_v<std::remove_cvref_t<U>, Result> &&
           !std::is_same_v<std::remove_cvref_t<U>, Error> && !std::is_same_v<std::remove_cvref_t<U>, T>)
      Result(U&& value)
      : state_(std::in_place_index<0>, std::forward<U>(value)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return check(), std::get<0>(state_); }
  const T& value() const& { return check(), std::get<0>(state_); }
  T&& value() && { return check(), std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  template <class U>
  T value_or(U&& fallback) && {
    return has_value() ? std::get<0>(std::move(state_)) : T(std::forward<U>(fallback));
  }

  Error& error() & { return std::get<1>(state_); }
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  void check() const {
    if (!has_value()) [[unlikely]]
      fail_ensure("value() of a Result that holds an error: " + error().print(Lang::en));
  }
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}
  bool has_value() const { return !error_; }
  explicit operator bool() const { return has_value(); }
  void value() const { ensure(has_value(), "value() of a Status that holds an error"); }
  Error& error() & { return *error_; }
  const Error& error() const& { return *error_; }
  Error&& error() && { return std::move(*error_); }

 private:
  std::optional<Error> error_;
};

using Status = Result<void>;

}  // namespace sanlian

/// Returns the Error to the caller, or hands on the value. One a line; the name is unique so that one may stand in
/// another.
#define SANLIAN_TRY(...) SANLIAN_TRY_AS(SANLIAN_JOIN(sanlian_tried_, __COUNTER__), __VA_ARGS__)
#define SANLIAN_TRY_AS(tried, ...)                           \
  __extension__({                                            \
    auto tried = (__VA_ARGS__);                              \
    if (!tried.has_value()) return std::move(tried).error(); \
    std::move(tried).value();                                \
  })
#define SANLIAN_JOIN(a, b) SANLIAN_JOIN_AGAIN(a, b)
#define SANLIAN_JOIN_AGAIN(a, b) a##b
