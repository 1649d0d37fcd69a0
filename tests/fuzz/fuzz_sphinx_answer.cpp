// rooms: search
// Any bytes as what a server of the MySQL protocol says: rows of as many cells as it promised, or an error; never more
// memory than it sent.
#include <cstdint>
#include <memory>
#include <string>

#include "base/ensure.h"
#include "search/translate/sphinx_client.h"

namespace {
using namespace sanlian;

class Bytes final : public search::ByteStream {
 public:
  explicit Bytes(std::string bytes) : bytes_(std::move(bytes)) {}
  Status write(std::string_view) override { return {}; }
  Result<std::string> read(std::size_t exactly) override {
    auto piece = bytes_.substr(at_, exactly);
    at_ += piece.size();
    return piece;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);  // NOLINT: bytes to text
  auto client =
      search::SphinxClient::over(std::make_unique<Bytes>(bytes), "fuzz", {.rows_max = 1000, .bytes_max = 1 << 20});
  if (!client) return 0;
  for (int i = 0; i < 3; ++i) {
    const auto rows = client->query("SELECT 1");
    if (!rows) return ensure(!rows.error().message(Lang::en).empty(), "a refusal says why"), 0;
    for (const auto& row : *rows) ensure(row.size() == rows->front().size(), "rows have as many cells");
  }
  return 0;
}
