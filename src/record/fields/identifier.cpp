// Official numbers whose check characters raise a doubt, never a refusal: real codes with a wrong one exist.
#include "patent/number_reading.h"
#include "patent/publication_number.h"
#include "record/fields/all.h"
#include "record/fields/common.h"
#include "record/uscc.h"

namespace sanlian::record::fields {
namespace {

class CreditCode final : public TextKind {
 public:
  std::string_view name() const override { return "uscc"; }
  Status parse_text(const Field&, std::string_view text, std::span<Cell> out) const override {
    out[0] = check_uscc(text).code;
    return {};
  }
  std::optional<Doubt> doubt(const Field&, std::span<const Cell> cells) const override {
    const auto check = check_uscc(std::get<std::string>(cells[0]));
    switch (check.state) {
      case UsccState::valid:
        return std::nullopt;
      case UsccState::wrong_check:
        return Doubt{"record.uscc_check", "统一社会信用代码的校验位应为 " + std::string(1, check.expected),
                     "the check character of the credit code should be " + std::string(1, check.expected)};
      case UsccState::wrong_shape:
        return Doubt{"record.uscc_shape", "不是 18 位统一社会信用代码", "not an 18-character credit code"};
    }
    return std::nullopt;
  }
};

/// Stored as `201811107071.6` where it can be read, else as it was given, with a doubt.
class ApplicationNumber final : public TextKind {
 public:
  std::string_view name() const override { return "patent_number"; }
  Status parse_text(const Field&, std::string_view text, std::span<Cell> out) const override {
    const auto reading = patent::read_patent_number(text);
    const bool trusted = reading && reading->check != patent::CheckOutcome::wrong;
    out[0] = trusted ? reading->number.application() : fold_number(text);
    return {};
  }
  std::optional<Doubt> doubt(const Field&, std::span<const Cell> cells) const override {
    const auto reading = patent::read_patent_number(std::get<std::string>(cells[0]));
    if (!reading)
      return Doubt{std::string(reading.error().code()), reading.error().message(Lang::zh),
                   reading.error().message(Lang::en)};
    if (reading->check != patent::CheckOutcome::wrong) return std::nullopt;
    const auto warning = reading->warning();
    return Doubt{std::string(warning->code()), warning->message(Lang::zh), warning->message(Lang::en)};
  }

 private:
  static std::string fold_number(std::string_view text) {
    auto folded = fold(text);
    for (auto& c : folded)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return folded;
  }
};

class Publication final : public TextKind {
 public:
  std::string_view name() const override { return "publication_number"; }
  Status parse_text(const Field&, std::string_view text, std::span<Cell> out) const override {
    const auto number = patent::read_publication_number(text);
    out[0] = number ? number->print() : std::string(trim(text));
    return {};
  }
  std::optional<Doubt> doubt(const Field&, std::span<const Cell> cells) const override {
    const auto number = patent::read_publication_number(std::get<std::string>(cells[0]));
    if (number) return std::nullopt;
    return Doubt{std::string(number.error().code()), number.error().message(Lang::zh),
                 number.error().message(Lang::en)};
  }
};

const CreditCode uscc_kind;
const ApplicationNumber patent_number_kind;
const Publication publication_number_kind;
}  // namespace

const FieldKind &kUscc = uscc_kind, &kPatentNumber = patent_number_kind, &kPublicationNumber = publication_number_kind;

}  // namespace sanlian::record::fields
