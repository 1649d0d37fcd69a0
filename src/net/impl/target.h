// Reading what stands behind the method: RFC 9112 §3.2, RFC 3986. Each function answers with what is wrong, in English,
// for the message of net.bad_request; empty when all is well. The decoded views look into `arena`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "net/request.h"

namespace sanlian::net {

inline constexpr std::size_t kQueryParametersMax = 200;

struct Target {
  std::string_view path, query;
  std::string_view authority;  ///< Of the absolute form; else empty.
  bool asterisk = false;       ///< `OPTIONS *`.
};

/// Takes the origin form `/path?query`, the absolute form `http://host/path?query` and the asterisk.
std::string_view read_target(std::string_view text, Target& target);

/// Makes room for everything `target` can decode to; afterwards the views into `arena` hold.
void reserve_arena(const Target& target, std::string& arena);

/// Refuses wrong percent-encoding, control characters, text that is not UTF-8, `.` and `..`, and encoded slashes: those
/// are read differently by proxies.
std::string_view read_segments(std::string_view path, std::string& arena, std::vector<std::string_view>& segments);

/// `a=1&b=x+y`; a part without `=` has an empty value, an empty part is passed over.
std::string_view read_query(std::string_view query, std::string& arena, std::vector<QueryParameter>& parameters);

/// A cookie's value in the text of one Cookie header, quotes removed; data() is null where there is none.
std::string_view find_cookie(std::string_view header, std::string_view name);

}  // namespace sanlian::net
