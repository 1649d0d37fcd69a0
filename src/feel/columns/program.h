// Straight-line programs over blocks of rows. Registers hold kBlock cells each and are written once.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <vector>

#include "feel/columns/cell.h"

namespace sanlian::feel::columns {

class Instruction {
 public:
  virtual ~Instruction() = default;
  /// `registers[r]` is where the kBlock cells of register `r` stand.
  virtual void run(Cell* const* registers) const = 0;

  std::vector<int> reads;
  int writes = -1;  ///< The first register written, and how many follow each other.
  int writes_count = 1;
};

class Program {
 public:
  int column(int number);  ///< The register that is the column of this number.
  int constant(Cell cell);
  std::optional<Cell> constant_at(int at) const;
  /// Returns the first register written; what reads constants alone is done at once.
  int add(std::unique_ptr<Instruction> instruction, std::vector<int> reads, int writes_count = 1);
  std::size_t size() const { return instructions_.size(); }
  /// Shares memory between registers that are not needed at the same time; those of `kept` last to the end.
  void finish(std::span<const int> kept);

 private:
  friend class Machine;
  struct Register {
    int column = -1;
    std::optional<Cell> constant;
    int place = -1;  ///< In the memory of a machine, in blocks.
  };
  int fold(const Instruction& instruction);
  void prune(std::vector<bool>& needed);

  std::vector<Register> registers_;
  std::map<int, int> columns_;
  std::map<Cell, int> constants_;
  std::vector<std::unique_ptr<Instruction>> instructions_;
  int places_ = 0;
};

/// The memory in which one thread runs a program.
class Machine {
 public:
  explicit Machine(const Program& program);
  /// `columns[c]` is where the kBlock cells of column `c` stand.
  void run(std::span<const Cell* const> columns);
  const Cell* at(int at) const { return registers_[static_cast<std::size_t>(at)]; }
  std::size_t bytes() const { return memory_.size() * sizeof(Cell); }

 private:
  const Program& program_;
  std::vector<Cell> memory_;
  std::vector<Cell*> registers_;
};

}  // namespace sanlian::feel::columns
