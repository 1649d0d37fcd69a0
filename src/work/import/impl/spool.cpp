#include "work/import/impl/spool.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cstring>

#include "base/ensure.h"
#include "work/import/errors.h"

namespace sanlian::work {

Result<Spool> Spool::open(const std::filesystem::path& folder) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  std::string name = (folder / "rows-XXXXXX").string();
  const int handle = mkostemp(name.data(), O_CLOEXEC);
  std::FILE* file = handle < 0 ? nullptr : fdopen(handle, "w+b");
  if (!file) return Error(errors::import_no_space, {{"why", std::strerror(errno)}}).at(folder.string());
  unlink(name.c_str());
  return Spool(file);
}

void Spool::write(const void* bytes, std::size_t count) {
  if (count > 0 && std::fwrite(bytes, 1, count, file_.get()) != count) failed_ = true;
}

void Spool::read(void* bytes, std::size_t count) {
  ensure(count == 0 || std::fread(bytes, 1, count, file_.get()) == count, "a spool gives back what was put into it");
}

void Spool::put(std::string_view text) {
  put(static_cast<std::int64_t>(text.size()));
  write(text.data(), text.size());
}

Status Spool::rewind() {
  if (std::fflush(file_.get()) != 0 || failed_) return Error(errors::import_no_space, {{"why", std::strerror(errno)}});
  std::rewind(file_.get());
  return {};
}

std::int64_t Spool::number() {
  std::int64_t value = 0;
  read(&value, sizeof value);
  return value;
}

std::string Spool::text() {
  std::string value(static_cast<std::size_t>(number()), '\0');
  read(value.data(), value.size());
  return value;
}

bool Spool::ended() {
  const int next = std::fgetc(file_.get());
  if (next == EOF) return true;
  std::ungetc(next, file_.get());
  return false;
}

}  // namespace sanlian::work
