#include "search/segment/impl/file_writer.h"

#include "search/segment/impl/crc32c.h"

namespace sanlian::search {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;

template <class T>
std::string_view bytes_of(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}
}  // namespace

FileWriter::FileWriter(Disk& disk, const std::filesystem::path& file) {
  auto created = disk.create(file);
  if (created)
    file_ = std::move(*created);
  else
    status_ = std::move(created).error();
  put(kSegmentHead);
  put(std::string(kAlignment - kSegmentHead.size(), '\0'));
}

void FileWriter::begin(SectionKind kind, FieldId field, std::uint8_t part) {
  section_ = {.kind = kind, .part = part, .field = field, .offset = size_};
}

void FileWriter::add(std::string_view bytes) {
  section_.crc = crc32c(bytes, section_.crc);
  put(bytes);
}

void FileWriter::end(std::uint64_t facts) {
  section_.size = size();
  section_.facts = facts;
  sections_.push_back(section_);
  if (size_ % kAlignment != 0) put(std::string(kAlignment - size_ % kAlignment, '\0'));
}

Status FileWriter::finish(std::uint32_t documents, const Schema& schema) {
  const std::string_view table(reinterpret_cast<const char*>(sections_.data()), sections_.size() * sizeof(Section));
  Trailer trailer;
  trailer.documents = documents;
  trailer.sections = static_cast<std::uint32_t>(sections_.size());
  trailer.table_crc = crc32c(table);
  trailer.table_offset = size_;
  trailer.file_size = size_ + table.size() + sizeof trailer;
  trailer.schema_crc = crc32c(schema.fingerprint());
  trailer.crc = crc32c(bytes_of(trailer).substr(0, offsetof(Trailer, crc)));
  put(table);
  put(bytes_of(trailer));
  flush();
  if (status_) status_ = file_->sync();
  return status_;
}

void FileWriter::put(std::string_view bytes) {
  size_ += bytes.size();
  buffer_ += bytes;
  if (buffer_.size() >= kBufferBytes) flush();
}

void FileWriter::flush() {
  if (status_ && !buffer_.empty()) status_ = file_->append(buffer_);
  buffer_.clear();
}

}  // namespace sanlian::search
