#include "search/index/impl/index_files.h"

#include <fmt/format.h>

#include <cstring>
#include <vector>

#include "search/errors.h"
#include "search/segment/impl/crc32c.h"
#include "search/segment/impl/mapped_file.h"
#include "search/segment/impl/varint.h"

namespace sanlian::search {
namespace {

constexpr std::string_view kDeletionsHead = "SLDEL1\r\n";

struct DeletionsHead {
  char magic[8];
  std::uint32_t documents;
  std::uint32_t crc;
};
static_assert(sizeof(DeletionsHead) == 16);

std::string_view words_of(const Set& set) {
  return {reinterpret_cast<const char*>(set.words().data()), set.words().size() * 8};
}

std::uint32_t checksum(std::uint32_t documents, std::string_view words) {
  return crc32c(words, crc32c({reinterpret_cast<const char*>(&documents), sizeof documents}));
}

std::string manifest_name(std::uint64_t number) { return fmt::format("MANIFEST-{:06}", number); }
}  // namespace

std::filesystem::path IndexFiles::segment(std::uint64_t file) const {
  return segments() / fmt::format("{:06}.seg", file);
}
std::filesystem::path IndexFiles::deletions(std::uint64_t file) const {
  return segments() / fmt::format("{:06}.del", file);
}
std::filesystem::path IndexFiles::names(FieldId field) const { return directory_ / fmt::format("names-{:02}", field); }
std::filesystem::path IndexFiles::manifest(std::uint64_t number) const { return directory_ / manifest_name(number); }

Error IndexFiles::damaged(const std::filesystem::path& path, std::string reason) const {
  return Error(errors::index_damaged, {{"path", path.string()}, {"reason", std::move(reason)}});
}

bool IndexFiles::exists() const {
  std::error_code ignored;
  return std::filesystem::exists(current(), ignored);
}

Result<Manifest> IndexFiles::read_manifest() const {
  const auto file = SANLIAN_TRY(MappedFile::open(current()));
  const auto bytes = file.bytes();
  const auto end = bytes.find(' ');
  const auto name = bytes.substr(0, end);
  if (end == std::string_view::npos || !name.starts_with("MANIFEST-") ||
      bytes.substr(end) != fmt::format(" {:08x}\n", crc32c(name)))
    return damaged(current(), "it names no manifest");
  const auto path = directory_ / std::string(name);
  const auto named = SANLIAN_TRY(MappedFile::open(path));
  auto manifest = decode_manifest(named.bytes());
  if (!manifest || manifest_name(manifest->number) != name) return damaged(path, "its checksum is wrong");
  return std::move(*manifest);
}

Status IndexFiles::write_file(const std::filesystem::path& path, std::string_view bytes) const {
  const auto file = SANLIAN_TRY(disk_.create(path));
  SANLIAN_TRY(file->append(bytes));
  return file->sync();
}

Status IndexFiles::publish(const Manifest& manifest, bool& is_begun) const {
  is_begun = false;
  SANLIAN_TRY(write_file(this->manifest(manifest.number), encode(manifest)));
  const auto next = directory_ / "CURRENT.next";
  const auto name = manifest_name(manifest.number);
  SANLIAN_TRY(write_file(next, fmt::format("{} {:08x}\n", name, crc32c(name))));
  // The manifest has its name on disk before CURRENT names it.
  SANLIAN_TRY(disk_.sync_directory(directory_));
  is_begun = true;
  SANLIAN_TRY(disk_.rename(next, current()));
  return disk_.sync_directory(directory_);
}

Status IndexFiles::write_deletions(std::uint64_t file, const Set& deleted) const {
  DeletionsHead head{};
  std::memcpy(head.magic, kDeletionsHead.data(), sizeof head.magic);
  head.documents = deleted.slots();
  head.crc = checksum(head.documents, words_of(deleted));
  std::string bytes(reinterpret_cast<const char*>(&head), sizeof head);
  return write_file(deletions(file), bytes += words_of(deleted));
}

Result<Set> IndexFiles::read_deletions(std::uint64_t file, std::uint32_t documents) const {
  const auto path = deletions(file);
  const auto mapped = SANLIAN_TRY(MappedFile::open(path));
  Set deleted(documents);
  const auto bytes = mapped.bytes();
  if (bytes.size() != sizeof(DeletionsHead) + deleted.words().size() * 8) return damaged(path, "it has another size");
  const auto head = load<DeletionsHead>(bytes.data());
  const auto words = bytes.substr(sizeof head);
  if (!bytes.starts_with(kDeletionsHead) || head.documents != documents || head.crc != checksum(documents, words))
    return damaged(path, "its checksum is wrong");
  if (!words.empty()) std::memcpy(deleted.words().data(), words.data(), words.size());
  return deleted;
}

Status IndexFiles::remove_orphans(const Manifest& manifest) const {
  std::set<std::filesystem::path> kept{this->manifest(manifest.number)};
  for (const auto& part : manifest.parts) {
    kept.insert(segment(part.file));
    if (part.deletions != 0) kept.insert(deletions(part.deletions));
  }
  std::vector<std::filesystem::path> orphans;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(segments(), error)) {
    const auto ending = entry.path().extension();
    if ((ending == ".seg" || ending == ".del") && !kept.contains(entry.path())) orphans.push_back(entry.path());
  }
  for (const auto& entry : std::filesystem::directory_iterator(directory_, error)) {
    const auto name = entry.path().filename().string();
    if ((name.starts_with("MANIFEST-") && !kept.contains(entry.path())) || name == "CURRENT.next")
      orphans.push_back(entry.path());
  }
  for (const auto& orphan : orphans) SANLIAN_TRY(disk_.remove(orphan));
  return {};
}

}  // namespace sanlian::search
