// The decision models of the packs (`packs/*/rules/*.dmn`), loaded whole and strictly when the platform starts.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "dmn/check/check.h"
#include "dmn/engine.h"
#include "record/registry.h"

namespace sanlian::work {

struct RuleModel {
  std::string pack;
  std::string name;            ///< Of the file, without its ending; one pack has one of a name.
  std::filesystem::path file;  ///< Its test cases lie beside it: `name.cases.yaml`.
  dmn::Engine engine;
};

class RuleBook {
 public:
  /// Errors: those of dmn::load_file(), and every problem of every model, each with its place.
  static Result<std::unique_ptr<RuleBook>> load(const record::Registry& registry);

  const std::vector<RuleModel>& models() const { return models_; }  ///< By pack, then by name.
  /// Errors: work.no_such_rules, with those there are.
  Result<const RuleModel*> find(std::string_view pack, std::string_view name) const;

 private:
  std::vector<RuleModel> models_;
};

/// Gaps, overlaps and the like of a model's tables, and the rules that none of its test cases meets. Some seconds at
/// most. Errors: those of dmn::run_rule_cases().
Result<dmn::Checked> check_rules(const RuleModel& model, Instant now);

}  // namespace sanlian::work
