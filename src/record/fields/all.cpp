#include "record/fields/all.h"

#include <array>

namespace sanlian::record {
namespace {
using namespace fields;
// Pointers to references of other files: filled on first use, when every file's objects stand.
const auto& list() {
  static const std::array<const FieldKind*, 19> kinds = {
      &kText,   &kLongText, &kInteger, &kDecimal,   &kMoney,   &kRate, &kDate,         &kInstant,           &kBoolean,
      &kChoice, &kChoices,  &kTexts,   &kReference, &kBounded, &kUscc, &kPatentNumber, &kPublicationNumber, &kCondition,
      &kFile};
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
