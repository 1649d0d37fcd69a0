#include "search/index/impl/name_store.h"

#include <bit>
#include <mutex>

#include "base/ensure.h"
#include "search/errors.h"
#include "search/segment/impl/crc32c.h"
#include "search/segment/impl/format.h"
#include "search/segment/impl/varint.h"

namespace sanlian::search {
namespace {

constexpr std::size_t kRecordHead = 6;

std::uint32_t checksum(std::string_view size_bytes, std::string_view name) { return crc32c(name, crc32c(size_bytes)); }

std::string record_of(std::string_view name) {
  const auto size = static_cast<std::uint16_t>(name.size());
  std::string record(reinterpret_cast<const char*>(&size), sizeof size);
  const auto crc = checksum(record, name);
  record.append(reinterpret_cast<const char*>(&crc), sizeof crc);
  return record += name;
}

struct Place {
  unsigned chunk;
  std::uint32_t at;
};
}  // namespace

NameStore::NameStore(std::size_t fields) {
  for (std::size_t i = 0; i < fields; ++i) fields_.push_back(std::make_unique<Field>());
}

const char* const& NameStore::Field::at(std::uint32_t id) const {
  const auto chunk = static_cast<unsigned>(std::bit_width(id / kFirstChunk + 1) - 1);
  return chunks[chunk][id - kFirstChunk * ((std::uint32_t{1} << chunk) - 1)];
}

void NameStore::Field::push(const char* record) {
  const auto chunk = static_cast<unsigned>(std::bit_width(size / kFirstChunk + 1) - 1);
  ensure(chunk < chunks.size(), "a field has fewer than four thousand million names");
  if (!chunks[chunk]) chunks[chunk].reset(new const char*[std::size_t{kFirstChunk} << chunk]);
  chunks[chunk][size - kFirstChunk * ((std::uint32_t{1} << chunk) - 1)] = record;
  ++size;
}

std::string_view NameStore::text(const char* record) {
  return {record + kRecordHead, search::load<std::uint16_t>(record)};
}

Status NameStore::load(FieldId id, const std::filesystem::path& file, const Extent& extent) {
  auto& field = *fields_[id];
  if (extent.bytes == 0) return {};
  const auto damaged = [&](std::uint64_t at) {
    return Error(errors::index_damaged,
                 {{"path", file.string()}, {"reason", "a name at byte " + std::to_string(at) + " is damaged"}});
  };
  field.file = SANLIAN_TRY(MappedFile::open(file));
  if (field.file.size() < extent.bytes) return damaged(field.file.size());
  const auto bytes = field.file.bytes().substr(0, extent.bytes);
  for (std::size_t at = 0; at < bytes.size();) {
    const auto left = bytes.size() - at;
    const char* const record = bytes.data() + at;
    if (left < kRecordHead || left - kRecordHead < search::load<std::uint16_t>(record)) return damaged(at);
    if (search::load<std::uint32_t>(record + 2) != checksum({record, 2}, text(record))) return damaged(at);
    field.push(record);
    at += kRecordHead + text(record).size();
  }
  if (field.size != extent.count) return damaged(bytes.size());
  field.file.forget_pages();
  field.written = extent;
  return {};
}

std::string_view NameStore::name(FieldId field, std::uint32_t id) const { return text(fields_[field]->at(id)); }

std::optional<std::uint32_t> NameStore::find(FieldId id, std::string_view name) const {
  auto& field = *fields_[id];
  {
    const std::shared_lock lock(mutex_);
    if (!field.slots.empty()) return look_up(field, name);
  }
  const std::unique_lock lock(mutex_);
  if (field.slots.empty()) hash(field);
  return look_up(field, name);
}

std::uint32_t NameStore::find_or_add(FieldId id, std::string_view name) {
  if (const auto found = find(id, name)) return *found;
  auto& field = *fields_[id];
  const auto record = record_of(name);
  const std::unique_lock lock(mutex_);
  field.pending += record;
  field.push(field.arena.keep(record).data());
  if (field.size > field.slots.size() / 2)
    hash(field);
  else
    put_slot(field, field.size - 1);
  return field.size - 1;
}

void NameStore::hash(Field& field) const {
  field.slots.assign(std::bit_ceil(std::size_t{field.size} * 3 + 16), 0);
  for (std::uint32_t id = 0; id < field.size; ++id) put_slot(field, id);
}

void NameStore::put_slot(Field& field, std::uint32_t id) {
  const auto mask = field.slots.size() - 1;
  auto slot = hash_bytes(text(field.at(id))) & mask;
  while (field.slots[slot] != 0) slot = (slot + 1) & mask;
  field.slots[slot] = id + 1;
}

std::optional<std::uint32_t> NameStore::look_up(const Field& field, std::string_view name) {
  const auto mask = field.slots.size() - 1;
  for (auto slot = hash_bytes(name) & mask; field.slots[slot] != 0; slot = (slot + 1) & mask)
    if (text(field.at(field.slots[slot] - 1)) == name) return field.slots[slot] - 1;
  return std::nullopt;
}

Status NameStore::write(FieldId id, Disk& disk, const std::filesystem::path& file) {
  auto& field = *fields_[id];
  if (field.pending.empty()) return {};
  const auto out = SANLIAN_TRY(disk.extend(file, field.written.bytes));
  SANLIAN_TRY(out->append(field.pending));
  SANLIAN_TRY(out->sync());
  field.written = {.bytes = field.written.bytes + field.pending.size(), .count = field.size};
  field.pending.clear();
  return {};
}

void NameStore::forget_pending() {
  const std::unique_lock lock(mutex_);
  for (auto& field : fields_) {
    if (field->pending.empty()) continue;
    field->size = field->written.count;
    field->pending.clear();
    field->slots.clear();
  }
}

}  // namespace sanlian::search
