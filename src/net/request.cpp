#include "net/request.h"

#include <algorithm>
#include <system_error>

#include "base/ensure.h"
#include "net/impl/ascii.h"
#include "net/impl/request_access.h"
#include "net/impl/target.h"

namespace sanlian::net {
namespace {
constexpr std::size_t kBodyMemoryKept = 64 * 1024;
}

std::string_view Request::parameter(std::string_view name) const {
  const std::size_t count = parameter_names_ ? parameter_names_->size() : 0;
  for (std::size_t i = 0; i < count; ++i)
    if ((*parameter_names_)[i] == name) return parameters_[i];
  ensure(false, "a handler asks only for parameters that its route's pattern names");
  return {};
}

std::optional<std::string_view> Request::query(std::string_view name) const {
  const auto found = std::find_if(queries_.begin(), queries_.end(), [&](const auto& q) { return q.name == name; });
  if (found == queries_.end()) return std::nullopt;
  return found->value;
}

std::optional<std::string_view> Request::header(std::string_view name) const {
  for (const auto& field : headers_)
    if (same_token(field.name, name)) return field.value;
  return std::nullopt;
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
  for (const auto& field : headers_) {
    if (!same_token(field.name, "cookie")) continue;
    if (const auto value = find_cookie(field.value, name); value.data()) return value;
  }
  return std::nullopt;
}

std::string Request::id() const {
  std::string out(id_prefix_);
  out += '-';
  out += std::to_string(number_);
  return out;
}

void RequestAccess::clear() {
  request.target_ = request.path_ = request.query_ = {};
  request.segments_.clear();
  request.queries_.clear();
  request.headers_.clear();
  request.parameters_.clear();
  request.parameter_names_ = nullptr;
  if (request.body_.capacity() > kBodyMemoryKept) request.body_ = {};
  request.body_.clear();
  if (request.upload_) {
    std::error_code ignored;  // the handler may have moved it away
    std::filesystem::remove(request.upload_->path, ignored);
    request.upload_.reset();
  }
}

}  // namespace sanlian::net
