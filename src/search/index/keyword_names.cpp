#include "search/index/keyword_names.h"

#include "base/ensure.h"
#include "search/index/impl/name_store.h"

namespace sanlian::search {

std::string_view KeywordNames::name(FieldId field, std::uint32_t id) const {
  ensure(id < size(field), "an id of this snapshot's columns has a name");
  return store_->name(field, id);
}

std::optional<std::uint32_t> KeywordNames::find(FieldId field, std::string_view name) const {
  if (size(field) == 0) return std::nullopt;
  const auto id = store_->find(field, name);
  if (!id || *id >= sizes_[field]) return std::nullopt;
  return id;
}

}  // namespace sanlian::search
