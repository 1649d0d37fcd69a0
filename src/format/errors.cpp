#include "format/errors.h"

namespace sanlian::format::errors {

const ErrorSpec not_utf8{"format.not_utf8",
                         ErrorKind::refused,
                         {"此处的字节不是 UTF-8 编码的文字", "请以 UTF-8 编码保存后重试"},
                         {"the bytes here are not UTF-8", "save the text as UTF-8"}};
const ErrorSpec too_large{"format.too_large",
                          ErrorKind::too_large,
                          {"内容为 {bytes} 字节，最多允许 {max} 字节", "请拆分后分次提交"},
                          {"the text has {bytes} bytes; {max} allowed", "split it"}};
const ErrorSpec too_deep{"format.too_deep",
                         ErrorKind::refused,
                         {"嵌套超过 {max} 层", "请减少列表和映射的嵌套"},
                         {"lists and maps are nested deeper than {max}", "flatten the structure"}};
const ErrorSpec duplicate_key{"format.duplicate_key",
                              ErrorKind::refused,
                              {"键“{key}”重复，首次出现在 {first}", "请删除或合并其中一个"},
                              {"key \"{key}\" is given twice; first at {first}", "remove or merge one of them"}};

const ErrorSpec json_ends_early{
    "format.json_ends_early",
    ErrorKind::refused,
    {"JSON 到此结束，但内容不完整", "可能被截断，或缺少右括号、右引号"},
    {"the JSON ends before it is complete", "it was cut off, or a closing bracket or quote is missing"}};
const ErrorSpec json_unexpected{"format.json_unexpected",
                                ErrorKind::refused,
                                {"此处出现 {found}，应为 {wanted_zh}", "请检查逗号、冒号和引号"},
                                {"found {found} where {wanted_en} belongs", "check commas, colons and quotes"}};
const ErrorSpec json_bad_number{
    "format.json_bad_number",
    ErrorKind::refused,
    {"“{found}”不是 JSON 的数", "写成 12、-0.5 或 1e3；不加正号、前导零或分组符"},
    {"\"{found}\" is no JSON number", "write 12, -0.5 or 1e3: no plus, leading zero or grouping"}};
const ErrorSpec json_bad_escape{
    "format.json_bad_escape",
    ErrorKind::refused,
    {"文本中的转义“{found}”无效", "允许 \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX；不允许空字符"},
    {"\"{found}\" is no escape a text may hold",
     "allowed: \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX, without the null character"}};
const ErrorSpec json_control_character{
    "format.json_control_character",
    ErrorKind::refused,
    {"文本中不能直接出现控制字符（{found}）", "换行写作 \\n，制表符写作 \\t"},
    {"a text holds the bare control character {found}", "write \\n for a line break, \\t for a tab"}};
const ErrorSpec json_trailing{"format.json_trailing",
                              ErrorKind::refused,
                              {"JSON 已结束，其后还有 {found}", "一次只能提交一个 JSON 文档"},
                              {"{found} follows the end of the JSON", "give one document only"}};

}  // namespace sanlian::format::errors
