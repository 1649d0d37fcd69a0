#include "demo/errors.h"

namespace sanlian::demo::errors {
using enum ErrorKind;

const ErrorSpec no_parameters{"demo.no_parameters",
                              refused,
                              {"园区 {park} 没有演示参数", "检查 packs/parks/{park}/demo.yaml"},
                              {"park {park} declares no demo", "look for packs/parks/{park}/demo.yaml"}};
const ErrorSpec not_empty{"demo.not_empty",
                          conflict,
                          {"数据目录中已有记录，不能再生成演示数据", "换一个空目录"},
                          {"the data folder holds records already", "give an empty folder"}};
const ErrorSpec no_collateral{
    "demo.no_collateral",
    refused,
    {"{day} 没有企业拥有可质押的专利", "在 demo.yaml 中减少办件或增加专利"},
    {"no firm has patents to pledge on {day}", "declare fewer cases or more patents in demo.yaml"}};
const ErrorSpec no_account{"demo.no_account",
                           refused,
                           {"演示参数中没有角色为“{role}”的用户", "在 demo.yaml 的 users 中补充"},
                           {"demo.yaml declares no account of role \"{role}\"", "add one under users"}};

}  // namespace sanlian::demo::errors
