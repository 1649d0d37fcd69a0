#include "indicator/errors.h"

namespace sanlian::indicator::errors {
using enum ErrorKind;

const ErrorSpec unknown_part{"indicator.unknown_part",
                             refused,
                             {"没有指标“{key}”", "{nearest}"},
                             {"there is no indicator \"{key}\"", "{nearest}"}};
const ErrorSpec wrong_measure{
    "indicator.wrong_measure",
    refused,
    {"不能这样计量：{measure}", "count、sum(字段)、{numerator, denominator} 或 {total: […]}"},
    {"cannot measure by {measure}", "count, sum(field), {numerator, denominator} or {total: […]}"}};

}  // namespace sanlian::indicator::errors
