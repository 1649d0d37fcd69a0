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
const ErrorSpec empty_list{"format.empty_list",
                           ErrorKind::refused,
                           {"{subject}：列表为空", "至少写一项"},
                           {"{subject}: the list is empty", "write one item at least"}};
const ErrorSpec empty_text{"format.empty_text",
                           ErrorKind::refused,
                           {"{subject}：文本为空", "请填写，或删除该键"},
                           {"{subject}: the text is empty", "fill it in, or remove the key"}};

const ErrorSpec cannot_read{"format.cannot_read",
                            ErrorKind::not_found,
                            {"无法读取文件：{reason}", "请检查路径和权限"},
                            {"the file cannot be read: {reason}", "check the path and its permissions"}};
const ErrorSpec csv_unclosed_quote{
    "format.csv_unclosed_quote",
    ErrorKind::refused,
    {"此单元格的引号没有闭合", "请补上右引号；引号本身写作两个引号"},
    {"the quote of this cell is never closed", "close it; a quote inside a cell is written twice"}};
const ErrorSpec csv_after_quote{
    "format.csv_after_quote",
    ErrorKind::refused,
    {"右引号之后还有文字", "整个单元格加引号，其中的引号写作两个引号"},
    {"text follows the closing quote of this cell", "put the whole cell in quotes and write a quote inside it twice"}};
const ErrorSpec csv_bad_bytes{
    "format.csv_bad_bytes",
    ErrorKind::refused,
    {"此处的字节不是 {encoding} 文字", "请选择另一种编码，或以 UTF-8 另存后重试"},
    {"the bytes here are not {encoding}", "choose another encoding, or save the file as UTF-8"}};
const ErrorSpec csv_null_character{
    "format.csv_null_character",
    ErrorKind::refused,
    {"文件中含有空字符，可能是没有标记的 UTF-16 或二进制文件", "请以 UTF-8 另存后重试"},
    {"the file holds null characters; it may be unmarked UTF-16 or no text at all", "save it as UTF-8"}};
const ErrorSpec row_too_long{"format.row_too_long",
                             ErrorKind::refused,
                             {"此行超过 {max} 字节", "请检查行尾和分隔符"},
                             {"this row has more than {max} bytes", "check line ends and delimiter"}};
const ErrorSpec too_many_columns{"format.too_many_columns",
                                 ErrorKind::refused,
                                 {"此行超过 {max} 列", "请检查分隔符"},
                                 {"this row has more than {max} columns", "check the delimiter"}};
const ErrorSpec too_many_rows{"format.too_many_rows",
                              ErrorKind::refused,
                              {"工作表超过 {max} 行", "请拆分成多个文件"},
                              {"the sheet has more than {max} rows", "split it into several files"}};
const ErrorSpec cell_too_long{"format.cell_too_long",
                              ErrorKind::refused,
                              {"单元格超过 {max} 字节", "请缩短内容，长文另附文件"},
                              {"the cell has more than {max} bytes", "shorten it; attach long texts as files"}};
const ErrorSpec not_a_table{"format.not_a_table",
                            ErrorKind::refused,
                            {"这不是表格文件（看起来是 {found}）", "请提供 .xlsx 或 .csv 文件"},
                            {"this is no table (it looks like {found})", "give an .xlsx or .csv file"}};
const ErrorSpec old_excel{"format.old_excel",
                          ErrorKind::refused,
                          {"这是旧版 Excel 文件（.xls）", "请在 Excel 或 WPS 中另存为 .xlsx"},
                          {"this is a file of old Excel (.xls)", "open it in Excel or WPS and save it as .xlsx"}};
const ErrorSpec encrypted_excel{"format.encrypted_excel",
                                ErrorKind::refused,
                                {"文件设有打开密码", "请取消密码后另存为 .xlsx"},
                                {"the file is locked with a password", "remove the password and save it as .xlsx"}};
const ErrorSpec other_spreadsheet{"format.other_spreadsheet",
                                  ErrorKind::refused,
                                  {"不支持 {found} 表格", "请另存为 .xlsx"},
                                  {"{found} sheets are not read", "save the file as .xlsx"}};
const ErrorSpec web_page_table{
    "format.web_page_table",
    ErrorKind::refused,
    {"这是以 .xls 命名的网页或 XML 表格", "请在 Excel 或 WPS 中打开并另存为 .xlsx"},
    {"this is a web page or XML table named like a sheet", "open it in Excel or WPS and save it as .xlsx"}};

const ErrorSpec xlsx_damaged{
    "format.xlsx_damaged",
    ErrorKind::refused,
    {"xlsx 文件损坏或不完整：{reason}", "请重新获取，或在 Excel 中打开并另存"},
    {"the xlsx file is damaged or cut off: {reason}", "get it again, or open it in Excel and save it"}};
const ErrorSpec xlsx_missing_part{"format.xlsx_missing_part",
                                  ErrorKind::refused,
                                  {"xlsx 文件缺少部件 {part}", "请在 Excel 中打开并另存为 .xlsx"},
                                  {"the xlsx file has no part {part}", "open it in Excel and save it as .xlsx"}};
const ErrorSpec xlsx_bad_part{
    "format.xlsx_bad_part",
    ErrorKind::refused,
    {"xlsx 部件无法读取：{reason}", "请在 Excel 中打开并另存为 .xlsx"},
    {"this part of the xlsx file cannot be read: {reason}", "open it in Excel and save it as .xlsx"}};
const ErrorSpec xlsx_dtd{
    "format.xlsx_dtd",
    ErrorKind::refused,
    {"xlsx 部件含有文档类型声明或实体，已拒绝读取", "正常的表格软件不会写出这样的文件，请核实来源"},
    {"this part of the xlsx file declares a document type or entities",
     "no spreadsheet program writes such a file: ask where it comes from"}};
const ErrorSpec xlsx_too_large{
    "format.xlsx_too_large",
    ErrorKind::too_large,
    {"xlsx 文件解压后过大：{what_zh}超过 {max}", "请拆分成多个文件"},
    {"the xlsx file is too large once unpacked: {what_en} above {max}", "split it into several files"}};
const ErrorSpec xlsx_no_sheet{"format.xlsx_no_sheet",
                              ErrorKind::not_found,
                              {"没有名为“{name}”的工作表", "现有工作表：{known}"},
                              {"there is no sheet \"{name}\"", "sheets: {known}"}};
const ErrorSpec xlsx_bad_cell{"format.xlsx_bad_cell",
                              ErrorKind::refused,
                              {"单元格内容损坏：{zh}", "请在 Excel 中打开并另存为 .xlsx"},
                              {"the cell is damaged: {en}", "open the file in Excel and save it as .xlsx"}};
const ErrorSpec xlsx_cannot_write{"format.xlsx_cannot_write",
                                  ErrorKind::broken,
                                  {"无法写出 xlsx 文件：{reason}", "请检查磁盘空间和权限"},
                                  {"the xlsx file cannot be written: {reason}", "check disk space and permissions"}};
const ErrorSpec xlsx_bad_sheet_name{
    "format.xlsx_bad_sheet_name",
    ErrorKind::refused,
    {"“{name}”不能用作工作表名", "1 至 31 个字符，不含 [ ] : * ? / \\，不以撇号开头或结尾，不重复"},
    {"\"{name}\" cannot name a sheet",
     "1 to 31 characters without [ ] : * ? / \\, no apostrophe at its ends, not given twice"}};

}  // namespace sanlian::format::errors
