#include "dmn/errors.h"

namespace sanlian::dmn::errors {

namespace {
constexpr auto refused = ErrorKind::refused, not_found = ErrorKind::not_found;
}

const ErrorSpec not_xml{"dmn.not_xml",
                        refused,
                        {"不是格式良好的 XML：{what}", "用 DMN 编辑器重新导出"},
                        {"this is not well-formed XML: {what}", "export the file again from the DMN editor"}};
const ErrorSpec not_utf8{
    "dmn.not_utf8", refused, {"文件不是 UTF-8 编码", "另存为 UTF-8"}, {"the file is not UTF-8", "save it as UTF-8"}};
const ErrorSpec doctype{"dmn.doctype",
                        refused,
                        {"文件含有 DOCTYPE；文档类型和实体一律不读", "删去 DOCTYPE 一段"},
                        {"the file has a DOCTYPE; document types and entities are never read", "remove the DOCTYPE"}};
const ErrorSpec too_large{
    "dmn.too_large",
    ErrorKind::too_large,
    {"文件有 {bytes} 字节，最多 {max}", "拆成几个互相导入的模型"},
    {"the file has {bytes} bytes, at most {max} are read", "split it into models that import each other"}};
const ErrorSpec too_deep{
    "dmn.too_deep", ErrorKind::too_large, {"元素嵌套超过 {max} 层"}, {"elements nest deeper than {max} levels"}};
const ErrorSpec too_many{
    "dmn.too_many", ErrorKind::too_large, {"元素超过 {max} 个"}, {"the file has more than {max} elements"}};
const ErrorSpec not_dmn{
    "dmn.not_dmn",
    refused,
    {"这不是 DMN 1.1 至 1.5 的模型：{found}", "根元素应为 DMN 命名空间中的 definitions"},
    {"this is no model of DMN 1.1 to 1.5: {found}", "the root must be definitions in a namespace of DMN"}};
const ErrorSpec no_model{"dmn.no_model", refused, {"没有给出模型"}, {"no model was given"}};
const ErrorSpec same_namespace{
    "dmn.same_namespace",
    refused,
    {"两个模型的命名空间相同：{namespace}", "导入按命名空间认模型，给每个模型各自的命名空间"},
    {"two models have the namespace {namespace}", "imports find a model by its namespace; give each its own"}};

const ErrorSpec missing{"dmn.missing", refused, {"缺少{what}"}, {"{what} is missing"}};
const ErrorSpec unknown_choice{"dmn.unknown_choice",
                               refused,
                               {"{what}不能是“{found}”", "可以是：{known}"},
                               {"{what} cannot be \"{found}\"", "it may be: {known}"}};
const ErrorSpec duplicate{"dmn.duplicate", refused, {"{what}“{name}”出现两次"}, {"{what} \"{name}\" occurs twice"}};
const ErrorSpec unknown_type{"dmn.unknown_type",
                             refused,
                             {"没有类型“{name}”", "声明 itemDefinition，或使用 FEEL 的类型名"},
                             {"there is no type \"{name}\"", "declare an itemDefinition, or use a type name of FEEL"}};
const ErrorSpec unknown_type_near{"dmn.unknown_type_near",
                                  refused,
                                  {"没有类型“{name}”，是不是“{near}”？"},
                                  {"there is no type \"{name}\"; did you mean \"{near}\"?"}};
const ErrorSpec type_cycle{
    "dmn.type_cycle", refused, {"类型“{name}”由自身定义"}, {"type \"{name}\" is defined by itself"}};
const ErrorSpec unknown_reference{
    "dmn.unknown_reference",
    refused,
    {"引用“{href}”找不到元素", "检查 id，或导入该命名空间的模型"},
    {"no element answers to \"{href}\"", "check the id, or import the model of that namespace"}};
const ErrorSpec wrong_reference{
    "dmn.wrong_reference", refused, {"引用“{href}”应指向{expected}"}, {"\"{href}\" should refer to {expected}"}};
const ErrorSpec unknown_import{
    "dmn.unknown_import",
    refused,
    {"没有命名空间为“{namespace}”的模型可导入", "把该模型一起载入"},
    {"there is no model with namespace \"{namespace}\" to import", "load that model as well"}};
const ErrorSpec name_clash{
    "dmn.name_clash",
    refused,
    {"无名导入带来的名称“{name}”已有所指", "给导入起个名字"},
    {"the name \"{name}\" that an import without a name brings is already taken", "name the import"}};
const ErrorSpec requirement_cycle{"dmn.requirement_cycle",
                                  refused,
                                  {"决策互相依赖成环：{names}"},
                                  {"decisions require each other in a circle: {names}"}};
const ErrorSpec foreign_language{"dmn.foreign_language",
                                 refused,
                                 {"不认识表达式语言“{language}”", "改用 FEEL"},
                                 {"expression language \"{language}\" is not known", "write it in FEEL"}};
const ErrorSpec no_logic{"dmn.no_logic", refused, {"“{name}”没有逻辑"}, {"\"{name}\" has no logic"}};
const ErrorSpec cells{"dmn.cells",
                      refused,
                      {"第 {rule} 条规则有 {found} 格，应有 {wanted} 格"},
                      {"rule {rule} has {found} cells, but the table {wanted} columns"}};
const ErrorSpec aggregate_of_many{"dmn.aggregate_of_many",
                                  refused,
                                  {"汇总只用于一个输出列，本表有 {outputs} 列"},
                                  {"an aggregation takes one output column, this table has {outputs}"}};
const ErrorSpec no_priorities{"dmn.no_priorities",
                              refused,
                              {"命中策略 {policy} 需要 outputValues 排出先后"},
                              {"hit policy {policy} needs outputValues to say what comes first"}};

const ErrorSpec no_such_decision{
    "dmn.no_such_decision", not_found, {"模型里没有“{name}”"}, {"the model has no \"{name}\""}};
const ErrorSpec no_such_decision_near{"dmn.no_such_decision_near",
                                      not_found,
                                      {"模型里没有“{name}”，是不是“{near}”？"},
                                      {"the model has no \"{name}\"; did you mean \"{near}\"?"}};
const ErrorSpec ambiguous{"dmn.ambiguous",
                          refused,
                          {"“{name}”不止一个", "加上命名空间"},
                          {"there is more than one \"{name}\"", "add the namespace"}};
const ErrorSpec not_of_type{
    "dmn.not_of_type", refused, {"{what}的值{value}不是{type}"}, {"{what} is {value}, which is no {type}"}};
const ErrorSpec not_allowed{"dmn.not_allowed",
                            refused,
                            {"{what}的值{value}不在允许之列：{allowed}"},
                            {"{what} is {value}, but allowed is only {allowed}"}};
const ErrorSpec several_rules{"dmn.several_rules",
                              refused,
                              {"唯一命中的表“{table}”同时命中规则 {rules}", "让规则互不重叠，或换一种命中策略"},
                              {"the unique table \"{table}\" matches rules {rules} at once",
                               "make the rules exclude each other, or choose another hit policy"}};
const ErrorSpec rules_differ{"dmn.rules_differ",
                             refused,
                             {"任一命中的表“{table}”命中规则 {rules}，而它们的输出不同"},
                             {"the table \"{table}\" with hit policy any matches rules {rules}, whose outputs differ"}};
const ErrorSpec no_rule{"dmn.no_rule",
                        refused,
                        {"表“{table}”没有一条规则命中", "补一条规则或缺省输出"},
                        {"no rule of table \"{table}\" matches", "add a rule or a default output"}};
const ErrorSpec not_a_priority{
    "dmn.not_a_priority",
    refused,
    {"表“{table}”的输出{value}不在 outputValues 里，排不出先后"},
    {"output {value} of table \"{table}\" is not among its outputValues and has no priority"}};
const ErrorSpec external{"dmn.external",
                         refused,
                         {"{kind} 函数不执行", "把逻辑写成 FEEL"},
                         {"a {kind} function is never run", "write the logic in FEEL"}};
const ErrorSpec wrong_arguments{"dmn.wrong_arguments",
                                refused,
                                {"“{name}”有 {wanted} 个参数，却给了 {found} 个"},
                                {"\"{name}\" takes {wanted} arguments, not {found}"}};
const ErrorSpec unknown_argument{
    "dmn.unknown_argument", refused, {"“{name}”没有参数“{argument}”"}, {"\"{name}\" has no parameter \"{argument}\""}};
const ErrorSpec not_a_list{"dmn.not_a_list", refused, {"{what}不是列表：{value}"}, {"{what} is no list: {value}"}};
const ErrorSpec no_input{"dmn.no_input",
                         refused,
                         {"模型没有输入“{name}”", "最接近的名称：{meant}"},
                         {"the model has no input \"{name}\"", "nearest name: {meant}"}};
const ErrorSpec bad_input{
    "dmn.bad_input", refused, {"输入{name}的值{value}不是{type}"}, {"input {name} is {value}, which is no {type}"}};
const ErrorSpec bad_case{"dmn.bad_case", refused, {"用例文件：{what}"}, {"file of test cases: {what}"}};

const ErrorSpec no_file{"dmn.no_file", not_found, {"读不了文件 {file}"}, {"cannot read {file}"}};
const ErrorSpec no_cases{
    "dmn.no_cases", not_found, {"{folder} 里没有 .cases.yaml"}, {"there is no .cases.yaml in {folder}"}};
const ErrorSpec no_such_reason{
    "dmn.no_such_reason", refused, {"没有报告 {code}"}, {"{code} was not among the reasons"}};

}  // namespace sanlian::dmn::errors
