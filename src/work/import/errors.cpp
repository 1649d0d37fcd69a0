#include "work/import/errors.h"

namespace sanlian::work::errors {
using enum ErrorKind;

const ErrorSpec import_no_file{"work.import_no_file",
                               refused,
                               {"请求中没有文件", "把 .xlsx 或 .csv 文件本身作为请求体发送"},
                               {"the request holds no file", "send the .xlsx or .csv itself as the body"}};
const ErrorSpec import_no_header{
    "work.import_no_header",
    refused,
    {"前 10 行中没有一行是“{type}”的表头", "表头应为字段名称，如：{labels}；或用对应表指明"},
    {"none of the first 10 rows holds headers of {type_en}",
     "headers are names of fields, such as {labels_en}; or give a map"}};
const ErrorSpec import_no_rows{"work.import_no_rows",
                               refused,
                               {"表头下面没有数据行", "检查是否选对了工作表"},
                               {"there are no rows below the header", "was the right sheet chosen?"}};
const ErrorSpec import_two_columns{"work.import_two_columns",
                                   refused,
                                   {"“{a}”和“{b}”两列都是“{label}”", "在对应表中把其中一列设为 ignore"},
                                   {"columns \"{a}\" and \"{b}\" are both {label_en}", "map one of them to ignore"}};
const ErrorSpec import_two_fields{"work.import_two_fields",
                                  refused,
                                  {"表头“{header}”既可能是“{a}”也可能是“{b}”", "在对应表中指明是哪一个"},
                                  {"header \"{header}\" may be {a_en} or {b_en}", "say which in the map"}};
const ErrorSpec import_map_header{"work.import_map_header",
                                  refused,
                                  {"对应表中的表头“{header}”不在文件中", "{nearest}"},
                                  {"the map names a header \"{header}\" that the file does not have", "{nearest}"}};
const ErrorSpec import_map_field{
    "work.import_map_field",
    refused,
    {"对应表把“{header}”指向“{field}”，没有可填写的这个字段", "{nearest}"},
    {"the map sends \"{header}\" to \"{field}\", which is no field that can be given", "{nearest}"}};
const ErrorSpec import_map_shape{
    "work.import_map_shape",
    refused,
    {"对应表应为“表头: 字段”的列表", "例如 企业: holder，不读的列写 ignore"},
    {"a map is a list of header: field", "such as firm: holder; ignore for columns not to be read"}};
const ErrorSpec import_no_key{
    "work.import_no_key",
    refused,
    {"文件中没有能认出已有{type}的列", "加上其中一组：{keys}；或改用新增方式"},
    {"no column tells which {type_en} a row is about", "add one of: {keys}; or import as insert"}};
const ErrorSpec import_key_column{"work.import_key_column",
                                  refused,
                                  {"用来识别的字段“{field}”不在文件的列中", "可用：{keys}"},
                                  {"the key field \"{field}\" is not among the columns", "usable: {keys}"}};
const ErrorSpec import_key_not_indexed{"work.import_key_not_indexed",
                                       refused,
                                       {"“{field}”没有索引，不能用来逐行查找", "可用：{keys}"},
                                       {"\"{field}\" has no index to find records by", "usable: {keys}"}};
const ErrorSpec import_no_space{
    "work.import_no_space",
    unavailable,
    {"暂存导入数据失败：{why}", "检查数据目录的磁盘空间和权限；没有写入任何记录"},
    {"rows could not be kept aside: {why}", "check space and rights of the data folder; no record was written"}};
const ErrorSpec import_row_twice{"work.import_row_twice",
                                 refused,
                                 {"与第 {row} 行的{fields}相同", "保留其中一行"},
                                 {"the same {fields_en} as in row {row}", "keep one of the two"}};
const ErrorSpec import_no_such_record{"work.import_no_such_record",
                                      not_found,
                                      {"没有这条{type}，无法更新", "核对识别字段，或改用“新增或更新”"},
                                      {"there is no such {type_en} to update", "check the key, or import as upsert"}};
const ErrorSpec import_several_records{"work.import_several_records",
                                       conflict,
                                       {"有多条{type}符合，不知道更新哪一条", "换用唯一的识别字段"},
                                       {"several {type_en} records have this key", "use a unique key"}};
const ErrorSpec import_row_without_key{"work.import_row_without_key",
                                       refused,
                                       {"识别字段为空，不知道更新哪一条", "填写 {keys} 之一"},
                                       {"the key is empty, so the record is not known", "fill in one of {keys}"}};
const ErrorSpec import_several_targets{
    "work.import_several_targets",
    refused,
    {"有多个{target}叫“{value}”", "改填唯一的编号，如统一社会信用代码"},
    {"several {target_en} records are called \"{value}\"", "give a unique number instead"}};
const ErrorSpec import_sheet_error{"work.import_sheet_error",
                                   refused,
                                   {"单元格是公式错误 {value}", "在表格中改正公式或清空该格"},
                                   {"the cell holds the formula error {value}", "mend the formula or clear the cell"}};
const ErrorSpec import_outside_rule{"work.import_outside_rule",
                                    forbidden,
                                    {"您的角色不能导入这样的{type}", "请联系园区管理员"},
                                    {"your role may not import such a {type_en}", "ask the park's administrator"}};
const ErrorSpec no_such_import{"work.no_such_import",
                               not_found,
                               {"没有这个导入批次", "查看导入列表"},
                               {"there is no such import", "look at the list of imports"}};
const ErrorSpec import_not_undoable{"work.import_not_undoable",
                                    conflict,
                                    {"这个批次没有可撤销的内容", "试运行和已撤销的批次不能再撤销"},
                                    {"nothing of this import can be undone", "a dry run or an import already undone"}};
const ErrorSpec import_changed_since{"work.import_changed_since",
                                     conflict,
                                     {"导入之后又被修改过", "请打开记录人工处理"},
                                     {"changed after the import", "open the record and decide by hand"}};
const ErrorSpec import_gone{
    "work.import_gone", conflict, {"导入之后已被删除", "无需处理"}, {"deleted after the import", "nothing to do"}};
const ErrorSpec import_no_error_file{"work.import_no_error_file",
                                     not_found,
                                     {"这个批次没有错误文件", "没有被拒绝的行"},
                                     {"this import has no error file", "no row was refused"}};
const ErrorSpec bad_import_mode{"work.bad_import_mode",
                                refused,
                                {"没有导入方式“{mode}”", "insert 新增，update 更新，upsert 新增或更新"},
                                {"there is no import mode \"{mode}\"", "insert, update or upsert"}};
const ErrorSpec bad_export_format{"work.bad_export_format",
                                  refused,
                                  {"没有导出格式“{format}”", "csv 或 xlsx"},
                                  {"there is no export format \"{format}\"", "csv or xlsx"}};
const ErrorSpec cannot_export{"work.cannot_export",
                              refused,
                              {"无法写入 {file}：{why}", "检查路径和权限"},
                              {"cannot write {file}: {why}", "check the path and its rights"}};
const ErrorSpec import_park_needed{
    "work.import_park_needed",
    refused,
    {"没有说明导入到哪个园区", "用 --park 指明：{parks}；不属于园区的数据写 --park none"},
    {"the park of the records is not said", "name it with --park: {parks}; none for records of no park"}};

}  // namespace sanlian::work::errors
