// The life of a patent over HTTP: where it stands, what is due, what keeping it will cost.
#include "api/impl/parts.h"
#include "work/patent_life.h"

namespace sanlian::api {
namespace {

Result<std::string> life_json(const Call& call) {
  auto& platform = call.platform;
  auto& reader = platform.store().reader();
  const auto& type = *SANLIAN_TRY(platform.registry().type("patent"));
  const auto now = platform.clock().now();
  const store::Snapshot snapshot(reader);
  const auto row = SANLIAN_TRY(platform.writer().visible(reader, call.actor(), now, type, call.parameter("id")));
  const auto seen =
      record::permission(reader, platform.registry(), {.actor = call.actor(), .now = now}, record::Action::read, row);
  const auto facts = work::facts_of(row, seen);
  const auto& book = *platform.annuities();
  const auto life = SANLIAN_TRY(work::patent_life(book, platform.calendar(), facts, now.local_date()));
  return work::patent_life_json(life, facts, book, type, seen);
}

}  // namespace

void add_patent_endpoints(Api::Parts& parts) {
  parts.endpoints.push_back({.method = net::Method::get,
                             .path = "/records/patent/{id}/life",
                             .operation = "patentLife",
                             .summary = {"专利的生命周期与年费", "Life cycle and annuities of a patent"},
                             .handle = [](const Call& call) { call.answer(life_json(call)); },
                             .parameters = {{.name = "id", .in = "path", .what = {"编号", "Id"}, .required = true}},
                             .answer_schema = kObjectSchema});
}

}  // namespace sanlian::api
