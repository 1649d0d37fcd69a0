#include "work/precheck.h"

#include "base/text.h"
#include "feel/evaluate.h"
#include "format/label_json.h"
#include "work/errors.h"
#include "work/ground_values.h"

namespace sanlian::work {
namespace {

/// Leaves the map open.
void begin_ground(format::JsonWriter& out, const record::RecordType& type, const GroundResult& found) {
  out.begin_map().key("key").text(found.ground->key).key("finding").text(finding_key(found.finding));
  write_label(out, "label", found.ground->label);
  if (!found.missing.empty()) {
    out.key("needs").begin_list();
    for (const auto& path : found.missing) {
      out.begin_map().key("path").text(path);
      write_label(out, "label", path_label(type, path));
      out.end_map();
    }
    out.end_list();
  }
  if (found.ground->insist) out.key("insist").boolean(true);
  if (found.mend_by) {
    out.key("mend").begin_map().key("role").text(found.ground->mend.role).key("by").text(found.mend_by->to_string());
    write_label(out, "how", found.ground->mend.how);
    out.end_map();
  }
}

void write_used(format::JsonWriter& out, const std::vector<UsedValue>& values) {
  out.key("used").begin_list();
  for (const auto& value : values) {
    out.begin_map().key("path").text(value.path);
    write_label(out, "label", value.label);
    if (value.text)
      write_label(out, "text", *value.text);
    else
      out.key("text").null();
    out.key("hidden").boolean(value.hidden).end_map();
  }
  out.end_list();
}

feel::Context inputs_of(const PrecheckRequest& request) {
  feel::Context inputs;
  if (!request.product.empty()) inputs.put("product", request.product);
  if (request.term_months) inputs.put("term_months", *request.term_months);
  return inputs;
}

/// The inputs that are no records: what was given, else what the check declares.
void write_inputs(format::JsonWriter& out, const Check& check, const feel::Context& inputs, Instant now) {
  out.key("inputs").begin_list();
  for (const auto& input : check.inputs) {
    const auto* given = inputs.find(input.key);
    if (input.target || (!given && !input.fallback)) continue;
    const auto value = given ? *given : feel::evaluate(*input.fallback, {}, {.now = now, .limits = {}}).value;
    out.begin_map().key("key").text(input.key);
    write_label(out, "label", input.label);
    out.key("value").text(value.print()).end_map();
  }
  out.end_list();
}

/// Leaves the map open.
void begin_row(format::JsonWriter& out, const PrecheckRow& row) {
  const auto& type = *row.row.type;
  out.begin_map().key("id").text(row.row.id).key("title").text(row.row.print(type.title(), Lang::zh));
  if (const auto* number = type.field_by_key("patent_number")) out.key("number").text(row.row.print(*number, Lang::zh));
  out.key("holder").text(row.row.text("holder")).key("verdict").text(verdict_key(row.result.verdict));
  out.key("reasons").begin_list();
  for (const auto& ground : row.result.grounds) {
    if (ground.finding == Finding::met || ground.finding == Finding::not_applicable) continue;
    begin_ground(out, type, ground);
    out.end_map();
  }
  out.end_list();
}

/// The ids first: judging reads through references on the same connection.
Result<std::vector<std::string>> visible_ids(Platform& platform, const record::Actor& actor, const Check& check,
                                             const PrecheckRequest& request) {
  std::vector<std::string> ids;
  record::Selection selection{.filter = {}, .sort = {{"id", false}}, .fields = {"id"}};
  const auto also = [&selection](const std::string& condition) {
    selection.filter += (selection.filter.empty() ? "(" : " and (") + condition + ")";
  };
  if (!request.park.empty()) also("park = \"" + request.park + "\"");
  if (!request.record.empty()) also("id = \"" + request.record + "\"");
  if (!request.filter.empty()) also(request.filter);
  SANLIAN_TRY(platform.queries().each(platform.store().reader(), platform.context(actor), *check.face.over, selection,
                                      [&](const record::RowView& row) -> Result<bool> {
                                        ids.emplace_back(row.id());
                                        return true;
                                      }));
  return ids;
}

}  // namespace

Result<PrecheckTotals> precheck(Platform& platform, const record::Actor& actor, const PrecheckRequest& request,
                                const std::function<bool(const PrecheckRow&)>& visit) {
  const auto* check = platform.checks().check(request.check);
  if (!check)
    return Error(errors::no_such_check, {{"check", request.check}, {"known", join(platform.checks().names(), ", ")}});
  auto& reader = platform.store().reader();
  const store::Snapshot snapshot(reader);
  const auto now = platform.clock().now();
  const record::Viewer viewer{.actor = actor, .now = now};
  const auto inputs = inputs_of(request);
  PrecheckTotals totals;
  for (const auto& id : SANLIAN_TRY(visible_ids(platform, actor, *check, request))) {
    const auto row = SANLIAN_TRY(record::load(reader, *check->face.over, id));
    if (!row) continue;
    const auto result = SANLIAN_TRY(platform.checks().judge(reader, *check, *row, inputs, now, &viewer));
    ++totals.records;
    ++(result.verdict == Verdict::pledgeable ? totals.pledgeable
       : result.verdict == Verdict::blocked  ? totals.blocked
                                             : totals.unknown);
    if (request.verdict && *request.verdict != result.verdict) continue;
    if (!visit({.row = *row, .result = result})) break;
  }
  return totals;
}

void write_precheck_row(std::string& json, const PrecheckRow& row) {
  format::JsonWriter out(json);
  begin_row(out, row);
  out.end_map();
}

Status write_precheck_sheet(std::string& json, Platform& platform, const record::Actor& actor,
                            const PrecheckRequest& request, const PrecheckRow& row) {
  const auto& check = *platform.checks().check(request.check);
  const auto inputs = inputs_of(request);
  const auto now = platform.clock().now();
  const GroundCase one{.source = platform.store().reader(),
                       .registry = platform.registry(),
                       .check = check,
                       .row = row.row,
                       .inputs = inputs,
                       .viewer = {.actor = actor, .now = now}};
  format::JsonWriter out(json);
  begin_row(out, row);
  write_inputs(out, check, inputs, now);
  out.key("grounds").begin_list();
  for (const auto& ground : row.result.grounds) {
    const auto values = SANLIAN_TRY(used_values(one, *ground.ground));
    begin_ground(out, *row.row.type, ground);
    if (!ground.ground->group.empty()) out.key("group").text(ground.ground->group);
    write_used(out, values);
    out.end_map();
  }
  out.end_list().end_map();
  return {};
}

}  // namespace sanlian::work
