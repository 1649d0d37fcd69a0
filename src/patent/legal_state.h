#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "patent/label.h"

namespace sanlian::patent {

/// Where an application or patent stands. Source: Patent Law art. 34 to 47, Implementing Rules (2023).
enum class LegalState {
  filed,
  preliminary_examination,
  published,       ///< Inventions only.
  in_examination,  ///< Substantive examination; inventions only.
  grant_notified,
  in_force,
  annuity_overdue,  ///< The right stands; the six months of grace run.
  rejected,
  in_reexamination,
  rejection_upheld,
  in_court,
  withdrawn,
  deemed_withdrawn,
  deemed_abandoned,
  terminated_unpaid,
  expired,
  abandoned,
  invalidated
};
inline constexpr int kLegalStates = 18;

/// What people ask first: 审中, 有权 or 失效. A neutral word for every office's states.
enum class Phase { pending, in_force, ended };

Label label(LegalState state);
Label label(Phase phase);
Phase phase(LegalState state);
/// The key used in records: `terminated_unpaid`.
std::string_view key(LegalState state);
std::optional<LegalState> legal_state_by_key(std::string_view key);
inline bool is_in_force(LegalState state) { return phase(state) == Phase::in_force; }
std::span<const LegalState> all_legal_states();

/// A set of states, small enough for a constexpr table.
class LegalStates {
 public:
  constexpr LegalStates() = default;
  constexpr LegalStates(std::initializer_list<LegalState> states) {
    for (const auto state : states) bits_ |= bit(state);
  }
  constexpr bool has(LegalState state) const { return (bits_ & bit(state)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  friend constexpr LegalStates operator|(LegalStates a, LegalStates b) {
    a.bits_ |= b.bits_;
    return a;
  }

 private:
  static constexpr std::uint32_t bit(LegalState state) { return std::uint32_t{1} << static_cast<unsigned>(state); }
  std::uint32_t bits_ = 0;
};

}  // namespace sanlian::patent
