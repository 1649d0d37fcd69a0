#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "search/segment/disk.h"
#include "search/segment/impl/format.h"

namespace sanlian::search {

/// Writes sections one after another, each aligned and with its checksum, then table and trailer. The first error stays
/// and is answered by finish(); nothing is written after it.
class FileWriter {
 public:
  FileWriter(Disk& disk, const std::filesystem::path& file);

  void begin(SectionKind kind, FieldId field = 0, std::uint8_t part = 0);
  void add(std::string_view bytes);
  template <class T>
  void add_value(const T& value) {
    add({reinterpret_cast<const char*>(&value), sizeof value});
  }
  template <class T>
  void add_all(const std::vector<T>& values) {
    add({reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)});
  }
  std::uint64_t size() const { return size_ - section_.offset; }  ///< Of the section so far.
  void end(std::uint64_t facts = 0);

  /// Answers when all is durable, except for the file's name in its directory.
  Status finish(std::uint32_t documents, const Schema& schema);

 private:
  void put(std::string_view bytes);
  void flush();

  std::unique_ptr<Disk::File> file_;
  Status status_;
  std::string buffer_;
  std::uint64_t size_ = 0;
  Section section_;
  std::vector<Section> sections_;
};

}  // namespace sanlian::search
