#include "api/problem.h"

#include "base/text.h"
#include "format/json_writer.h"

namespace sanlian::api {
namespace {

void write_error(format::JsonWriter& out, const Error& error, Lang lang) {
  out.key("code").text(error.code()).key("message").text(error.message(lang));
  if (!error.where().empty()) out.key("where").text(error.where());
  if (const auto hint = error.hint(lang); !hint.empty()) out.key("hint").text(hint);
}

}  // namespace

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::refused:
      return 422;
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::conflict:
      return 409;
    case ErrorKind::forbidden:
      return 403;
    case ErrorKind::unauthenticated:
      return 401;
    case ErrorKind::too_large:
      return 413;
    case ErrorKind::too_many:
      return 429;
    case ErrorKind::unavailable:
      return 503;
    case ErrorKind::broken:
      return 500;
  }
  return 500;
}

net::Response problem(const Error& error, Lang lang) { return problem(error, lang, status_of(error.kind())); }

net::Response problem(const Error& error, Lang lang, int status) {
  std::string body;
  format::JsonWriter out(body);
  out.begin_map();
  out.key("type").text("/problems/" + std::string(error.code()));
  out.key("title").text(error.message(lang)).key("status").integer(status);
  write_error(out, error, lang);
  if (!error.further().empty()) {
    out.key("errors").begin_list();
    out.begin_map();
    write_error(out, error, lang);
    out.end_map();
    for (const auto& further : error.further()) {
      out.begin_map();
      write_error(out, further, lang);
      out.end_map();
    }
    out.end_list();
  }
  out.end_map();
  net::Response response(status);
  response.header("Content-Type", "application/problem+json").header("Cache-Control", "no-store");
  if (status == 429 || status == 503) response.header("Retry-After", "1");
  return std::move(response).body(std::move(body));
}

Lang language(std::optional<std::string_view> accept) {
  return accept && starts_with_ignoring_case(trim(*accept), "en") ? Lang::en : Lang::zh;
}

}  // namespace sanlian::api
