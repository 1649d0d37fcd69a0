#include <regex>

#include "record/fields/all.h"
#include "record/fields/common.h"

namespace sanlian::record::fields {
namespace {

class PlainText final : public TextKind {
 public:
  explicit PlainText(std::string_view name) : name_(name) {}
  std::string_view name() const override { return name_; }

  Status parse(const Field& field, const format::Value& value, std::span<Cell> out) const override {
    if (!value.is_text() && !value.is_number()) return wrong_value(field, shown(value), {"文本", "text"});
    return parse_text(field, shown(value), out);
  }

  Status parse_text(const Field& field, std::string_view text, std::span<Cell> out) const override {
    const auto trimmed = trim(text);
    const auto length = count_code_points(trimmed);
    if (length > static_cast<std::size_t>(field.length_max))
      return Error(errors::too_long, {{"label", field.label.zh},
                                      {"label_en", field.label.en},
                                      {"length", std::to_string(length)},
                                      {"max", std::to_string(field.length_max)}})
          .at("field " + field.key);
    if (field.pattern && !std::regex_match(trimmed.begin(), trimmed.end(), std::regex(*field.pattern)))
      return wrong_value(field, trimmed, {"规定的格式", "of the declared shape", *field.pattern});
    out[0] = std::string(trimmed);
    return {};
  }

 private:
  std::string_view name_;
};

class TextList final : public TextListKind {
 public:
  std::string_view name() const override { return "texts"; }
  Result<std::string> item(const Field&, std::string_view text) const override { return std::string(text); }
};

const PlainText text_kind("text"), long_text_kind("long_text");
const TextList texts_kind;
}  // namespace

const FieldKind &kText = text_kind, &kLongText = long_text_kind, &kTexts = texts_kind;

}  // namespace sanlian::record::fields
