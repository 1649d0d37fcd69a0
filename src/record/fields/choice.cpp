#include "record/fields/all.h"
#include "record/fields/common.h"

namespace sanlian::record::fields {
namespace {

Result<std::string> read_option(const Field& field, std::string_view text) {
  const auto trimmed = trim(text);
  if (const auto* option = field.option(trimmed)) return option->key;
  std::vector<std::string> names;
  for (const auto& option : field.options) names.push_back(option.key + " " + option.label.zh);
  return Error(errors::not_an_option, {{"label", field.label.zh},
                                       {"label_en", field.label.en},
                                       {"value", std::string(trimmed.substr(0, 80))},
                                       {"options", join(names, ", ")}})
      .at("field " + field.key);
}

std::string print_option(const Field& field, std::string_view key, Lang lang) {
  const auto* option = field.option(key);
  return option ? option->label.in(lang) : std::string(key);
}

class One final : public TextKind {
 public:
  std::string_view name() const override { return "choice"; }
  Status parse_text(const Field& field, std::string_view text, std::span<Cell> out) const override {
    out[0] = SANLIAN_TRY(read_option(field, text));
    return {};
  }
  std::string print(const Field& field, std::span<const CellView> cells, Lang lang) const override {
    return print_option(field, text_of(cells[0]), lang);
  }
};

class Several final : public TextListKind {
 public:
  std::string_view name() const override { return "choices"; }
  Result<std::string> item(const Field& field, std::string_view text) const override {
    return read_option(field, text);
  }
  std::string print_item(const Field& field, const std::string& item, Lang lang) const override {
    return print_option(field, item, lang);
  }
};

const One choice_kind;
const Several choices_kind;
}  // namespace

const FieldKind &kChoice = choice_kind, &kChoices = choices_kind;

}  // namespace sanlian::record::fields
