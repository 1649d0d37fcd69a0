// rooms: format base
// A workbook from outside: never a crash, never an endless read, and rows ascend. Half of the inputs are taken as the
// sheet's own XML inside a good workbook, since a fuzzer hardly ever gets through a checksum by itself.
#include <zip.h>

#include <cstdint>
#include <string>

#include "base/ensure.h"
#include "format/xlsx_file.h"

namespace {
using namespace sanlian;

std::string workbook_with(const std::string& sheet, const std::string& styles) {
  const std::pair<const char*, std::string> parts[] = {
      {"_rels/.rels", R"(<R><Relationship Id="a" Type="/officeDocument" Target="xl/workbook.xml"/></R>)"},
      {"xl/workbook.xml", R"(<w xmlns:r="r"><sheets><sheet name="s" r:id="a"/></sheets></w>)"},
      {"xl/_rels/workbook.xml.rels",
       R"(<R><Relationship Id="a" Type="/worksheet" Target="s.xml"/><Relationship Id="b" Type="/sharedStrings" Target="t.xml"/>
<Relationship Id="c" Type="/styles" Target="y.xml"/></R>)"},
      {"xl/t.xml", "<sst><si><t>zero</t></si><si><t>one_x0041_</t></si></sst>"},
      {"xl/y.xml", styles},
      {"xl/s.xml", sheet}};
  zip_error_t error;
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const auto& [name, content] : parts) {
    const auto index = zip_file_add(archive, name, zip_source_buffer(archive, content.data(), content.size(), 0), 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
  }
  zip_close(archive);
  zip_source_open(target);
  std::string bytes(1 << 20, '\0');
  bytes.resize(static_cast<std::size_t>(zip_source_read(target, bytes.data(), bytes.size())));
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

void read_all(std::string bytes) {
  const format::XlsxLimits limits{.part_bytes_max = 4 << 20, .shared_text_bytes_max = 1 << 20};
  const auto file = format::XlsxFile::open_bytes(std::move(bytes), limits);
  if (!file) return;
  for (const auto& name : file->sheet_names()) {
    const auto sheet = file->sheet(name);
    if (!sheet) continue;
    std::int64_t last = 0;
    while (true) {
      const auto row = (*sheet)->next();
      if (!row || !*row) break;
      ensure((*row)->number > last && !(*row)->cells.empty(), "row numbers ascend, and no row is empty");
      last = (*row)->number;
      for (const auto& cell : (*row)->cells)
        ensure((cell.kind == format::Cell::Kind::empty) == cell.text.empty(), "only an empty cell has no text");
    }
  }
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (text.starts_with("PK"))
    read_all(text);
  else if (const auto cut = text.find('\x1E'); cut != std::string::npos)
    read_all(workbook_with(text.substr(0, cut), text.substr(cut + 1)));
  else
    read_all(workbook_with(text,
                           "<s><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/></cellXfs></s>"));
  return 0;
}
