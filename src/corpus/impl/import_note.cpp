#include "corpus/impl/import_note.h"

#include <charconv>

#include "format/json.h"
#include "format/json_writer.h"

namespace sanlian::corpus {
namespace {

std::uint64_t whole_of(const format::Value& map, std::string_view key) {
  const auto* value = map.find(key);
  std::uint64_t out = 0;
  if (value && value->is_number()) {
    const auto& digits = value->number_text();
    std::from_chars(digits.data(), digits.data() + digits.size(), out);
  }
  return out;
}
}  // namespace

std::string print_note(const ImportNote& note) {
  std::string out;
  format::JsonWriter json(out);
  const auto whole = [&](std::string_view key, std::uint64_t value) { json.key(key).number(std::to_string(value)); };
  json.begin_map().key("import").begin_map();
  json.key("file").text(note.file);
  whole("items", note.items);
  whole("refusal_bytes", note.refusal_bytes);
  whole("read", note.counts.read);
  whole("added", note.counts.added);
  whole("changed", note.counts.changed);
  whole("unchanged", note.counts.unchanged);
  whole("refused", note.counts.refused);
  json.key("flags").begin_map();
  for (const auto& [flag, count] : note.counts.flags) whole(flag, count);
  json.end_map().end_map().end_map();
  return out;
}

ImportNote read_note(std::string_view text) {
  ImportNote note;
  const auto read = format::parse_json(text);
  if (!read) return note;
  const auto* map = read->find("import");
  if (!map) return note;
  if (const auto* file = map->find_text("file")) note.file = *file;
  note.items = whole_of(*map, "items");
  note.refusal_bytes = whole_of(*map, "refusal_bytes");
  note.counts.read = whole_of(*map, "read");
  note.counts.added = whole_of(*map, "added");
  note.counts.changed = whole_of(*map, "changed");
  note.counts.unchanged = whole_of(*map, "unchanged");
  note.counts.refused = whole_of(*map, "refused");
  if (const auto* flags = map->find("flags"))
    for (const auto& entry : flags->entries()) note.counts.flags[entry.key] = whole_of(*flags, entry.key);
  return note;
}

}  // namespace sanlian::corpus
