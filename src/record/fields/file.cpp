// An uploaded file: the record keeps name, size, media type and digest; the bytes lie in the store's blobs.
#include "record/fields/all.h"
#include "record/fields/common.h"

namespace sanlian::record::fields {
namespace {

class File final : public TextKind {
 public:
  std::string_view name() const override { return "file"; }

  /// `{"name": …, "digest": …, "size": …, "media_type": …}` as the upload answered it.
  Status parse(const Field& field, const format::Value& value, std::span<Cell> out) const override {
    const auto* name = value.find_text("name");
    const auto* digest = value.find_text("digest");
    const auto* size = value.find("size");
    const auto* media_type = value.find_text("media_type");
    const bool whole = name && digest && digest->size() == 64 && size && size->is_number() && media_type;
    if (!whole)
      return wrong_value(field, shown(value), {"已上传文件的凭据", "the receipt of an upload", "POST /api/v1/files"});
    std::string json;
    format::JsonWriter(json)
        .begin_map()
        .key("name")
        .text(*name)
        .key("digest")
        .text(*digest)
        .key("size")
        .number(size->number_text())
        .key("media_type")
        .text(*media_type)
        .end_map();
    out[0] = std::move(json);
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
    const auto value = format::parse_json(text_of(cells[0]));
    return value && value->find_text("name") ? *value->find_text("name") : std::string();
  }
};

const File file_kind;
}  // namespace

const FieldKind& kFile = file_kind;

}  // namespace sanlian::record::fields
