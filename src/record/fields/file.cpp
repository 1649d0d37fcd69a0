// An uploaded file: the record keeps name, size, media type and digest; the bytes lie in the store's blobs.
#include "record/fields/all.h"
#include "record/fields/common.h"
#include "record/receipt.h"

namespace sanlian::record::fields {
namespace {

class File final : public TextKind {
 public:
  std::string_view name() const override { return "file"; }

  /// The receipt as the upload answered it. Whether it was given to the person is asked when the record is written.
  Status parse(const Field& field, const format::Value& value, std::span<Cell> out) const override {
    const auto receipt = Receipt::read(value);
    if (!receipt)
      return wrong_value(field, shown(value), {"已上传文件的凭据", "the receipt of an upload", "POST /api/v1/files"});
    out[0] = receipt->json();
    return {};
  }
  Status parse_text(const Field& field, std::string_view text, std::span<Cell> out) const override {
    const auto value = format::parse_json(text);
    if (!value) return wrong_value(field, text, {"已上传文件的凭据", "the receipt of an upload"});
    return parse(field, *value, out);
  }
  void write_json(const Field&, std::span<const CellView> cells, format::JsonWriter& out) const override {
    out.raw(text_of(cells[0]));
  }
  std::string print(const Field&, std::span<const CellView> cells, Lang) const override {
    const auto receipt = Receipt::read(text_of(cells[0]));
    return receipt ? receipt->name : std::string();
  }
};

const File file_kind;
}  // namespace

const FieldKind& kFile = file_kind;

}  // namespace sanlian::record::fields
