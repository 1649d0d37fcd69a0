#include "feel/errors.h"

namespace sanlian::feel::errors {

const ErrorSpec syntax{"feel.syntax",
                       ErrorKind::refused,
                       {"此处应为{expected}，却是{found}", "检查括号、引号和逗号"},
                       {"expected {expected}, found {found}", "check brackets, quotes and commas"}};

const ErrorSpec unknown_name{"feel.unknown_name",
                             ErrorKind::refused,
                             {"不认识名称“{name}”", "使用字段的键或名称；文字要加英文双引号"},
                             {"unknown name \"{name}\"", "use a field's key or label; text stands in double quotes"}};

const ErrorSpec unknown_near{"feel.unknown_near",
                             ErrorKind::refused,
                             {"不认识名称“{name}”，是不是“{near}”？"},
                             {"unknown name \"{name}\"; did you mean \"{near}\"?"}};

const ErrorSpec no_field{"feel.no_field",
                         ErrorKind::refused,
                         {"{owner}没有字段“{name}”", "字段清单见该类型的声明"},
                         {"{owner} has no field \"{name}\"", "the fields are listed in the declaration of the type"}};

const ErrorSpec no_field_near{"feel.no_field_near",
                              ErrorKind::refused,
                              {"{owner}没有字段“{name}”，是不是“{near}”？"},
                              {"{owner} has no field \"{name}\"; did you mean \"{near}\"?"}};

const ErrorSpec never_works{"feel.never_works",
                            ErrorKind::refused,
                            {"“{what}”左边是{left}，右边是{right}，永远没有结果",
                             "先把一边转换成另一边的类型，例如 number(…)、date(…)、string(…)"},
                            {"\"{what}\" between {left} and {right} can never have a result",
                             "convert one side first, for example with number(…), date(…) or string(…)"}};

const ErrorSpec wrong_kind{"feel.wrong_kind",
                           ErrorKind::refused,
                           {"{what}应为{expected}，却是{found}"},
                           {"{what} should be {expected}, but is {found}"}};

const ErrorSpec unknown_function{
    "feel.unknown_function", ErrorKind::refused, {"没有函数“{name}”"}, {"there is no function \"{name}\""}};

const ErrorSpec wrong_arguments{"feel.wrong_arguments",
                                ErrorKind::refused,
                                {"函数 {function} 不能这样调用", "可用的形式：{forms}"},
                                {"{function} cannot be called like this", "its forms: {forms}"}};

const ErrorSpec bad_literal{
    "feel.bad_literal",
    ErrorKind::refused,
    {"“{text}”不是日期、时间或时长", "例如 @\"2026-01-31\"、@\"08:30:00\"、@\"P1Y6M\"、@\"P3D\""},
    {"\"{text}\" is no date, time or duration", "for example @\"2026-01-31\", @\"08:30:00\", @\"P1Y6M\", @\"P3D\""}};

const ErrorSpec too_deep{"feel.too_deep",
                         ErrorKind::too_large,
                         {"表达式嵌套超过 {max} 层", "拆成几个字段或规则"},
                         {"the expression nests deeper than {max} levels", "split it into several fields or rules"}};

const ErrorSpec too_long{"feel.too_long",
                         ErrorKind::too_large,
                         {"表达式有 {bytes} 字节，最多 {max}"},
                         {"the expression has {bytes} bytes, at most {max} are read"}};

const ErrorSpec needs_field{
    "feel.needs_field", ErrorKind::refused, {"未知：需要填写“{field}”"}, {"unknown, needs field {field}"}};

const ErrorSpec null_operand{
    "feel.null_operand", ErrorKind::refused, {"{what}的一项为空"}, {"an operand of {what} is null"}};

const ErrorSpec wrong_operands{"feel.wrong_operands",
                               ErrorKind::refused,
                               {"“{what}”不能用于{left}和{right}"},
                               {"\"{what}\" does not work between {left} and {right}"}};

const ErrorSpec wrong_argument{"feel.wrong_argument",
                               ErrorKind::refused,
                               {"{function}不接受参数（{arguments}）"},
                               {"{function} does not take ({arguments})"}};

const ErrorSpec no_result{"feel.no_result", ErrorKind::refused, {"{what}没有结果"}, {"{what} has no result"}};

const ErrorSpec no_entry{
    "feel.no_entry", ErrorKind::refused, {"没有名为“{name}”的项"}, {"there is no entry \"{name}\""}};

const ErrorSpec no_such_item{"feel.no_such_item",
                             ErrorKind::refused,
                             {"列表有 {count} 项，没有第 {index} 项"},
                             {"the list has {count} items, there is no item {index}"}};

const ErrorSpec not_a_condition{"feel.not_a_condition",
                                ErrorKind::refused,
                                {"{what}应为真或假，却是{found}"},
                                {"{what} should be true or false, but is {found}"}};

const ErrorSpec not_a_function{
    "feel.not_a_function", ErrorKind::refused, {"{found}不能调用"}, {"{found} cannot be called"}};

const ErrorSpec not_convertible{"feel.not_convertible",
                                ErrorKind::refused,
                                {"“{text}”不能转换为{kind}"},
                                {"\"{text}\" cannot be made into a {kind}"}};

const ErrorSpec external{"feel.external",
                         ErrorKind::refused,
                         {"不执行外部函数", "把逻辑写成 FEEL"},
                         {"external functions are never run", "write the logic in FEEL"}};

const ErrorSpec limit{"feel.limit",
                      ErrorKind::too_large,
                      {"超过计算上限：{limit}最多 {max}", "缩小范围或简化表达式"},
                      {"the evaluation passed its limit: {limit}, at most {max}", "narrow or simplify the expression"}};

const ErrorSpec not_in_sql{"feel.not_in_sql",
                           ErrorKind::refused,
                           {"“{what}”不能用于数据库查询：{why}", "换一种写法，或改为在单条记录上判断的条件"},
                           {"\"{what}\" cannot be used in a query: {why}",
                            "write it differently, or make it a condition that is checked on single records"}};

const ErrorSpec no_columns{"feel.no_columns",
                           ErrorKind::refused,
                           {"“{what}”不能按列计算，逐行求值"},
                           {"\"{what}\" has no column form; rows that need it are evaluated one by one"}};

}  // namespace sanlian::feel::errors
