#include "format/xlsx_file.h"

#include <algorithm>

#include "base/text.h"
#include "format/byte_source.h"
#include "format/errors.h"
#include "format/impl/file_kind.h"
#include "format/impl/sheet_reader.h"
#include "format/impl/workbook.h"

namespace sanlian::format {
namespace {

/// A locked workbook is an old-style container too, with one stream called EncryptedPackage (in UTF-16).
constexpr std::string_view kEncryptedMark{"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32};

Status check_head(std::string_view head, bool has_encrypted_mark) {
  switch (file_kind(head)) {
    case FileKind::zip:
      return {};
    case FileKind::old_office:
      return has_encrypted_mark ? Error(errors::encrypted_excel) : Error(errors::old_excel);
    case FileKind::web_page:
      return Error(errors::web_page_table);
    case FileKind::pdf:
      return Error(errors::not_a_table, {{"found", "PDF"}});
    case FileKind::image:
      return Error(errors::not_a_table, {{"found", "PNG/JPEG/GIF"}});
    case FileKind::text:
      return Error(errors::not_a_table, {{"found", "text"}});
  }
  return {};
}

/// Looks for the mark in the directory of streams, which may lie anywhere in the file.
Result<bool> has_encrypted_mark(ByteSource& source) {
  std::string chunk(256 << 10, '\0');
  std::size_t kept = 0;
  while (true) {
    const std::size_t got = SANLIAN_TRY(source.read(std::span(chunk).subspan(kept)));
    const std::string_view text(chunk.data(), kept + got);
    if (text.find(kEncryptedMark) != std::string_view::npos) return true;
    if (got == 0) return false;
    kept = std::min(text.size(), kEncryptedMark.size());
    text.substr(text.size() - kept).copy(chunk.data(), kept);
  }
}

}  // namespace

struct XlsxFile::Book {
  ZipArchive archive;
  Workbook workbook;
  XlsxLimits limits;
  std::vector<std::string> names;
  std::shared_ptr<const SheetContext> context;  ///< Read when the first sheet is.

  Status read_context() {
    if (context) return {};
    auto read = std::make_shared<SheetContext>();
    read->limits = limits;
    read->from_1904 = workbook.from_1904;
    if (!workbook.styles_part.empty() && archive.has(workbook.styles_part)) {
      ZipPart part = SANLIAN_TRY(archive.part(workbook.styles_part, limits.metadata_bytes_max));
      read->styles = SANLIAN_TRY(CellStyles::read(std::move(part)));
    }
    if (!workbook.texts_part.empty() && archive.has(workbook.texts_part)) {
      ZipPart part = SANLIAN_TRY(archive.part(workbook.texts_part, limits.part_bytes_max));
      read->texts = SANLIAN_TRY(SharedTexts::read(std::move(part), limits));
    }
    context = std::move(read);
    return {};
  }

  static Result<std::shared_ptr<Book>> make(ZipArchive archive, const XlsxLimits& limits) {
    auto book = std::make_shared<Book>();
    book->archive = std::move(archive);
    book->limits = limits;
    book->workbook = SANLIAN_TRY(read_workbook(book->archive, limits));
    for (const auto& sheet : book->workbook.sheets) book->names.push_back(sheet.name);
    return book;
  }
};

Result<XlsxFile> XlsxFile::open(const std::string& path, const XlsxLimits& limits) {
  const auto source = SANLIAN_TRY(open_file(path));
  std::string head(4096, '\0');
  head.resize(SANLIAN_TRY(source->read(head)));
  SANLIAN_TRY(source->rewind());
  const bool is_old = file_kind(head) == FileKind::old_office;
  const bool is_locked = is_old ? SANLIAN_TRY(has_encrypted_mark(*source)) : false;
  SANLIAN_TRY(check_head(head, is_locked));
  ZipArchive archive = SANLIAN_TRY(ZipArchive::open(path, limits));
  return XlsxFile(SANLIAN_TRY(Book::make(std::move(archive), limits)));
}

Result<XlsxFile> XlsxFile::open_bytes(std::string bytes, const XlsxLimits& limits) {
  const std::string_view head = std::string_view(bytes).substr(0, 4096);
  SANLIAN_TRY(check_head(head, bytes.find(kEncryptedMark) != std::string::npos));
  ZipArchive archive = SANLIAN_TRY(ZipArchive::open_bytes(std::move(bytes), limits));
  return XlsxFile(SANLIAN_TRY(Book::make(std::move(archive), limits)));
}

const std::vector<std::string>& XlsxFile::sheet_names() const { return book_->names; }

Result<std::unique_ptr<TableReader>> XlsxFile::sheet(std::string_view name) const {
  const auto& sheets = book_->workbook.sheets;
  auto found = std::find_if(sheets.begin(), sheets.end(),
                            [&](const auto& sheet) { return name.empty() ? !sheet.is_hidden : sheet.name == name; });
  if (found == sheets.end() && name.empty()) found = sheets.begin();
  if (found == sheets.end())
    return Error(errors::xlsx_no_sheet, {{"name", std::string(name)}, {"known", join(book_->names, ", ")}});
  SANLIAN_TRY(book_->read_context());
  ZipPart part = SANLIAN_TRY(book_->archive.part(found->part, book_->limits.part_bytes_max));
  return std::make_unique<SheetReader>(std::move(part), found->name, book_->context, book_);
}

}  // namespace sanlian::format
