#include "search/language/errors.h"

namespace sanlian::search::errors {

const ErrorSpec query_empty{"search.query_empty",
                            ErrorKind::refused,
                            {"检索式是空的", "写一个检索词，或用 * 表示全部"},
                            {"the query is empty", "write a word, or * for everything"}};

const ErrorSpec query_too_long{
    "search.query_too_long",
    ErrorKind::too_large,
    {"检索式有 {word} 字节，最多 {near} 字节", "分成几次检索，再合并结果"},
    {"the query has {word} bytes; {near} are allowed", "search in parts and join the results"}};

const ErrorSpec query_too_deep{
    "search.query_too_deep",
    ErrorKind::too_large,
    {"第 {at} 个字符处括号和 NOT 嵌套超过 {near} 层", "去掉多余的括号"},
    {"brackets and NOTs stand more than {near} deep at character {at}", "leave out brackets that change nothing"}};

const ErrorSpec query_not_utf8{"search.query_not_utf8",
                               ErrorKind::refused,
                               {"检索式不是 UTF-8 文字", "用 UTF-8 编码发送"},
                               {"the query is not UTF-8 text", "send it as UTF-8"}};

const ErrorSpec unknown_field{"search.unknown_field",
                              ErrorKind::refused,
                              {"没有字段“{word}”", "字段清单见检索指南；要查这几个字本身请加引号"},
                              {"there is no field \"{word}\"",
                               "the search guide lists the fields; put quotes around it to look for the text itself"}};

const ErrorSpec unknown_field_near{
    "search.unknown_field_near",
    ErrorKind::refused,
    {"没有字段“{word}”", "是不是“{near}”？要查这几个字本身请加引号"},
    {"there is no field \"{word}\"", "did you mean \"{near}\"? Put quotes around it to look for the text itself"}};

const ErrorSpec missing_operand{
    "search.missing_operand",
    ErrorKind::refused,
    {"“{word}”处缺少检索词", "在运算符两边各写一个检索词；要查运算符本身请加引号"},
    {"a word is missing at \"{word}\"",
     "an operator stands between two words; put quotes around it to look for the operator itself"}};

const ErrorSpec operators_reversed{"search.operators_reversed",
                                   ErrorKind::refused,
                                   {"“{word}”后面不能接“{near}”", "是不是“{near} {word}”？"},
                                   {"\"{word}\" cannot be followed by \"{near}\"", "did you mean \"{near} {word}\"?"}};

const ErrorSpec unclosed_bracket{"search.unclosed_bracket",
                                 ErrorKind::refused,
                                 {"第 {at} 个字符处的括号没有闭合", "补上“)”"},
                                 {"the bracket at character {at} is not closed", "add \")\""}};

const ErrorSpec unopened_bracket{"search.unopened_bracket",
                                 ErrorKind::refused,
                                 {"多了一个“{word}”", "去掉它，或在前面补上左括号"},
                                 {"\"{word}\" closes nothing", "remove it, or open a bracket before it"}};

const ErrorSpec unclosed_quote{"search.unclosed_quote",
                               ErrorKind::refused,
                               {"第 {at} 个字符处的引号没有闭合", "补上“{near}”"},
                               {"the quote at character {at} is not closed", "add {near}"}};

const ErrorSpec unclosed_range{"search.unclosed_range",
                               ErrorKind::refused,
                               {"第 {at} 个字符处的区间没有闭合", "写成 [2019 TO 2022]"},
                               {"the range at character {at} is not closed", "write [2019 TO 2022]"}};

const ErrorSpec range_without_field{
    "search.range_without_field",
    ErrorKind::refused,
    {"这里不能写区间", "区间前面要有日期或数字字段，例如 PD=[2019 TO 2022]"},
    {"a range cannot stand here", "put a field of dates or numbers before it, as in PD=[2019 TO 2022]"}};

const ErrorSpec comparison_without_number{
    "search.comparison_without_number",
    ErrorKind::refused,
    {"“{word}”不能比较大小", "大小比较只用于日期和数字字段，例如 PD>=2020"},
    {"\"{word}\" cannot be compared", "only fields of dates and numbers can, as in PD>=2020"}};

const ErrorSpec range_backwards{"search.range_backwards",
                                ErrorKind::refused,
                                {"区间“{word}”的起点晚于终点", "把两头对调"},
                                {"the range {word} ends before it begins", "swap its ends"}};

const ErrorSpec bad_day{"search.bad_day",
                        ErrorKind::refused,
                        {"“{word}”不是日期", "写成 2019、2019-05、2019-05-01、20190501 或 2019年5月1日"},
                        {"\"{word}\" is no day", "write 2019, 2019-05, 2019-05-01, 20190501 or 2019年5月1日"}};

const ErrorSpec bad_number{"search.bad_number",
                           ErrorKind::refused,
                           {"“{word}”不是整数", "写成 10、[1 TO 10] 或 >=10"},
                           {"\"{word}\" is no whole number", "write 10, [1 TO 10] or >=10"}};

const ErrorSpec wildcard_alone{"search.wildcard_alone",
                               ErrorKind::refused,
                               {"通配符“{word}”旁边没有字", "至少写一个字母、数字或汉字，例如 batter*"},
                               {"the wildcard \"{word}\" stands without a letter",
                                "put at least one letter, digit or character beside it, as in batter*"}};

const ErrorSpec wildcard_in_keyword{
    "search.wildcard_in_keyword",
    ErrorKind::refused,
    {"“{word}”里的通配符只能在末尾", "写成 华为*；要查符号本身，请在前面加 \\"},
    {"a wildcard can only end \"{word}\"", "write Siemens*; put \\ before the sign to look for the sign itself"}};

const ErrorSpec nothing_to_search{
    "search.nothing_to_search",
    ErrorKind::refused,
    {"“{word}”里没有可检索的字", "写字母、数字或汉字"},
    {"there is nothing to look for in \"{word}\"", "write letters, digits or characters"}};

const ErrorSpec near_operand{
    "search.near_operand",
    ErrorKind::refused,
    {"“{word}”两边只能是词、引号短语、通配词或它们的 OR", "多个词请加引号，例如 \"fuel cell\" NEAR/3 stack"},
    {"\"{word}\" takes words, phrases, wildcards or an OR of these",
     "put quotes around several words, as in \"fuel cell\" NEAR/3 stack"}};

const ErrorSpec near_mixed{"search.near_mixed",
                           ErrorKind::refused,
                           {"“{word}”不能和另一种邻近运算连用", "连用时运算符和距离要相同，或者用 AND 连接两个邻近式"},
                           {"\"{word}\" cannot follow another kind of nearness",
                            "use one operator and one distance in a row, or join two of them by AND"}};

const ErrorSpec near_fields{
    "search.near_fields",
    ErrorKind::refused,
    {"“{word}”两边不在同一个字段里", "把整个邻近式放进一个字段，例如 TI=(a NEAR/3 b)"},
    {"what \"{word}\" joins stands in different fields", "put the whole of it in one field, as in TI=(a NEAR/3 b)"}};

const ErrorSpec near_distance{"search.near_distance",
                              ErrorKind::refused,
                              {"“{word}”的距离超过 {near}", "缩小距离，或改用 AND"},
                              {"the distance of \"{word}\" is above {near}", "take a smaller one, or AND"}};

const ErrorSpec query_json{"search.query_json",
                           ErrorKind::refused,
                           {"检索条件写得不对：{word}", "格式见检索指南"},
                           {"this is no query: {word}", "the search guide shows the form"}};

}  // namespace sanlian::search::errors
