// What several endpoints ask of a call before they look further.
#pragma once

#include "api/endpoint.h"

namespace sanlian::api {

/// Errors: work.not_an_administrator.
Status need_administrator(const Call& call);

/// record.required: the body lacks this key.
Error missing(std::string_view key);

}  // namespace sanlian::api
