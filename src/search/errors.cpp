#include "search/errors.h"

namespace sanlian::search::errors {

const ErrorSpec file_unreadable{"search.file_unreadable",
                                ErrorKind::unavailable,
                                {"读不了 {path}：{reason}", "请检查路径和权限"},
                                {"{path} cannot be read: {reason}", "check the path and its permissions"}};

const ErrorSpec write_failed{
    "search.write_failed",
    ErrorKind::unavailable,
    {"写不了 {path}：{reason}", "请检查磁盘空间和权限；上次提交的内容没有变"},
    {"{path} cannot be written: {reason}", "check disk space and permissions; what was committed before is unchanged"}};

const ErrorSpec segment_damaged{
    "search.segment_damaged",
    ErrorKind::broken,
    {"索引文件 {path} 的 {section} 部分在第 {offset} 字节处损坏", "请从备份恢复此文件，或重新导入来源建立索引"},
    {"{path}: section {section} is damaged at byte {offset}",
     "restore this file from a backup, or build the index again from its sources"}};

const ErrorSpec segment_too_large{
    "search.segment_too_large",
    ErrorKind::too_large,
    {"{path} 放不进一个段：某一列超过 4 GB", "请把语料分到几个索引里"},
    {"{path} does not fit into one segment: a column is larger than 4 GB", "divide the corpus into several indexes"}};

const ErrorSpec index_damaged{
    "search.index_damaged",
    ErrorKind::broken,
    {"索引文件 {path} 已损坏：{reason}", "请从备份恢复此文件，或重新导入来源建立索引"},
    {"{path} is damaged: {reason}", "restore this file from a backup, or build the index again from its sources"}};

const ErrorSpec index_missing{"search.index_missing",
                              ErrorKind::not_found,
                              {"{path} 里没有索引", "请检查路径，或先导入数据"},
                              {"{path} holds no index", "check the path, or import something first"}};

const ErrorSpec index_locked{
    "search.index_locked",
    ErrorKind::conflict,
    {"另一个程序正在写索引 {path}", "请等它结束，或先停止它；查询不受影响"},
    {"another program is writing to the index {path}", "wait for it to end, or stop it; searching goes on meanwhile"}};

const ErrorSpec index_read_only{"search.index_read_only",
                                ErrorKind::refused,
                                {"索引 {path} 是只读打开的", "请以写入方式打开索引"},
                                {"the index {path} was opened to read", "open it for writing"}};

const ErrorSpec other_schema{
    "search.other_schema",
    ErrorKind::conflict,
    {"索引 {path} 是按另一套字段建立的", "请重新导入来源，在新目录里建立索引"},
    {"the index {path} was built with other fields", "import the sources again into a new directory"}};

const ErrorSpec bad_document{"search.bad_document",
                             ErrorKind::refused,
                             {"文献“{key}”不能写入索引：{reason}", "请改正后重新导入这一条"},
                             {"document \"{key}\" cannot be indexed: {reason}", "mend it and import it again"}};

}  // namespace sanlian::search::errors
