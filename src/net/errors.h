#pragma once

#include "base/error.h"

namespace sanlian::net::errors {

extern const ErrorSpec bad_request;          ///< 400 {what}
extern const ErrorSpec no_such_path;         ///< 404 {path}
extern const ErrorSpec method_not_allowed;   ///< 405 {method} {allow}
extern const ErrorSpec too_slow;             ///< 408
extern const ErrorSpec body_too_large;       ///< 413 {limit}
extern const ErrorSpec expectation_unknown;  ///< 417
extern const ErrorSpec head_too_large;       ///< 431 {limit}
extern const ErrorSpec incident;             ///< 500 {incident}
extern const ErrorSpec not_implemented;      ///< 501 {what}
extern const ErrorSpec busy;                 ///< 503
extern const ErrorSpec version_unknown;      ///< 505
extern const ErrorSpec upload_not_stored;    ///< 507 {reason}

extern const ErrorSpec address_invalid;         ///< {address}
extern const ErrorSpec port_in_use;             ///< {address} {port}
extern const ErrorSpec cannot_listen;           ///< {address} {port} {reason}
extern const ErrorSpec certificate_unreadable;  ///< {file} {reason}
extern const ErrorSpec file_unreadable;         ///< {file} {reason}

}  // namespace sanlian::net::errors
