#include "net/impl/open_file.h"

#include <unistd.h>

namespace sanlian::net {

OpenFile::~OpenFile() { ::close(descriptor_); }

bool OpenFile::read(std::uint64_t offset, std::size_t count, std::string& out) const {
  out.resize(count);
  const auto got = ::pread(descriptor_, out.data(), count, static_cast<off_t>(offset));
  out.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return got > 0;
}

}  // namespace sanlian::net
