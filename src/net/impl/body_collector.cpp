#include "net/impl/body_collector.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "net/errors.h"

namespace sanlian::net {
namespace {
/// A client may announce more than it ever sends: no more than this is set aside on its word.
constexpr std::uint64_t kReservedMax = 256 * 1024;

Refusal not_stored(int code) {
  return {507, Error(errors::upload_not_stored, {{"reason", std::generic_category().message(code)}})};
}
}  // namespace

void BodyCollector::into_memory(std::string& body, std::uint64_t expected, std::uint64_t limit) {
  abandon();
  body_ = &body;
  taken_ = 0;
  limit_ = limit;
  body.reserve(static_cast<std::size_t>(std::min({expected, limit, kReservedMax})));
}

std::optional<Refusal> BodyCollector::into_file(const std::filesystem::path& folder, std::optional<Upload>& upload,
                                                std::uint64_t limit) {
  abandon();
  body_ = nullptr;
  taken_ = 0;
  limit_ = limit;
  write_error_ = 0;
  std::string name = (folder / "upload-XXXXXX").string();
  descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);  // readable by the owner only
  if (descriptor_ < 0) return not_stored(errno);
  upload_ = &upload;
  upload = Upload{name, 0};
  return std::nullopt;
}

bool BodyCollector::take(std::string_view bytes) {
  taken_ += bytes.size();
  if (taken_ > limit_) return false;
  if (body_) return body_->append(bytes), true;
  while (!bytes.empty()) {
    const auto wrote = ::write(descriptor_, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return write_error_ = errno, false;
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

Refusal BodyCollector::refusal() const {
  if (write_error_) return not_stored(write_error_);
  return {413, Error(errors::body_too_large, {{"limit", std::to_string(limit_)}})};
}

void BodyCollector::finish() {
  if (upload_) (*upload_)->size = taken_;
  abandon();
}

void BodyCollector::abandon() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
  body_ = nullptr;
  upload_ = nullptr;
}

}  // namespace sanlian::net
