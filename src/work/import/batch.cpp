#include "work/import/batch.h"

#include "format/json.h"
#include "work/import/errors.h"
#include "work/platform.h"

namespace sanlian::work {
namespace {

constexpr store::SchemaStep kSteps[] = {
    {"import", 1, "batches of imports",
     "CREATE TABLE import_batch(id TEXT NOT NULL PRIMARY KEY, type TEXT NOT NULL, park TEXT, file_name TEXT NOT NULL,"
     " digest TEXT NOT NULL, mode TEXT NOT NULL, state TEXT NOT NULL, counts TEXT NOT NULL, mapping TEXT NOT NULL,"
     " problems TEXT NOT NULL, warnings TEXT NOT NULL, error_file TEXT, by_id TEXT, by_name TEXT NOT NULL,"
     " at INTEGER NOT NULL, undone_at INTEGER, undone TEXT) STRICT;"
     "CREATE INDEX import_batch_park ON import_batch(park, id)"}};

constexpr std::string_view kSelect =
    "SELECT id, type, park, file_name, digest, mode, state, counts, mapping, problems, warnings, error_file, by_id,"
    " by_name, at, undone_at, undone FROM import_batch";

store::Bind text_or_null(const std::string& text) { return text.empty() ? store::Bind() : store::Bind(text); }

ImportCounts read_counts(std::string_view json) {
  ImportCounts counts;
  const auto tree = format::parse_json(json);
  ensure(tree.has_value(), "the counts of a batch are JSON");
  const std::pair<std::string_view, std::int64_t*> kParts[] = {
      {"rows", &counts.rows},           {"inserted", &counts.inserted}, {"updated", &counts.updated},
      {"unchanged", &counts.unchanged}, {"refused", &counts.refused},   {"warned", &counts.warned},
      {"created", &counts.created}};
  for (const auto& [key, number] : kParts)
    if (const auto* value = tree->find(key); value && value->is_number()) *number = std::stoll(value->number_text());
  return counts;
}

ImportBatch read_batch(const store::Rows& rows) {
  ImportBatch batch;
  int column = 0;
  for (auto* text : {&batch.id, &batch.type, &batch.park, &batch.file_name, &batch.digest, &batch.mode, &batch.state})
    *text = rows.text(column++);
  batch.counts = read_counts(rows.text(column++));
  for (auto* text : {&batch.mapping, &batch.problems, &batch.warnings, &batch.error_file, &batch.by_id, &batch.by_name})
    *text = rows.text(column++);
  batch.at = {rows.integer(14)};
  if (!rows.is_null(15)) batch.undone_at = Instant{rows.integer(15)};
  batch.undone = rows.text(16);
  return batch;
}

bool may_see(Platform& platform, const record::Actor& actor, const ImportBatch& batch) {
  if (actor.is_system()) return true;
  const auto* type = platform.registry().find(batch.type);
  if (!type || !platform.access().grant(*type, record::Action::import, actor).allowed) return false;
  return batch.by_id == actor.id() || (!actor.park().empty() && batch.park == actor.park());
}

std::string counts_json(const ImportCounts& counts) {
  std::string json;
  format::JsonWriter out(json);
  counts.write_json(out);
  return json;
}

}  // namespace

std::span<const store::SchemaStep> import_schema_steps() { return kSteps; }

std::filesystem::path import_folder(const std::filesystem::path& data) { return data / "imports"; }

std::string ImportBatch::json(bool whole) const {
  std::string text;
  format::JsonWriter out(text);
  out.begin_map().key("id").text(id).key("type").text(type).key("park");
  if (park.empty())
    out.null();
  else
    out.text(park);
  out.key("file").text(file_name).key("digest").text(digest).key("mode").text(mode).key("state").text(state);
  out.key("dry_run").boolean(state == "dry_run").key("counts");
  counts.write_json(out);
  if (whole) out.key("mapping").raw(mapping).key("problems").raw(problems).key("warnings").raw(warnings);
  out.key("has_error_file").boolean(!error_file.empty());
  out.key("by").text(by_name).key("at").text(at.to_string());
  if (undone_at) out.key("undone_at").text(undone_at->to_string()).key("undo").raw(undone);
  out.end_map();
  return text;
}

Status save_batch(store::Transaction& transaction, const ImportBatch& batch) {
  const auto counts = counts_json(batch.counts);
  SANLIAN_TRY(transaction.run(
      "INSERT INTO import_batch(id, type, park, file_name, digest, mode, state, counts, mapping, problems, warnings,"
      " error_file, by_id, by_name, at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {batch.id, batch.type, text_or_null(batch.park), batch.file_name, batch.digest, batch.mode, batch.state, counts,
       batch.mapping, batch.problems, batch.warnings, text_or_null(batch.error_file), text_or_null(batch.by_id),
       batch.by_name, transaction.now().micros}));
  return {};
}

Status save_undo(store::Transaction& transaction, const ImportBatch& batch) {
  SANLIAN_TRY(transaction.run("UPDATE import_batch SET state = ?, undone_at = ?, undone = ? WHERE id = ?",
                              {batch.state, transaction.now().micros, batch.undone, batch.id}));
  return {};
}

Result<ImportBatch> find_batch(Platform& platform, store::Source& source, const record::Actor& actor,
                               std::string_view id) {
  std::string sql(kSelect);
  sql += " WHERE id = ?";
  auto rows = SANLIAN_TRY(source.query(sql, {id}));
  if (!SANLIAN_TRY(rows.next())) return Error(errors::no_such_import).at("imports/" + std::string(id));
  auto batch = read_batch(rows);
  if (!may_see(platform, actor, batch)) return Error(errors::no_such_import).at("imports/" + std::string(id));
  return batch;
}

Result<std::vector<ImportBatch>> list_batches(Platform& platform, store::Source& source, const record::Actor& actor,
                                              int limit, std::string_view before) {
  std::string sql(kSelect);
  std::vector<store::Bind> binds;
  sql += " WHERE 1";
  if (!actor.is_system()) {
    sql += " AND (park = ? OR by_id = ?)";
    binds.emplace_back(actor.park());
    binds.emplace_back(actor.id());
  }
  if (!before.empty()) {
    sql += " AND id < ?";
    binds.emplace_back(before);
  }
  auto rows = SANLIAN_TRY(source.query(sql + " ORDER BY id DESC", binds));
  std::vector<ImportBatch> batches;
  while (static_cast<int>(batches.size()) < limit && SANLIAN_TRY(rows.next())) {
    auto batch = read_batch(rows);
    if (may_see(platform, actor, batch)) batches.push_back(std::move(batch));
  }
  return batches;
}

}  // namespace sanlian::work
