#include "net/router.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "base/text.h"

namespace sanlian::net {
namespace {
constexpr std::size_t kMethods = 7;

enum class PartKind { literal, parameter, rest };

struct Part {
  PartKind kind;
  std::string text;
};

Part read_part(std::string_view text) {
  if (text.empty() || text.front() != '{') {
    ensure(text.find_first_of("{}%?#") == std::string_view::npos, "a literal of a route pattern is plain text");
    return {PartKind::literal, std::string(text)};
  }
  ensure(text.back() == '}', "a parameter of a route pattern fills its segment: {name}");
  text = text.substr(1, text.size() - 2);
  const bool rest = text.ends_with("...");
  if (rest) text.remove_suffix(3);
  ensure(!text.empty(), "a parameter of a route pattern has a name");
  return {rest ? PartKind::rest : PartKind::parameter, std::string(text)};
}

std::vector<Part> read_pattern(std::string_view pattern) {
  ensure(pattern.starts_with('/'), "a route pattern begins with a slash");
  std::vector<Part> parts;
  if (pattern == "/") return parts;
  for (const auto segment : split(pattern.substr(1), '/')) {
    ensure(parts.empty() || parts.back().kind != PartKind::rest, "{name...} stands at the end of a route pattern");
    parts.push_back(read_part(segment));
  }
  return parts;
}

}  // namespace

/// One segment position. Literals are sorted, so that a wide node is searched by halves.
struct Router::Node {
  std::vector<std::pair<std::string, std::unique_ptr<Node>>> literals;
  std::unique_ptr<Node> parameter, rest;
  bool closed = false;
  std::array<std::unique_ptr<Route>, kMethods> routes;

  Node& literal(const std::string& text) {
    const auto at = std::lower_bound(literals.begin(), literals.end(), text,
                                     [](const auto& entry, const auto& wanted) { return entry.first < wanted; });
    if (at != literals.end() && at->first == text) return *at->second;
    return *literals.emplace(at, text, std::make_unique<Node>())->second;
  }
  const Node* find_literal(std::string_view text) const {
    const auto at = std::lower_bound(literals.begin(), literals.end(), text,
                                     [](const auto& entry, auto wanted) { return entry.first < wanted; });
    return at != literals.end() && at->first == text ? at->second.get() : nullptr;
  }
  Node& step(const Part& part) {
    if (part.kind == PartKind::literal) return literal(part.text);
    auto& next = part.kind == PartKind::parameter ? parameter : rest;
    if (!next) next = std::make_unique<Node>();
    return *next;
  }
  const Route* route(Method method) const {
    const auto& exact = routes[static_cast<std::size_t>(method)];
    if (exact || method != Method::head) return exact.get();
    return routes[static_cast<std::size_t>(Method::get)].get();
  }
  void add_allowed(std::array<bool, kMethods>& allowed) const {
    for (std::size_t i = 0; i < kMethods; ++i) allowed[i] = allowed[i] || routes[i];
  }
};

namespace {

struct Search {
  Method method;
  std::string_view path;
  std::span<const std::string_view> segments;
  std::vector<std::string_view>& parameters;
  std::array<bool, kMethods> allowed{};
};

/// The path from segment `at` on, as received.
std::string_view rest_of(std::string_view path, std::size_t at) {
  for (std::size_t i = 0; i <= at && !path.empty(); ++i) {
    const auto slash = path.find('/', i == 0 ? 0 : 1);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash);
  }
  return path.empty() ? path : path.substr(1);
}

template <class Node>
const Route* descend(const Node& node, std::size_t at, Search& search) {
  if (at == search.segments.size()) {
    if (const auto* route = node.route(search.method)) return route;
    node.add_allowed(search.allowed);
  } else {
    if (const auto* next = node.find_literal(search.segments[at])) {
      const auto* route = descend(*next, at + 1, search);
      if (route || next->closed) return route;
    }
    if (node.parameter && !search.segments[at].empty()) {
      search.parameters.push_back(search.segments[at]);
      if (const auto* route = descend(*node.parameter, at + 1, search)) return route;
      search.parameters.pop_back();
    }
  }
  if (!node.rest) return nullptr;
  if (const auto* route = node.rest->route(search.method)) {
    search.parameters.push_back(rest_of(search.path, at));
    return route;
  }
  node.rest->add_allowed(search.allowed);
  return nullptr;
}

std::string allow_text(std::array<bool, kMethods> allowed) {
  const auto get = static_cast<std::size_t>(Method::get), head = static_cast<std::size_t>(Method::head);
  allowed[head] = allowed[head] || allowed[get];
  std::string text;
  for (std::size_t i = 0; i < kMethods; ++i)
    if (allowed[i]) text.append(text.empty() ? "" : ", ").append(method_name(static_cast<Method>(i)));
  return text;
}

}  // namespace

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

Router& Router::add(Method method, std::string_view pattern, Handler handler, RouteOptions options) {
  auto route = std::make_unique<Route>();
  Node* node = root_.get();
  for (const auto& part : read_pattern(pattern)) {
    node = &node->step(part);
    if (part.kind == PartKind::literal) continue;
    const auto& names = route->parameter_names;
    ensure(std::find(names.begin(), names.end(), part.text) == names.end(), "a route pattern names a parameter once");
    route->parameter_names.push_back(part.text);
  }
  auto& slot = node->routes[static_cast<std::size_t>(method)];
  ensure(!slot, "a route is added once: " + std::string(pattern));
  route->pattern = pattern;
  route->handler = std::move(handler);
  route->options = options;
  slot = std::move(route);
  return *this;
}

Router& Router::add(Method method, std::string_view pattern, PlainHandler handler, RouteOptions options) {
  return add(
      method, pattern,
      [handler = std::move(handler)](const Request& request, Responder responder) { responder.send(handler(request)); },
      options);
}

Router& Router::close(std::string_view path) {
  Node* node = root_.get();
  for (const auto& part : read_pattern(path)) {
    ensure(part.kind == PartKind::literal, "what is closed is named in full");
    node = &node->step(part);
  }
  node->closed = true;
  return *this;
}

Router::Match Router::find(Method method, std::string_view path, std::span<const std::string_view> segments,
                           std::vector<std::string_view>& parameters) const {
  parameters.clear();
  Search search{method, path, segments, parameters};
  if (const auto* route = descend(*root_, 0, search)) return {route, {}};
  parameters.clear();
  return {nullptr, allow_text(search.allowed)};
}

}  // namespace sanlian::net
