#include "format/impl/zip_archive.h"

#include <zip.h>

#include "base/text.h"
#include "format/errors.h"
#include "format/words.h"

namespace sanlian::format {
namespace {

/// Small parts may be as repetitive as they like.
constexpr std::uint64_t kRatioMatters = 16u << 20;

constexpr Words kBytes{"字节数", "bytes"}, kRatio{"压缩比", "unpacked to packed"}, kParts{"部件数", "parts"};

Error damaged(zip_error_t* error) { return Error(errors::xlsx_damaged, {{"reason", zip_error_strerror(error)}}); }

Error bad_part(const std::string& name, const char* reason) {
  return Error(errors::xlsx_bad_part, {{"reason", reason}}).at(name);
}

Error too_large(const std::string& name, Words what, std::uint64_t max) {
  Error error(errors::xlsx_too_large,
              {{"what_zh", std::string(what.zh)}, {"what_en", std::string(what.en)}, {"max", std::to_string(max)}});
  return name.empty() ? error : error.at(name);
}

}  // namespace

void ZipPart::Close::operator()(zip_file* file) const { zip_fclose(file); }
void ZipArchive::Discard::operator()(zip* archive) const { zip_discard(archive); }

Result<std::size_t> ZipPart::read(std::span<char> into) {
  const zip_int64_t got = zip_fread(file_.get(), into.data(), into.size());
  if (got < 0) return bad_part(name_, zip_file_strerror(file_.get()));
  bytes_read_ += static_cast<std::uint64_t>(got);
  if (bytes_read_ > bytes_max_) return too_large(name_, kBytes, bytes_max_);
  if (bytes_read_ > kRatioMatters && bytes_read_ / std::max<std::uint64_t>(bytes_packed_, 1) > ratio_max_)
    return too_large(name_, kRatio, ratio_max_);
  return static_cast<std::size_t>(got);
}

Result<ZipArchive> ZipArchive::open(const std::string& path, const XlsxLimits& limits) {
  int code = 0;
  std::unique_ptr<zip, Discard> archive(zip_open(path.c_str(), ZIP_RDONLY, &code));
  if (archive) return check(std::move(archive), limits);
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  return damaged(&error);
}

Result<ZipArchive> ZipArchive::open_bytes(std::string bytes, const XlsxLimits& limits) {
  auto kept = std::make_unique<std::string>(std::move(bytes));
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(kept->data(), kept->size(), 0, &error);
  if (!source) return damaged(&error);
  std::unique_ptr<zip, Discard> archive(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!archive) {
    zip_source_free(source);
    return damaged(&error);
  }
  ZipArchive opened = SANLIAN_TRY(check(std::move(archive), limits));
  opened.bytes_ = std::move(kept);
  return opened;
}

Result<ZipArchive> ZipArchive::check(std::unique_ptr<zip, Discard> archive, const XlsxLimits& limits) {
  if (zip_get_num_entries(archive.get(), 0) > limits.parts_max)
    return too_large("", kParts, static_cast<std::uint64_t>(limits.parts_max));
  ZipArchive opened;
  opened.archive_ = std::move(archive);
  opened.ratio_max_ = limits.ratio_max;
  return opened;
}

bool ZipArchive::has(std::string_view part) const {
  return zip_name_locate(archive_.get(), std::string(part).c_str(), ZIP_FL_NOCASE) >= 0;
}

Result<ZipPart> ZipArchive::part(std::string_view name, std::uint64_t bytes_max) const {
  const zip_int64_t index = zip_name_locate(archive_.get(), std::string(name).c_str(), ZIP_FL_NOCASE);
  if (index < 0) return Error(errors::xlsx_missing_part, {{"part", std::string(name)}});
  ZipPart part;
  part.name_ = name;
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &stat) != 0)
    return bad_part(part.name_, zip_strerror(archive_.get()));
  part.bytes_total_ = stat.size, part.bytes_packed_ = stat.comp_size;
  part.bytes_max_ = bytes_max, part.ratio_max_ = ratio_max_;
  if (stat.size > bytes_max) return too_large(part.name_, kBytes, bytes_max);
  part.file_.reset(zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
  if (!part.file_) return bad_part(part.name_, zip_strerror(archive_.get()));
  return part;
}

}  // namespace sanlian::format
