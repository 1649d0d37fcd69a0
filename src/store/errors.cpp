#include "store/errors.h"

namespace sanlian::store::errors {

const ErrorSpec not_unique{
    "store.not_unique",
    ErrorKind::conflict,
    {"已有相同的 {table}（{columns}）", "打开已有的那一条，或改用别的值"},
    {"there is already a {table} with the same {columns}", "open that one, or use another value"}};
const ErrorSpec foreign_key{"store.foreign_key",
                            ErrorKind::conflict,
                            {"引用的记录不存在，或仍被别的记录引用", "先建立被引用的记录，或先移除引用它的记录"},
                            {"a referenced record does not exist, or is still referenced",
                             "create the referenced record first, or remove what refers to it"}};
const ErrorSpec check_failed{
    "store.check_failed",
    ErrorKind::refused,
    {"数据不满足约束 {constraint}", "核对该约束涉及的字段"},
    {"the data does not satisfy the constraint {constraint}", "check the fields that it names"}};
const ErrorSpec value_missing{"store.value_missing",
                              ErrorKind::refused,
                              {"{table} 缺少 {columns}", "填写该字段"},
                              {"{table} lacks {columns}", "fill in that field"}};
const ErrorSpec wrong_type{"store.wrong_type",
                           ErrorKind::refused,
                           {"字段的类型不符：{detail}", "核对该字段的值"},
                           {"a value is not of its column's type: {detail}", "check the value of that field"}};
const ErrorSpec too_big{"store.too_big",
                        ErrorKind::too_large,
                        {"一个值或语句超过了数据库的上限：{detail}", "拆分后再保存"},
                        {"a value or statement is beyond the database's limit: {detail}", "save it in smaller parts"}};
const ErrorSpec append_only{"store.append_only",
                            ErrorKind::forbidden,
                            {"账只可追加，不可改动或删除", "更正请另记一笔"},
                            {"the journal can only be appended to", "record a correction as a further entry"}};
const ErrorSpec statement_refused{"store.statement_refused",
                                  ErrorKind::forbidden,
                                  {"此处不允许该语句：{sql}", "事务由写线程开始和结束；系统表不可删除"},
                                  {"this statement is not allowed here: {sql}",
                                   "the writer begins and ends transactions; tables of the system are not dropped"}};
const ErrorSpec statement_wrong{"store.statement_wrong",
                                ErrorKind::broken,
                                {"数据库语句有误：{detail}；语句：{sql}", "请把这条信息报告给维护人员"},
                                {"wrong database statement: {detail}; statement: {sql}", "report this message"}};

const ErrorSpec busy{"store.busy",
                     ErrorKind::unavailable,
                     {"正在等待保存的操作过多（上限 {max}）", "稍后重试"},
                     {"too many changes wait to be saved (limit {max})", "try again in a moment"}};
const ErrorSpec locked{"store.locked",
                       ErrorKind::unavailable,
                       {"数据库正被另一个程序占用", "关闭那个程序后重试"},
                       {"another program holds the database", "close that program and try again"}};
const ErrorSpec closing{"store.closing",
                        ErrorKind::unavailable,
                        {"正在停止，不再接受改动", "重新启动后再试"},
                        {"the store is closing and takes no more changes", "try again after the restart"}};
const ErrorSpec query_too_slow{"store.query_too_slow",
                               ErrorKind::too_large,
                               {"查询超过了 {limit} 毫秒的时限", "缩小范围或增加筛选条件"},
                               {"the query took longer than {limit} ms", "narrow the range or add a filter"}};
const ErrorSpec interrupted{
    "store.interrupted", ErrorKind::unavailable, {"查询已取消", ""}, {"the query was cancelled", ""}};
const ErrorSpec job_failed{"store.job_failed",
                           ErrorKind::broken,
                           {"保存时程序出错，改动已撤销：{detail}", "请把这条信息报告给维护人员"},
                           {"the program failed while saving; nothing was changed: {detail}", "report this message"}};

const ErrorSpec folder_in_use{
    "store.folder_in_use",
    ErrorKind::unavailable,
    {"数据目录 {folder} 正被另一个进程使用（进程号 {pid}）", "停止那个进程，或换一个目录"},
    {"the data folder {folder} is in use by another process (pid {pid})", "stop that process, or use another folder"}};
const ErrorSpec cannot_open{"store.cannot_open",
                            ErrorKind::broken,
                            {"无法打开 {file}：{detail}", "核对路径与访问权限"},
                            {"cannot open {file}: {detail}", "check the path and its permissions"}};
const ErrorSpec not_a_database{
    "store.not_a_database",
    ErrorKind::broken,
    {"文件不是数据库，或已加密、损坏", "核对目录，或从备份恢复"},
    {"the file is not a database, or is encrypted or damaged", "check the folder, or restore the latest backup"}};
const ErrorSpec newer_format{"store.newer_format",
                             ErrorKind::broken,
                             {"数据库格式比本程序新", "使用较新的程序"},
                             {"the database's format is newer than this program", "use a newer program"}};
const ErrorSpec disk_full{
    "store.disk_full",
    ErrorKind::unavailable,
    {"磁盘已满，改动未保存", "清出空间后重试；仍可查询"},
    {"the disk is full; the change was not saved", "free some space and try again; reading still works"}};
const ErrorSpec disk_failed{
    "store.disk_failed",
    ErrorKind::broken,
    {"磁盘读写失败，改动未保存：{detail}", "检查磁盘与系统日志"},
    {"the disk failed; the change was not saved: {detail}", "check the disk and the system log"}};
const ErrorSpec read_only{
    "store.read_only",
    ErrorKind::unavailable,
    {"数据目录为只读，改动未保存", "核对目录的属主、权限与挂载方式"},
    {"the data folder is read-only; the change was not saved", "check the folder's owner, permissions and mount"}};
const ErrorSpec damaged{"store.damaged",
                        ErrorKind::broken,
                        {"数据库文件已损坏：{detail}", "停止服务，从最近的备份恢复"},
                        {"the database file is damaged: {detail}", "stop the service and restore the latest backup"}};
const ErrorSpec out_of_memory{"store.out_of_memory",
                              ErrorKind::broken,
                              {"内存不足", "缩小操作范围，或增加内存"},
                              {"out of memory", "do less at once, or add memory"}};

const ErrorSpec schema_newer{
    "store.schema_newer",
    ErrorKind::broken,
    {"数据库含有本程序不认识的结构步骤 {room} {number}", "使用较新的程序"},
    {"the database has schema step {room} {number}, which this program does not know", "use a newer program"}};
const ErrorSpec schema_step_changed{
    "store.schema_step_changed",
    ErrorKind::broken,
    {"结构步骤 {room} {number} 在执行之后被改写", "恢复原文，另加一个新步骤"},
    {"schema step {room} {number} was edited after it had been applied", "restore its text and add a further step"}};
const ErrorSpec schema_step_failed{"store.schema_step_failed",
                                   ErrorKind::broken,
                                   {"结构步骤 {room} {number}（{title}）未能执行", "数据库保持原样"},
                                   {"schema step {room} {number} ({title}) failed", "the database is as it was"}};

const ErrorSpec blob_not_found{"store.blob_not_found",
                               ErrorKind::not_found,
                               {"没有内容为 {digest} 的文件", "核对是否已上传，或从备份恢复"},
                               {"there is no document {digest}", "check that it was uploaded, or restore a backup"}};
const ErrorSpec blob_damaged{"store.blob_damaged",
                             ErrorKind::broken,
                             {"文件 {digest} 的内容已被改动（现为 {found}）", "从备份恢复该文件"},
                             {"document {digest} was altered (its digest is now {found})", "restore it from a backup"}};
const ErrorSpec blob_too_big{"store.blob_too_big",
                             ErrorKind::too_large,
                             {"文件超过 {max} 字节的上限", "压缩或拆分后再上传"},
                             {"the document is larger than {max} bytes", "compress or split it"}};
const ErrorSpec target_exists{
    "store.target_exists",
    ErrorKind::conflict,
    {"{path} 已存在，不会覆盖", "换一个位置，或先移走它"},
    {"{path} already exists and is not overwritten", "choose another place, or move it away"}};
const ErrorSpec backup_wrong{
    "store.backup_wrong",
    ErrorKind::broken,
    {"备份 {file} 未通过核验：{detail}", "不要使用它；检查磁盘后重做备份"},
    {"backup {file} did not pass its check: {detail}", "do not use it; check the disk and make it again"}};
const ErrorSpec file_failed{"store.file_failed",
                            ErrorKind::broken,
                            {"无法{doing} {path}：{detail}", "核对路径、权限与剩余空间"},
                            {"cannot {doing} {path}: {detail}", "check the path, its permissions and free space"}};

}  // namespace sanlian::store::errors
