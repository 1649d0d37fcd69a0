#include "dmn/check/check.h"

#include <algorithm>

#include "base/text.h"
#include "dmn/check/errors.h"
#include "dmn/check/impl/cover.h"
#include "feel/evaluate.h"

namespace sanlian::dmn {
namespace {
using feel::Value;
using Kind = Finding::Kind;
using Severity = Finding::Severity;

/// An output that is the same whatever the inputs.
std::optional<Value> constant_of(const std::string& text) {
  const auto compiled = feel::compile(text, feel::Scope());
  if (!compiled || compiled->asks_clock()) return std::nullopt;
  return feel::evaluate(*compiled, {}, {}).value;
}

class TableCheck {
 public:
  TableCheck(const DecisionTable& table, const std::shared_ptr<const Program>& program, const CheckOptions& options,
             std::vector<Finding>& findings)
      : table_(table), program_(program), options_(options), findings_(findings), work_(options.work_max) {}

  void run() {
    if (table_.failure) return;  // it is among the problems
    read_outputs();
    auto axes = axes_of(table_, *program_, work_);
    if (!axes) {
      limited("gaps, overlaps", "空缺与重叠");
    } else {
      axes_ = std::move(*axes);
      look_for_opaque();
      if (!axes_.empty()) {
        look_for_gaps();
        look_for_overlaps();
        look_for_hidden_rules();
      }
    }
    look_for_untested();
  }

 private:
  using Samples = std::vector<Finding::Sample>;

  void add(Kind kind, Severity severity, Error error, std::vector<int> rules, Samples sample = {}) {
    Finding finding{.kind = kind,
                    .severity = severity,
                    .error = std::move(error),
                    .table = table_.name,
                    .rules = std::move(rules),
                    .sample = std::move(sample)};
    finding.assumes = !finding.sample.empty() && assumes();
    findings_.push_back(std::move(finding));
  }
  std::string rule_place(std::size_t rule) const { return format::print_place(table_.file, table_.rules[rule].place); }
  static int number(std::size_t rule) { return static_cast<int>(rule) + 1; }
  bool is_tried(std::size_t rule) const {
    const auto& cells = table_.rules[rule].cells;
    return table_.rules[rule].is_whole &&
           std::all_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.tests.has_value(); });
  }
  bool assumes() const {
    return std::any_of(axes_.begin(), axes_.end(), [](const Axis& axis) { return axis.assumes; });
  }
  static bool is_empty(const Box& box) {
    return std::any_of(box.begin(), box.end(), [](const Bits& bits) { return !bits.any(); });
  }
  bool is_opaque(std::size_t rule) const {
    return std::any_of(axes_.begin(), axes_.end(), [&](const Axis& axis) { return axis.opaque[rule]; });
  }
  void limited(const std::string& what_en, const std::string& what) {
    add(Kind::limit, Severity::note,
        Error(errors::check_limit, {{"table", table_.name}, {"what", what}, {"what_en", what_en}}).at(table_.where()),
        {});
  }

  /// Constants, for comparing and ranking; what its column refuses is a finding.
  void read_outputs() {
    for (std::size_t rule = 0; rule < table_.rules.size(); ++rule) {
      auto& values = outputs_.emplace_back();
      if (!table_.rules[rule].is_whole) continue;
      for (std::size_t i = 0; i < table_.outputs.size(); ++i) {
        values.push_back(constant_of(table_.rules[rule].output_texts[i]));
        if (values.back()) check_output(rule, table_.outputs[i], *values.back());
      }
    }
  }

  void check_output(std::size_t rule, const DecisionTable::Output& output, Value& value) {
    Run run(program_, {}, {});
    const bool was_null = value.is_null();
    const auto what = output.label.empty() ? table_.name : output.label;
    value = accept(output.type, std::move(value), what, run);
    const auto refuse = [&](Error why) {
      add(Kind::output, Severity::error, std::move(why.at(rule_place(rule))), {number(rule)});
    };
    if (value.is_null() && !was_null && !run.reasons.empty()) return refuse(run.reasons.front()->error);
    if (value.is_null() || !output.values) return;
    const auto& cell = *output.values;
    const auto allowed = cell.simple ? feel::holds(*cell.simple, value) : std::nullopt;
    if (allowed && !*allowed)
      refuse(Error(errors::not_allowed, {{"what", what}, {"value", value.print()}, {"allowed", cell.text}}));
  }

  void look_for_opaque() {
    for (const auto& axis : axes_) {
      std::string rules;
      std::vector<int> numbers;
      for (std::size_t rule = 0; rule < axis.opaque.size(); ++rule)
        if (axis.opaque[rule]) {
          rules += (rules.empty() ? "" : ", ") + std::to_string(number(rule));
          numbers.push_back(number(rule));
        }
      if (!numbers.empty())
        add(Kind::opaque, Severity::note,
            Error(errors::check_opaque, {{"table", table_.name}, {"column", axis.name}, {"rules", rules}})
                .at(table_.where()),
            std::move(numbers));
    }
  }

  Samples sample_of(const Box& box, const Box* all) const {
    Samples out;
    for (std::size_t i = 0; i < axes_.size(); ++i) {
      std::size_t region = 0;
      while (region < axes_[i].regions.size() && !box[i].has(region)) ++region;
      out.push_back({.input = axes_[i].name,
                     .value = axes_[i].regions[region].sample,
                     .range = all && box[i] == (*all)[i] ? "" : print_regions(axes_[i].regions, box[i])});
    }
    return out;
  }

  static std::string print(const Samples& samples) {
    std::string out;
    for (const auto& sample : samples)
      out.append(out.empty() ? "" : ", ").append(sample.input).append(" = ").append(sample.value.print());
    return out;
  }
  static std::string print_ranges(const Samples& samples) {
    std::string out;
    for (const auto& sample : samples)
      if (!sample.range.empty() && sample.range != sample.value.print())
        out.append(out.empty() ? "" : "; ").append(sample.input).append(": ").append(sample.range);
    return out.empty() ? out : " (" + out + ")";
  }

  bool wants_whole() const {
    const auto has_default = [](const auto& output) { return output.otherwise != nullptr; };
    if (std::any_of(table_.outputs.begin(), table_.outputs.end(), has_default)) return false;
    switch (table_.policy) {
      case HitPolicy::rule_order:
      case HitPolicy::output_order:
        return false;
      case HitPolicy::collect:
        return table_.aggregation != Aggregation::none && table_.aggregation != Aggregation::count;
      default:
        return true;
    }
  }

  Bits all_tried() const {
    Bits rules(table_.rules.size());
    for (std::size_t rule = 0; rule < table_.rules.size(); ++rule)
      if (is_tried(rule)) rules.set(rule);
    return rules;
  }

  void look_for_gaps() {
    if (!wants_whole()) return;
    Box asked;
    for (const auto& axis : axes_) asked.push_back(axis.asked);
    if (is_empty(asked)) return;
    std::vector<Box> gaps;
    constexpr std::size_t kGapsMax = 1000;  // before they are joined
    Cover cover(axes_, table_.rules.size(), work_);
    bool all = cover.open(asked, all_tried(), [&](const Box& box) {
      gaps.push_back(box);
      return gaps.size() < kGapsMax;
    });
    all = all && gaps.size() < kGapsMax;
    join(gaps);
    if (gaps.size() > options_.findings_max) gaps.resize(options_.findings_max), all = false;
    for (const auto& gap : gaps) {
      auto samples = sample_of(gap, &asked);
      Error error(errors::check_gap,
                  {{"table", table_.name}, {"sample", print(samples)}, {"range", print_ranges(samples)}});
      add(Kind::gap, Severity::warning, std::move(error.at(table_.where())), {}, std::move(samples));
    }
    if (!all) limited("gaps", "空缺");
  }

  bool outputs_differ(std::size_t a, std::size_t b) const {
    for (std::size_t i = 0; i < table_.outputs.size(); ++i) {
      const auto &x = outputs_[a][i], &y = outputs_[b][i];
      if (x && y && !feel::equal(*x, *y).value_or(false)) return true;
    }
    return false;
  }

  void look_for_overlaps() {
    const bool unique = table_.policy == HitPolicy::unique;
    if (!unique && table_.policy != HitPolicy::any) return;
    std::size_t found = 0;
    for (std::size_t b = 1; b < table_.rules.size(); ++b)
      for (std::size_t a = 0; a < b; ++a) {
        if (work_ < axes_.size()) return limited("overlaps", "重叠");
        work_ -= axes_.size();
        if (!is_tried(a) || !is_tried(b) || is_opaque(a) || is_opaque(b)) continue;
        if (!unique && !outputs_differ(a, b)) continue;
        Box both;
        for (const auto& axis : axes_) both.push_back(axis.holds[a] & axis.holds[b] & axis.real);
        if (is_empty(both)) continue;
        if (++found > options_.findings_max) return limited("overlaps", "重叠");
        auto samples = sample_of(both, nullptr);
        const auto rules = std::to_string(number(a)) + ", " + std::to_string(number(b));
        Error error(unique ? errors::check_overlap : errors::check_conflict,
                    {{"table", table_.name}, {"rules", rules}, {"sample", print(samples)}});
        add(unique ? Kind::overlap : Kind::conflict, assumes() ? Severity::warning : Severity::error,
            std::move(error.at(rule_place(b))), {number(a), number(b)}, std::move(samples));
      }
  }

  /// Of the outputs among the values of their columns; nothing where they are not known beforehand.
  std::optional<std::vector<std::size_t>> rank_of(std::size_t rule) const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < table_.outputs.size(); ++i) {
      const auto& output = table_.outputs[i];
      if (!output.order) continue;
      const auto simple = feel::as_simple(*output.order);
      if (!outputs_[rule][i] || !simple || simple->negated) return std::nullopt;
      std::size_t rank = 0;
      while (rank < simple->alternatives.size() &&
             !feel::holds({.alternatives = {simple->alternatives[rank]}}, *outputs_[rule][i]).value_or(false))
        ++rank;
      out.push_back(rank);
    }
    return out;
  }

  /// The rules that surely decide before `rule` where they apply.
  std::optional<Bits> before(std::size_t rule) const {
    Bits out(table_.rules.size());
    const bool by_rank = table_.policy == HitPolicy::priority;
    if (!by_rank && table_.policy != HitPolicy::first) return std::nullopt;
    const auto own = by_rank ? rank_of(rule) : std::nullopt;
    for (std::size_t other = 0; other < table_.rules.size(); ++other) {
      if (other == rule || !is_tried(other) || is_opaque(other)) continue;
      bool first = other < rule;
      if (by_rank) {
        const auto theirs = rank_of(other);
        if (!own || !theirs) continue;
        first = *theirs < *own || (*theirs == *own && other < rule);
      }
      if (first) out.set(other);
    }
    return out;
  }

  void look_for_hidden_rules() {
    const bool complete = std::all_of(axes_.begin(), axes_.end(), [](const Axis& axis) { return axis.complete; });
    if (!complete) return limited("rules that never decide", "轮不到的规则");
    Cover cover(axes_, table_.rules.size(), work_);
    for (std::size_t rule = 0; rule < table_.rules.size(); ++rule) {
      if (!is_tried(rule)) continue;
      Box own;
      for (const auto& axis : axes_) own.push_back(axis.holds[rule] & axis.possible);
      const bool never = is_empty(own);
      const auto others = never ? std::nullopt : before(rule);
      if (!never && (!others || !others->any())) continue;
      bool is_reached = false;
      const bool done = never || cover.open(own, *others, [&](const Box&) {
        is_reached = true;
        return false;
      });
      if (!done) return limited("rules that never decide", "轮不到的规则");
      if (is_reached) continue;
      add(Kind::unreachable, Severity::warning,
          Error(never ? errors::check_never : errors::check_unreachable,
                {{"table", table_.name}, {"rule", std::to_string(number(rule))}})
              .at(rule_place(rule)),
          {number(rule)});
    }
  }

  void look_for_untested() {
    if (!options_.tested) return;
    for (std::size_t rule = 0; rule < table_.rules.size(); ++rule)
      if (!options_.tested->contains(table_.where(), number(rule)))
        add(Kind::untested, Severity::warning,
            Error(errors::check_untested, {{"table", table_.name}, {"rule", std::to_string(number(rule))}})
                .at(rule_place(rule)),
            {number(rule)});
  }

  const DecisionTable& table_;
  const std::shared_ptr<const Program>& program_;
  const CheckOptions& options_;
  std::vector<Finding>& findings_;
  std::size_t work_;
  std::vector<Axis> axes_;
  std::vector<std::vector<std::optional<Value>>> outputs_;  ///< By rule and column, where they are constant.
};

}  // namespace

void RulesHit::add(const std::vector<Step>& why) {
  for (const auto& step : why) {
    if (step.kind == Step::Kind::table)
      for (const auto& rule : step.children)
        if (rule.kind == Step::Kind::rule && rule.verdict == Step::Verdict::holds)
          hits_.emplace(format::print_place(step.file, step.place), rule.number);
    add(step.children);
  }
}

bool Checked::has_errors() const {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::error; });
}

Checked check(const Engine& engine, const CheckOptions& options) {
  Checked out;
  for (const auto& problem : engine.problems())
    out.findings.push_back({.error = problem, .table = {}, .rules = {}, .sample = {}});
  for (const auto* table : engine.program()->tables) {
    ++out.tables;
    out.rules += table->rules.size();
    TableCheck(*table, engine.program(), options, out.findings).run();
  }
  return out;
}

std::string_view name_of(Kind kind) {
  constexpr std::string_view kNames[] = {"problem", "gap",      "overlap", "conflict", "unreachable",
                                         "output",  "untested", "opaque",  "limit"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Severity severity) {
  constexpr std::string_view kNames[] = {"error", "warning", "note"};
  return kNames[static_cast<std::size_t>(severity)];
}

}  // namespace sanlian::dmn
