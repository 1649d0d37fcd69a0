#include "dmn/cases/case_file.h"

#include "dmn/errors.h"
#include "format/declared.h"
#include "format/yaml.h"

namespace sanlian::dmn {
namespace {
using format::Schema;
using format::Shape;

const Schema kCase{
    .name = "case",
    .named_by = "case",
    .what = {"一个用例", "One case"},
    .keys = {
        {.key = "case", .shape = Shape::words(), .required = true, .what = {"说明的规则", "The rule that it shows"}},
        {.key = "source", .shape = Shape::words(), .what = {"依据", "Who says so"}},
        {.key = "decision", .shape = Shape::words(), .what = {"问哪个决策", "What is asked"}},
        {.key = "now", .shape = Shape::words(), .what = {"now() 的值", "What now() answers"}},
        {.key = "given", .shape = Shape::dictionary(Shape::any()), .what = {"输入", "The inputs by name"}},
        {.key = "then", .shape = Shape::any(), .what = {"应得的结果", "The answer"}},
        {.key = "because",
         .shape = Shape::list(Shape::words()),
         .what = {"应报告的错误代码", "Codes of reasons that must be given"}}}};

const Schema kFile{
    .name = "cases",
    .what = {"决策模型的用例", "Test cases of a decision model"},
    .keys = {
        {.key = "model", .shape = Shape::words(), .what = {"模型文件", "The model's file in the same folder"}},
        {.key = "decision", .shape = Shape::words(), .what = {"缺省的决策", "What is asked where a case says nothing"}},
        {.key = "source", .shape = Shape::words(), .what = {"缺省的依据", "Who says so where a case says nothing"}},
        {.key = "cases",
         .shape = Shape::filled_list(Shape::map(kCase)),
         .required = true,
         .what = {"用例", "The cases"}}}};

/// `loans.cases.yaml` is about `loans.dmn`.
std::string model_beside(std::string_view file) {
  constexpr std::string_view kEnding = ".cases.yaml";
  const auto slash = file.rfind('/');
  auto name = slash == std::string_view::npos ? file : file.substr(slash + 1);
  if (name.ends_with(kEnding)) name.remove_suffix(kEnding.size());
  return std::string(name).append(".dmn");
}

}  // namespace

Result<CaseFile> read_case_file(std::string_view yaml, std::string_view file) {
  const auto tree = SANLIAN_TRY(format::parse_yaml(yaml, file));
  Errors errors;
  const format::Declared declared(tree, kFile, file, errors);
  CaseFile out{.model = declared["model"].text(model_beside(file)), .cases = {}};
  if (out.model.find('/') != std::string::npos)
    declared["model"].refuse(Error(errors::bad_case, {{"what", "model: " + out.model}}));
  for (const auto& item : declared["cases"].items()) {
    RuleCase made{.name = item["case"].text(),
                  .source = item["source"].text(declared["source"].text()),
                  .decision = item["decision"].text(declared["decision"].text()),
                  .now = {},
                  .given = format::Value::make_map(),
                  .then = {},
                  .because = item["because"].texts(),
                  .place = item.place()};
    if (made.decision.empty()) item.require("decision");
    if (item["now"]) {
      made.now = Instant::parse(item["now"].text());
      if (!made.now) item["now"].refuse(Error(errors::bad_case, {{"what", "now: " + item["now"].text()}}));
    }
    if (item["given"] && item["given"].is_map()) made.given = *item["given"].value();
    const auto* then = item.value() ? item.value()->find("then") : nullptr;
    if (then)
      made.then = *then;
    else
      item.refuse(Error(errors::bad_case, {{"what", "then?"}}));
    out.cases.push_back(std::move(made));
  }
  if (!errors.empty()) return std::move(errors).take();
  return out;
}

}  // namespace sanlian::dmn
