#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "feel/impl/names.h"
#include "feel/value.h"

namespace sanlian::feel {

/// What can be read of a calendar value or range by name (DMN 1.5 table 65).
struct Property {
  std::string_view name;
  Kind kind;  ///< Of the result; any: of the range's end points.
  std::vector<Kind> owners;
  Value (*read)(const Value&);

  bool of(Kind owner) const;
};

std::span<const Property> properties();
/// The target of each name is its index in properties().
const NameTable& property_names();
/// nullptr where a kind has no such property.
const Property* find_property(Kind owner, std::string_view name);

}  // namespace sanlian::feel
