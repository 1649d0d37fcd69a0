#include "feel/columns/program.h"

#include <algorithm>

namespace sanlian::feel::columns {

int Program::column(int number) {
  const auto [at, is_new] = columns_.emplace(number, static_cast<int>(registers_.size()));
  if (is_new) registers_.push_back({.column = number, .constant = {}});
  return at->second;
}

int Program::constant(Cell cell) {
  const auto [at, is_new] = constants_.emplace(cell, static_cast<int>(registers_.size()));
  if (is_new) registers_.push_back({.constant = cell});
  return at->second;
}

std::optional<Cell> Program::constant_at(int at) const { return registers_[static_cast<std::size_t>(at)].constant; }

int Program::add(std::unique_ptr<Instruction> instruction, std::vector<int> reads, int writes_count) {
  instruction->reads = std::move(reads);
  instruction->writes = static_cast<int>(registers_.size());
  instruction->writes_count = writes_count;
  registers_.resize(registers_.size() + static_cast<std::size_t>(writes_count));
  const auto is_constant = [&](int at) { return constant_at(at).has_value(); };
  if (std::all_of(instruction->reads.begin(), instruction->reads.end(), is_constant)) return fold(*instruction);
  instructions_.push_back(std::move(instruction));
  return instructions_.back()->writes;
}

int Program::fold(const Instruction& instruction) {
  const auto wanted = instruction.reads.size() + static_cast<std::size_t>(instruction.writes_count);
  std::vector<Cell> memory(wanted * kBlock);
  std::vector<Cell*> registers(registers_.size());
  Cell* next = memory.data();
  for (const int read : instruction.reads) {
    registers[static_cast<std::size_t>(read)] = next;
    std::fill_n(next, kBlock, *constant_at(read));
    next += kBlock;
  }
  for (int i = 0; i < instruction.writes_count; ++i, next += kBlock)
    registers[static_cast<std::size_t>(instruction.writes + i)] = next;
  instruction.run(registers.data());
  if (instruction.writes_count == 1) return constant(*registers[static_cast<std::size_t>(instruction.writes)]);
  for (int i = 0; i < instruction.writes_count; ++i) {
    const auto at = static_cast<std::size_t>(instruction.writes + i);
    registers_[at].constant = *registers[at];
  }
  return instruction.writes;
}

/// Drops what nobody reads.
void Program::prune(std::vector<bool>& needed) {
  for (auto at = instructions_.rbegin(); at != instructions_.rend(); ++at) {
    auto& instruction = *at;
    const auto first = needed.begin() + instruction->writes;
    if (std::none_of(first, first + instruction->writes_count, [](bool is_needed) { return is_needed; }))
      instruction.reset();
    else
      for (const int read : instruction->reads) needed[static_cast<std::size_t>(read)] = true;
  }
  std::erase(instructions_, nullptr);
}

void Program::finish(std::span<const int> kept) {
  std::vector<bool> needed(registers_.size());
  for (const int at : kept) needed[static_cast<std::size_t>(at)] = true;
  prune(needed);
  std::vector<std::size_t> last(registers_.size());
  for (std::size_t i = 0; i < instructions_.size(); ++i) {
    for (const int read : instructions_[i]->reads) last[static_cast<std::size_t>(read)] = i;
    for (int w = 0; w < instructions_[i]->writes_count; ++w)
      last[static_cast<std::size_t>(instructions_[i]->writes + w)] = i;
  }
  for (const int at : kept) last[static_cast<std::size_t>(at)] = instructions_.size();
  for (std::size_t i = 0; i < registers_.size(); ++i)
    if (registers_[i].constant && needed[i]) registers_[i].place = places_++;
  std::vector<int> free;
  for (std::size_t i = 0; i < instructions_.size(); ++i) {
    const auto& instruction = *instructions_[i];
    auto touched = instruction.reads;
    for (int w = 0; w < instruction.writes_count; ++w) {
      auto& made = registers_[static_cast<std::size_t>(instruction.writes + w)];
      touched.push_back(instruction.writes + w);
      made.place = free.empty() ? places_++ : free.back();
      if (!free.empty()) free.pop_back();
    }
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    for (const int at : touched) {
      const auto& each = registers_[static_cast<std::size_t>(at)];
      if (last[static_cast<std::size_t>(at)] == i && each.column < 0 && !each.constant) free.push_back(each.place);
    }
  }
}

Machine::Machine(const Program& program)
    : program_(program),
      memory_(static_cast<std::size_t>(program.places_) * kBlock),
      registers_(program.registers_.size()) {
  for (std::size_t i = 0; i < registers_.size(); ++i) {
    const auto& each = program.registers_[i];
    if (each.place < 0) continue;
    registers_[i] = memory_.data() + static_cast<std::size_t>(each.place) * kBlock;
    if (each.constant) std::fill_n(registers_[i], kBlock, *each.constant);
  }
}

void Machine::run(std::span<const Cell* const> columns) {
  // Columns are read only: no instruction writes a register that it did not make.
  for (const auto& [number, at] : program_.columns_)
    registers_[static_cast<std::size_t>(at)] = const_cast<Cell*>(columns[static_cast<std::size_t>(number)]);
  for (const auto& instruction : program_.instructions_) instruction->run(registers_.data());
}

}  // namespace sanlian::feel::columns
