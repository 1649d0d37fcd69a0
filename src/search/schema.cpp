#include "search/schema.h"

#include "base/ensure.h"
#include "base/text.h"

namespace sanlian::search {
namespace {

bool names(const std::vector<std::string>& codes, std::string_view folded) {
  for (const auto& code : codes)
    if (fold(code) == folded) return true;
  return false;
}
}  // namespace

Schema::Schema(std::vector<Field> fields, std::vector<FieldGroup> groups)
    : fields_(std::move(fields)), groups_(std::move(groups)) {
  for (FieldId id = 0; id < fields_.size(); ++id) {
    ensure(!fields_[id].key.empty(), "a field has a key");
    if (fields_[id].kind != FieldKind::text) continue;
    texts_.push_back(id);
    if (fields_[id].is_default) defaults_.push_back(id);
  }
}

std::optional<FieldId> Schema::find(std::string_view key) const {
  for (FieldId id = 0; id < fields_.size(); ++id)
    if (fields_[id].key == key) return id;
  return std::nullopt;
}

std::vector<FieldId> Schema::coded(std::string_view code) const {
  const auto folded = fold(code);
  for (FieldId id = 0; id < fields_.size(); ++id)
    if (fold(fields_[id].key) == folded || names(fields_[id].codes, folded)) return {id};
  for (const auto& group : groups_)
    if (names(group.codes, folded)) return group.fields;
  return {};
}

std::vector<std::string> Schema::codes() const {
  std::vector<std::string> all;
  for (const auto& field : fields_) all.insert(all.end(), field.codes.begin(), field.codes.end());
  for (const auto& group : groups_) all.insert(all.end(), group.codes.begin(), group.codes.end());
  return all;
}

std::string Schema::fingerprint() const {
  std::string print;
  for (const auto& field : fields_) {
    print += "tkn"[static_cast<int>(field.kind)];
    print += ':';
    print += field.key;
    print += '\n';
  }
  return print;
}

}  // namespace sanlian::search
