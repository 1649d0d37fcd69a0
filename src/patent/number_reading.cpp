#include "patent/number_reading.h"

#include <algorithm>

#include "patent/errors.h"
#include "patent/impl/number_text.h"

namespace sanlian::patent {
namespace {

struct Refusal {
  std::size_t position;  ///< Counted in characters, from 0.
  Label reason;
};

Error refuse(std::string_view text, const Refusal& refusal) {
  return Error(errors::not_a_number, {{"text", std::string(text)},
                                      {"position", std::to_string(refusal.position + 1)},
                                      {"reason_zh", std::string(refusal.reason.zh)},
                                      {"reason_en", std::string(refusal.reason.en)}});
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The number behind its prefixes, cut where the dot stands.
struct Body {
  std::string digits;
  std::optional<char> check;
  bool dotted = false;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), folded_(fold_number(text)) {}

  Result<NumberReading> read() {
    skip_prefixes();
    if (at_ == folded_.characters.size()) return refused_here({"没有数字", "there are no digits"});
    if (folded_.characters.find("E+", at_) != std::string::npos)
      return refused_here(
          {"表格软件把号码写成了科学计数法，数字已丢失；请把该列设为文本后重新导出",
           "a spreadsheet turned it into scientific notation and lost digits; export the column as text"});
    const auto body = SANLIAN_TRY(read_body());
    return assemble(body);
  }

 private:
  Error refused(std::size_t index, Label reason) const {
    return refuse(text_, {.position = folded_.position(index), .reason = reason});
  }
  Error refused_here(Label reason) const { return refused(at_, reason); }

  void skip_prefixes() {
    for (const std::string_view prefix : {"CN", "ZL"})
      if (std::string_view(folded_.characters).substr(at_).starts_with(prefix)) at_ += prefix.size();
    start_ = at_;
  }

  Result<Body> read_body() {
    const auto& all = folded_.characters;
    while (at_ < all.size() && is_digit(all[at_])) ++at_;
    Body body{.digits = all.substr(start_, at_ - start_), .check = std::nullopt, .dotted = false};
    if (at_ < all.size() && all[at_] == '.') {
      body.dotted = true;
      ++at_;
      if (at_ == all.size()) return refused(at_ - 1, {"点号后没有校验位", "nothing follows the dot"});
      SANLIAN_TRY(take_check(body));
    } else if (at_ < all.size()) {
      SANLIAN_TRY(take_check(body));
    } else if (body.digits.size() == 9 || body.digits.size() == 13) {
      body.check = body.digits.back();
      body.digits.pop_back();
    }
    return SANLIAN_TRY(checked_length(std::move(body)));
  }

  Status take_check(Body& body) {
    const char c = folded_.characters[at_];
    if (!is_digit(c) && c != 'X')
      return refused_here({"此处应为数字、点号或校验位 X", "a digit, a dot or the check character X belongs here"});
    if (at_ + 1 != folded_.characters.size())
      return refused(at_ + 1, {"校验位之后还有字符", "there is more after the check character"});
    body.check = c;
    return {};
  }

  Result<Body> checked_length(Body body) const {
    if (body.digits.size() == 8 || body.digits.size() == 12) return body;
    if (!body.check && (body.digits.size() == 7 || body.digits.size() == 9)) return refused(start_, looks_published());
    if (body.digits.size() < 8)
      return refused(start_,
                     {"数字太少：申请号有 8 位或 12 位数字", "too few digits: application numbers have 8 or 12"});
    return refused(start_ + std::min<std::size_t>(body.digits.size(), 12),
                   {"位数不对：申请号有 8 位或 12 位数字，另加校验位",
                    "wrong count of digits: application numbers have 8 or 12 and a check character"});
  }

  static Label looks_published() {
    return {"像是公布号或公告号，不是申请号", "this looks like a publication number, not an application number"};
  }

  Result<NumberReading> assemble(const Body& body) const {
    const bool old = body.digits.size() == 8;
    const std::size_t type_at = old ? 2 : 4;
    const int year_digits = std::stoi(body.digits.substr(0, type_at));
    const int year = !old ? year_digits : year_digits >= 85 ? 1900 + year_digits : 2000 + year_digits;
    const int type = body.digits[type_at] - '0';
    const auto number = PatentNumber::of({.year = year,
                                          .type = static_cast<NumberType>(type),
                                          .serial = std::stoi(body.digits.substr(type_at + 1)),
                                          .era = old ? NumberEra::eight_digits : NumberEra::twelve_digits});
    if (!number) return refused_parts(number.error(), body, type_at);
    if (type != 1 && type != 2 && type != 3 && type != 8 && type != 9)
      return refused(start_ + type_at, {"种类位应为 1、2、3、8 或 9", "the type digit must be 1, 2, 3, 8 or 9"});
    const char expected = number->check_character();
    return NumberReading{.number = *number,
                         .check = !body.check               ? CheckOutcome::absent
                                  : *body.check == expected ? CheckOutcome::valid
                                                            : CheckOutcome::wrong,
                         .given = body.check,
                         .expected = expected};
  }

  Error refused_parts(const Error& error, const Body& body, std::size_t type_at) const {
    if (error.is(errors::number_serial_out_of_range))
      return refused(start_ + type_at + 1, {"流水号不能全为零", "the serial number cannot be all zeros"});
    if (body.digits.size() == 8 && body.check && !body.dotted) return refused(start_, looks_published());
    return refused(
        start_, body.digits.size() == 8
                    ? Label{"8 位申请号的年份应在 1985 至 2003 之间", "with 8 digits the year must be 1985 to 2003"}
                    : Label{"12 位申请号的年份应在 2003 至 2099 之间", "with 12 digits the year must be 2003 to 2099"});
  }

  std::string_view text_;
  FoldedNumber folded_;
  std::size_t at_ = 0, start_ = 0;
};

}  // namespace

std::optional<Error> NumberReading::warning() const {
  switch (check) {
    case CheckOutcome::valid:
      return std::nullopt;
    case CheckOutcome::wrong:
      return Error(errors::check_character_wrong, {{"number", number.key()},
                                                   {"given", std::string(1, given.value_or('?'))},
                                                   {"expected", std::string(1, expected)}});
    case CheckOutcome::absent:
      return Error(errors::check_character_absent, {{"number", number.key()}, {"expected", std::string(1, expected)}});
  }
  return std::nullopt;
}

Result<NumberReading> read_patent_number(std::string_view text) { return Reader(text).read(); }

}  // namespace sanlian::patent
