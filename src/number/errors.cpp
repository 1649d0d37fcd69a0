#include "number/errors.h"

namespace sanlian::number::errors {

const ErrorSpec money_malformed{"number.money_malformed",
                                ErrorKind::refused,
                                {"“{text}”不是金额", "以元为单位填写，最多两位小数，不带千分位，例如 5000000.00"},
                                {"\"{text}\" is not an amount of money",
                                 "write yuan with at most two decimals and no grouping, for example 5000000.00"}};
const ErrorSpec money_too_large{
    "number.money_too_large",
    ErrorKind::refused,
    {"金额 {text} 元超出系统可记录的范围（10 万亿元）", "检查单位是否应为元而不是分，或是否多写了零"},
    {"{text} yuan is beyond what can be recorded (10 trillion yuan)",
     "check that the figure is in yuan, not fen, and has no zero too many"}};
const ErrorSpec rate_malformed{
    "number.rate_malformed",
    ErrorKind::refused,
    {"“{text}”不是利率", "写作百分数或基点，例如 3.8 % 或 380 bp"},
    {"\"{text}\" is not a rate", "write a percentage or basis points, for example 3.8 % or 380 bp"}};
const ErrorSpec rate_too_fine{"number.rate_too_fine",
                              ErrorKind::refused,
                              {"利率 {text} 的小数位过多，百分数最多保留六位小数", "按合同所写的位数填写"},
                              {"rate {text} has too many digits; a percentage keeps at most six decimals",
                               "write it with the digits that the contract has"}};
const ErrorSpec rate_out_of_range{"number.rate_out_of_range",
                                  ErrorKind::refused,
                                  {"利率 {text} 超出 ±1000000 % 的范围", "检查小数点和单位"},
                                  {"rate {text} is beyond ±1000000 %", "check the decimal point and the unit"}};
const ErrorSpec bounded_malformed{
    "number.bounded_malformed",
    ErrorKind::refused,
    {"“{text}”不是数字，也不是“60余”“近2万”“约30”“≥60”这样的约数", "写一个数字，并标明是至少、约还是接近"},
    {"\"{text}\" is neither a number nor a bounded figure such as 60+, about 30, close to 20000 or >=60",
     "write one number, and say whether it is at least, about or close to it"}};

}  // namespace sanlian::number::errors
