#include "record/row.h"

#include "base/log.h"
#include "feel/evaluate.h"
#include "record/access.h"
#include "record/field_kind.h"
#include "record/impl/row_json.h"
#include "record/registry.h"
#include "record/sql_text.h"

namespace sanlian::record {
namespace {

/// `rows` are of `type.row_select`.
Row read_row(const RecordType& type, const store::Rows& rows) {
  Row row{.type = &type,
          .id = std::string(rows.text(0)),
          .park = std::string(rows.text(1)),
          .version = rows.integer(2),
          .created_at = {rows.integer(3)},
          .updated_at = {rows.integer(5)},
          .created_by = std::string(rows.text(4)),
          .updated_by = std::string(rows.text(6)),
          .deleted_at = {},
          .doubts = std::string(rows.text(8)),
          .stage = {},
          .stage_since = {},
          .stage_due = {},
          .cells = {}};
  if (!rows.is_null(7)) row.deleted_at = Instant{rows.integer(7)};
  int column = 9;
  if (type.staged()) {
    row.stage = rows.text(9);
    if (!rows.is_null(10)) row.stage_since = Instant{rows.integer(10)};
    row.stage_due = Date::parse(rows.text(11));
    column = 12;
  }
  row.cells.reserve(type.columns.size());
  for (std::size_t i = 0; i < type.columns.size(); ++i)
    row.cells.push_back(own(cell_at(rows, column + static_cast<int>(i))));
  return row;
}

class RecordObject final : public feel::Object {
 public:
  RecordObject(Row row, store::Source& source, const Registry& registry, std::optional<Viewer> viewer = {})
      : own_(std::move(row)), row_(*own_), source_(source), registry_(registry), viewer_(viewer) {
    if (viewer_) seen_ = permission(source_, registry_, *viewer_, Action::read, row_);
  }

  /// Of a row that outlives it.
  struct Lent {
    const Row& row;
  };
  RecordObject(Lent lent, store::Source& source, const Registry& registry)
      : row_(lent.row), source_(source), registry_(registry) {}

  const feel::Entity& entity() const override { return row_.type->entity; }
  std::string_view id() const override { return row_.id; }

  feel::Value get(const feel::Attribute& attribute) const override {
    if (viewer_ && attribute.key != "id" && !sees(row_.type->field_of_column(attribute.key))) return {};
    switch (attribute.storage) {
      case feel::Storage::column:
        return column(attribute);
      case feel::Storage::reference:
        return target(attribute);
      case feel::Storage::back_reference:
        return referrers(attribute);
    }
    return {};
  }

 private:
  /// No field: what every record has, or a list of others.
  bool sees(const Field* field) const {
    return seen_.allowed && (!field || seen_.fields[static_cast<std::size_t>(field->index)]);
  }

  feel::Value object(Row row) const {
    return std::shared_ptr<const feel::Object>(
        std::make_shared<RecordObject>(std::move(row), source_, registry_, viewer_));
  }

  bool is_hidden(const Row& row, const Field* link) const {
    if (!viewer_) return false;
    const auto seen = permission(source_, registry_, *viewer_, Action::read, row);
    return !seen.allowed || (link && !seen.fields[static_cast<std::size_t>(link->index)]);
  }

  feel::Value column(const feel::Attribute& attribute) const {
    if (const auto* field = row_.type->field_by_key(attribute.key)) return row_.value(*field);
    const auto& key = attribute.key;
    if (key == "id") return row_.id;
    if (key == "park") return row_.park;
    if (key == "version") return Decimal(row_.version);
    if (key == "created_at") return row_.created_at;
    if (key == "updated_at") return row_.updated_at;
    if (key == "created_by") return row_.created_by;
    if (key == "updated_by") return row_.updated_by;
    if (key == "stage") return row_.stage.empty() ? feel::Value() : feel::Value(row_.stage);
    if (key == "stage_since") return row_.stage_since ? feel::Value(*row_.stage_since) : feel::Value();
    if (key == "stage_due") return row_.stage_due ? feel::Value(*row_.stage_due) : feel::Value();
    for (std::size_t i = 0; i < row_.type->columns.size(); ++i)  // the second column of a field: area_bound
      if (row_.type->columns[i] == key)
        if (const auto* text = std::get_if<std::string>(&row_.cells[i])) return *text;
    return {};
  }

  /// Read once: a condition often asks one target for several of its fields.
  feel::Value target(const feel::Attribute& attribute) const {
    for (const auto& [known, value] : targets_)
      if (known == &attribute) return value;
    return targets_.emplace_back(&attribute, read_target(attribute)).second;
  }

  feel::Value read_target(const feel::Attribute& attribute) const {
    const auto id = row_.text(attribute.key);
    const auto* type = registry_.find(*attribute.target);
    if (id.empty() || !type) return {};
    auto found = load(source_, *type, id);
    if (!found) return failed(found.error());
    if (!*found || (**found).deleted_at) return {};
    return object(std::move(**found));
  }

  feel::Value referrers(const feel::Attribute& attribute) const {
    const auto* type = registry_.find(*attribute.target);
    auto rows = load_where(source_, *type, attribute.sql_column(), row_.id);
    if (!rows) return failed(rows.error());
    feel::Value::List list;
    for (auto& row : *rows)
      if (!is_hidden(row, type->field_by_key(attribute.sql_column()))) list.push_back(object(std::move(row)));
    return list;
  }

  static feel::Value failed(const Error& error) {
    log(LogLevel::error, error.print(Lang::en));
    return {};
  }

  std::optional<Row> own_;
  const Row& row_;
  store::Source& source_;
  const Registry& registry_;
  const std::optional<Viewer> viewer_;
  Permission seen_;                                                              ///< Of the viewer.
  mutable std::vector<std::pair<const feel::Attribute*, feel::Value>> targets_;  ///< Those that were read.
};

}  // namespace

std::span<const Cell> Row::of(const Field& field) const {
  return std::span(cells).subspan(static_cast<std::size_t>(field.first_column), field.kind->columns().size());
}

std::span<Cell> Row::of(const Field& field) {
  return std::span(cells).subspan(static_cast<std::size_t>(field.first_column), field.kind->columns().size());
}

feel::Value Row::value(const Field& field) const {
  const auto part = of(field);
  return is_null(part[0]) ? feel::Value() : field.kind->to_feel(field, part);
}

std::string Row::text(std::string_view field_key) const {
  const auto* field = type->field_by_key(field_key);
  if (!field) return {};
  const auto* text = std::get_if<std::string>(&of(*field)[0]);
  return text ? *text : std::string();
}

std::optional<std::int64_t> Row::integer(std::string_view field_key) const {
  const auto* field = type->field_by_key(field_key);
  if (!field) return std::nullopt;
  const auto* number = std::get_if<std::int64_t>(&of(*field)[0]);
  return number ? std::optional(*number) : std::nullopt;
}

std::string Row::print(const Field& field, Lang lang) const {
  const auto part = of(field);
  if (is_null(part[0])) return {};
  std::vector<CellView> views;
  for (const auto& cell : part) views.push_back(view(cell));
  return field.kind->print(field, views, lang);
}

Result<std::optional<Row>> load(store::Source& source, const RecordType& type, std::string_view id) {
  auto rows = SANLIAN_TRY(source.query(type.row_select + " WHERE id = ?", {id}));
  if (!SANLIAN_TRY(rows.next())) return std::optional<Row>();
  return std::optional(read_row(type, rows));
}

Result<std::vector<Row>> load_where(store::Source& source, const RecordType& type, std::string_view column,
                                    const Cell& value) {
  const std::vector<Cell> cells = {value};
  auto rows = SANLIAN_TRY(source.query(
      type.row_select + " WHERE " + sql_name(column) + " = ? AND deleted_at IS NULL ORDER BY id", lend(cells)));
  std::vector<Row> found;
  while (SANLIAN_TRY(rows.next())) found.push_back(read_row(type, rows));
  return found;
}

std::shared_ptr<const feel::Object> as_object(Row row, store::Source& source, const Registry& registry) {
  return std::make_shared<RecordObject>(std::move(row), source, registry);
}

std::shared_ptr<const feel::Object> as_seen_object(Row row, store::Source& source, const Registry& registry,
                                                   const Viewer& viewer) {
  if (viewer.actor.is_system()) return as_object(std::move(row), source, registry);
  return std::make_shared<RecordObject>(std::move(row), source, registry, viewer);
}

Permission permission(store::Source& source, const Registry& registry, const Viewer& viewer, Action action,
                      const Row& row) {
  const auto& actor = viewer.actor;
  Permission result{.allowed = actor.is_system(),
                    .fields = std::vector<bool>(row.type->fields.size(), actor.is_system())};
  if (actor.is_system()) return result;
  std::vector<feel::Value> frame;
  for (const auto* rule : rules_for(*row.type, action, actor)) {
    if (rule->where) {
      if (frame.empty())
        frame = {std::shared_ptr<const feel::Object>(
                     std::make_shared<RecordObject>(RecordObject::Lent{row}, source, registry)),
                 actor.as_feel()};
      const auto outcome = feel::judge(*rule->where, frame, {.now = viewer.now, .limits = {}});
      if (outcome.verdict != feel::Verdict::met) continue;
    }
    result.allowed = true;
    for (std::size_t i = 0; i < result.fields.size(); ++i) result.fields[i] = result.fields[i] || rule->fields[i];
  }
  return result;
}

}  // namespace sanlian::record
