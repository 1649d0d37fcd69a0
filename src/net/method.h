#pragma once

#include <optional>
#include <string_view>

namespace sanlian::net {

/// The methods the server knows; any other is refused with 501.
enum class Method { get, head, post, put, patch, del, options };

std::string_view method_name(Method method);  ///< `GET`, `DELETE` …
std::optional<Method> method_of(std::string_view name);

}  // namespace sanlian::net
