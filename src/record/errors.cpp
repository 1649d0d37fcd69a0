#include "record/errors.h"

namespace sanlian::record::errors {
using enum ErrorKind;

const ErrorSpec unknown_type{"record.unknown_type",
                             not_found,
                             {"没有记录类型“{type}”", "{nearest}"},
                             {"there is no record type \"{type}\"", "{nearest}"}};
const ErrorSpec unknown_kind{"record.unknown_kind",
                             refused,
                             {"没有字段种类“{kind}”", "{nearest}"},
                             {"there is no kind of field \"{kind}\"", "{nearest}"}};
const ErrorSpec unknown_field{"record.unknown_field",
                              refused,
                              {"类型 {type} 没有字段“{field}”", "{nearest}"},
                              {"type {type_en} has no field \"{field}\"", "{nearest}"}};
const ErrorSpec unknown_role{
    "record.unknown_role", refused, {"没有角色“{role}”", "{nearest}"}, {"there is no role \"{role}\"", "{nearest}"}};
const ErrorSpec name_taken{"record.name_taken",
                           refused,
                           {"名称“{name}”在类型 {type} 中已被 {other} 使用", "换一个名称"},
                           {"the name \"{name}\" is already used by {other} in type {type_en}", "choose another name"}};
const ErrorSpec reserved_key{"record.reserved_key",
                             refused,
                             {"“{key}”是系统保留的名称", "换一个名称"},
                             {"\"{key}\" is a name of the system's own", "choose another key"}};
const ErrorSpec bad_condition{"record.bad_condition",
                              refused,
                              {"条件无法用于查询：{why}", "改用可以在数据库中计算的写法"},
                              {"the condition cannot be asked of the database: {why}",
                               "write it in the subset described in docs/guides/feel.md"}};
const ErrorSpec missing_declaration{"record.missing_declaration",
                                    refused,
                                    {"在 {folder} 中没有找到任何声明", "检查 packs 目录"},
                                    {"nothing is declared under {folder}", "check the folder of the packs"}};
const ErrorSpec schema_change{
    "record.schema_change",
    refused,
    {"表 {table} 与声明不一致：{why}", "先运行 sanlian migrate --plan 查看改动"},
    {"table {table} differs from its declaration: {why}", "look at the change with sanlian migrate --plan first"}};

const ErrorSpec required{"record.required",
                         refused,
                         {"“{label}”必须填写", "填写字段 {field}"},
                         {"{label_en} is required", "give field {field}"}};
const ErrorSpec wrong_value{"record.wrong_value",
                            refused,
                            {"“{label}”的值“{value}”不是{expected}", "{hint}"},
                            {"{label_en}: \"{value}\" is not {expected_en}", "{hint}"}};
const ErrorSpec too_long{"record.too_long",
                         refused,
                         {"“{label}”有 {length} 个字，最多 {max} 个", "缩短内容"},
                         {"{label_en} has {length} characters; at most {max} are kept", "shorten it"}};
const ErrorSpec out_of_range{"record.out_of_range",
                             refused,
                             {"“{label}”为 {value}，允许 {min} 至 {max}", "改为允许范围内的值"},
                             {"{label_en} is {value}; {min} to {max} is allowed", "give a value inside the range"}};
const ErrorSpec not_an_option{"record.not_an_option",
                              refused,
                              {"“{label}”没有选项“{value}”", "可选：{options}"},
                              {"{label_en} has no option \"{value}\"", "one of: {options}"}};
const ErrorSpec not_unique{"record.not_unique",
                           conflict,
                           {"已有{type}使用相同的{fields}", "打开已有的记录，或更正 {fields}"},
                           {"a {type_en} with the same {fields} exists already", "open that one, or correct {fields}"}};
const ErrorSpec no_such_target{
    "record.no_such_target",
    refused,
    {"“{label}”所指的{target}“{value}”不存在", "先登记该{target}，或选择已有的"},
    {"{label_en}: there is no {target_en} \"{value}\"", "register it first, or choose one that exists"}};
const ErrorSpec needs_reason{"record.needs_reason",
                             refused,
                             {"“{label}”：{doubt}", "更正，或在 overrides 中为 {field} 说明理由"},
                             {"{label_en}: {doubt_en}", "correct it, or give a reason for {field} under overrides"}};
const ErrorSpec computed_field{"record.computed_field",
                               refused,
                               {"“{label}”由系统计算，不能填写", "去掉字段 {field}"},
                               {"{label_en} is computed and cannot be given", "leave field {field} out"}};
const ErrorSpec unreadable_date{"record.unreadable_date",
                                refused,
                                {"“{label}”的值“{value}”不是日期", "写成 2026-03-01"},
                                {"{label_en}: \"{value}\" is not a date", "write 2026-03-01"}};
const ErrorSpec unreadable_number{
    "record.unreadable_number",
    refused,
    {"“{label}”的值“{value}”不是数", "写成 1234.50，最多 {scale} 位小数"},
    {"{label_en}: \"{value}\" is not a number", "write 1234.50, at most {scale} decimals"}};

const ErrorSpec unknown_receipt{
    "record.unknown_receipt",
    refused,
    {"“{label}”：文件“{name}”的凭据不是发给您的，或已过期", "请重新上传该文件"},
    {"{label_en}: the receipt of \"{name}\" was not given to you, or is too old", "upload the file again"}};
const ErrorSpec too_many_waiting{
    "record.too_many_waiting",
    refused,
    {"您上传后尚未使用的文件合计超过 {max} 字节", "先把已上传的文件保存到记录中；一天后未使用的会自动清除"},
    {"the files you uploaded and did not use exceed {max} bytes",
     "save them in records first; what is not used within a day is removed"}};

const ErrorSpec no_such_record{
    "record.not_found",
    ErrorKind::not_found,
    {"没有这条{type}，或您无权查看", "检查编号，或向园区管理员申请权限"},
    {"there is no such {type_en}, or it is not yours to see", "check the id, or ask the park's administrator"}};
const ErrorSpec not_allowed{"record.forbidden",
                            ErrorKind::forbidden,
                            {"您的角色不能对“{type}”执行“{action}”", "向园区管理员申请权限"},
                            {"your roles do not allow {action_en} on {type_en}", "ask the park's administrator"}};
const ErrorSpec field_forbidden{"record.field_forbidden",
                                ErrorKind::forbidden,
                                {"您的角色不能填写“{label}”", "去掉字段 {field}"},
                                {"your roles may not write {label_en}", "leave field {field} out"}};
const ErrorSpec version_conflict{"record.version_conflict",
                                 conflict,
                                 {"这条记录已被他人修改（当前第 {current} 版，您的是第 {given} 版）", "重新打开后再改"},
                                 {"someone else has changed this record (it is at version {current}, yours is {given})",
                                  "open it again and repeat the change"}};
const ErrorSpec version_missing{
    "record.version_missing",
    refused,
    {"修改时必须给出版本", "在 If-Match 或 version 中给出读到的版本"},
    {"a change must name the version it was made from", "give it in If-Match or as version"}};
const ErrorSpec still_referred_to{"record.still_referred_to",
                                  conflict,
                                  {"仍有 {count} 条{type}引用这条记录", "先处理这些记录"},
                                  {"{count} {type_en} still refer to this record", "deal with them first"}};
const ErrorSpec already_deleted{"record.already_deleted",
                                conflict,
                                {"这条记录已在回收站中", ""},
                                {"this record is in the recycle bin already", ""}};
const ErrorSpec not_deleted{
    "record.not_deleted", conflict, {"这条记录不在回收站中", ""}, {"this record is not in the recycle bin", ""}};
const ErrorSpec unknown_sort{
    "record.unknown_sort", refused, {"不能按“{field}”排序", "{nearest}"}, {"cannot sort by \"{field}\"", "{nearest}"}};
const ErrorSpec bad_cursor{"record.bad_cursor",
                           refused,
                           {"翻页标记无效", "从第一页重新开始"},
                           {"the page mark is not one of this list", "start again from the first page"}};
const ErrorSpec bad_limit{"record.bad_limit",
                          refused,
                          {"每页 {limit} 条超出 1 至 {max}", "减小 limit"},
                          {"limit {limit} is outside 1 to {max}", "choose a smaller limit"}};
const ErrorSpec filter_forbidden{"record.filter_forbidden",
                                 ErrorKind::forbidden,
                                 {"不能按“{field}”筛选：您无权查看该字段", "改用可见的字段"},
                                 {"cannot filter by {field}: it is not yours to see", "use a field you can see"}};
const ErrorSpec outside_rule{
    "record.outside_rule",
    ErrorKind::forbidden,
    {"您的角色不能把{type}保存成这样", "检查所属园区、企业等字段"},
    {"your roles may not save a {type_en} like this", "check the park, firm and other owning fields"}};

}  // namespace sanlian::record::errors
