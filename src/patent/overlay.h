#pragma once

#include <array>
#include <initializer_list>
#include <vector>

#include "patent/label.h"

namespace sanlian::patent {

/// What can rest on a patent beside its state. Source: Implementing Rules (2023), rule 106.
enum class Overlay {
  pledged,
  preserved,  ///< By a court.
  suspended,  ///< The office's proceedings, in a dispute about ownership.
  licensed,
  open_licence,
  assigned,  ///< The holder has changed at least once; never taken off.
  invalidation_pending,
  compulsory_licence
};
inline constexpr int kOverlays = 8;

Label label(Overlay overlay);

/// How often each overlay rests on the patent; licences and preservations can be several.
class Overlays {
 public:
  constexpr Overlays() = default;
  constexpr Overlays(std::initializer_list<Overlay> overlays) {
    for (const auto overlay : overlays) add(overlay);
  }
  constexpr bool has(Overlay overlay) const { return count(overlay) > 0; }
  constexpr int count(Overlay overlay) const { return counts_[index(overlay)]; }
  constexpr void add(Overlay overlay) { ++counts_[index(overlay)]; }
  constexpr void remove(Overlay overlay) { --counts_[index(overlay)]; }
  /// Those that rest on it, in the order of the enumeration.
  std::vector<Overlay> list() const;
  bool operator==(const Overlays&) const = default;

 private:
  static constexpr std::size_t index(Overlay overlay) { return static_cast<std::size_t>(overlay); }
  std::array<int, kOverlays> counts_{};
};

}  // namespace sanlian::patent
