#include "corpus/reader.h"

#include "corpus/errors.h"
#include "corpus/formats/json_lines.h"
#include "corpus/formats/office.h"
#include "corpus/impl/cutter.h"
#include "corpus/impl/detect.h"
#include "corpus/impl/open_reader.h"

namespace sanlian::corpus {
namespace {

using Convert = Result<Publication> (*)(std::string_view record);
using Cut = std::unique_ptr<Cutter> (*)(Input& input, std::size_t bytes_max);

/// A format whose records are cut from the stream and then read one by one.
class PieceReader final : public Reader {
 public:
  PieceReader(std::unique_ptr<Input> input, std::string name, Format format, Cut cut, Convert convert)
      : input_(std::move(input)), name_(std::move(name)), format_(format), cut_(cut), convert_(convert) {}
  Format format() const override { return format_; }

  Status read(const std::function<Status(Publication)>& take, const std::function<void(Refusal)>& refuse,
              const std::function<void(Progress)>& progress) override {
    const auto cutter = cut_(*input_, kRecordBytesMax);
    const std::string source = source_name();
    std::uint64_t told = 0;
    while (true) {
      auto piece = cutter->next();
      if (!piece) return broken(std::move(piece).error());
      if (progress && (!*piece || input_->bytes_read() != told)) {
        told = input_->bytes_read();
        progress({.bytes_read = told, .bytes_total = input_->bytes_total()});
      }
      if (!*piece) return {};
      auto record = (*piece)->is_too_large ? too_large() : convert_((*piece)->bytes);
      if (!record) {
        refuse({.file = name_, .offset = (*piece)->offset, .row = (*piece)->row, .reason = std::move(record).error()});
        continue;
      }
      record->source = source;
      SANLIAN_TRY(take(std::move(record).value()));
    }
  }

 private:
  static Result<Publication> too_large() {
    return Error(errors::record_too_large, {{"max", std::to_string(kRecordBytesMax >> 20) + " MB"}});
  }
  std::string source_name() const {
    std::string out(format_name(format_));
    out += ':';
    return out += std::filesystem::path(name_).filename().string();
  }
  Error broken(Error error) const {
    if (error.is(errors::file_broken)) return std::move(error).at(name_);
    return Error(errors::file_broken, {{"reason", error.message(Lang::en)}}).at(name_);
  }

  std::unique_ptr<Input> input_;
  const std::string name_;
  const Format format_;
  const Cut cut_;
  const Convert convert_;
};

struct Way {
  Cut cut;
  Convert convert;
};

Way way_of(Format format) {
  switch (format) {
    case Format::uspto_xml:
      return {cut_documents, read_uspto_xml};
    case Format::uspto_pap:
      return {cut_documents, read_uspto_pap};
    case Format::uspto_sgml:
      return {cut_documents, read_uspto_sgml};
    case Format::uspto_aps:
      return {cut_patn, read_uspto_aps};
    case Format::st96:
      return {cut_documents, read_st96};
    case Format::json_lines:
      return {cut_lines, read_json_line};
    case Format::table:
      break;
  }
  return {};
}
}  // namespace

Result<std::unique_ptr<Reader>> open_reader(std::unique_ptr<Input> input, std::string name,
                                            std::optional<Format> format) {
  input = SANLIAN_TRY(unpack(std::move(input)));
  if (!format) format = SANLIAN_TRY(detect(SANLIAN_TRY(peek(*input, kHeadBytes))));
  if (*format == Format::table) return open_text_table(std::move(input), std::move(name));
  const Way way = way_of(*format);
  return std::make_unique<PieceReader>(std::move(input), std::move(name), *format, way.cut, way.convert);
}

Result<std::unique_ptr<Reader>> Reader::open(const std::filesystem::path& file, std::optional<Format> format) {
  auto input = SANLIAN_TRY(open_file_input(file));
  auto opened = [&]() -> Result<std::unique_ptr<Reader>> {
    if (packing_of(SANLIAN_TRY(peek(*input, 4))) != Packing::zip)
      return open_reader(std::move(input), file.string(), format);
    if (SANLIAN_TRY(is_workbook(file))) return open_workbook(file, file.string());
    return open_archive(file, format);
  }();
  if (opened || !opened.error().where().empty()) return opened;
  return std::move(opened).error().at(file.string());
}

}  // namespace sanlian::corpus
