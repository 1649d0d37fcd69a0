#include "search/errors.h"

namespace sanlian::search::errors {

const ErrorSpec file_unreadable{"search.file_unreadable",
                                ErrorKind::unavailable,
                                {"读不了 {path}：{reason}", "请检查路径和权限"},
                                {"{path} cannot be read: {reason}", "check the path and its permissions"}};

}  // namespace sanlian::search::errors
