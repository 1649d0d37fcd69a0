#include "work/errors.h"

namespace sanlian::work::errors {
using enum ErrorKind;

const ErrorSpec wrong_login{
    "work.wrong_login",
    unauthenticated,
    {"账号或密码不正确", "检查大小写；忘记密码请联系园区管理员"},
    {"the log-in name or password is wrong", "check capitals; the park's administrator can set a new password"}};
const ErrorSpec too_many_attempts{
    "work.too_many_attempts",
    too_many,
    {"登录失败次数过多，请 {seconds} 秒后再试", "忘记密码请联系园区管理员"},
    {"too many failed log-ins; try again in {seconds} seconds", "the park's administrator can set a new password"}};
const ErrorSpec too_many_streams{
    "work.too_many_streams",
    too_many,
    {"本次登录已打开 {max} 个事件流", "关闭一个页面后再试，或让各页面共用一个事件流"},
    {"this session has {max} event streams open", "close one of its pages, or let them share a stream"}};
const ErrorSpec not_logged_in{"work.not_logged_in",
                              unauthenticated,
                              {"请先登录", "登录已过期时请重新登录"},
                              {"log in first", "a session ends after some hours; log in again"}};
const ErrorSpec csrf_missing{"work.csrf_missing",
                             forbidden,
                             {"请求缺少本次登录的校验值", "在 X-CSRF-Token 中带上登录时得到的值"},
                             {"the request lacks the session's token", "send the token got at log-in as X-CSRF-Token"}};
const ErrorSpec password_too_short{"work.password_too_short",
                                   refused,
                                   {"密码至少 {min} 个字符", "换一个更长的密码"},
                                   {"a password has at least {min} characters", "choose a longer one"}};
const ErrorSpec login_taken{"work.login_taken",
                            conflict,
                            {"账号“{login}”已存在", "换一个账号"},
                            {"the log-in name \"{login}\" is taken", "choose another"}};
const ErrorSpec no_such_user{"work.no_such_user",
                             not_found,
                             {"没有账号“{login}”", "检查账号"},
                             {"there is no user \"{login}\"", "check the log-in name"}};
const ErrorSpec user_disabled{"work.user_disabled",
                              unauthenticated,
                              {"账号已停用", "请联系园区管理员"},
                              {"this account is disabled", "ask the park's administrator"}};
const ErrorSpec wrong_old_password{
    "work.wrong_old_password", refused, {"原密码不正确", ""}, {"the present password is wrong", ""}};
const ErrorSpec role_needs_organisation{"work.role_needs_organisation",
                                        refused,
                                        {"角色 {role} 必须属于一个{type}", "给出 organisation"},
                                        {"role {role} belongs to a {type}", "give its id as organisation"}};
const ErrorSpec not_an_administrator{"work.not_an_administrator",
                                     forbidden,
                                     {"只有系统管理员可以这样做", "请联系系统管理员"},
                                     {"only an administrator may do this", "ask an administrator"}};
const ErrorSpec no_such_park{"work.no_such_park",
                             not_found,
                             {"没有园区“{park}”", "已有：{parks}"},
                             {"there is no park \"{park}\"", "known: {parks}"}};
const ErrorSpec no_such_table{"work.no_such_table",
                              refused,
                              {"声明中没有表“{table}”", "检查 packs/*/tables"},
                              {"no table \"{table}\" is declared", "look into packs/*/tables"}};
const ErrorSpec table_value{"work.table_value",
                            refused,
                            {"“{part}”的 {column} 不能是“{value}”", "应为{expected}"},
                            {"{column} of {part} cannot be \"{value}\"", "expected: {expected_en}"}};
const ErrorSpec table_part_missing{"work.table_part_missing",
                                   refused,
                                   {"表“{table}”缺少“{part}”部分", "参照 docs/guides/tables.md 补上"},
                                   {"table \"{table}\" lacks its part {part}", "add it; see docs/guides/tables.md"}};
const ErrorSpec table_row_count{"work.table_row_count",
                                refused,
                                {"“{part}”应只有一行", "其他版本另写一个同名部分"},
                                {"{part} has one row", "another version is another part of the same name"}};
const ErrorSpec loan_incomplete{"work.loan_incomplete",
                                refused,
                                {"贷款缺少“{field}”，无法生成还款计划", "补填该字段"},
                                {"the loan lacks {field}; no schedule can be made", "fill in the field"}};
const ErrorSpec subsidy_key{"work.subsidy_key",
                            refused,
                            {"补助项目“{key}”不是补助申领的金额字段", "项目标识应为 subsidy_claim 的金额字段"},
                            {"item \"{key}\" is no money field of subsidy_claim", "name an item after the field"}};
const ErrorSpec subsidy_base{"work.subsidy_base",
                             refused,
                             {"没有基准利率“{base}”", "用 lpr_1y、lpr_5y，或本规则 base_rates 中的一个名称"},
                             {"there is no base rate \"{base}\"", "lpr_1y, lpr_5y, or the one of base_rates"}};
const ErrorSpec subsidy_caps_unordered{"work.subsidy_caps_unordered",
                                       refused,
                                       {"项目 {item} 的上限未按日期排列", "由早到晚排列 caps"},
                                       {"the caps of {item} are not in order of dates", "oldest first"}};
const ErrorSpec subsidy_twice{"work.subsidy_twice",
                              refused,
                              {"补助规则 {rule} 重复", "每条规则一个标识"},
                              {"subsidy rule {rule} is declared twice", "give each its own key"}};
const ErrorSpec no_such_subsidy{"work.no_such_subsidy",
                                not_found,
                                {"没有补助规则“{rule}”", "已有：{known}"},
                                {"there is no subsidy rule \"{rule}\"", "known: {known}"}};
const ErrorSpec no_subsidy_then{
    "work.no_subsidy_then",
    refused,
    {"{day} 结清的贷款在地区 {region} 没有适用的补助规则", "可在申领中指定规则，已有：{known}"},
    {"no subsidy rule is in force for a loan settled on {day} in region {region}", "name one of: {known}"}};
const ErrorSpec subsidy_unmet{
    "work.subsidy_unmet",
    refused,
    {"不符合{rule}的条件：{reasons}", "更正有误的资料，或按其他规则申领"},
    {"conditions of {rule_en} are not met: {reasons_en}", "correct what is wrong, or name another rule"}};
const ErrorSpec subsidy_unknown{"work.subsidy_unknown",
                                refused,
                                {"补助金额尚无法测算，缺少：{needs}", "补填后再提交"},
                                {"the subsidy cannot be calculated yet; missing: {needs_en}", "fill these in first"}};
const ErrorSpec no_such_check{"work.no_such_check",
                              not_found,
                              {"没有检查“{check}”", "已有：{known}"},
                              {"there is no check \"{check}\"", "known: {known}"}};
const ErrorSpec no_such_rules{"work.no_such_rules",
                              not_found,
                              {"没有决策模型“{rules}”", "已有：{known}"},
                              {"there is no decision model \"{rules}\"", "known: {known}"}};
const ErrorSpec no_such_indicator{"work.no_such_indicator",
                                  not_found,
                                  {"园区 {park} 没有指标“{key}”", "检查名称"},
                                  {"park {park} has no indicator \"{key}\"", "check the name"}};
const ErrorSpec file_empty{
    "work.file_empty", refused, {"文件是空的", "重新选择文件"}, {"the file is empty", "choose it again"}};
const ErrorSpec file_name{"work.file_name",
                          refused,
                          {"文件名须为 1 至 {max} 个字符，不含 / \\ 或控制字符", "在 name 中给出不带路径的文件名"},
                          {"a file name has 1 to {max} characters, none of them / \\ or a control character",
                           "give it as name, without a path"}};
const ErrorSpec file_refused{
    "work.file_refused",
    refused,
    {"不接受这种文件", "可上传 PDF、OFD、PNG、JPEG、TIFF、Word、Excel、PowerPoint、TXT、ZIP"},
    {"files of this kind are not taken", "PDF, OFD, PNG, JPEG, TIFF, Word, Excel, PowerPoint, TXT and ZIP are"}};
const ErrorSpec no_file{"work.no_file",
                        not_found,
                        {"字段 {field} 没有文件", "检查字段名称"},
                        {"field {field} holds no file", "check the name of the field"}};
const ErrorSpec create_through_chain{"work.create_through_chain",
                                     refused,
                                     {"“{type}”由链自动产生", "在链上执行相应的步骤"},
                                     {"a {type} is made by its chain", "make the move that creates it"}};
const ErrorSpec stage_is_the_chains{"work.stage_is_the_chains",
                                    refused,
                                    {"阶段只能通过链上的步骤改变", "使用 moves"},
                                    {"a stage is changed by a move of its chain only", "use moves"}};

}  // namespace sanlian::work::errors
