#include "corpus/errors.h"

namespace sanlian::corpus::errors {

const ErrorSpec file_unreadable{"corpus.file_unreadable",
                                ErrorKind::unavailable,
                                {"读不了 {path}：{reason}", "请检查路径和权限"},
                                {"{path} cannot be read: {reason}", "check the path and its permissions"}};

const ErrorSpec file_broken{"corpus.file_broken",
                            ErrorKind::broken,
                            {"文件损坏，后面的内容读不出：{reason}", "请重新下载该文件；此前读出的记录不受影响"},
                            {"the file is damaged and nothing after this can be read: {reason}",
                             "fetch the file again; the records read before are not affected"}};

const ErrorSpec format_unknown{
    "corpus.format_unknown",
    ErrorKind::refused,
    {"认不出的格式：看到的是{seen_zh}",
     "可读 USPTO XML/SGML/APS、ST.96、CSV/TSV/XLSX（表头含公开号或标题）、JSON Lines"},
    {"the format is not known: what was seen is {seen_en}",
     "readable are USPTO XML, SGML and APS, ST.96, CSV/TSV/XLSX with a header naming number or title, JSON lines"}};

const ErrorSpec classification_file{
    "corpus.classification_file",
    ErrorKind::refused,
    {"这是分类表（{root}），不是专利文献", "请导入文献文件；分类表不能导入专利库"},
    {"this is a classification ({root}), not documents", "import files of documents; a classification is none"}};

const ErrorSpec member_unknown{
    "corpus.member_unknown",
    ErrorKind::refused,
    {"压缩包里的 {member} 不是可读的文献文件", "图片、说明等可以不理会"},
    {"{member} in the archive is no file of documents", "pictures and notes may be ignored"}};

const ErrorSpec index_of_other_import{
    "corpus.index_of_other_import",
    ErrorKind::conflict,
    {"上一次导入停在 {file}，这次的文件里没有它", "请用同样的文件续完，或要求重新开始"},
    {"the import before this stopped inside {file}, which is not among these files",
     "go on with the same files, or ask to begin anew"}};

const ErrorSpec refusals_unwritable{"corpus.refusals_unwritable",
                                    ErrorKind::unavailable,
                                    {"写不了拒收清单 {path}", "请检查路径和权限"},
                                    {"the list of refusals {path} cannot be written", "check the path"}};

const ErrorSpec import_stopped{"corpus.import_stopped",
                               ErrorKind::unavailable,
                               {"导入已停止", "用同样的文件再次导入即可续完"},
                               {"the import was stopped", "import the same files again to go on"}};

const ErrorSpec record_broken{"corpus.record_broken",
                              ErrorKind::refused,
                              {"记录读不出：{reason}", "请在源文件里修正这一条"},
                              {"the record cannot be read: {reason}", "mend this record in its source"}};

const ErrorSpec record_too_large{"corpus.record_too_large",
                                 ErrorKind::too_large,
                                 {"这条记录超过 {max}", "请拆分，或去掉里面的图像数据"},
                                 {"the record is larger than {max}", "split it, or take images out of it"}};

const ErrorSpec record_empty{"corpus.record_empty",
                             ErrorKind::refused,
                             {"这条记录没有号码，也没有文字", "如不是文献，可不理会"},
                             {"the record has neither a number nor a text", "ignore it if it is no document"}};

const ErrorSpec not_a_publication{"corpus.not_a_publication",
                                  ErrorKind::refused,
                                  {"<{root}> 不是专利文献", "如是序列表之类的附件，可不理会"},
                                  {"<{root}> is no patent document", "attachments such as sequences may be ignored"}};

const ErrorSpec row_not_an_object{"corpus.row_not_an_object",
                                  ErrorKind::refused,
                                  {"这一行是{kind_zh}，应是 JSON 对象", "每行写一个 {…}"},
                                  {"the line is {kind_en}, not a JSON object", "write one {…} a line"}};

const ErrorSpec payload_broken{"corpus.payload_broken",
                               ErrorKind::broken,
                               {"索引里的一条记录读不出：{reason}", "请运行 sanlian corpus verify，必要时重新导入"},
                               {"a record in the index cannot be read: {reason}",
                                "run sanlian corpus verify; import again where it finds damage"}};
const ErrorSpec no_index{
    "corpus.no_index",
    ErrorKind::not_found,
    {"还没有专利库（{path}）", "用 sanlian corpus import --index {path} 文件 导入专利数据"},
    {"there is no patent corpus yet ({path})", "import patents with: sanlian corpus import --index {path} FILE"}};
const ErrorSpec no_such_axis{"corpus.no_such_axis",
                             ErrorKind::refused,
                             {"不能按“{axis}”统计或排序", "可用：{known}"},
                             {"\"{axis}\" is no axis to count or sort by", "known: {known}"}};
const ErrorSpec no_such_publication{"corpus.no_such_publication",
                                    ErrorKind::not_found,
                                    {"专利库中没有 {number}", "核对公开号，或先导入该文献"},
                                    {"the corpus has no {number}", "check the publication number, or import it first"}};
const ErrorSpec bad_page{"corpus.bad_page",
                         ErrorKind::refused,
                         {"不认识的翻页位置“{after}”", "从第一页重新开始"},
                         {"\"{after}\" is no place in this list", "start from the first page"}};

}  // namespace sanlian::corpus::errors
