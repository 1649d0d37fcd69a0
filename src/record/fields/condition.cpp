#include "feel/expression.h"
#include "record/fields/all.h"
#include "record/fields/common.h"
#include "record/type.h"

namespace sanlian::record::fields {
namespace {

/// A FEEL condition that people write into a record, such as a product's own rule; checked when it is saved.
class Condition final : public TextKind {
 public:
  std::string_view name() const override { return "feel"; }
  Status parse_text(const Field& field, std::string_view text, std::span<Cell> out) const override {
    feel::Scope scope;
    scope.set_root(field.target_type->entity);
    const auto compiled = feel::compile(trim(text), scope, {.expected = feel::Type(feel::Kind::boolean)});
    if (!compiled) return Error(compiled.error()).at("field " + field.key);
    out[0] = std::string(trim(text));
    return {};
  }
};

const Condition condition_kind;
}  // namespace

const FieldKind& kCondition = condition_kind;

}  // namespace sanlian::record::fields
