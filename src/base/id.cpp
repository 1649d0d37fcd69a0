#include "base/id.h"

#include <algorithm>

namespace sanlian {
namespace {
void put_hex(std::string& out, std::uint64_t value, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += "0123456789abcdef"[value >> shift & 15];
}
}  // namespace

std::string IdMaker::make() {
  const auto fresh = static_cast<std::uint64_t>(clock_.now().micros / 1000) << 12;
  std::uint64_t last = last_.load();
  std::uint64_t mine = 0;
  do mine = std::max(fresh, last + 1);
  while (!last_.compare_exchange_weak(last, mine));
  const std::uint64_t noise = random_.next();
  std::string out;
  out.reserve(36);
  put_hex(out, mine >> 28, 8);
  out += '-';
  put_hex(out, mine >> 12, 4);
  out += "-7";
  put_hex(out, mine, 3);
  out += '-';
  put_hex(out, 8 | (noise & 3), 1);
  put_hex(out, noise >> 2, 3);
  out += '-';
  put_hex(out, noise >> 14, 12);
  return out;
}

bool is_id(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = text[i];
    if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
  }
  return true;
}

}  // namespace sanlian
