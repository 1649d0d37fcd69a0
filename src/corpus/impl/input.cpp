#include "corpus/impl/input.h"

#include <zlib.h>
#include <zstd.h>

#include "base/ensure.h"
#include "corpus/errors.h"

namespace sanlian::corpus {
namespace {

constexpr std::size_t kPackedBytes = 128 << 10;

Error broken(std::string_view reason) { return Error(errors::file_broken, {{"reason", std::string(reason)}}); }

class PlainInput final : public Input {
 public:
  explicit PlainInput(std::unique_ptr<format::ByteSource> source) : source_(std::move(source)) {}
  Result<std::size_t> read(std::span<char> into) override {
    const std::size_t got = SANLIAN_TRY(source_->read(into));
    return read_ += got, got;
  }
  Status rewind() override { return read_ = 0, source_->rewind(); }
  std::uint64_t bytes_read() const override { return read_; }
  std::uint64_t bytes_total() const override { return source_->size(); }

 private:
  std::unique_ptr<format::ByteSource> source_;
  std::uint64_t read_ = 0;
};

/// What both packings share: a packed piece at a time from the inner input.
class PackedInput : public Input {
 public:
  explicit PackedInput(std::unique_ptr<Input> inner) : inner_(std::move(inner)), piece_(kPackedBytes, '\0') {}
  std::uint64_t bytes_read() const override { return inner_->bytes_read(); }
  std::uint64_t bytes_total() const override { return inner_->bytes_total(); }
  Result<std::size_t> read(std::span<char> into) override {
    std::size_t filled = 0;
    while (filled < into.size()) {
      const std::size_t got = SANLIAN_TRY(read_some(into.subspan(filled)));
      if (got == 0) break;
      filled += got;
    }
    return filled;
  }

 protected:
  virtual Result<std::size_t> read_some(std::span<char> into) = 0;  ///< 0 at the end only.
  Result<std::size_t> next_piece() { return inner_->read(piece_); }

  std::unique_ptr<Input> inner_;
  std::string piece_;
};

class GzipInput final : public PackedInput {
 public:
  explicit GzipInput(std::unique_ptr<Input> inner) : PackedInput(std::move(inner)) {
    ensure(inflateInit2(&stream_, 15 + 16) == Z_OK, "zlib starts");
  }
  ~GzipInput() override { inflateEnd(&stream_); }
  Status rewind() override {
    SANLIAN_TRY(inner_->rewind());
    inflateReset(&stream_);
    stream_.avail_in = 0;
    is_inside_ = false;
    return {};
  }

 private:
  Result<std::size_t> read_some(std::span<char> into) override {
    stream_.next_out = reinterpret_cast<Bytef*>(into.data());
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(into.size(), 1u << 30));
    const uInt room = stream_.avail_out;
    while (stream_.avail_out == room) {
      if (stream_.avail_in == 0) {
        const std::size_t got = SANLIAN_TRY(next_piece());
        stream_.next_in = reinterpret_cast<Bytef*>(piece_.data());
        stream_.avail_in = static_cast<uInt>(got);
        if (got == 0) {
          if (is_inside_) return broken("gzip: ends early");
          return std::size_t{0};
        }
      }
      is_inside_ = true;
      const int status = inflate(&stream_, Z_NO_FLUSH);
      if (status == Z_STREAM_END) {  // several packings may follow each other in one file
        is_inside_ = false;
        inflateReset(&stream_);
      } else if (status != Z_OK && status != Z_BUF_ERROR) {
        return broken(std::string("gzip: ") + (stream_.msg ? stream_.msg : "bad data"));
      }
    }
    return std::size_t{room - stream_.avail_out};
  }

  z_stream stream_{};
  bool is_inside_ = false;
};

class ZstdInput final : public PackedInput {
 public:
  explicit ZstdInput(std::unique_ptr<Input> inner) : PackedInput(std::move(inner)), stream_(ZSTD_createDStream()) {
    ensure(stream_, "zstd starts");
    ZSTD_initDStream(stream_);
    ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, 27);  // 128 MB, what its own tools allow
  }
  ~ZstdInput() override { ZSTD_freeDStream(stream_); }
  Status rewind() override {
    SANLIAN_TRY(inner_->rewind());
    ZSTD_DCtx_reset(stream_, ZSTD_reset_session_only);
    packed_ = {nullptr, 0, 0};
    is_inside_ = false;
    return {};
  }

 private:
  Result<std::size_t> read_some(std::span<char> into) override {
    ZSTD_outBuffer out{into.data(), into.size(), 0};
    while (out.pos == 0) {
      if (packed_.pos == packed_.size && !is_flushing_) {
        const std::size_t got = SANLIAN_TRY(next_piece());
        if (got == 0) {
          if (is_inside_) return broken("zstd: ends early");
          return std::size_t{0};
        }
        packed_ = {piece_.data(), got, 0};
      }
      const std::size_t left = ZSTD_decompressStream(stream_, &out, &packed_);
      if (ZSTD_isError(left)) return broken(std::string("zstd: ") + ZSTD_getErrorName(left));
      is_inside_ = left != 0;
      is_flushing_ = is_inside_ && out.pos == out.size;
    }
    return out.pos;
  }

  ZSTD_DStream* stream_;
  ZSTD_inBuffer packed_{nullptr, 0, 0};
  bool is_inside_ = false, is_flushing_ = false;
};
}  // namespace

Packing packing_of(std::string_view head) {
  using namespace std::string_view_literals;
  if (head.starts_with("\x1F\x8B"sv)) return Packing::gzip;
  if (head.starts_with("\x28\xB5\x2F\xFD"sv)) return Packing::zstd;
  if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv)) return Packing::zip;
  return Packing::none;
}

Result<std::unique_ptr<Input>> open_file_input(const std::filesystem::path& file) {
  std::error_code code;
  if (std::filesystem::is_directory(file, code))
    return Error(errors::file_unreadable, {{"path", file.string()}, {"reason", "is a directory"}});
  auto source = format::open_file(file.string());
  if (!source) {
    const auto& arguments = source.error().arguments();
    return Error(errors::file_unreadable,
                 {{"path", file.string()}, {"reason", arguments.empty() ? "?" : arguments.front().second}});
  }
  return std::make_unique<PlainInput>(std::move(source).value());
}

std::unique_ptr<Input> input_from_text(std::string text) {
  return std::make_unique<PlainInput>(format::from_text(std::move(text)));
}

Result<std::unique_ptr<Input>> unpack(std::unique_ptr<Input> input) {
  switch (packing_of(SANLIAN_TRY(peek(*input, 4)))) {
    case Packing::gzip:
      return std::make_unique<GzipInput>(std::move(input));
    case Packing::zstd:
      return std::make_unique<ZstdInput>(std::move(input));
    case Packing::zip:
    case Packing::none:
      break;
  }
  return input;
}

Result<std::string> peek(format::ByteSource& input, std::size_t count) {
  std::string head(count, '\0');
  head.resize(SANLIAN_TRY(input.read(head)));
  SANLIAN_TRY(input.rewind());
  return head;
}

}  // namespace sanlian::corpus
