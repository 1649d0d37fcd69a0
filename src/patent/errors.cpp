#include "patent/errors.h"

namespace sanlian::patent::errors {

const ErrorSpec not_a_number{
    "patent.not_a_number",
    ErrorKind::refused,
    {"“{text}”不是中国专利申请号：第 {position} 个字符，{reason_zh}", "申请号形如 201811107071.6，旧号形如 95115608.X"},
    {"\"{text}\" is no Chinese application number: at character {position}, {reason_en}",
     "application numbers look like 201811107071.6, before October 2003 like 95115608.X"}};
const ErrorSpec check_character_wrong{
    "patent.check_character_wrong",
    ErrorKind::refused,
    {"申请号 {number} 的校验位应为 {expected}，填写的是 {given}", "对照证书检查各位数字；确认无误可附证据保留"},
    {"the check character of {number} should be {expected}, not {given}",
     "compare every digit with the certificate; if they agree, keep the number and attach the evidence"}};
const ErrorSpec check_character_absent{
    "patent.check_character_absent",
    ErrorKind::refused,
    {"申请号 {number} 没有校验位（按数字推算为 {expected}）", "数字输错时没有校验位就发现不了，请对照证书"},
    {"application number {number} has no check character (its digits give {expected})",
     "without it a mistyped digit goes unseen; compare with the certificate"}};
const ErrorSpec number_year_out_of_range{
    "patent.number_year_out_of_range",
    ErrorKind::refused,
    {"申请号年份为 {year}，允许 {min} 至 {max}", "2003 年 10 月前的申请用 8 位数字的旧号"},
    {"the year of the number is {year}; {min} to {max} allowed",
     "filings before October 2003 have numbers of 8 digits"}};
const ErrorSpec number_serial_out_of_range{"patent.number_serial_out_of_range",
                                           ErrorKind::refused,
                                           {"流水号为 {serial}，允许 1 至 {max}", "检查流水号"},
                                           {"the serial is {serial}; 1 to {max} allowed", "check the serial"}};
const ErrorSpec not_a_publication_number{
    "patent.not_a_publication_number",
    ErrorKind::refused,
    {"“{text}”不是公布号或公告号：第 {position} 个字符，{reason_zh}",
     "公布号形如 CN104008308A；外国文献以国别代码开头"},
    {"\"{text}\" is no publication number: at character {position}, {reason_en}",
     "Chinese ones look like CN104008308A; foreign ones begin with their country code"}};

const ErrorSpec event_not_allowed{
    "patent.event_not_allowed",
    ErrorKind::refused,
    {"{on} 的“{event_zh}”不能发生在“{state_zh}”状态；允许的状态：{allowed_zh}",
     "检查事件日期和先后，或补录其间缺少的事件"},
    {"\"{event_en}\" on {on} cannot happen while \"{state_en}\"; it can while: {allowed_en}",
     "check dates and order, or enter the events missing in between"}};
const ErrorSpec event_not_for_kind{
    "patent.event_not_for_kind",
    ErrorKind::refused,
    {"{on} 的“{event_zh}”不适用于{about_zh}", "检查专利类型或事件"},
    {"\"{event_en}\" on {on} does not exist for a patent of kind {about_en}", "check the kind or the event"}};
const ErrorSpec event_frozen{
    "patent.event_frozen",
    ErrorKind::refused,
    {"{on} 的“{event_zh}”不能办理：该专利处于“{about_zh}”", "待{about_zh}解除或结束后再办理（细则第103至105条）"},
    {"\"{event_en}\" on {on} is not possible while the patent is {about_en}",
     "wait until that has ended (Implementing Rules, rules 103 to 105)"}};
const ErrorSpec event_needs_effective_day{
    "patent.event_needs_effective_day",
    ErrorKind::refused,
    {"{on} 的“{event_zh}”缺少生效日 effective", "填写应当缴纳年费期满之日，终止追溯至该日（细则第115条）"},
    {"\"{event_en}\" on {on} needs field effective",
     "enter the day the annuity was due; the termination reaches back to it (rule 115)"}};
const ErrorSpec effective_day_out_of_order{
    "patent.effective_day_out_of_order",
    ErrorKind::refused,
    {"“{event_zh}”的生效日 {effective} 应在 {first} 至 {on} 之间", "检查日期"},
    {"\"{event_en}\" takes effect on {effective}, which must lie between {first} and {on}", "check the dates"}};
const ErrorSpec overlay_not_there{
    "patent.overlay_not_there",
    ErrorKind::refused,
    {"{on} 的“{event_zh}”没有对象：该专利没有“{about_zh}”", "先补录它的开始"},
    {"\"{event_en}\" on {on} has nothing to end: the patent is not {about_en}", "enter its beginning first"}};
const ErrorSpec overlay_already_there{"patent.overlay_already_there",
                                      ErrorKind::conflict,
                                      {"{on} 的“{event_zh}”不能办理：该专利已“{about_zh}”", "先录入前一次的解除"},
                                      {"\"{event_en}\" on {on} is not possible: the patent already is {about_en}",
                                       "enter the end of the earlier one first"}};
const ErrorSpec history_must_begin{
    "patent.history_must_begin",
    ErrorKind::refused,
    {"事件历史不能以 {on} 的“{event_zh}”开始", "历史须以受理、公布、实质审查生效或授权公告开始，请补录"},
    {"the history cannot begin with \"{event_en}\" on {on}",
     "it begins with filing, publication, examination or grant; enter that event"}};

const ErrorSpec field_needed{"patent.field_needed",
                             ErrorKind::refused,
                             {"无法计算：缺少字段 {field}", "补填 {field} 后重新计算"},
                             {"cannot be computed: needs field {field}", "fill in {field} and compute again"}};
const ErrorSpec before_filing{"patent.before_filing",
                              ErrorKind::refused,
                              {"{date} 早于申请日 {filed}", "检查日期"},
                              {"{date} is before the filing date {filed}", "check the dates"}};
const ErrorSpec year_out_of_term{
    "patent.year_out_of_term",
    ErrorKind::refused,
    {"第 {year} 年度超出该专利的期限（{max} 年）", "填写 1 至 {max} 的年度"},
    {"patent year {year} is beyond the term of {max} years", "choose a year from 1 to {max}"}};
const ErrorSpec year_before_grant{
    "patent.year_before_grant",
    ErrorKind::refused,
    {"第 {year} 年度早于授权年度（第 {grant_year} 年度），不缴年费", "年费自授权当年起缴纳（专利法第43条）"},
    {"no annuity is due for patent year {year}; the grant fell in year {grant_year}",
     "annuities begin with the year of grant (Patent Law art. 43)"}};
const ErrorSpec year_paid_at_registration{
    "patent.year_paid_at_registration",
    ErrorKind::refused,
    {"第 {year} 年度是授权当年，年费随登记手续缴纳，没有滞纳期", "用授权通知的收到日计算首次年费"},
    {"patent year {year} is the year of grant; its annuity is paid with registration and has no grace",
     "compute the first annuity from the day the notice of grant was received"}};
const ErrorSpec lapsed{"patent.lapsed",
                       ErrorKind::refused,
                       {"第 {year} 年度年费在 {grace_ends} 前未缴，专利权自 {lapsed_on} 起终止",
                        "收到终止通知书后两个月内可请求恢复（细则第6条）"},
                       {"the annuity of year {year} was not paid by {grace_ends}; the right ended as of {lapsed_on}",
                        "restoration can be requested within two months of the notice (rule 6)"}};
const ErrorSpec compensation_not_for_kind{
    "patent.compensation_not_for_kind",
    ErrorKind::refused,
    {"期限补偿只适用于发明专利，此件为{kind_zh}", "检查专利类型，或把补偿天数清零"},
    {"term compensation exists for inventions only; this is a {kind_en}",
     "check the kind, or set the compensation to zero"}};

const ErrorSpec table_gap{"patent.table_gap",
                          ErrorKind::refused,
                          {"{table}：{what} 没有数据", "补齐该行"},
                          {"{table}: nothing is given for {what}", "add the missing row"}};
const ErrorSpec table_overlap{
    "patent.table_overlap",
    ErrorKind::refused,
    {"{table}：{what} 有不止一行", "删去重复的行，或给出不同的起始日 from"},
    {"{table}: more than one row for {what}", "remove one, or give them different from days"}};
const ErrorSpec table_value_out_of_range{"patent.table_value_out_of_range",
                                         ErrorKind::refused,
                                         {"{table}：{what} 为 {value}，允许 {min} 至 {max}", "改正该值"},
                                         {"{table}: {what} is {value}; {min} to {max} allowed", "correct the value"}};
const ErrorSpec no_rate_on_day{"patent.no_rate_on_day",
                               ErrorKind::not_found,
                               {"{table} 中没有 {date} 适用的 {what}", "在数据表中补充该日期之前生效的一行"},
                               {"{table} has no {what} for {date}", "add a row that was in force by then"}};
const ErrorSpec amount_too_large{"patent.amount_too_large",
                                 ErrorKind::refused,
                                 {"{what} 的金额超出范围", "检查数据表中的金额"},
                                 {"the amount of {what} is out of range", "check the amounts in the table"}};

}  // namespace sanlian::patent::errors
