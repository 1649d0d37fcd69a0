#include "search/index/index_model_for_tests.h"
#include "search/segment/model_for_tests.h"

namespace sanlian::search::test {

std::string difference(const Snapshot& snapshot, const Content& content) {
  if (snapshot.size() != content.size()) return "size " + std::to_string(snapshot.size());
  std::uint32_t slot = 0;
  std::size_t live = 0;
  for (const auto& part : snapshot.parts()) {
    if (part.first != slot) return "first number of a part";
    std::vector<const Document*> documents(part.segment->size());
    for (std::uint32_t doc = 0; doc < part.segment->size(); ++doc, ++slot) {
      const bool is_deleted = part.deleted && part.deleted->has(doc);
      if (snapshot.live().has(slot) == is_deleted) return "live set";
      if (is_deleted) continue;
      const auto found = content.find(std::string(snapshot.key(slot)));
      if (found == content.end()) return "unknown key " + std::string(snapshot.key(slot));
      if (snapshot.find(found->first) != slot) return "find " + found->first;
      if (&snapshot.part_of(slot) != &part) return "part_of";
      documents[doc] = &found->second;
      ++live;
    }
    const auto different = difference(*part.segment, documents, [&](FieldId field, std::uint32_t id) {
      return std::string(snapshot.names().name(field, id));
    });
    if (!different.empty()) return different;
  }
  if (live != content.size() || slot != snapshot.slots()) return "documents of all parts";
  for (const auto& [key, document] : content)
    for (const auto& [field, value] : document.keywords) {
      const auto id = snapshot.names().find(field, value);
      if (!id || snapshot.names().name(field, *id) != value) return "name " + value;
    }
  if (snapshot.names().find(1, "no such name") || snapshot.find("no such key")) return "finds what is not there";
  return "";
}

bool holds(const Snapshot& snapshot, const Content& content) {
  if (snapshot.size() != content.size()) return false;
  for (const auto& [key, document] : content) {
    const auto doc = snapshot.find(key);
    if (!doc) return false;
    const auto payload = snapshot.payload(*doc);
    if (!payload || *payload != document.payload) return false;
  }
  return true;
}

}  // namespace sanlian::search::test
