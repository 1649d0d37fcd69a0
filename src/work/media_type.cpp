#include "work/media_type.h"

#include <algorithm>

namespace sanlian::work {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kHeadBytes = 4096, kTailBytes = 1 << 16;

struct Known {
  std::string_view mark, media_type;
};

/// By the first bytes; the older office formats share one container and are not told apart.
constexpr Known kByHead[] = {
    {"%PDF-"sv, "application/pdf"},   {"\x89PNG\r\n\x1a\n"sv, "image/png"},
    {"\xff\xd8\xff"sv, "image/jpeg"}, {"II*\0"sv, "image/tiff"},
    {"MM\0*"sv, "image/tiff"},        {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "application/x-ole-storage"}};

/// By the name of a part that an archive of this kind always has.
constexpr Known kByPart[] = {
    {"word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"OFD.xml", "application/ofd"}};

bool is_text(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7f) || byte == '\t' || byte == '\r' || byte == '\n' || byte == '\f';
  });
}

}  // namespace

void MediaSniffer::add(std::string_view bytes) {
  head_ += bytes.substr(0, kHeadBytes - head_.size());
  text_ = text_ && is_text(bytes);
  tail_ += bytes.substr(bytes.size() - std::min(bytes.size(), kTailBytes));
  if (tail_.size() > kTailBytes) tail_.erase(0, tail_.size() - kTailBytes);
}

std::string_view MediaSniffer::media_type() const {
  const std::string_view head = head_, tail = tail_;
  for (const auto& known : kByHead)
    if (head.starts_with(known.mark)) return known.media_type;
  if (head.starts_with("PK\x03\x04"sv)) {
    for (const auto& known : kByPart)
      if (head.find(known.mark) != std::string_view::npos || tail.find(known.mark) != std::string_view::npos)
        return known.media_type;
    return "application/zip";
  }
  return text_ && !empty() ? "text/plain" : "";
}

}  // namespace sanlian::work
