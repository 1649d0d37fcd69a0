#include "loan/errors.h"

namespace sanlian::loan::errors {

const ErrorSpec principal_not_positive{
    "loan.principal_not_positive",
    ErrorKind::refused,
    {"贷款本金为 {principal} 元，应大于零", "填写合同上的借款金额"},
    {"the principal is {principal} yuan; it must be above zero", "enter the amount that the contract names"}};
const ErrorSpec rate_out_of_range{
    "loan.rate_out_of_range",
    ErrorKind::refused,
    {"年利率为 {rate}，允许 0 % 至 100 %", "检查小数点；3.8 % 不是 380 %"},
    {"the rate is {rate} a year; 0 % to 100 % allowed", "check the decimal point: 3.8 % is not 380 %"}};
const ErrorSpec maturity_not_after_start{
    "loan.maturity_not_after_start",
    ErrorKind::refused,
    {"到期日 {maturity} 不晚于起息日 {start}", "检查两个日期是否填反"},
    {"the maturity {maturity} is not after the start {start}", "check whether the two dates are swapped"}};
const ErrorSpec term_too_long{"loan.term_too_long",
                              ErrorKind::refused,
                              {"期限超过 {years} 年", "检查到期日的年份"},
                              {"the term is longer than {years} years", "check the year of the maturity"}};
const ErrorSpec settlement_day_out_of_range{
    "loan.settlement_day_out_of_range",
    ErrorKind::refused,
    {"结息日为每月 {day} 日，允许 1 至 28 日", "月末结息的合同请填 28 日之前的约定日"},
    {"interest is settled on day {day} of the month; 1 to 28 allowed", "choose a day that every month has"}};
const ErrorSpec settlement_not_for_method{
    "loan.settlement_not_for_method",
    ErrorKind::refused,
    {"还款方式 {method} 须按月或按季还款", "把结息周期改为按月或按季，或改用利随本清"},
    {"method {method} is paid by month or by quarter", "choose monthly or quarterly, or the bullet method"}};
const ErrorSpec day_count_not_for_method{
    "loan.day_count_not_for_method",
    ErrorKind::refused,
    {"还款方式 {method} 不能按 {day_count} 计息", "等额本息按月利率（年利率的十二分之一）计息"},
    {"method {method} cannot count interest by {day_count}",
     "a level payment counts a twelfth of the year's rate a month"}};
const ErrorSpec maturity_not_whole_instalments{
    "loan.maturity_not_whole_instalments",
    ErrorKind::refused,
    {"{start} 至 {maturity} 不是整数个 {months} 个月的还款期", "把到期日调整为起息日的对应日，或改用约定日期还本"},
    {"{start} to {maturity} is not a whole number of instalments of {months} months",
     "move the maturity to the day that corresponds to the start, or list the dates of the principal"}};
const ErrorSpec principal_dues_not_for_method{
    "loan.principal_dues_not_for_method",
    ErrorKind::refused,
    {"还款方式 {method} 不使用还本计划", "删除还本计划，或把还款方式改为按计划还本"},
    {"method {method} takes no list of principal dates", "remove the list, or choose the custom method"}};
const ErrorSpec principal_dues_missing{
    "loan.principal_dues_missing",
    ErrorKind::refused,
    {"按计划还本的贷款没有还本计划", "列出每次还本的日期和金额"},
    {"a custom loan has no list of principal dates", "list the date and amount of every repayment"}};
const ErrorSpec principal_due_not_positive{
    "loan.principal_due_not_positive",
    ErrorKind::refused,
    {"{date} 的还本金额为 {amount} 元，应大于零", "删除该行或改正金额"},
    {"the principal due on {date} is {amount} yuan; it must be above zero", "remove the line or correct the amount"}};
const ErrorSpec principal_dues_unordered{
    "loan.principal_dues_unordered",
    ErrorKind::refused,
    {"还本计划的日期 {date} 不晚于上一行", "按日期从早到晚排列，同一天合并为一行"},
    {"the principal date {date} is not after the one before it", "list the dates in order, one line a day"}};
const ErrorSpec principal_due_outside{
    "loan.principal_due_outside",
    ErrorKind::refused,
    {"还本日期 {date} 不在起息日 {start} 之后、到期日 {maturity} 当日或之前", "改正该日期；最后一期应在到期日"},
    {"the principal date {date} is not after {start} and by {maturity}",
     "correct the date; the last one is the maturity"}};
const ErrorSpec principal_dues_sum{
    "loan.principal_dues_sum",
    ErrorKind::refused,
    {"还本计划合计 {sum} 元，与本金 {principal} 元不符", "改正某一行金额，使合计等于本金"},
    {"the principal dates add up to {sum} yuan; the principal is {principal} yuan",
     "correct an amount until the sum is the principal"}};

const ErrorSpec entry_not_positive{"loan.entry_not_positive",
                                   ErrorKind::refused,
                                   {"{date} 的发生额为 {amount} 元，应大于零", "冲正请删除原记录，不要填负数"},
                                   {"the entry of {date} is {amount} yuan; it must be above zero",
                                    "to reverse an entry remove it, do not enter a negative one"}};
const ErrorSpec repaid_more_than_owed{"loan.repaid_more_than_owed",
                                      ErrorKind::refused,
                                      {"{date} 还本 {amount} 元，超过当日未还本金 {owed} 元", "检查金额，或先补录放款"},
                                      {"{amount} yuan of principal repaid on {date}, but only {owed} yuan were owed",
                                       "check the amount, or record the missing drawdown first"}};
const ErrorSpec rate_missing{"loan.rate_missing",
                             ErrorKind::refused,
                             {"{date} 没有适用的利率", "补充自放款日起的利率"},
                             {"no rate applies on {date}", "give the rate in force from the first drawdown"}};
const ErrorSpec rate_steps_unordered{"loan.rate_steps_unordered",
                                     ErrorKind::refused,
                                     {"利率表的日期 {date} 不晚于上一行", "按日期从早到晚排列"},
                                     {"the rate step of {date} is not after the one before it", "list them in order"}};
const ErrorSpec day_count_not_for_ledger{
    "loan.day_count_not_for_ledger",
    ErrorKind::refused,
    {"按实际台账计息须按天数（实际/360 或 实际/365）", "按月计息的贷款以还款计划为准"},
    {"interest from the ledger is counted by days (actual/360 or actual/365)",
     "a loan counted by months follows its schedule"}};

const ErrorSpec lpr_unordered{"loan.lpr_unordered",
                              ErrorKind::refused,
                              {"LPR 表中 {date} 的报价不晚于上一行或与其同月", "每月一行，按公布日期排列"},
                              {"the LPR quote of {date} is not of a later month than the one before it",
                               "one line a month, in order of publication"}};
const ErrorSpec lpr_unknown{
    "loan.lpr_unknown",
    ErrorKind::not_found,
    {"LPR 表中没有 {month} 的 {tenor} 报价", "在 LPR 表中补录该月报价后重算"},
    {"the LPR table has no {tenor} quote of {month}", "add that month's quote and calculate anew"}};
const ErrorSpec spread_out_of_range{
    "loan.spread_out_of_range",
    ErrorKind::refused,
    {"LPR 加点后的利率为 {rate}，允许 0 % 至 100 %", "检查加减点数（1 个基点为 0.01 %）"},
    {"LPR and spread make {rate}; 0 % to 100 % allowed", "check the spread: one basis point is 0.01 %"}};
const ErrorSpec rule_invalid{
    "loan.rule_invalid",
    ErrorKind::refused,
    {"补贴规则 {rule} 的 {key} 为 {value}，允许 {allowed}", "对照文件原文改正规则"},
    {"subsidy rule {rule} has {key} {value}; {allowed} allowed", "correct the rule by the text of its document"}};

const ErrorSpec share_out_of_range{
    "loan.share_out_of_range",
    ErrorKind::refused,
    {"贷款 {loan} 的质押份额为 {share}，允许 0 % 至 100 %", "按银行出具的份额证明填写"},
    {"loan {loan} has a pledge share of {share}; 0 % to 100 % allowed", "enter the share that the bank certified"}};
const ErrorSpec cost_negative{
    "loan.cost_negative",
    ErrorKind::refused,
    {"贷款 {loan} 的费用 {item} 为 {amount} 元，不应为负", "按发票填写实际支付金额"},
    {"loan {loan} has a cost {item} of {amount} yuan; it may not be negative", "enter what the invoice says was paid"}};

}  // namespace sanlian::loan::errors
