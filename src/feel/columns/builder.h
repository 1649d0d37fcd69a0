// Operations on operands. What has no column form answers Operand::none.
#pragma once

#include <span>

#include "feel/columns/operand.h"
#include "feel/columns/program.h"
#include "feel/columns/words.h"
#include "feel/impl/node.h"

namespace sanlian::feel::columns {

class Builder {
 public:
  Builder(Program& program, Words& words) : program_(program), words_(words) {}

  Operand literal(const Value& value);
  Operand null() { return Operand::narrow(Kind::null, program_.constant(kNull)); }
  Operand truth(bool yes) { return Operand::narrow(Kind::boolean, program_.constant(yes ? 1 : 0)); }

  Operand arithmetic(Op op, const Operand& a, const Operand& b);
  Operand negated(const Operand& a);
  Operand absolute(const Operand& a);
  Operand remainder(const Operand& a, const Operand& b);
  Operand rounded(const Operand& a, int scale, Rounding rounding);
  Operand extreme(const Operand& a, const Operand& b, bool largest);
  Operand apply(std::optional<Decimal> (*function)(const Decimal&), const Operand& a);
  Operand part_of_date(const Operand& a, int (*part)(Cell day));
  Operand days(const Operand& duration);

  Operand compare(Op op, const Operand& a, const Operand& b);
  Operand both(const Operand& a, const Operand& b);
  Operand either(const Operand& a, const Operand& b);
  /// null unless both are known.
  Operand both_known(const Operand& a, const Operand& b);
  Operand negation(const Operand& a);
  Operand select(const Operand& condition, const Operand& yes, const Operand& no);
  /// Brings operands to one form, kind and scale; false if there is none.
  bool unify(std::span<Operand* const> operands);
  /// A number in the wide form.
  Operand widened(const Operand& a);

  Program& program() { return program_; }
  Words& words() { return words_; }

 private:
  Operand rescaled(const Operand& a, int scale);
  Operand aligned_arithmetic(Op op, const Operand& a, const Operand& b);
  Operand multiplied(const Operand& a, const Operand& b);
  Operand divided(const Operand& a, const Operand& b);
  Operand of_durations(Op op, const Operand& a, const Operand& b);
  Operand wide(std::optional<Decimal> (*function)(const Decimal&, const Decimal&), const Operand& a, const Operand& b);
  Operand compare_ratio(Op op, const Operand& ratio, const Operand& b);
  Operand round_ratio(const Operand& a, int scale, Rounding rounding);
  std::optional<Decimal> constant(const Operand& a) const;
  Operand as_condition(const Operand& a);

  Program& program_;
  Words& words_;
};

}  // namespace sanlian::feel::columns
