#include "corpus/errors.h"

namespace sanlian::corpus::errors {

const ErrorSpec file_unreadable{"corpus.file_unreadable",
                                ErrorKind::unavailable,
                                {"读不了 {path}：{reason}", "请检查路径和权限"},
                                {"{path} cannot be read: {reason}", "check the path and its permissions"}};

}  // namespace sanlian::corpus::errors
