#include "net/impl/context.h"

#include "base/log.h"

namespace sanlian::net {

std::string Context::log_incident(const Request& request, std::string_view what) {
  std::string number = id_prefix + "-i" + std::to_string(++incidents);
  std::string line = "incident " + number + ": ";
  line.append(method_name(request.method())).append(" ").append(request.path());
  line.append(", request ").append(request.id()).append(": ").append(what);
  log(LogLevel::error, line);
  return number;
}

}  // namespace sanlian::net
