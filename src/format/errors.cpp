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

const ErrorSpec yaml_empty{"format.yaml_empty",
                           ErrorKind::refused,
                           {"文件中没有内容", "写入声明，或删除该文件"},
                           {"the file holds nothing", "write the declaration, or remove the file"}};
const ErrorSpec yaml_unreadable{
    "format.yaml_unreadable",
    ErrorKind::refused,
    {"YAML 无法读取：{zh}", "请检查此处及上一行的缩进、引号和括号"},
    {"the YAML cannot be read: {en}", "check indentation, quotes and brackets here and on the line above"}};
const ErrorSpec yaml_unterminated_quote{"format.yaml_unterminated_quote",
                                        ErrorKind::refused,
                                        {"此处的引号没有闭合", "请补上右引号"},
                                        {"the quote opened here is never closed", "close it"}};
const ErrorSpec yaml_stray_character{
    "format.yaml_stray_character",
    ErrorKind::refused,
    {"此处不能以该字符开头（可能是制表符，或以 @ ` % 开头的文本）", "缩进只用空格；特殊字符开头的文本加引号"},
    {"nothing can start with this character (a tab, or a text beginning with @ ` or %)",
     "indent with blanks only; put such a text in quotes"}};
const ErrorSpec yaml_several_documents{
    "format.yaml_several_documents",
    ErrorKind::refused,
    {"一个文件只能有一个文档", "请删除该行“---”，或拆成多个文件"},
    {"a file holds one document only", "remove the line of dashes, or split the file"}};
const ErrorSpec yaml_anchor{"format.yaml_anchor",
                            ErrorKind::refused,
                            {"不允许锚点（&）和别名（*）", "请把内容写出来"},
                            {"anchors (&) and aliases (*) are not allowed", "write the content out"}};
const ErrorSpec yaml_tag{"format.yaml_tag",
                         ErrorKind::refused,
                         {"不允许标签（!）", "文本加引号即可"},
                         {"tags (!) are not allowed", "a text needs quotes only"}};
const ErrorSpec yaml_directive{"format.yaml_directive",
                               ErrorKind::refused,
                               {"不允许 % 指令", "请删除该行"},
                               {"directives (%) are not allowed", "remove the line"}};
const ErrorSpec yaml_ambiguous_word{
    "format.yaml_ambiguous_word",
    ErrorKind::refused,
    {"“{found}”有两种读法", "写 true 或 false；若是文本请加引号"},
    {"\"{found}\" can be read in two ways", "write true or false, or put the text in quotes"}};
const ErrorSpec yaml_ambiguous_number{
    "format.yaml_ambiguous_number",
    ErrorKind::refused,
    {"“{found}”是否为数有两种读法", "数写作 12、-0.5 或 1e3；若是文本请加引号"},
    {"\"{found}\" is a number to some readers only", "write 12, -0.5 or 1e3, or put the text in quotes"}};
const ErrorSpec yaml_key_not_text{"format.yaml_key_not_text",
                                  ErrorKind::refused,
                                  {"此处的键不是文本", "键用文字，必要时加引号"},
                                  {"this key is no text", "use a word as the key, in quotes if need be"}};
const ErrorSpec yaml_null_character{"format.yaml_null_character",
                                    ErrorKind::refused,
                                    {"文本中含有空字符", "请删除"},
                                    {"the text holds the null character", "remove it"}};

const ErrorSpec unknown_key{"format.unknown_key",
                            ErrorKind::refused,
                            {"{subject}：未知的键“{key}”", "可用的键：{known}"},
                            {"{subject}: unknown key \"{key}\"", "known keys: {known}"}};
const ErrorSpec misspelt_key{"format.misspelt_key",
                             ErrorKind::refused,
                             {"{subject}：未知的键“{key}”，是否应为“{nearest}”？"},
                             {"{subject}: unknown key \"{key}\"; did you mean \"{nearest}\"?"}};
const ErrorSpec missing_key{"format.missing_key",
                            ErrorKind::refused,
                            {"{subject}：缺少键“{key}”", "{zh}"},
                            {"{subject}: key \"{key}\" is missing", "{en}"}};
const ErrorSpec wrong_kind{"format.wrong_kind",
                           ErrorKind::refused,
                           {"{subject}：应为{wanted_zh}，此处为{found_zh}"},
                           {"{subject}: found {found_en} where {wanted_en} belongs"}};
const ErrorSpec needs_quotes{
    "format.needs_quotes",
    ErrorKind::refused,
    {"{subject}：应为文本，此处 {found} 会被读作{found_zh}", "请加引号：\"{found}\""},
    {"{subject}: {found} is read as {found_en} where text belongs", "put it in quotes: \"{found}\""}};
const ErrorSpec unknown_choice{"format.unknown_choice",
                               ErrorKind::refused,
                               {"{subject}：“{found}”不在可选值中", "可选值：{known}"},
                               {"{subject}: \"{found}\" is not among the choices", "choices: {known}"}};
const ErrorSpec misspelt_choice{
    "format.misspelt_choice",
    ErrorKind::refused,
    {"{subject}：“{found}”不在可选值中，是否应为“{nearest}”？", "可选值：{known}"},
    {"{subject}: \"{found}\" is not among the choices; did you mean \"{nearest}\"?", "choices: {known}"}};
const ErrorSpec bad_identifier{"format.bad_identifier",
                               ErrorKind::refused,
                               {"{subject}：“{found}”不能用作标识", "用小写英文字母开头，只含小写字母、数字和下划线"},
                               {"{subject}: \"{found}\" cannot be a key",
                                "begin with a lower-case letter; use lower-case letters, digits and _ only"}};
const ErrorSpec bad_date{"format.bad_date",
                         ErrorKind::refused,
                         {"{subject}：“{found}”不是日期", "写作 2022-06-01"},
                         {"{subject}: \"{found}\" is no date", "write 2022-06-01"}};
const ErrorSpec out_of_range{"format.out_of_range",
                             ErrorKind::refused,
                             {"{subject}：{found} 不在允许范围内", "允许 {min} 至 {max}"},
                             {"{subject}: {found} is out of range", "{min} to {max} allowed"}};
const ErrorSpec empty_text{"format.empty_text",
                           ErrorKind::refused,
                           {"{subject}：文本为空", "请填写，或删除该键"},
                           {"{subject}: the text is empty", "fill it in, or remove the key"}};

}  // namespace sanlian::format::errors
