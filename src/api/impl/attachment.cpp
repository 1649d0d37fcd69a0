#include "api/impl/attachment.h"

namespace sanlian::api {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain(c))
      out += c;
    else
      out.append(1, '%').append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
  }
  return out;
}

std::string ascii(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (is_plain(c)) out += c;
  return out.empty() || out.front() == '.' ? "file" + out : out;
}

}  // namespace

Result<net::Response> attachment(const Attachment& file) {
  auto response = SANLIAN_TRY(net::Response::file(file.path, file.media_type));
  std::string disposition = "attachment; filename=\"";
  disposition.append(ascii(file.plain)).append("\"; filename*=UTF-8''").append(percent_encoded(file.name));
  response.header("Content-Disposition", disposition)
      .header("X-Content-Type-Options", "nosniff")
      .header("Content-Security-Policy", "sandbox; default-src 'none'")
      .header("Cache-Control", "no-store");
  return response;
}

}  // namespace sanlian::api
