// Files: taken in for a receipt, and sent to whoever may read the field that holds it. On worker threads.
#include "work/files.h"

#include "api/impl/attachment.h"
#include "api/impl/parts.h"
#include "work/errors.h"

namespace sanlian::api {
namespace {

constexpr std::string_view kShapes = R"(
# What an upload is answered with, and what a field of kind file holds.
Receipt = {name: text, digest: text, size: integer, media_type: text}
)";

Result<std::string> take(const Call& call) {
  const auto* upload = call.request.upload();
  if (!upload) return Error(work::errors::file_empty);  // a body of no bytes makes no file
  return SANLIAN_TRY(work::take_file(call.platform, call.actor(), {.path = upload->path, .name = call.query("name")}))
      .json();
}

void serve(const Call& call) {
  const auto type = call.platform.registry().type(call.parameter("type"));
  if (!type) return call.refuse(type.error());
  const auto file = work::find_file(call.platform, call.actor(), **type, call.parameter("id"), call.parameter("field"));
  if (!file) return call.refuse(file.error());
  const auto& receipt = file->receipt;
  auto response =
      attachment({.path = file->path, .media_type = receipt.media_type, .name = receipt.name, .plain = receipt.name});
  if (!response) return call.refuse(response.error());
  call.send(std::move(*response));
}

}  // namespace

void add_file_endpoints(Api::Parts& parts) {
  parts.shapes += kShapes;
  parts.endpoints.push_back(
      {.method = net::Method::post,
       .path = "/files",
       .operation = "uploadFile",
       .summary = {"上传文件（请求体即文件），返回凭据",
                   "Upload a file (the body) for its receipt, which a field of kind file takes"},
       .handle = [](const Call& call) { call.answer(take(call), 201); },
       .parameters = {{.name = "name", .what = {"文件名", "Name of the file, without a path"}, .required = true}},
       .body = "binary",
       .answer = "Receipt",
       .status = 201,
       .options = {.body_bytes_max = work::kFileBytesMax, .upload_to_file = true, .offload = true}});
  parts.endpoints.push_back(
      {.method = net::Method::get,
       .path = "/records/{type}/{id}/files/{field}",
       .operation = "downloadFile",
       .summary = {"下载字段中的文件", "Download the file that a field of a record holds"},
       .handle = serve,
       .parameters = {{.name = "type", .in = "path", .what = {"记录类型", "Record type"}, .required = true},
                      {.name = "id", .in = "path", .what = {"记录编号", "Id of the record"}, .required = true},
                      {.name = "field", .in = "path", .what = {"字段", "Field of kind file"}, .required = true}},
       .answer = "binary",
       .answer_media = "*/*",
       .options = {.offload = true}});
}

}  // namespace sanlian::api
