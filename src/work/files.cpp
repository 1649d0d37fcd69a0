#include "work/files.h"

#include <array>
#include <fstream>

#include "base/text.h"
#include "format/json.h"
#include "record/field_kind.h"
#include "store/errors.h"
#include "work/errors.h"
#include "work/media_type.h"

namespace sanlian::work {
namespace {

constexpr std::size_t kPieceBytes = 1 << 16;

/// Control characters, and the marks that turn the direction of writing: with them `fdp.exe` is shown as `exe.pdf`.
bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

Status check_name(std::string_view name) {
  const auto length = count_code_points(name);
  bool plain = !trim(name).empty() && length <= kFileNameMax && name != "." && name != "..";
  for (std::size_t i = 0; i < name.size();) {
    const auto c = next_code_point(name, i);
    plain = plain && !is_invisible(c) && c != '/' && c != '\\';
  }
  if (plain) return {};
  return Error(errors::file_name, {{"max", std::to_string(kFileNameMax)}});
}

/// Streams the file among the arriving ones and looks at it on the way.
Result<MediaSniffer> copy_in(const std::filesystem::path& path, store::BlobUpload& upload) {
  std::ifstream in(path, std::ios::binary);
  MediaSniffer sniffer;
  std::array<char, kPieceBytes> piece{};
  while (in.read(piece.data(), piece.size()) || in.gcount() > 0) {
    const std::string_view bytes(piece.data(), static_cast<std::size_t>(in.gcount()));
    sniffer.add(bytes);
    SANLIAN_TRY(upload.add(bytes));
  }
  return sniffer;
}

/// On the writer thread, as every giving and using of receipts: a content that is removed here has no receipt, and one
/// that is being taken has its receipt before it is put in place.
Status remove_unused(store::Transaction& transaction, const store::Blobs& blobs) {
  for (const auto& digest : SANLIAN_TRY(record::forget_unused_receipts(transaction))) SANLIAN_TRY(blobs.remove(digest));
  return {};
}

}  // namespace

store::Blobs files_of(const store::Store& store) { return store::Blobs::look_into(store.folder() / "blobs"); }

Status open_files(store::Store& store) {
  const auto blobs = SANLIAN_TRY(store::Blobs::open(store.folder() / "blobs"));
  return store.write_and_wait(
      [&](store::Transaction& transaction) -> Status { return remove_unused(transaction, blobs); });
}

Result<record::Receipt> take_file(Platform& platform, const record::Actor& person, const IncomingFile& file) {
  SANLIAN_TRY(check_name(file.name));
  const auto blobs = files_of(platform.store());
  auto upload = SANLIAN_TRY(blobs.begin(kFileBytesMax));
  const auto sniffer = SANLIAN_TRY(copy_in(file.path, upload));
  if (sniffer.empty()) return Error(errors::file_empty);
  if (sniffer.media_type().empty()) return Error(errors::file_refused).at(file.name);
  const auto info = upload.seal();
  const record::Receipt receipt{
      .name = file.name, .digest = info.digest, .media_type = std::string(sniffer.media_type()), .size = info.size};
  // The receipt first: should the process end between the two, the receipt that nobody was told of lapses in a day,
  // while a content without one would stay for ever.
  SANLIAN_TRY(platform.store().write_and_wait([&](store::Transaction& transaction) -> Status {
    SANLIAN_TRY(remove_unused(transaction, blobs));
    return record::give_receipt(transaction, person, receipt);
  }));
  SANLIAN_TRY(std::move(upload).finish());
  return receipt;
}

Result<StoredFile> find_file(Platform& platform, const record::Actor& actor, const record::RecordType& type,
                             std::string_view id, std::string_view field_name) {
  const auto json = SANLIAN_TRY(
      platform.queries().one(platform.store().reader(), platform.context(actor), type, id, {std::string(field_name)}));
  const auto record = SANLIAN_TRY(format::parse_json(json));
  const auto* field = type.field(field_name);
  const auto* value = field && field->kind->name() == "file" ? record.find(field->key) : nullptr;
  auto receipt = value && value->is_map() ? record::Receipt::read(*value) : std::nullopt;
  if (!receipt)
    return Error(errors::no_file, {{"field", std::string(field_name)}}).at(type.key + "/" + std::string(id));
  const auto blobs = files_of(platform.store());
  if (!blobs.contains(receipt->digest)) return Error(store::errors::blob_not_found, {{"digest", receipt->digest}});
  auto path = blobs.path_of(receipt->digest);
  return StoredFile{.receipt = std::move(*receipt), .path = std::move(path)};
}

}  // namespace sanlian::work
