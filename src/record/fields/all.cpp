#include "record/fields/all.h"

#include <array>

namespace sanlian::record {
namespace {
using namespace fields;
// Pointers to references of other files: filled on first use, when every file's objects stand.
const auto& list() {
  static const std::array<const FieldKind*, 19> kinds = {
      &text, &long_text, &integer, &decimal, &money, &rate, &date, &instant, &boolean, &choice,
      &choices, &texts, &reference, &bounded, &uscc, &patent_number, &publication_number, &condition, &file};
  return kinds;
}
}  // namespace

std::span<const FieldKind* const> all_kinds() { return list(); }

const FieldKind* find_kind(std::string_view name) {
  for (const auto* kind : all_kinds())
    if (kind->name() == name) return kind;
  return nullptr;
}

}  // namespace sanlian::record
