#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "search/translate/sphinx_client.h"

namespace sanlian::search {

/// A TCP connection whose every step ends in time. Errors: search.engine_unreached.
Result<std::unique_ptr<ByteStream>> open_socket(const std::string& host, std::uint16_t port,
                                                std::chrono::milliseconds time_max);

}  // namespace sanlian::search
