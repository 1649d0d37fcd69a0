#include "net/errors.h"

namespace sanlian::net::errors {

const ErrorSpec bad_request{
    "net.bad_request",
    ErrorKind::refused,
    {"请求无法读取：{what}", "请检查发出请求的程序；浏览器与标准的 HTTP 客户端不会发出这样的请求"},
    {"the request cannot be read: {what}", "check the program that sent it; browsers and usual HTTP clients do not"}};
const ErrorSpec no_such_path{"net.no_such_path",
                             ErrorKind::not_found,
                             {"没有路径 {path}", "请核对地址；全部路径见 /api/v1/openapi.json"},
                             {"there is no path {path}", "check the address; all paths are in /api/v1/openapi.json"}};
const ErrorSpec method_not_allowed{"net.method_not_allowed",
                                   ErrorKind::refused,
                                   {"此路径不接受 {method}", "可用的方法：{allow}"},
                                   {"this path does not take {method}", "it takes: {allow}"}};
const ErrorSpec too_slow{"net.too_slow",
                         ErrorKind::refused,
                         {"请求未在时限内发送完毕", "请检查网络后重试；大文件请用导入功能上传"},
                         {"the request did not arrive in time", "check the network and try again"}};
const ErrorSpec body_too_large{"net.body_too_large",
                               ErrorKind::too_large,
                               {"请求正文超过 {limit} 字节", "请分批提交，或使用文件导入"},
                               {"the body is larger than {limit} bytes", "send it in parts, or import it as a file"}};
const ErrorSpec expectation_unknown{"net.expectation_unknown",
                                    ErrorKind::refused,
                                    {"不支持 Expect: {what}", "只支持 100-continue"},
                                    {"Expect: {what} is not supported", "only 100-continue is"}};
const ErrorSpec head_too_large{
    "net.head_too_large",
    ErrorKind::too_large,
    {"请求头超过 {limit}", "请清除本站 Cookie 或缩短地址后重试"},
    {"the request head exceeds {limit}", "clear this site's cookies or shorten the address, then try again"}};
const ErrorSpec incident{"net.incident",
                         ErrorKind::broken,
                         {"服务器内部出错，编号 {incident}", "数据未被改动；请把编号告诉管理员，日志中可查到原因"},
                         {"the server failed on this request, incident {incident}",
                          "nothing was changed; give the number to the administrator, the log has the reason"}};
const ErrorSpec not_implemented{"net.not_implemented",
                                ErrorKind::refused,
                                {"服务器不支持 {what}", "请改用 GET、POST、PUT、PATCH 或 DELETE"},
                                {"the server does not support {what}", "use GET, POST, PUT, PATCH or DELETE"}};
const ErrorSpec busy{"net.busy",
                     ErrorKind::unavailable,
                     {"服务器繁忙", "请在几秒后重试"},
                     {"the server is busy", "try again in a few seconds"}};
const ErrorSpec version_unknown{"net.version_unknown",
                                ErrorKind::refused,
                                {"不支持的 HTTP 版本", "请使用 HTTP/1.1；HTTP/2 由前置代理处理"},
                                {"this HTTP version is not supported", "use HTTP/1.1; HTTP/2 belongs to a proxy"}};
const ErrorSpec upload_not_stored{"net.upload_not_stored",
                                  ErrorKind::unavailable,
                                  {"上传的文件无法写入磁盘：{reason}", "请管理员检查磁盘空间"},
                                  {"the upload cannot be written to disk: {reason}", "check the free disk space"}};

const ErrorSpec address_invalid{"net.address_invalid",
                                ErrorKind::refused,
                                {"“{address}”不是 IP 地址", "例如 127.0.0.1、0.0.0.0 或 ::1"},
                                {"\"{address}\" is not an IP address", "for example 127.0.0.1, 0.0.0.0 or ::1"}};
const ErrorSpec port_in_use{"net.port_in_use",
                            ErrorKind::conflict,
                            {"{address} 的端口 {port} 已被占用", "请停止占用它的程序，或用 --port 选择其他端口"},
                            {"port {port} of {address} is in use", "stop the program that has it, or choose another"}};
const ErrorSpec cannot_listen{"net.cannot_listen",
                              ErrorKind::unavailable,
                              {"无法在 {address} 端口 {port} 上监听：{reason}", "1024 以下的端口需要管理员权限"},
                              {"cannot listen on {address} port {port}: {reason}", "ports below 1024 need privileges"}};
const ErrorSpec certificate_unreadable{
    "net.certificate_unreadable",
    ErrorKind::refused,
    {"证书文件 {file} 无法使用：{reason}", "需要 PEM 格式的证书链及与之匹配的私钥"},
    {"certificate file {file} cannot be used: {reason}", "a PEM chain and the private key that fits it are needed"}};
const ErrorSpec file_unreadable{"net.file_unreadable",
                                ErrorKind::unavailable,
                                {"文件 {file} 无法读取：{reason}", "请检查文件是否存在及其权限"},
                                {"file {file} cannot be read: {reason}", "check that it exists and its permissions"}};

}  // namespace sanlian::net::errors
