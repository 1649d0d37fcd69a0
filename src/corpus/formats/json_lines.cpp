#include "corpus/formats/json_lines.h"

#include "corpus/errors.h"
#include "corpus/impl/cutter.h"
#include "corpus/impl/raw_record.h"
#include "corpus/normal/finish.h"
#include "format/json.h"

namespace sanlian::corpus {
namespace {

using format::Value;

void take(RawRecord& record, Meaning meaning, const Value& value) {
  auto& into = record[meaning];
  switch (value.kind()) {
    case Value::Kind::null:
      return;
    case Value::Kind::boolean:
      into.emplace_back(value.boolean() ? "true" : "false");
      return;
    case Value::Kind::number:
      into.push_back(value.number_text());
      return;
    case Value::Kind::text:
      into.push_back(value.text());
      return;
    case Value::Kind::list:
      for (const auto& item : value.items())
        if (!item.is_list()) take(record, meaning, item);
      return;
    case Value::Kind::map:  // {"name": "…"}, {"text": "…"}, {"symbol": "…"}: what stands first as a text
      for (const auto& entry : value.entries())
        if (entry.value.is_text()) return into.push_back(entry.value.text());
      return;
  }
}
}  // namespace

Result<Publication> read_json_line(std::string_view line) {
  auto read = format::parse_json(line, {.bytes_max = kRecordBytesMax});
  if (!read) return Error(errors::record_broken, {{"reason", read.error().message(Lang::en)}}).at(read.error().where());
  if (!read->is_map()) {
    const auto name = format::kind_name(read->kind());
    return Error(errors::row_not_an_object, {{"kind_zh", std::string(name.zh)}, {"kind_en", std::string(name.en)}});
  }
  RawRecord record;
  for (const auto& entry : read->entries())
    if (const auto meaning = meaning_of(entry.key)) take(record, *meaning, entry.value);
  auto publication = to_publication(std::move(record));
  if (!finish(publication)) return Error(errors::record_empty);
  return publication;
}

}  // namespace sanlian::corpus
