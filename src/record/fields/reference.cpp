#include "base/id.h"
#include "record/fields/all.h"
#include "record/fields/common.h"
#include "record/type.h"

namespace sanlian::record::fields {
namespace {

/// The id of a record of another type. An import may name it by its title or a unique key: see work/import.
class Reference final : public TextKind {
 public:
  std::string_view name() const override { return "reference"; }
  feel::Type feel_type(const Field& field) const override { return feel::Type(field.target_type->entity); }
  Status parse_text(const Field& field, std::string_view text, std::span<Cell> out) const override {
    const auto id = trim(text);
    if (!is_id(id)) return wrong_value(field, text, {"记录编号", "the id of a record"});
    out[0] = std::string(id);
    return {};
  }
};

const Reference reference_kind;
}  // namespace

const FieldKind& kReference = reference_kind;

}  // namespace sanlian::record::fields
