// Uploaded files: taken in for a receipt, kept once a record holds the receipt, served to whoever may read that field.
#pragma once

#include "record/receipt.h"
#include "store/blobs.h"
#include "work/platform.h"

namespace sanlian::work {

inline constexpr std::int64_t kFileBytesMax = 50 << 20;
inline constexpr std::size_t kFileNameMax = 255;  ///< Characters.

/// Where the contents lie.
store::Blobs files_of(const store::Store& store);
/// Makes the folder, clears what was half-taken when the process ended, and removes what nobody used in time.
Status open_files(store::Store& store);

/// A file as it came in. It stays where it is.
struct IncomingFile {
  std::filesystem::path path;
  std::string name;
};

/// Keeps the content and gives the person a receipt for it. What others left unused is removed on the way. Slow: not on
/// an event loop. Errors: work.file_empty, work.file_name, work.file_refused, record.too_many_waiting,
/// store.blob_too_big, store.disk_full, store.file_failed.
Result<record::Receipt> take_file(Platform& platform, const record::Actor& person, const IncomingFile& file);

struct StoredFile {
  record::Receipt receipt;
  std::filesystem::path path;
};

/// The file in a field of a record, live or deleted, for whoever may read that field of it.
/// Errors: those of Queries::one, work.no_file, store.blob_not_found.
Result<StoredFile> find_file(Platform& platform, const record::Actor& actor, const record::RecordType& type,
                             std::string_view id, std::string_view field);

}  // namespace sanlian::work
