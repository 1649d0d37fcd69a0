#pragma once

#include <span>
#include <string>

#include "base/date.h"

namespace sanlian::patent {

/// How well a stated fact is supported; an unverified one is shown as such, never used to refuse.
enum class Confidence { verified, likely, unverified };

/// Where a figure stands written.
struct TableSource {
  std::string document, clause;
  Confidence confidence = Confidence::verified;
};

/// A value that law changes: in force from `from` until a later one takes its place.
template <class T>
struct Dated {
  Date from;
  T value;
  TableSource source = {};
};

/// The version in force on that day; null before the first one. `versions` stand in any order.
template <class T>
const Dated<T>* in_force(std::span<const Dated<T>> versions, Date day) {
  const Dated<T>* found = nullptr;
  for (const auto& version : versions)
    if (version.from <= day && (!found || found->from < version.from)) found = &version;
  return found;
}

}  // namespace sanlian::patent
