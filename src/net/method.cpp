#include "net/method.h"

#include <array>
#include <utility>

namespace sanlian::net {
namespace {
constexpr std::array<std::pair<std::string_view, Method>, 7> kMethods{{{"GET", Method::get},
                                                                       {"HEAD", Method::head},
                                                                       {"POST", Method::post},
                                                                       {"PUT", Method::put},
                                                                       {"PATCH", Method::patch},
                                                                       {"DELETE", Method::del},
                                                                       {"OPTIONS", Method::options}}};
}  // namespace

std::string_view method_name(Method method) { return kMethods[static_cast<std::size_t>(method)].first; }

std::optional<Method> method_of(std::string_view name) {
  for (const auto& [known, method] : kMethods)
    if (known == name) return method;
  return std::nullopt;
}

}  // namespace sanlian::net
