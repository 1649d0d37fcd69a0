#include "cli/errors.h"

namespace sanlian::cli::errors {
using enum ErrorKind;

const ErrorSpec no_packs{"cli.no_packs",
                         refused,
                         {"没有找到声明目录 packs", "用 --packs DIR 指明"},
                         {"no folder of declarations (packs) was found", "name it with --packs DIR"}};
const ErrorSpec bad_clock{"cli.bad_clock",
                          refused,
                          {"“{value}”不是时刻", "写成 2026-03-01T09:00:00+08:00"},
                          {"\"{value}\" is not an instant", "write 2026-03-01T09:00:00+08:00"}};
const ErrorSpec no_past_figures{
    "cli.no_past_figures",
    refused,
    {"尚不能回答 {date} 的数值，只能回答今天（{today}）", "去掉 --as-of"},
    {"figures as of {date} cannot be answered yet, only those of today ({today})", "leave --as-of out"}};
const ErrorSpec cannot_print{"cli.cannot_print",
                             refused,
                             {"无法写入 {file}", "检查路径和权限"},
                             {"cannot write {file}", "check the path and its rights"}};
const ErrorSpec cannot_read_file{"cli.cannot_read_file",
                                 refused,
                                 {"无法读取 {file}", "检查路径和权限"},
                                 {"cannot read {file}", "check the path and its rights"}};
const ErrorSpec cases_failed{"cli.cases_failed", refused, {"{count} 个用例没有通过"}, {"{count} cases failed"}};
const ErrorSpec no_heading{"cli.no_heading",
                           refused,
                           {"{file} 没有标题行", "第一行写输入的名称"},
                           {"{file} has no heading", "name the inputs in its first row"}};

}  // namespace sanlian::cli::errors
