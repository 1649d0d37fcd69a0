#include "work/rules.h"

#include "base/text.h"
#include "dmn/cases/runner.h"
#include "dmn/load_file.h"
#include "format/declared.h"
#include "work/errors.h"

namespace sanlian::work {
namespace fs = std::filesystem;

Result<std::unique_ptr<RuleBook>> RuleBook::load(const record::Registry& registry) {
  auto book = std::make_unique<RuleBook>();
  Errors errors;
  for (const auto& pack : registry.packs())
    for (const auto& file : dmn::files_below(pack.folder / "rules", ".dmn")) {
      auto engine = dmn::load_file(file, {}, true);
      if (!engine) {
        errors.add(engine.error());
        continue;
      }
      for (const auto& problem : engine->problems()) errors.add(problem);
      book->models_.push_back(
          {.pack = pack.key, .name = file.stem().string(), .file = file, .engine = std::move(engine).value()});
    }
  if (!errors.empty()) return std::move(errors).take();
  return book;
}

Result<const RuleModel*> RuleBook::find(std::string_view pack, std::string_view name) const {
  std::vector<std::string> known;
  for (const auto& model : models_) {
    if (model.pack == pack && model.name == name) return &model;
    known.push_back(model.pack + "/" + model.name);
  }
  return Error(errors::no_such_rules,
               {{"rules", std::string(pack) + "/" + std::string(name)}, {"known", join(known, ", ")}});
}

Result<dmn::Checked> check_rules(const RuleModel& model, Instant now) {
  dmn::RulesHit hit;
  const auto cases = fs::path(model.file).replace_extension(".cases.yaml");
  std::error_code none;
  const bool has_cases = fs::exists(cases, none);
  const auto ignore = [](const dmn::RuleCaseOutcome&) {};
  if (has_cases) SANLIAN_TRY(dmn::run_rule_cases(cases, now, ignore, &hit, &model.engine));
  return dmn::check(model.engine, {.tested = has_cases ? &hit : nullptr});
}

}  // namespace sanlian::work
