#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "record/type.h"
#include "work/platform.h"

namespace sanlian::work {

/// Finds the record that a cell means: by id, by title, by a field that is unique by itself within the park (a firm by
/// its name or credit code), or else by a name that it is also known by. Each type that is referred to is read once, as
/// far as the actor may see it.
class TargetFinder {
 public:
  TargetFinder(Platform& platform, const record::Actor& actor, std::string park)
      : platform_(platform), actor_(actor), park_(std::move(park)) {}

  struct Found {
    std::string id;  ///< Empty: none or several.
    bool several = false;
  };
  Result<Found> find(const record::RecordType& target, std::string_view text);

 private:
  struct Names {
    const record::Field* field;
    bool also;                                         ///< Further names: they count where no other does.
    std::unordered_map<std::string, std::string> ids;  ///< Folded value to id; empty: several have it.
  };
  using Index = std::vector<Names>;
  Result<const Index*> index_of(const record::RecordType& target);
  std::vector<Names> naming_fields(const record::RecordType& target) const;

  Platform& platform_;
  const record::Actor& actor_;
  const std::string park_;
  std::unordered_map<const record::RecordType*, Index> indexes_;
};

/// The names in a column of the field: one, or those of a list.
std::vector<std::string> names_in(const record::Field& field, std::string_view stored);

}  // namespace sanlian::work
