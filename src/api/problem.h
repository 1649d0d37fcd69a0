// Errors as HTTP answers: application/problem+json (RFC 9457) with code, message, where, hint and further errors. The
// one place that turns the kind of an error into a status.
#pragma once

#include "base/error.h"
#include "net/response.h"

namespace sanlian::api {

int status_of(ErrorKind kind);
net::Response problem(const Error& error, Lang lang);
net::Response problem(const Error& error, Lang lang, int status);
/// English when the client asks for it first, else Chinese.
Lang language(std::optional<std::string_view> accept_language);

}  // namespace sanlian::api
