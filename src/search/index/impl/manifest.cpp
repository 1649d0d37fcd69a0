#include "search/index/impl/manifest.h"

#include <fmt/format.h>

#include <charconv>

#include "search/segment/impl/crc32c.h"

namespace sanlian::search {
namespace {

constexpr std::string_view kHead = "sanlian index 1\n";
constexpr std::size_t kEndBytes = 13;  ///< "end 12345678\n"

/// Takes words and numbers from the front; after the first that does not fit it is broken.
struct Lines {
  std::string_view left;
  bool is_broken = false;

  void word(std::string_view expected) {
    if (is_broken || !left.starts_with(expected)) is_broken = true;
    if (!is_broken) left.remove_prefix(expected.size());
  }
  template <class T>
  void number(T& into, char end) {
    const auto [at, error] = std::from_chars(left.data(), left.data() + left.size(), into);
    if (is_broken || error != std::errc{} || at == left.data() + left.size() || *at != end) {
      is_broken = true;
      return;
    }
    left.remove_prefix(static_cast<std::size_t>(at - left.data()) + 1);
  }
  void text(std::string& into) {
    std::size_t size = 0;
    number(size, '\n');
    if (is_broken || size >= left.size()) {
      is_broken = true;
      return;
    }
    into = left.substr(0, size);
    left.remove_prefix(size);
    word("\n");
  }
};
}  // namespace

std::string encode(const Manifest& manifest) {
  std::string out(kHead);
  out += fmt::format("number {}\nnext {}\n", manifest.number, manifest.next_file);
  out += fmt::format("fields {}\n{}\n", manifest.fingerprint.size(), manifest.fingerprint);
  out += fmt::format("note {}\n{}\n", manifest.note.size(), manifest.note);
  out += fmt::format("names {}\n", manifest.names.size());
  for (const auto& [bytes, count] : manifest.names) out += fmt::format("{} {}\n", bytes, count);
  out += fmt::format("segments {}\n", manifest.parts.size());
  for (const auto& part : manifest.parts)
    out += fmt::format("{} {} {} {} {}\n", part.file, part.documents, part.bytes, part.deletions, part.deleted);
  out += fmt::format("end {:08x}\n", crc32c(out));
  return out;
}

std::optional<Manifest> decode_manifest(std::string_view bytes) {
  if (bytes.size() < kHead.size() + kEndBytes) return std::nullopt;
  const auto body = bytes.substr(0, bytes.size() - kEndBytes);
  if (bytes.substr(body.size()) != fmt::format("end {:08x}\n", crc32c(body))) return std::nullopt;
  Lines lines{.left = body};
  Manifest manifest;
  std::size_t names = 0, parts = 0;
  lines.word(kHead);
  lines.word("number ");
  lines.number(manifest.number, '\n');
  lines.word("next ");
  lines.number(manifest.next_file, '\n');
  lines.word("fields ");
  lines.text(manifest.fingerprint);
  lines.word("note ");
  lines.text(manifest.note);
  lines.word("names ");
  lines.number(names, '\n');
  for (std::size_t i = 0; i < names && !lines.is_broken; ++i) {
    auto& extent = manifest.names.emplace_back();
    lines.number(extent.bytes, ' ');
    lines.number(extent.count, '\n');
  }
  lines.word("segments ");
  lines.number(parts, '\n');
  for (std::size_t i = 0; i < parts && !lines.is_broken; ++i) {
    auto& part = manifest.parts.emplace_back();
    lines.number(part.file, ' ');
    lines.number(part.documents, ' ');
    lines.number(part.bytes, ' ');
    lines.number(part.deletions, ' ');
    lines.number(part.deleted, '\n');
  }
  if (lines.is_broken || !lines.left.empty()) return std::nullopt;
  return manifest;
}

}  // namespace sanlian::search
