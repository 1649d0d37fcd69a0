// A check over assets, and checks of the real packs by name, for tests of guards: room work owns the real ones.
#pragma once

#include <map>

#include "chain/checks.h"
#include "record/registry.h"

namespace sanlian::chain::testing {

/// `asset_check`: an asset passes with a worth of at least 1000 a month; without a worth it is unknown.
class AssetCheck final : public Checks {
 public:
  explicit AssetCheck(const record::Registry& registry)
      : face_{.key = "asset_check",
              .over = registry.find("asset"),
              .inputs = {{.key = "months", .type = feel::Kind::number}}} {}

  std::vector<std::string> names() const override { return {face_.key}; }
  const CheckFace* find(std::string_view key) const override { return key == face_.key ? &face_ : nullptr; }
  Result<std::vector<Ground>> held_up(store::Source&, const CheckFace&, const record::Row& row,
                                      const feel::Context& inputs, Instant) const override {
    const auto fen = row.integer("worth");
    if (!fen)
      return std::vector{
          Ground{.key = "worth", .label = {"价值不足", "Worth too little"}, .unknown = true, .missing = {"worth"}}};
    const auto* months = inputs.find("months");
    const auto least = 100'000 * (months ? months->number().to_whole().value_or(0) : 12);
    if (*fen >= least) return std::vector<Ground>();
    return std::vector{
        Ground{.key = "worth", .label = {"价值不足", "Worth too little"}, .unknown = false, .missing = {}}};
  }

 private:
  CheckFace face_;
};

}  // namespace sanlian::chain::testing
