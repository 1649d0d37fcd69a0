// Reading small files in tests.
#pragma once

#include <gtest/gtest.h>
#include <zip.h>
#include <zlib.h>
#include <zstd.h>

#include <string>
#include <utility>
#include <vector>

#include "corpus/impl/detect.h"
#include "corpus/impl/open_reader.h"
#include "corpus/reader.h"
#include "support/temp_folder.h"

namespace sanlian::corpus {

struct ReadAll {
  std::string format;
  std::vector<Publication> records;
  std::vector<Refusal> refusals;
  std::string error;  ///< Its code, where opening or reading ended so.
};

inline ReadAll read_all(Result<std::unique_ptr<Reader>> opened) {
  ReadAll out;
  if (!opened) return out.error = opened.error().code(), out;
  out.format = format_name((*opened)->format());
  const auto done = (*opened)->read(
      [&](Publication publication) -> Status { return out.records.push_back(std::move(publication)), Status(); },
      [&](Refusal refusal) { out.refusals.push_back(std::move(refusal)); });
  if (!done) out.error = done.error().code();
  return out;
}

inline ReadAll read_bytes(std::string bytes, std::string name = "x") {
  return read_all(open_reader(input_from_text(std::move(bytes)), std::move(name)));
}

inline std::string gzip(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(compressBound(text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

/// A ZIP file with these members.
inline void write_zip(const std::filesystem::path& path,
                      const std::vector<std::pair<std::string, std::string>>& members) {
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  for (const auto& [name, bytes] : members)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
  zip_close(archive);
}

}  // namespace sanlian::corpus
