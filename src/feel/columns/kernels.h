// Loops over a block, made from functions of cells.
#pragma once

#include <array>
#include <bit>

#include "feel/columns/program.h"

namespace sanlian::feel::columns {

inline Cell* cells(Cell* const* registers, int at) { return registers[static_cast<std::size_t>(at)]; }

template <class Function>
class Unary final : public Instruction {
 public:
  explicit Unary(Function function) : function_(function) {}
  void run(Cell* const* registers) const override {
    const Cell* a = cells(registers, reads[0]);
    Cell* out = cells(registers, writes);
    for (std::size_t i = 0; i < kBlock; ++i) out[i] = function_(a[i]);
  }

 private:
  Function function_;
};

/// An operand that is constant is kept in the loop.
template <class Function>
class Binary final : public Instruction {
 public:
  Binary(Function function, std::optional<Cell> left, std::optional<Cell> right)
      : function_(function), left_(left), right_(right) {}
  void run(Cell* const* registers) const override {
    const Cell* a = cells(registers, reads[0]);
    const Cell* b = cells(registers, reads[1]);
    Cell* out = cells(registers, writes);
    if (right_)
      for (std::size_t i = 0; i < kBlock; ++i) out[i] = function_(a[i], *right_);
    else if (left_)
      for (std::size_t i = 0; i < kBlock; ++i) out[i] = function_(*left_, b[i]);
    else
      for (std::size_t i = 0; i < kBlock; ++i) out[i] = function_(a[i], b[i]);
  }

 private:
  Function function_;
  std::optional<Cell> left_, right_;
};

template <class Function>
class Ternary final : public Instruction {
 public:
  explicit Ternary(Function function) : function_(function) {}
  void run(Cell* const* registers) const override {
    const Cell *a = cells(registers, reads[0]), *b = cells(registers, reads[1]), *c = cells(registers, reads[2]);
    Cell* out = cells(registers, writes);
    for (std::size_t i = 0; i < kBlock; ++i) out[i] = function_(a[i], b[i], c[i]);
  }

 private:
  Function function_;
};

/// A Decimal that may be null or not known, as two cells. No decimal has the scale that the marks stand for.
struct WideCell {
  Cell low = 0, high = kNull;
  bool is_known() const { return columns::is_known(high); }
  Decimal number() const { return std::bit_cast<Decimal>(std::array{low, high}); }
  static WideCell of(const Decimal& number) {
    const auto parts = std::bit_cast<std::array<Cell, 2>>(number);
    return {parts[0], parts[1]};
  }
  static WideCell of(const std::optional<Decimal>& number) { return number ? of(*number) : WideCell(); }
  static WideCell mark(Cell mark) { return {0, mark}; }
};

/// From wide operands, two registers each, to cells or to a wide one.
template <std::size_t operands, class Function>
class OfWide final : public Instruction {
 public:
  explicit OfWide(Function function) : function_(function) {}
  void run(Cell* const* registers) const override {
    const auto operand = [&](std::size_t n, std::size_t i) {
      return WideCell{cells(registers, reads[2 * n])[i], cells(registers, reads[2 * n + 1])[i]};
    };
    for (std::size_t i = 0; i < kBlock; ++i) {
      if constexpr (operands == 1)
        put(registers, i, function_(operand(0, i)));
      else
        put(registers, i, function_(operand(0, i), operand(1, i)));
    }
  }

 private:
  void put(Cell* const* registers, std::size_t i, Cell cell) const { cells(registers, writes)[i] = cell; }
  void put(Cell* const* registers, std::size_t i, const WideCell& cell) const {
    cells(registers, writes)[i] = cell.low;
    cells(registers, writes + 1)[i] = cell.high;
  }
  Function function_;
};

/// From cells to a wide operand.
template <class Function>
class ToWide final : public Instruction {
 public:
  explicit ToWide(Function function) : function_(function) {}
  void run(Cell* const* registers) const override {
    const Cell *a = cells(registers, reads[0]), *b = cells(registers, reads.back());
    for (std::size_t i = 0; i < kBlock; ++i) {
      const WideCell made = function_(a[i], b[i]);
      cells(registers, writes)[i] = made.low;
      cells(registers, writes + 1)[i] = made.high;
    }
  }

 private:
  Function function_;
};

template <class Function>
int unary(Program& program, int a, Function function) {
  return program.add(std::make_unique<Unary<Function>>(function), {a});
}
template <class Function>
int binary(Program& program, int a, int b, Function function) {
  const auto left = program.constant_at(a), right = program.constant_at(b);
  return program.add(std::make_unique<Binary<Function>>(function, left, right), {a, b});
}
template <class Function>
int ternary(Program& program, int a, int b, int c, Function function) {
  return program.add(std::make_unique<Ternary<Function>>(function), {a, b, c});
}

/// A function of cells from one of numbers that are known; `compute` answers kAsk where it has no answer.
template <class Function>
auto strict(Function compute) {
  return [compute](Cell a, Cell b) {
    if (is_known(a) && is_known(b)) [[likely]]
      return compute(a, b);
    return unknown(a, b);
  };
}
template <class Function>
auto strict_unary(Function compute) {
  return [compute](Cell a) { return is_known(a) ? compute(a) : a; };
}
inline Cell checked(bool overflow, Cell cell) { return overflow || !is_known(cell) ? kAsk : cell; }

}  // namespace sanlian::feel::columns
