#include "net/response.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/ensure.h"
#include "net/errors.h"
#include "net/impl/ascii.h"
#include "net/impl/open_file.h"

namespace sanlian::net {
namespace {

bool is_field_value(std::string_view value) {
  for (const char c : value)
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f) return false;
  return true;
}

bool is_token(std::string_view name) {
  for (const char c : name)
    if (!is_token_char(c)) return false;
  return !name.empty();
}

bool is_cookie_value(std::string_view value) {
  return is_field_value(value) && value.find_first_of(";, \"\\") == std::string_view::npos;
}

}  // namespace

Response Response::json(std::string body, int status) {
  return Response(status).header("Content-Type", "application/json").body(std::move(body));
}

Response Response::text(std::string body, int status) {
  return Response(status).header("Content-Type", "text/plain; charset=utf-8").body(std::move(body));
}

Response Response::redirect(std::string_view location, int status) {
  return Response(status).header("Location", location);
}

Response Response::constant(std::string_view body, std::string_view content_type, int status) {
  Response response(status);
  response.header("Content-Type", content_type);
  response.constant_ = body.data() ? body : std::string_view("");
  return response;
}

Result<Response> Response::file(const std::filesystem::path& path, std::string_view content_type) {
  const auto refuse = [&](std::string reason) {
    return Error(errors::file_unreadable, {{"file", path.string()}, {"reason", std::move(reason)}});
  };
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return refuse(std::generic_category().message(errno));
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
    ::close(descriptor);
    return refuse("not a regular file");
  }
  Response response;
  response.header("Content-Type", content_type);
  response.file_ = std::make_shared<OpenFile>(descriptor, static_cast<std::uint64_t>(facts.st_size));
  return response;
}

Response& Response::header(std::string_view name, std::string_view value) & {
  ensure(is_token(name) && is_field_value(value), "header lines are made of checked text");
  lines_.reserve(lines_.size() + name.size() + value.size() + 4);
  lines_.append(name).append(": ").append(value).append("\r\n");
  return *this;
}

Response& Response::cookie(const SetCookie& cookie) & {
  ensure(is_token(cookie.name) && is_cookie_value(cookie.value), "cookies are made of checked text");
  std::string text;
  text.append(cookie.name).append("=").append(cookie.value).append("; Path=").append(cookie.path);
  if (cookie.max_age) text.append("; Max-Age=").append(std::to_string(cookie.max_age->count()));
  if (cookie.http_only) text.append("; HttpOnly");
  if (cookie.secure) text.append("; Secure");
  if (!cookie.same_site.empty()) text.append("; SameSite=").append(cookie.same_site);
  return header("Set-Cookie", text);
}

std::optional<std::string_view> Response::find_header(std::string_view name) const {
  std::string_view rest = lines_;
  while (!rest.empty()) {
    const auto end = rest.find("\r\n");
    const auto line = rest.substr(0, end);
    const auto colon = line.find(':');
    if (same_token(line.substr(0, colon), name)) return line.substr(colon + 2);
    rest.remove_prefix(end + 2);
  }
  return std::nullopt;
}

std::uint64_t Response::body_size() const { return file_ ? file_->size() : body().size(); }

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    case 507:
      return "Insufficient Storage";
    default:
      return "Status";
  }
}

}  // namespace sanlian::net
