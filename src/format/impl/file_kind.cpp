#include "format/impl/file_kind.h"

#include "base/text.h"

namespace sanlian::format {

FileKind file_kind(std::string_view head) {
  using namespace std::string_view_literals;
  if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv)) return FileKind::zip;
  if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return FileKind::old_office;
  if (head.starts_with("%PDF-"sv)) return FileKind::pdf;
  if (head.starts_with("\x89PNG"sv) || head.starts_with("\xFF\xD8\xFF"sv) || head.starts_with("GIF8"sv))
    return FileKind::image;
  if (head.starts_with("\xEF\xBB\xBF"sv)) head.remove_prefix(3);
  const auto start = trim(head.substr(0, 200));
  for (const auto mark : {"<?xml"sv, "<html"sv, "<!doctype"sv, "<table"sv, "<meta"sv})
    if (starts_with_ignoring_case(start, mark)) return FileKind::web_page;
  return FileKind::text;
}

}  // namespace sanlian::format
