#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "net/response.h"

namespace sanlian::api {

/// What a browser saves and never shows: a page that somebody uploaded must not run as one of ours.
struct Attachment {
  std::filesystem::path path;
  std::string_view media_type;
  std::string_view name;   ///< In UTF-8, as RFC 6266 and RFC 8187 write it.
  std::string_view plain;  ///< For clients that know only ASCII.
};

/// Errors: net.file_unreadable.
Result<net::Response> attachment(const Attachment& file);

}  // namespace sanlian::api
