// rooms: format base
// CSV in pieces of any size gives the same rows as in one; rows survive being written and read again.
// The first two bytes choose the encoding and the size of the pieces.
#include <cstdint>
#include <string>
#include <vector>

#include "base/ensure.h"
#include "format/csv_reader.h"
#include "format/csv_writer.h"

namespace {
using namespace sanlian;

struct Reading {
  std::vector<std::vector<std::string>> rows;
  std::string refusal;
  bool operator==(const Reading&) const = default;
};

Reading read(std::string text, const format::CsvOptions& options) {
  Reading out;
  auto reader = format::CsvReader::open(format::from_text(std::move(text)), options);
  if (!reader) return out.refusal = reader.error().print(Lang::en), out;
  std::int64_t last = 0;
  while (true) {
    const auto row = (*reader)->next();
    if (!row) return out.refusal = row.error().print(Lang::en), out;
    if (!*row) return out;
    ensure((*row)->number > last, "row numbers ascend");
    last = (*row)->number;
    out.rows.emplace_back();
    for (const auto& cell : (*row)->cells) out.rows.back().emplace_back(cell.text);
  }
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 2, size - 2);
  read(text, {});
  format::CsvOptions options{.delimiter = ',', .row_bytes_max = 1000};
  if (data[0] < 4) options.encoding = static_cast<format::Encoding>(data[0]);
  const Reading whole = read(text, options);
  options.chunk_bytes = 8 + data[1] % 32;
  const Reading pieces = read(text, options);
  // A bad byte or null character further on in the same piece may be met before the rows ahead of it are handed out.
  if (whole.refusal.empty() || pieces.refusal.empty()) ensure(whole == pieces, "pieces give what the whole gives");

  std::string written;
  format::CsvWriter writer(written);
  for (const auto& row : whole.rows) {
    for (const auto& cell : row) writer.cell(cell);
    writer.end_row();
  }
  if (written.starts_with("sep=")) return 0;
  const Reading again = read(written, {.encoding = format::Encoding::utf8, .delimiter = ','});
  ensure(again.rows == whole.rows, "rows survive being written");
  return 0;
}
