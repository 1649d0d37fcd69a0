#include "search/translate/errors.h"

namespace sanlian::search::errors {

const ErrorSpec not_on_engine{"search.not_on_engine",
                              ErrorKind::refused,
                              {"{engine} 不能精确表达{what}", "改写检索式，或在本机索引上检索"},
                              {"{engine} cannot say exactly: {what}", "rewrite the query, or search the local index"}};

const ErrorSpec engine_unreached{
    "search.engine_unreached",
    ErrorKind::unavailable,
    {"连不上检索引擎 {where}：{reason}", "检查地址和端口，引擎是否在运行"},
    {"the search engine at {where} cannot be reached: {reason}", "check address and port, and whether it runs"}};

const ErrorSpec engine_refused{"search.engine_refused",
                               ErrorKind::broken,
                               {"检索引擎 {where} 拒绝了请求：{reason}", "引擎的索引要用本软件导出的配置建立"},
                               {"the search engine at {where} refused: {reason}",
                                "its index has to be built with the configuration that the export writes"}};

const ErrorSpec engine_garbled{
    "search.engine_garbled",
    ErrorKind::broken,
    {"{where} 的应答不是 MySQL 协议：{reason}", "检查端口是否为引擎的 mysql41 端口"},
    {"{where} does not answer in the MySQL protocol: {reason}", "check that the port is the engine's mysql41 port"}};

}  // namespace sanlian::search::errors
