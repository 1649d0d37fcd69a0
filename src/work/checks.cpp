#include "work/checks.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "feel/evaluate.h"

namespace sanlian::work {
namespace {

feel::Environment at(Instant now) { return {.now = now, .limits = {}}; }

void add_missing(std::vector<std::string>& to, const std::vector<std::string>& more) {
  for (const auto& path : more)
    if (std::find(to.begin(), to.end(), path) == to.end()) to.push_back(path);
}

/// What a need that is not there is called: the field it reads last.
std::string need_path(const feel::Expression& need) {
  const auto reads = need.reads();
  return reads.empty() ? need.text() : reads.back().path;
}

}  // namespace

std::string_view finding_key(Finding finding) {
  constexpr std::string_view kKeys[] = {"met", "unmet", "unknown", "manual", "not_applicable"};
  return kKeys[static_cast<std::size_t>(finding)];
}

std::string_view verdict_key(Verdict verdict) {
  constexpr std::string_view kKeys[] = {"pledgeable", "blocked", "unknown"};
  return kKeys[static_cast<std::size_t>(verdict)];
}

record::Label path_label(const record::RecordType& type, std::string_view path) {
  record::Label label;
  const auto* here = &type;
  for (const auto part : split(path, '.')) {
    const auto* field = here ? here->field_by_key(part) : nullptr;
    record::Label name{std::string(part), std::string(part)};
    const record::RecordType* next = nullptr;
    if (field)
      name = field->label, next = field->target_type;
    else if (here)
      for (const auto& [referrer, reference] : here->referrers)
        if (reference->inverse && reference->inverse->key == part) name = reference->inverse->label, next = referrer;
    label.zh += (label.zh.empty() ? "" : " · ") + name.zh;
    label.en += (label.en.empty() ? "" : " · ") + name.en;
    here = next;
  }
  return label;
}

std::vector<std::string> CheckBook::names() const {
  std::vector<std::string> names;
  for (const auto& check : checks_) names.push_back(check->face.key);
  return names;
}

const Check* CheckBook::check(std::string_view key) const {
  for (const auto& check : checks_)
    if (check->face.key == key) return check.get();
  return nullptr;
}

const chain::CheckFace* CheckBook::find(std::string_view key) const {
  const auto* found = check(key);
  return found ? &found->face : nullptr;
}

Result<feel::Value> CheckBook::input_value(store::Source& source, const CheckInput& input, const feel::Context& given,
                                           Instant now, const record::Viewer* viewer) const {
  const auto* value = given.find(input.key);
  if (!value || value->is_null())
    return input.fallback ? feel::evaluate(*input.fallback, {}, at(now)).value : feel::Value();
  if (!input.target || !value->is(feel::Kind::string)) return *value;
  auto row = SANLIAN_TRY(record::load(source, *input.target, value->string()));
  if (!row) return feel::Value();
  if (viewer && !record::permission(source, registry_, *viewer, record::Action::read, *row).allowed)
    return feel::Value();
  return feel::Value(record::as_object(std::move(*row), source, registry_));
}

Finding CheckBook::judge_stored(store::Source& source, const work::Ground& ground, std::span<const feel::Value> frame,
                                Instant now, const record::Viewer* viewer, std::vector<std::string>& missing) const {
  const auto text = feel::evaluate(*ground.applies, frame, at(now)).value;
  if (!text.is(feel::Kind::string) || trim(text.string()).empty()) return Finding::not_applicable;
  auto over = ground.to ? feel::evaluate(*ground.to, frame, at(now)).value : frame[0];
  if (!over.is(feel::Kind::entity)) {
    if (ground.to) missing.push_back(need_path(*ground.to));
    return Finding::unknown;
  }
  if (viewer) {  // a bank wrote the condition: it must not tell the bank more than its filters would
    const auto* type = registry_.find(over.object().entity());
    if (!type) return Finding::unknown;
    auto row = record::load(source, *type, over.object().id());
    if (!row || !*row) return Finding::unknown;
    over = feel::Value(record::as_seen_object(std::move(**row), source, registry_, *viewer));
  }
  feel::Scope scope;
  scope.set_root(over.object().entity());
  const auto condition = feel::compile(text.string(), scope, {.expected = feel::Type(feel::Kind::boolean)});
  if (!condition) return Finding::unknown;  // it was checked when it was saved; the type has changed since
  const auto outcome = feel::judge(*condition, std::vector{over}, at(now));
  const std::string prefix = ground.to ? need_path(*ground.to) + "." : "";
  for (const auto& path : outcome.missing) missing.push_back(prefix + path);
  switch (outcome.verdict) {
    case feel::Verdict::met:
      return Finding::met;
    case feel::Verdict::unmet:
      return Finding::unmet;
    case feel::Verdict::unknown:
      return Finding::unknown;
  }
  return Finding::unknown;
}

Result<CheckResult> CheckBook::judge(store::Source& source, const Check& check, const record::Row& row,
                                     const feel::Context& inputs, Instant now, const record::Viewer* viewer) const {
  std::vector<feel::Value> frame = {record::as_object(row, source, registry_)};
  for (const auto& input : check.inputs) frame.push_back(SANLIAN_TRY(input_value(source, input, inputs, now, viewer)));
  std::set<std::string> insisted;
  if (const auto* list = inputs.find("insisted"); list && list->is(feel::Kind::list))
    for (const auto& key : list->list())
      if (key.is(feel::Kind::string)) insisted.insert(key.string());

  CheckResult result{.verdict = Verdict::pledgeable, .grounds = {}};
  const auto one = [&](const work::Ground& ground, std::vector<std::string>& missing) {
    if (ground.when) {
      const auto applies = feel::judge(*ground.when, frame, at(now));
      if (applies.verdict == feel::Verdict::unmet) return Finding::not_applicable;
      if (applies.verdict == feel::Verdict::unknown) return add_missing(missing, applies.missing), Finding::unknown;
    }
    for (const auto& need : ground.needs)
      if (feel::evaluate(need, frame, at(now)).value.is_null()) add_missing(missing, {need_path(need)});
    if (!missing.empty()) return Finding::unknown;
    if (ground.applies) return judge_stored(source, ground, frame, now, viewer, missing);
    const auto outcome = feel::judge(*ground.must, frame, at(now));
    if (outcome.verdict == feel::Verdict::met) return Finding::met;
    if (outcome.verdict == feel::Verdict::unmet) return Finding::unmet;
    add_missing(missing, outcome.missing);
    return ground.manual ? Finding::manual : Finding::unknown;
  };
  for (const work::Ground& ground : check.grounds) {
    GroundResult found{.ground = &ground, .finding = Finding::unknown, .missing = {}, .mend_by = {}};
    found.finding = one(ground, found.missing);
    if (found.finding == Finding::unmet && ground.insist && insisted.contains(ground.key)) found.finding = Finding::met;
    const bool open = found.finding == Finding::unmet || found.finding == Finding::unknown;
    if (open && !ground.mend.role.empty())
      found.mend_by = calendar_.add_workdays(now.local_date(), ground.mend.workdays);
    if (found.finding == Finding::unmet) result.verdict = Verdict::blocked;
    if (found.finding == Finding::unknown && result.verdict == Verdict::pledgeable) result.verdict = Verdict::unknown;
    result.grounds.push_back(std::move(found));
  }
  return result;
}

Result<std::vector<chain::Checks::Ground>> CheckBook::held_up(store::Source& source, const chain::CheckFace& face,
                                                              const record::Row& row, const feel::Context& inputs,
                                                              Instant now) const {
  const auto* found = check(face.key);
  ensure(found, "a face is handed out by this book");
  const auto result = SANLIAN_TRY(judge(source, *found, row, inputs, now));
  std::vector<chain::Checks::Ground> grounds;
  for (const auto& ground : result.grounds)
    if (ground.finding == Finding::unmet || ground.finding == Finding::unknown)
      grounds.push_back({.key = ground.ground->key,
                         .label = ground.ground->label,
                         .unknown = ground.finding == Finding::unknown,
                         .missing = ground.missing});
  return grounds;
}

}  // namespace sanlian::work
