#include "dmn/trace.h"

namespace sanlian::dmn {
namespace {

struct Words {
  std::string_view zh, en;
};

constexpr Words kKinds[] = {{"输入", "input"},       {"决策", "decision"},  {"知识模型", "knowledge model"},
                            {"决策服务", "service"}, {"参数", "argument"},  {"项", "entry"},
                            {"决策表", "table"},     {"条件", "condition"}, {"规则", "rule"},
                            {"测试", "test"},        {"输出", "output"}};

constexpr Words kVerdicts[] = {{"", ""}, {"成立", "holds"}, {"不成立", "does not hold"}, {"未知", "is unknown"}};

std::string line_of(const Step& step, Lang lang) {
  const auto say = [&](const Words& words) { return lang == Lang::zh ? words.zh : words.en; };
  std::string line(say(kKinds[static_cast<std::size_t>(step.kind)]));
  const auto verdict = say(kVerdicts[static_cast<std::size_t>(step.verdict)]);
  switch (step.kind) {
    case Step::Kind::rule:
      line.append(" ").append(std::to_string(step.number)).append(lang == Lang::zh ? "" : " ").append(verdict);
      break;
    case Step::Kind::test:
      line.append(" ").append(step.name).append(" = ").append(step.value.print()).append(", ").append(step.text);
      line.append(": ").append(verdict);
      break;
    default:
      line.append(" ").append(step.name);
      if (!step.text.empty()) line.append(" [").append(step.text).append("]");
      line.append(" = ").append(step.value.print());
  }
  if (step.value.is_null() && step.value.reason() && step.kind != Step::Kind::test)
    line.append(" — ").append(step.value.reason()->error.message(lang));
  if (step.place.line > 0) line.append(" (").append(format::print_place(step.file, step.place)).append(")");
  return line;
}

void append(std::string& out, const std::vector<Step>& steps, std::size_t depth, Lang lang) {
  for (const auto& step : steps) {
    out.append(2 * depth, ' ').append(line_of(step, lang)).append("\n");
    append(out, step.children, depth + 1, lang);
  }
}

}  // namespace

std::string print(const std::vector<Step>& steps, Lang lang) {
  std::string out;
  append(out, steps, 0, lang);
  return out;
}

}  // namespace sanlian::dmn
