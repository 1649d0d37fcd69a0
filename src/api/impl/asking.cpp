#include "api/impl/asking.h"

#include "record/errors.h"
#include "work/errors.h"

namespace sanlian::api {

Status need_administrator(const Call& call) {
  if (call.actor().has_role("administrator")) return {};
  return Error(work::errors::not_an_administrator);
}

Error missing(std::string_view key) {
  return Error(record::errors::required,
               {{"label", std::string(key)}, {"label_en", std::string(key)}, {"field", std::string(key)}})
      .at("field " + std::string(key));
}

}  // namespace sanlian::api
