#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "work/platform.h"

namespace sanlian::demo {

/// Fields by key, as text; an empty text leaves the field out.
using Fields = std::vector<std::pair<std::string_view, std::string>>;

/// Writes what a person of the demo does, through the same doors and under the same rights as over HTTP.
class Scribe {
 public:
  Scribe(work::Platform& platform, store::Transaction& transaction, std::string park)
      : platform_(platform), transaction_(transaction), park_(std::move(park)) {}

  Result<std::string> create(const record::Actor& who, std::string_view type, const Fields& fields);
  Status edit(const record::Actor& who, std::string_view type, std::string_view id, const Fields& fields);
  Status move(const record::Actor& who, std::string_view type, std::string_view id, std::string_view move,
              const Fields& fields = {}, std::string_view reason = {});
  Result<record::Row> row(std::string_view type, std::string_view id);
  Result<std::vector<record::Row>> rows(std::string_view type, std::string_view column, const std::string& value);
  const std::map<std::string, std::int64_t>& created() const { return created_; }

 private:
  Result<record::Draft> draft(std::string_view type, const Fields& fields);

  work::Platform& platform_;
  store::Transaction& transaction_;
  std::string park_;
  std::map<std::string, std::int64_t> created_;  ///< By type.
};

}  // namespace sanlian::demo
