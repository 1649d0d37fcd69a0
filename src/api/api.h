// The HTTP door: /api/v1 over one platform. Knows parsing, sessions and answers; decides nothing.
#pragma once

#include <memory>
#include <optional>

#include "base/clock.h"
#include "net/router.h"
#include "net/server_options.h"
#include "work/platform.h"

namespace sanlian::api {

class Api {
 public:
  struct Options {
    bool secure_cookies = false;        ///< Behind TLS: cookies travel over it alone.
    ManualClock* test_clock = nullptr;  ///< Only for story tests: POST /api/v1/test/clock sets it.
  };
  Api(work::Platform& platform, Options options);
  ~Api();

  net::Router router();  ///< All of `/api`, closed: what is unknown there stays unknown.
  net::ServerHooks hooks();
  /// The OpenAPI 3.1 document of all endpoints and record types, as JSON.
  std::string openapi() const;

  struct Parts;  ///< impl/parts.h

 private:
  std::unique_ptr<Parts> parts_;
};

}  // namespace sanlian::api
