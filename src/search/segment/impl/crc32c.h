#pragma once

#include <cstdint>
#include <string_view>

namespace sanlian::search {

/// CRC-32C (Castagnoli, polynomial 0x1EDC6F41 reflected; RFC 3720 appendix B.4). `crc` continues an earlier one.
std::uint32_t crc32c(std::string_view bytes, std::uint32_t crc = 0);

/// The same by table alone, for processors without the instruction and for the test that both agree.
std::uint32_t crc32c_by_table(std::string_view bytes, std::uint32_t crc = 0);

}  // namespace sanlian::search
